import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openEmbedded } from '../../search/embedded'
import { holdsWithSlip } from '../../search/slips'

const text =
  '物业服务企业应当每半年公布一次公共收益的收支情况，接受业主监督；业主有异议的，应当在十日内答复。'
const bare = text.replace(/[，；。]/g, '')

it('finds a quotation with one slip wherever the slip is, and says why', () =>
  fc.assert(
    fc.asyncProperty(slipped(text), async (query) => {
      const { hits } = await (await engine).search({ query, page: 1, pageSize: 3 })
      expect({ query, id: hits[0]?.id }).toEqual({ query, id: 'source' })
    }),
    { numRuns: 60 },
  ))

it('knows one slip from two', () => {
  const quote = bare.slice(4, 24)
  const put = (words: string, at: number) => `${words.slice(0, at)}囍${words.slice(at + 1)}`
  expect(holdsWithSlip(bare, quote)).toBe(true)
  expect(holdsWithSlip(bare, put(quote, 3))).toBe(true)
  expect(holdsWithSlip(bare, put(put(quote, 3), 12))).toBe(false)
})

it('says that a text has the words but for one slip', async () => {
  const { hits } = await (await engine).search({
    query: '每半年公布一次公共受益的收支情况',
    page: 1,
    pageSize: 3,
  })
  expect(hits.map(({ id, why }) => [id, why])[0]).toEqual(['source', 'nearly'])
})

const engine = openEmbedded().then(async (opened) => {
  const other =
    '物业服务企业每年都要公布公共收益，业主监督收支情况，公布一次，每半年答复业主的异议，接受监督。'
  await opened.replaceAll([
    { id: 'source', title: '南湾市物业管理条例', article: '第九条', text },
    { id: 'other', title: '南湾市业主大会规定', article: '第三条', text: other },
  ])
  return opened
})

/** Twelve to thirty characters of a text with one of them left out, doubled, replaced or changed for its neighbour. */
function slipped(source: string): fc.Arbitrary<string> {
  return fc
    .record({
      start: fc.nat(source.length - 40),
      length: fc.integer({ min: 14, max: 30 }),
      place: fc.nat(1000),
      kind: fc.constantFrom('left out', 'doubled', 'replaced', 'changed'),
    })
    .map(({ start, length, place, kind }) => {
      const quote = source.slice(start, start + length)
      const at = place % (quote.length - 1)
      const [before, here, after] = [quote.slice(0, at), quote.charAt(at), quote.slice(at + 1)]
      if (kind === 'left out') return before + after
      if (kind === 'doubled') return before + here + here + after
      if (kind === 'replaced') return `${before}囍${after}`
      return before + after.charAt(0) + here + after.slice(1)
    })
}
