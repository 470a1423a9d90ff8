import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareStatutes, originOf } from '~/domain/comparison'
import { articlesOf, parseStatute, type StatuteTree } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

/** The chain of versions as `originOf` takes it. */
const chain = (trees: readonly StatuteTree[]) =>
  trees.map((tree, index) => {
    const before = trees[index - 1]
    return { articles: articlesOf(tree), ...(before ? { changes: compareStatutes(before, tree) } : {}) }
  })

const statute = (...articles: readonly string[]) =>
  parseStatute(articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n')).tree

/** The laws: the pieces are the text, and each piece stood in the version that brought it where it says. */
function expectWhole(trees: readonly StatuteTree[]) {
  const versions = chain(trees)
  const origin = originOf(versions)
  const last = versions.at(-1)?.articles ?? []
  expect([...origin.keys()].sort()).toEqual(last.map(({ eId }) => eId).sort())
  for (const { eId, text } of last) {
    const pieces = origin.get(eId) ?? []
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    for (const piece of pieces) {
      const born = versions[piece.version]?.articles.find((one) => one.eId === piece.eId)
      expect(born?.text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text)
    }
  }
  return origin
}

it('names the version that brought each phrase', () => {
  const origin = expectWhole([
    statute('市人民政府应当在三十日内答复。', '物业企业应当公示收费标准。'),
    statute('市人民政府应当在二十日内答复。', '物业企业应当公示收费标准。'),
    statute('为了便民，制定本条例。', '市人民政府应当在二十日内书面答复。', '物业企业应当公示收费标准。'),
  ])
  expect(origin.get('art_2')?.map(({ text, version }) => `${version + 1}${text}`)).toEqual([
    '1市人民政府应当在',
    '2二十日',
    '1内',
    '3书面',
    '1答复。',
  ])
  expect(origin.get('art_1')).toMatchObject([{ version: 2, eId: 'art_1', start: 0 }])
})

it('follows words through splits, joins and moves', () => {
  const first = '业主大会由全体业主组成，每年召开一次会议，讨论物业服务合同的订立和解除。'
  const second = '业主委员会执行业主大会的决定，接受业主的监督，每半年公布一次账目。'
  const other = '街道办事处应当指导业主大会的成立，提供会议场所和必要的法律咨询服务。'
  const origin = expectWhole([
    statute(first, second, other),
    statute(`${first}\n${second}`, other),
    statute(other, first, `${second}账目应当保存十年。`),
  ])
  expect(origin.get('art_2')).toMatchObject([{ version: 0, eId: 'art_1' }])
  expect(origin.get('art_3')?.at(-1)).toMatchObject({ text: '账目应当保存十年。', version: 2 })
})

it('holds for any three versions', () => {
  const article = fc
    .array(
      fc.constantFrom('社区应当', '公示收费', '三十日', '十五日', '，', '\n（一）', '备案', '电梯', '。'),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((words) => `为${words.join('')}终。`)
  const version = fc.array(article, { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expectWhole([statute(...a), statute(...b), statute(...c)])
    }),
    { numRuns: 150 },
  )
})

it('holds for the three stages of the property regulation', () => {
  const folder = new URL('../../../content/works/property-management/', import.meta.url)
  const names = readdirSync(folder)
    .filter((name) => /^[0-9]/.test(name))
    .sort()
  const origin = expectWhole(
    names.map((name) => parseStatute(readFileSync(new URL(name, folder), 'utf8')).tree),
  )
  const versions = new Set([...origin.values()].flat().map(({ version }) => version))
  expect(versions).toEqual(new Set([0, 1, 2]))
})
