import fc from 'fast-check'
import { expect, it } from 'vitest'
import { articlesOf, parseStatute, stringifyStatute } from '~/domain/statute'
import { lossIn } from './lossless'

const law = [
  '# 临江市河道管理条例',
  '（2020年3月1日临江市第二届人民代表大会常务委员会第九次会议通过　根据2022年5月6日《关于修改〈河道管理条例〉的决定》修正）',
  '目　录',
  '第一章　总　则',
  '第二章　保护与利用',
  '第一章　总　则',
  '第一条　为了加强河道管理，根据《中华人民共和国水法》第三条、第四条第二款，制定本条例。',
  '第二条（适用范围）本条例适用于本市河道。',
  '　　法律、行政法规另有规定的，从其规定。',
  '第二章　保护与利用',
  '第三条　禁止下列行为：',
  '（一）倾倒垃圾，包括：',
  '1.建筑垃圾；',
  '2.生活垃圾；',
  '（二）违反第二条第一款规定的“其他行为”。',
  '第四条　（删去）',
  '第四条之一　本条例自 年 月 日起施行。',
  '附件：河道名录',
].join('\n')

const fragments = [
  '\n',
  '\r\n',
  '\n\n',
  ' ',
  '　',
  '\u200b',
  '\ufeff',
  '“',
  '”',
  '（',
  '）',
  '(',
  ')',
  '。',
  '；',
  '：',
  '，',
  '**',
  '#',
  '## ',
  '|',
  '\\',
  '<!--',
  '-->',
  '---\n',
  '第',
  '条',
  '第五条',
  '第五条 ',
  '第三章 ',
  '（一）',
  '(二)',
  '1.',
  '一、',
  '目录',
  '附件',
  '附表一',
  '修改为：“',
  '— 3 —',
  '\f',
  '𬇙',
  '⼀',
  '\ud83d',
  '0',
  '１',
]

/** A real law text damaged at random places. */
const damaged = fc
  .array(fc.tuple(fc.nat(law.length), fc.nat(12), fc.constantFrom(...fragments)), { maxLength: 8 })
  .map((cuts) =>
    cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), law),
  )

const jumble = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''))

it('never throws and never loses a character of a damaged law', () => {
  fc.assert(
    fc.property(damaged, (source) => {
      expect(lossIn(source, parseStatute(source).tree)).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

it('never throws and never loses a character of a jumble', () => {
  fc.assert(
    fc.property(jumble, (source) => {
      expect(lossIn(source, parseStatute(source).tree)).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

it('gives every node an address of its own', () => {
  fc.assert(
    fc.property(damaged, (source) => {
      const seen = new Set<string>()
      const visit = (node: { eId?: string; children?: readonly object[] }) => {
        if (node.eId !== undefined) {
          expect(seen.has(node.eId), node.eId).toBe(false)
          seen.add(node.eId)
        }
        for (const child of node.children ?? []) visit(child)
      }
      visit(parseStatute(source).tree)
    }),
    { numRuns: 500 },
  )
})

it('reads from its own canonical Markdown the same articles', () => {
  const shown = (source: string) =>
    articlesOf(parseStatute(source).tree).map(({ number, caption, path, text }) => [
      number,
      caption,
      path,
      text,
    ])
  expect(shown(stringifyStatute(parseStatute(law).tree))).toEqual(shown(law))
  const once = stringifyStatute(parseStatute(law).tree)
  expect(stringifyStatute(parseStatute(once).tree)).toBe(once)
})
