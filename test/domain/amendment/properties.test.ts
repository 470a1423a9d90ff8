import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  applyDecision,
  declaredLinks,
  parseDecision,
  quotable,
  unquoted,
} from '../../../app/domain/amendment'
import { articlesOf, parseStatute, statuteText } from '../../../app/domain/statute'

const old = parseStatute(
  `临江市节水条例
第一章　总则
第一条　为了节约用水，制定本条例。
第二条　用水适用本条例。
有下列情形之一的除外：
（一）农业灌溉；
（二）消防。
第二章　管理
第三条　违反本条例第二条第一款规定的，由街道责令改正。
第四条　甲和乙应当报告。
第四条之一　丙应当报告。
第五条　本条例自公布之日起施行。
`,
).tree

// RUNS=20000 searches longer.
const runs = Number(process.env.RUNS ?? 400)

// Pieces that decisions are made of, and pieces that do not belong there.
const pieces = [
  ...'一、|二、|三、|（一）|（二）|1.|2.|第三条 |\n|\n\n|，|。|；|：|、|　'.split('|'),
  ...'将|在|对|并|相应地将|其中的|中的|末尾|后|前|原|该条|删去|删除|增加|修改为|改为|作为|合并|单列一条|统一'.split(
    '|',
  ),
  ...'第一条|第二条|第三条|第四条|第四条之一|第九条|第一款|第二款|第一项|第（二）项|第一章|第二章章名|引言|名称|附件一|条文'.split(
    '|',
  ),
  ...'一条|一款|一项|两条|一章|第一条至第三条|十一条|但第三条除外'.split('|'),
  ...'“甲”|“乙”|“（三）其他。”|“第二条　新的。”|“第三条　又一条。”|“一段。\n“二段。”|“|”|‘|’'.split('|'),
  ...'《临江市节水条例》|《其他条例》|决定对《临江市节水条例》作如下修改：|关于修改《临江市节水条例》的决定\n'.split(
    '|',
  ),
  ...'条文顺序作相应调整|本决定自公布之日起施行|根据本决定作相应修改，重新公布|𠮷|x'.split('|'),
]
const jumble = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

// Well-formed items in any order and combination: many apply, many contradict each other.
const article = fc.constantFrom('第一条', '第二条', '第三条', '第四条', '第四条之一', '第五条')
const item = fc
  .tuple(
    fc.constantFrom(
      '删去A。',
      '将A修改为：“改后一。\n“改后二。”',
      '将A改为B。',
      '将A改为B，第一款修改为：“改后款。”',
      '增加一条，作为B：“新增条。”',
      '在A后增加一条，作为第四条之二：“新增之二。”',
      'A增加一款，作为第二款：“新增款。”',
      '第二条第一款增加一项，作为第二项：“（二）园林；”',
      '将A第一款改为B。',
      '将A改为B第一款。',
      '将A、B合并，作为A，修改为：“合并后。”',
      '将A改为两条，作为A、B，修改为：\n“A　拆分一。\n“B　拆分二。”',
      '将条文中的“街道”修改为“镇”。',
      '删去第二条第二款第一项。',
      '第二章章名修改为“责任”。',
    ),
    article,
    article,
  )
  .map(([template, a, b]) => template.replaceAll('A', a).replaceAll('B', b))
const wellFormed = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([items, isReordered]) =>
    [...items, ...(isReordered ? ['条文顺序作相应调整。'] : [])]
      .map((text, k) => `${'一二三四五'.charAt(k)}、${text}`)
      .join('\n'),
  )
const decisions = fc.oneof(jumble, wellFormed)

it('never throws on a jumble, and applying it gives a text or names why not', () => {
  fc.assert(
    fc.property(decisions, (source) => {
      const decision = parseDecision(source)
      const result = applyDecision(old, decision)
      declaredLinks(old, old, decision)
      if (result.ok) expect(statuteText(result.tree)).not.toBe('')
      else expect(result.refusal.reason).not.toBe('')
    }),
    { numRuns: runs },
  )
}, 600_000)

it('leaves no character of an item without an operation or a finding', () => {
  fc.assert(
    fc.property(decisions, (source) => {
      const { acts, messages } = parseDecision(source)
      for (const { start, end, operations } of acts.flatMap(({ items }) => items)) {
        const spans = [...operations, ...messages].filter((span) => span.end > start && span.start < end)
        for (let at = start; at < end; at++) {
          if (/[\s\u3000。；，、：;:,]/.test(source.charAt(at))) continue
          expect(
            spans.some((span) => span.start <= at && at < span.end),
            `${at} of ${JSON.stringify(source)}`,
          ).toBe(true)
        }
      }
    }),
    { numRuns: runs },
  )
}, 600_000)

it('puts every article of both texts in exactly one link', () => {
  fc.assert(
    fc.property(decisions, (source) => {
      const result = applyDecision(old, parseDecision(source))
      if (!result.ok) return
      const sides = { from: articlesOf(old), to: articlesOf(result.tree) }
      for (const side of ['from', 'to'] as const) {
        const linked = result.links.flatMap((link) => link[side])
        expect([...linked].sort()).toEqual(sides[side].map(({ eId }) => eId).sort())
      }
    }),
    { numRuns: runs },
  )
}, 600_000)

it('applies a good part of well-formed decisions, so that these properties say something', () => {
  const results = fc
    .sample(wellFormed, { numRuns: 400, seed: 1 })
    .map((source) => applyDecision(old, parseDecision(source)))
  expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(100)
})

it('numbers articles without a gap or a repetition', () => {
  fc.assert(
    fc.property(wellFormed, (source) => {
      const result = applyDecision(old, parseDecision(source))
      if (!result.ok) return
      const numbers = articlesOf(result.tree).map(({ number }) => number)
      expect(new Set(numbers).size).toBe(numbers.length)
      if (!source.includes('条文顺序')) return
      const whole = articlesOf(result.tree).flatMap(({ key }) => (key.sub === undefined ? [key.n] : []))
      expect(whole).toEqual(whole.map((_, k) => k + 1))
    }),
    { numRuns: runs },
  )
}, 600_000)

it('keeps every carried character that no operation names', () => {
  const decision = parseDecision('一、将第四条中的“甲”修改为“丁”。')
  const result = applyDecision(old, decision)
  if (!result.ok) throw new Error(result.refusal.reason)
  expect(statuteText(result.tree)).toBe(statuteText(old).replace('甲和乙', '丁和乙'))
})

it('gives quotation marks back as they were', () => {
  const text = fc
    .array(fc.oneof(fc.constant('甲'), fc.constant('“乙”'), fc.constant('“丙‘丁’戊”')))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (plain) => {
      expect(unquoted(quotable(plain))).toBe(plain)
    }),
  )
})
