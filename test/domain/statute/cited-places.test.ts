import fc from 'fast-check'
import { expect, it } from 'vitest'
import { citationsOf, parseStatute } from '~/domain/statute'

const law = `云泽市河道条例
第一章 总则
第一条 为了保护河道，制定本条例。
第二条 本条例适用于本市河道。
前款所称河道，包括水库。
第三条 市水行政主管部门履行下列职责：
（一）编制规划；
（二）巡查河道；
（三）依照前两项开展检查：
1.检查堤防；
2.检查水闸。
第二章 保护
第四条 `

/** Each citation of 第四条 (or of the whole text) as `words → addresses or the fault`. */
function led(words: string, only = 'art_4'): string[] {
  return citationsOf(parseStatute(`${law}${words}\n`).tree)
    .filter(({ eId }) => eId.startsWith(only))
    .map(({ text, places }) => `${text} → ${places.flatMap(({ eIds, fault }) => fault ?? eIds).join(' ')}`)
}

it.each([
  ['违反本条例第一条至第三条的', '本条例第一条至第三条 → art_1 art_2 art_3'],
  ['违反第二条第一款、第二款的', '第二条第一款、第二款 → art_2__para_1 art_2__para_2'],
  ['违反第三条第一项或者第二项的', '第三条第一项或者第二项 → art_3__para_1__point_1 art_3__para_1__point_2'],
  [
    '违反第三条第一款第一项至第三项的',
    '第三条第一款第一项至第三项 → art_3__para_1__point_1 art_3__para_1__point_2 art_3__para_1__point_3',
  ],
  ['违反第三条第三项第二目的', '第三条第三项第二目 → art_3__para_1__point_3__indent_2'],
  ['违反前条第二项的', '前条第二项 → art_3__para_1__point_2'],
  ['违反前两条的', '前两条 → art_2 art_3'],
  ['依照本条第一款的', '本条第一款 → art_4__para_1'],
  ['依照本条例第一章的', '本条例第一章 → chp_1'],
  ['依照本章的', '本章 → chp_2'],
  ['违反本条例第九条的', '本条例第九条 → no-such-article'],
  ['违反本条例第二条第三款的', '本条例第二条第三款 → no-such-paragraph'],
  ['违反本条例第三条第四项的', '本条例第三条第四项 → no-such-point'],
  ['违反本条例第二条第一项的', '本条例第二条第一项 → no-such-point'],
  ['违反本条例第三条至第二条的', '本条例第三条至第二条 → descending-range'],
  ['依照前款的', '前款 → nothing-before'],
  ['依照《中华人民共和国水法》第六十五条的', '《中华人民共和国水法》第六十五条 → '],
])('leads %s to its nodes', (words, expected) => {
  expect(led(`${words}，责令改正。`)).toEqual([expected])
})

it('knows 前款 and 前两项 by where they stand', () => {
  expect(led('略。', 'art_2__para_2')).toEqual(['前款 → art_2__para_1'])
  expect(led('略。', 'art_3__para_1__point_3')).toEqual([
    '前两项 → art_3__para_1__point_1 art_3__para_1__point_2',
  ])
})

it('takes no 本项目, 本条件, 当前条件, 本节能 or 前三项污染物 for a citation', () => {
  expect(led('本项目具备本条件，当前条件下采用本节能产品，对前三项污染物征收。')).toEqual([])
})

it('reads the points of a penalty in the article that its lead-in cites', () => {
  expect(
    led(
      '违反本条例第三条规定，有下列行为之一的，责令改正：\n（一）违反第二项规定的；\n（二）违反第四项规定的。',
    ),
  ).toEqual(['本条例第三条 → art_3', '第二项 → art_3__para_1__point_2', '第四项 → no-such-point'])
})

it('says which work a citation means, by declared abbreviation and without the name of the state', () => {
  const works = citationsOf(
    parseStatute(
      `${law}依照《中华人民共和国水法》（以下简称水法）第六十条、水法第六十五条和该法第六十六条、《云泽市河道条例》第一条的规定，处理。\n`,
    ).tree,
  ).map(({ work }) => work)
  expect(works.filter(Boolean)).toEqual(['水法', '水法', '该法', '云泽市河道条例'])
})

it('marks citations that are wording of another text', () => {
  const cited = citationsOf(parseStatute(`${law}将“依照本条例第九条”改为“依照前款”，依照第一条办理。\n`).tree)
  expect(cited.slice(2).map(({ text, isQuoted }) => [text, isQuoted])).toEqual([
    ['本条例第九条', true],
    ['前款', true],
    ['第一条', false],
  ])
})

it('gives exact characters whatever stands around', () => {
  const pieces = [
    '第一条',
    '第二款',
    '、',
    '和',
    '至',
    '本条例',
    '前款',
    '“',
    '”',
    '《水法》',
    '甲',
    '。',
    '（一）项',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (parts) => {
      const { tree } = parseStatute(`${law}${parts.join('')}\n`)
      for (const { eId, start, end, text } of citationsOf(tree)) {
        const words: string[] = []
        const collect = (node: { eId?: string; children?: readonly unknown[] }) => {
          for (const child of (node.children ?? []) as { type: string; value?: string }[]) {
            if (child.type === 'words' && node.eId === eId) words.push(child.value ?? '')
            else collect(child as never)
          }
        }
        collect(tree as never)
        expect(words.join('\n').slice(start, end)).toBe(text)
      }
    }),
    { numRuns: 200 },
  )
})
