import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEmbedded } from '../../search/embedded'
import { IndexUnreadable } from '../../search/engine'
import { lawTerms, learnLayWords } from '../../search/lay-words'
import { layWordsFile, readLayWords, writeLayWords } from '../../search/lay-words-file'
import { spokenWords } from '../../search/spoken-words'

const answered = [
  { question: '摊主占道怎么办', article: '禁止占用城市道路经营，由城管部门责令改正。' },
  { question: '摊主不走找谁', article: '责令改正，城市道路不得占用。' },
  { question: '噪音找谁', article: '夜间禁止产生噪声，由环境部门责令改正。' },
]

it('learns which words of the articles a word of the questions calls for, and which it does not', () => {
  const calls = new Map(learnLayWords(answered).get('摊主'))
  expect(calls.get('道路') ?? 0).toBeGreaterThan(calls.get('责令') ?? 0)
  expect(calls.has('噪声')).toBe(false)
})

it('joins the words called for to a query, as words that never count', () => {
  const terms = lawTerms('老板不给钱', [spokenWords])
  expect(terms.length).toBeGreaterThan(0)
  expect(terms.every(({ counts, weight }) => !counts && weight > 0)).toBe(true)
  expect(lawTerms('无关的话', [spokenWords])).toEqual([])
})

it('finds by a learned word what shares no word with the question, after what has its words', async () => {
  const engine = await openEmbedded({ layWords: learnLayWords(answered) })
  await engine.replaceAll([
    { id: 'roads', title: '市容条例', text: '任何单位不得占用城市道路。' },
    { id: 'stalls', title: '集市条例', text: '摊主应当服从集市的安排。' },
    { id: 'other', title: '养犬条例', text: '养犬人应当办理登记。' },
  ])
  const { hits } = await engine.search({ query: '摊主', match: 'any', page: 1, pageSize: 5 })
  expect(hits.map(({ id }) => id)).toEqual(['stalls', 'roads'])
})

it('keeps the table in its folder, and refuses a damaged one with a reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'words-'))
  try {
    expect(await readLayWords(folder)).toEqual(new Map())
    await writeLayWords(folder, new Map([['摊主', [['道路', 0.5]]]]))
    expect(await readLayWords(folder)).toEqual(new Map([['摊主', [['道路', 0.5]]]]))
    const whole = await readFile(join(folder, layWordsFile), 'utf8')
    for (const damaged of [whole.slice(0, 20), '{}', 'null', '{"schema":"tiaoyi.lay-words/1"}']) {
      await writeFile(join(folder, layWordsFile), damaged)
      await expect(readLayWords(folder)).rejects.toThrow(IndexUnreadable)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
