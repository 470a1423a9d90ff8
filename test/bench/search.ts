// How well and how fast the embedded engine finds articles for the questions of people who know no law (STARD, Su
// et al. 2024, arXiv 2406.15313). Run: npx tsx test/bench/search.ts [--all] [--learned] [--write CORPUS.jsonl QUERIES.jsonl]
// Takes each law in its last whole version, one record an article; --all adds the local regulations. Prints
// recall, reciprocal rank and times; needs the shared data beside the repository. --write also leaves the corpus and
// the queries as files for `tiaoyi index` and `tiaoyi search --queries`. --learned measures only what a table of lay words, learned
// from one half of the questions, gives the other: halves by turns, and the first against the second, whose matters differ.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hanToNumber } from '../../app/domain/text'
import { openEmbedded } from '../../search/embedded'
import type { SearchEngine } from '../../search/engine'
import { learnLayWords } from '../../search/lay-words'
import type { SearchRecord } from '../../search/record'
import { lawRecords, sharedData } from './law-records'

interface Question {
  readonly id: string
  readonly text: string
  /** For each gold article the ids of its versions; any of them counts. */
  readonly gold: readonly (readonly string[])[]
}

function readQuestions(): Question[] {
  const gold: Record<string, { article: string; files: string[] }> = JSON.parse(
    readFileSync(new URL('retrieval/stard/gold_article_map.json', sharedData), 'utf8'),
  )
  const rows: { query_id: number; 问题: string; match_name: string[] }[] = JSON.parse(
    readFileSync(new URL('retrieval/stard/queries.json', sharedData), 'utf8'),
  )
  return rows.map((row) => ({
    id: String(row.query_id),
    text: row.问题,
    gold: row.match_name.map((name) =>
      (gold[name]?.files ?? []).map((file) => `${file}#${gold[name]?.article}`),
    ),
  }))
}

interface Measured {
  readonly recall10: number
  readonly recall100: number
  readonly reciprocal10: number
}

function measure(question: Question, ids: readonly string[]): Measured {
  const ranks = question.gold.map((versions) => ids.findIndex((id) => versions.includes(id)))
  const within = (k: number) => ranks.filter((rank) => rank >= 0 && rank < k).length / ranks.length
  const first = Math.min(...ranks.filter((rank) => rank >= 0 && rank < 10))
  return {
    recall10: within(10),
    recall100: within(100),
    reciprocal10: Number.isFinite(first) ? 1 / (first + 1) : 0,
  }
}

/** Share of look-ups whose first hit is the article meant: every 150th article, cited in two ways and quoted. */
async function measureLookups(engine: SearchEngine, corpus: readonly SearchRecord[]) {
  const sample = corpus.filter(({ text }, i) => i % 150 === 0 && text.length >= 40)
  const queries = {
    'title and 第…条': ({ title, article }: SearchRecord) => `${title}${article}`,
    'short title and digits': ({ title, article }: SearchRecord) =>
      `${title.replace(/^中华人民共和国/, '')}第${(article ?? '').replace(/^第|条.*$/g, '').replace(/.+/, arabic)}条${/条(.*)$/.exec(article ?? '')?.[1] ?? ''}`,
    'twenty characters of it': ({ text }: SearchRecord) => text.slice(10, 30),
  }
  const shares: Record<string, number> = {}
  for (const [name, queryOf] of Object.entries(queries)) {
    let found = 0
    for (const record of sample) {
      const { hits } = await engine.search({ query: queryOf(record), page: 1, pageSize: 1 })
      const [hit] = hits
      // Other files hold the same law or repeat its words; no order between those is right.
      const quoted = hit?.record.text.includes(queryOf(record)) === true
      if (hit && (quoted || hit.record.text === record.text || sameArticle(hit.record, record))) found++
    }
    shares[`${name} (${sample.length})`] = found / sample.length
  }
  return shares
}

function sameArticle(a: SearchRecord, b: SearchRecord): boolean {
  return a.title === b.title && a.article === b.article
}

const arabic = (numeral: string) => String(hanToNumber(numeral) ?? numeral)

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const share = (values: readonly number[], at: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? 0

async function run(all: boolean, write: readonly (string | undefined)[]): Promise<void> {
  const corpus = lawRecords(all ? 'last' : 'national')
  const questions = readQuestions()
  if (write[0] && write[1]) {
    writeFileSync(write[0], corpus.map((record) => `${JSON.stringify(record)}\n`).join(''))
    writeFileSync(write[1], questions.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(''))
  }
  const engine = await openEmbedded()
  const started = performance.now()
  await engine.replaceAll(corpus)
  const built = (performance.now() - started) / 1000
  // The first query loads tables; a page pays that once in a process.
  await engine.search({ query: '试', page: 1, pageSize: 1 })
  const times: number[] = []
  const measured: Measured[] = []
  for (const question of questions) {
    const before = performance.now()
    const result = await engine.search({ query: question.text, match: 'any', page: 1, pageSize: 100 })
    times.push(performance.now() - before)
    const ids = result.hits.map(({ id }) => id)
    measured.push(measure(question, ids))
  }
  const held = new Set(corpus.map(({ id }) => id))
  const reachable = questions.map(({ gold }) =>
    mean(gold.map((ids) => (ids.some((id) => held.has(id)) ? 1 : 0))),
  )
  for (const [name, found] of Object.entries(await measureLookups(engine, corpus))) {
    console.log(`${name}: first hit ${found.toFixed(3)}`)
  }
  const law = corpus.slice(0, 100).map((record) => ({ ...record, id: `again ${record.id}` }))
  const beforeUpsert = performance.now()
  await engine.upsert(law)
  const upserted = performance.now() - beforeUpsert
  console.log(
    `records ${await engine.size()}, questions ${questions.length}, gold in corpus ${mean(reachable).toFixed(3)}`,
  )
  for (const [name, half] of halves)
    console.log(`${name}: ${figuresOf(measured.filter((_, at) => half(at)))}`)
  console.log(
    `build ${built.toFixed(1)} s  query p50 ${share(times, 0.5).toFixed(1)} ms  p95 ${share(times, 0.95).toFixed(1)} ms  ` +
      `100 articles added in ${upserted.toFixed(0)} ms  memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  )
}

/** What a table learned from some of the questions gives others. */
async function runLearned(all: boolean): Promise<void> {
  const corpus = lawRecords(all ? 'last' : 'national')
  const questions = readQuestions()
  const byId = new Map(corpus.map((record) => [record.id, record]))
  const answersTo = ({ text, gold }: Question) =>
    gold.flatMap((ids) => {
      const record = ids.flatMap((id) => byId.get(id) ?? [])[0]
      return record ? [{ question: text, article: record.text }] : []
    })
  const learn = async (isLearned: Chosen, isTold: Chosen): Promise<Measured[]> => {
    const answered = questions.filter((_, at) => isLearned(at)).flatMap(answersTo)
    const engine = await openEmbedded({ layWords: learnLayWords(answered) })
    await engine.replaceAll(corpus)
    const measured: Measured[] = []
    for (const question of questions.filter((_, at) => isTold(at))) {
      const { hits } = await engine.search({ query: question.text, match: 'any', page: 1, pageSize: 100 })
      const ids = hits.map(({ id }) => id)
      measured.push(measure(question, ids))
    }
    return measured
  }
  const isOdd: Chosen = (at) => at % 2 === 1
  const isFirst: Chosen = (at) => at < questions.length / 2
  const not =
    (chosen: Chosen): Chosen =>
    (at) =>
      !chosen(at)
  console.log(`learned at even places, told of odd ones: ${figuresOf(await learn(not(isOdd), isOdd))}`)
  console.log(
    `learned in the first half, told of the second: ${figuresOf(await learn(isFirst, not(isFirst)))}`,
  )
  const fifths: Measured[] = []
  for (let fifth = 0; fifth < 5; fifth++) {
    const isHeldOut: Chosen = (at) => Math.floor(at / 2) % 5 === fifth
    fifths.push(...(await learn(not(isHeldOut), (at) => isHeldOut(at) && isOdd(at))))
  }
  console.log(
    `learned from four fifths, told of the odd places of the fifth, five times: ${figuresOf(fifths)}`,
  )
}

/** Which questions, by their place. */
type Chosen = (at: number) => boolean

/** Parameters are chosen on one half and told of the other. */
const halves: readonly (readonly [string, (at: number) => boolean])[] = [
  ['all questions', () => true],
  ['half the parameters were chosen on', (at) => at % 2 === 0],
  ['the other half', (at) => at % 2 === 1],
]

function figuresOf(measured: readonly Measured[]): string {
  const of = (pick: (one: Measured) => number) => mean(measured.map(pick)).toFixed(3)
  return `R@10 ${of((m) => m.recall10)}  R@100 ${of((m) => m.recall100)}  MRR@10 ${of((m) => m.reciprocal10)}`
}

const words = process.argv.slice(2)
if (!existsSync(sharedData)) console.log('The shared data is not beside the repository; nothing is measured.')
else {
  const write = words.indexOf('--write')
  if (words.includes('--learned')) await runLearned(words.includes('--all'))
  else await run(words.includes('--all'), write < 0 ? [] : words.slice(write + 1))
}
