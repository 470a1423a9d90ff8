import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Carried,
  type CarrySide,
  carryFates,
  carryThrough,
  composeFates,
  createCarrier,
  evidenceLine,
  readEvidence,
} from '~/domain/adoption'
import { quoteAnchor } from '~/domain/comment'
import { compareStatutes } from '~/domain/comparison'
import { articleNumberText, articlesOf, parseStatute } from '~/domain/statute'

const lawOf = (texts: readonly string[]) =>
  `某市某条例\n\n${texts.map((text, at) => `${articleNumberText({ n: at + 1 })}　${text}`).join('\n\n')}\n`

function sideOf(source: string): CarrySide {
  const { tree } = parseStatute(source)
  const articles = new Map(articlesOf(tree).map(({ eId, number, text }) => [eId, { number, text }]))
  return { articles, title: tree.title, explanation: '' }
}

function carrierOf(oldSource: string, newSource: string) {
  const changes = compareStatutes(parseStatute(oldSource).tree, parseStatute(newSource).tree)
  return createCarrier({ changes, from: sideOf(oldSource), to: sideOf(newSource) })
}

function quoteOf(source: string, eId: string, words: string) {
  const text = sideOf(source).articles.get(eId)?.text ?? ''
  const start = text.indexOf(words)
  return quoteAnchor(text, start, start + words.length)
}

const before = [
  '为了规范户外广告设施的设置和管理，保护城市风貌，制定本条例。',
  '市、县人民政府应当自收到申请之日起三十日内作出决定；情况复杂的，可以延长十五日。',
  '户外广告设施的设置人应当每年对设施进行一次安全检测，检测不合格的应当立即拆除。',
  '违反本条例规定，未经批准设置户外广告设施的，处五百元以上五千元以下罚款。',
]

it('keeps the place of an article that did not change and of one that was only renumbered', () => {
  const carry = carrierOf(
    lawOf(before),
    lawOf([before[0] ?? '', '新增加的一条，规定公众参与和监督举报的途径。', ...before.slice(1)]),
  )
  expect(carry({ eId: 'art_1' })).toMatchObject({ fate: 'same-place', eIds: ['art_1'] })
  expect(carry({ eId: 'art_3' })).toMatchObject({ fate: 'renumbered', eIds: ['art_4'] })
})

it('says that the text is gone when the article is deleted, and leads nowhere', () => {
  const carry = carrierOf(lawOf(before), lawOf([before[0] ?? '', before[1] ?? '', before[3] ?? '']))
  expect(carry({ eId: 'art_3' })).toMatchObject({ fate: 'text-gone', eIds: [] })
})

it('asks a person where like clauses changed places and the edits may run through the wrong one', () => {
  const [long, short] = ['劳动者提前三十日以书面形式通知用人单位，', '劳动者在试用期内提前三日通知用人单位，']
  const source = lawOf([`${long}可以解除劳动合同。${short}可以解除劳动合同。`])
  const text = sideOf(source).articles.get('art_1')?.text ?? ''
  const start = text.lastIndexOf('可以解除')
  const quote = quoteAnchor(text, start, start + 5)
  const carry = carrierOf(source, lawOf([`${long}${short}可以解除劳动合同。可以解除劳动合同。`]))
  expect(carry({ eId: 'art_1', ...(quote ? { quote } : {}) })).toMatchObject({
    fate: 'needs-person',
    quoteKept: false,
  })
})

it('finds quoted words again beside a change, and declares changed words changed', () => {
  const source = lawOf(before)
  const after = lawOf(before.map((text) => text.replace('三十日', '二十日')))
  const carry = carrierOf(source, after)
  const kept = carry({ eId: 'art_2', quote: quoteOf(source, 'art_2', '情况复杂的') })
  expect(kept).toMatchObject({ fate: 'same-place', quoteKept: true, quote: { text: '情况复杂的' } })
  const lost = carry({ eId: 'art_2', quote: quoteOf(source, 'art_2', '三十日') })
  expect(lost).toMatchObject({ fate: 'text-changed', quoteKept: false, eIds: ['art_2'] })
  expect(carry({ eId: 'art_2' })).toMatchObject({ fate: 'text-changed' })
})

it('asks a person when the quoted words moved within their article', () => {
  const source = lawOf(['甲单位应当报告并公开；乙单位负责监督检查和日常管理工作；丙单位协助办理。'])
  const after = lawOf(['乙单位负责监督检查和日常管理工作；丙单位协助办理；甲单位应当报告并公开结果。'])
  const carried = carrierOf(
    source,
    after,
  )({ eId: 'art_1', quote: quoteOf(source, 'art_1', '甲单位应当报告并公开') })
  expect(['needs-person', 'same-place']).toContain(carried.fate)
  if (carried.fate === 'same-place') expect(carried.quote?.text).toBe('甲单位应当报告并公开')
})

it('sends a quotation of a divided article to the part that holds its words', () => {
  const joined =
    '业主大会由全体业主组成，依照法律规定行使职权，代表和维护全体业主的合法权益。业主委员会由业主大会选举产生，执行业主大会的决定，接受业主的监督，每届任期三年。'
  const source = lawOf([before[0] ?? '', joined, before[3] ?? ''])
  const [first, second] = [
    joined.slice(0, joined.indexOf('业主委员会')),
    joined.slice(joined.indexOf('业主委员会')),
  ]
  const carry = carrierOf(source, lawOf([before[0] ?? '', first, second, before[3] ?? '']))
  expect(carry({ eId: 'art_2' })).toMatchObject({ fate: 'split-to', eIds: ['art_2', 'art_3'] })
  const quote = quoteOf(source, 'art_2', '每届任期三年')
  expect(carry({ eId: 'art_2', quote })).toMatchObject({ fate: 'split-to', eIds: ['art_3'], quoteKept: true })
})

it('gives the draft as a whole, its title and its explanation a place', () => {
  const carry = carrierOf(lawOf(before), lawOf(before).replace('某市某条例', '某市某某条例'))
  expect(carry({ eId: 'whole' })).toMatchObject({ fate: 'same-place', eIds: ['whole'] })
  expect(carry({ eId: 'title' })).toMatchObject({ fate: 'text-changed', eIds: ['title'] })
  expect(carry({ eId: 'explanation' }).fate).toBe('same-place')
  expect(carry({ eId: 'art_99' }).fate).not.toBe('text-changed')
})

it('reads back the line of evidence it writes', () => {
  const evidence = { reason: 'kept', changeId: 'c-12', source: 'inferred', score: 0.94 } as const
  expect(readEvidence(evidenceLine(evidence))).toEqual(evidence)
  expect(readEvidence('她说的')).toEqual({ reason: 'person' })
})

it('composes fates in any grouping', () => {
  const fate = fc.constantFrom(...carryFates)
  fc.assert(
    fc.property(fate, fate, fate, (a, b, c) => {
      expect(composeFates(composeFates(a, b), c)).toBe(composeFates(a, composeFates(b, c)))
      expect(composeFates('same-place', a)).toBe(a)
    }),
  )
})

const clauses = [
  '应当自收到申请之日起三十日内作出决定',
  '可以要求补充材料',
  '应当向社会公开',
  '由市人民政府负责组织实施',
  '处五百元以上五千元以下罚款',
  '不得拒绝或者拖延',
  '应当每年检查一次',
  '依照有关法律、法规的规定执行',
] as const
const article = fc
  .tuple(
    fc.constantFrom('业主', '住宅小区', '物业服务人', '建设单位', '街道办事处', '居民委员会'),
    fc.shuffledSubarray([...clauses], { minLength: 2, maxLength: 5 }),
  )
  .map(([who, what]) => `${who}${what.join('，')}。`)
const version = fc.uniqueArray(article, { minLength: 1, maxLength: 7 })

/** A later version: articles dropped, added, changed in a word, turned round. */
const nextOf = (texts: readonly string[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...texts]),
      fc.array(article, { maxLength: 3 }),
      fc.constantFrom(['三十日', '十五日'], ['五千元', '二千元'], ['应当', '可以'], ['，', '；'], ['', '']),
    )
    .map(([kept, added, [old = '', now = '']]) => {
      const list = [...kept.map((text) => (old === '' ? text : text.replace(old, now))), ...added]
      return list.length === 0 ? ['本条例自公布之日起施行。'] : list
    })
const history = version.chain((first) =>
  nextOf(first).chain((second) => nextOf(second).map((third) => [first, second, third] as const)),
)

it('covers the same words or asks a person, whatever becomes of the text', () => {
  fc.assert(
    fc.property(history, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 }), (texts, at, offset, length) => {
      const sources = texts.map(lawOf)
      const sides = sources.map(sideOf)
      const articles = [...(sides[0]?.articles ?? [])]
      const [eId, { text }] = articles[at % articles.length] ?? ['', { text: '' }]
      const start = offset % text.length
      const quote = quoteAnchor(text, start, Math.min(text.length, start + length))
      const steps = [1, 2].map((to) => ({
        versionId: `v${to}`,
        carry: carrierOf(sources[to - 1] ?? '', sources[to] ?? ''),
        to: sides[to] as CarrySide,
      }))
      const way = carryThrough({ eId, quote }, steps)
      expect(way).toHaveLength(2)
      for (const [step, carried] of way.entries())
        expectHonest(carried, steps[step]?.to as CarrySide, quote?.text)
    }),
    { numRuns: 150 },
  )
})

function expectHonest(carried: Carried, side: CarrySide, words: string | undefined): void {
  expect(carryFates).toContain(carried.fate)
  for (const eId of carried.eIds) expect(side.articles.has(eId)).toBe(true)
  if (carried.fate === 'text-gone') expect(carried.eIds).toEqual([])
  if (words === undefined || !carried.quoteKept) return
  const place = carried.eIds[0] ?? ''
  expect(carried.eIds).toHaveLength(1)
  expect(carried.quote?.text).toBe(words)
  const text = side.articles.get(place)?.text ?? ''
  const { prefix = '', suffix = '' } = carried.quote ?? {}
  expect(text).toContain(`${prefix}${words}${suffix}`)
}

it('takes a person’s word for a version and goes on from there', () => {
  const sources = [
    lawOf(before),
    lawOf(before),
    lawOf(['新加的第一条规定适用范围和主管部门的职责分工。', ...before]),
  ]
  const steps = [1, 2].map((to) => ({
    versionId: `v${to}`,
    carry: carrierOf(sources[to - 1] ?? '', sources[to] ?? ''),
    to: sideOf(sources[to] ?? ''),
  }))
  const way = carryThrough({ eId: 'art_1' }, steps, (versionId) =>
    versionId === 'v1' ? { fate: 'moved', eIds: ['art_3'] } : undefined,
  )
  expect(way.map(({ eIds }) => eIds)).toEqual([['art_3'], ['art_4']])
  expect(way[0]?.evidence.reason).toBe('person')
})
