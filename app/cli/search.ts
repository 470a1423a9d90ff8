// `tiaoyi search`: asks the library, or an index made by `tiaoyi index`, one question or a file of them.

import { join } from 'node:path'
import type { EmbeddedEngine } from '~search/embedded'
import { IndexUnreadable } from '~search/engine'
import type { SearchHit, SearchResult } from '~search/record'
import { defaultIndexName, indexFolder } from './index-folder'
import { readJsonLines, requiredField } from './json-lines'
import { type Subcommand, type Terminal, UsageError } from './subcommand'

const formats = ['text', 'json', 'jsonl'] as const
type Format = (typeof formats)[number]

/** The engine keeps this many in order at once; a measurement needs a hundred, a person ten. */
const MOST_HITS = 10_000

export const subcommand: Subcommand = {
  name: 'search',
  summary: 'Asks the library, or an index of your own, one question or every question of a file.',
  usage:
    'tiaoyi search QUERY [--index NAME] [--k N] [--format text|json]\n' +
    'tiaoyi search --queries FILE.jsonl [--index NAME] [--k N] [--format json]',
  example:
    '  tiaoyi search "民法典第五十四条" --index laws --k 1\n' +
    '  1. 中华人民共和国民法典 第五十四条  [lf-54]\n     自然人从事工商业经营，经依法登记，为个体工商户。\n\n' +
    'Without --index it asks the library of the data directory, beside a running server too.\n' +
    'With --queries, lines {"id":"1","text":"…"} give one line {"id":"1","hits":[{"id","score"}]} each.',
  options: {
    index: { type: 'string' },
    k: { type: 'string', default: '10' },
    queries: { type: 'string' },
    format: { type: 'string' },
  },
  run: async (positionals, options, terminal) => {
    const batch = typeof options.queries === 'string' ? options.queries : undefined
    const format = formatOf(options.format, batch !== undefined)
    const most = hitsOf(options.k)
    const query = positionals.join(' ')
    if (batch !== undefined && query !== '')
      throw new UsageError('search takes a query or --queries, not both.')
    if (batch === undefined && query.trim() === '')
      throw new UsageError('search needs a query: tiaoyi search QUERY.')
    const ask = await askerOf(options.index, terminal)
    if (batch !== undefined) await answerFile(ask, { path: batch, most }, terminal)
    else {
      for await (const result of ask([query], most)) terminal.out(print(query, result, format))
    }
    return 0
  },
}

/** Answers queries in their order. */
type Asker = (queries: readonly string[], most: number) => AsyncIterable<Answer>
type Answer = Pick<SearchResult, 'hits' | 'expanded'>

/** The index that was named; else the library where there is one, else the index that `tiaoyi index` makes unnamed. */
async function askerOf(index: unknown, terminal: Terminal): Promise<Asker> {
  if (index === undefined) {
    const { askLibrary, hasLibrary } = await import('./search-library')
    if (await hasLibrary(terminal)) return (queries, most) => askLibrary(terminal, queries, most)
  }
  const engine = await openIndex(String(index ?? defaultIndexName), terminal)
  return async function* (queries, most) {
    for (const query of queries) yield askIndex(engine, query, most)
  }
}

function formatOf(asked: unknown, batch: boolean): Format {
  const format = formats.find((known) => known === (asked ?? (batch ? 'jsonl' : 'text')))
  if (!format) throw new UsageError(`search cannot write "${asked}"; it writes text and json.`)
  if (batch && format === 'text') throw new UsageError('search --queries writes json only.')
  return format
}

function hitsOf(asked: unknown): number {
  const most = Number(asked)
  if (!Number.isInteger(most) || most < 1 || most > MOST_HITS) {
    throw new UsageError(`--k has to be a whole number from 1 to ${MOST_HITS}.`)
  }
  return most
}

async function openIndex(name: string, terminal: Terminal): Promise<EmbeddedEngine> {
  const { openEmbedded } = await import('~search/embedded')
  const { readLayWords } = await import('~search/lay-words-file')
  const { holdsIndex } = await import('~search/store')
  const folder = indexFolder(name, terminal)
  if (!(await holdsIndex(folder))) {
    throw new UsageError(
      `There is no index "${name}". Make it with: tiaoyi index CORPUS.jsonl --index ${name}`,
    )
  }
  try {
    return await openEmbedded({ folder, layWords: await readLayWords(join(folder, '..')) })
  } catch (error) {
    if (!(error instanceof IndexUnreadable)) throw error
    throw new UsageError(`Index "${name}" cannot be read: ${error.why}. Make it again with: tiaoyi index`)
  }
}

/** Ranked without asking that all words occur: a measurement wants the nearest, not the matching ones only. */
function askIndex(engine: EmbeddedEngine, query: string, most: number): Promise<SearchResult> {
  return engine.search({ query, match: 'any', page: 1, pageSize: most })
}

async function answerFile(
  ask: Asker,
  { path, most }: { readonly path: string; readonly most: number },
  terminal: Terminal,
): Promise<void> {
  // All lines are read before the first answer, so that a mistake in the file gives no half of an output.
  const queries = await readJsonLines(path, terminal, (object, place) => ({
    id: requiredField(object, 'id', place),
    text: requiredField(object, 'text', place),
  }))
  const texts = queries.map(({ text }) => text)
  let line = 0
  for await (const { hits } of ask(texts, most)) {
    const id = queries[line++]?.id
    terminal.out(`${JSON.stringify({ id, hits: hits.map(({ id, score }) => ({ id, score })) })}\n`)
  }
}

function print(query: string, { hits, expanded }: Answer, format: Format): string {
  if (format === 'text') return hits.length === 0 ? 'Nothing found.\n' : hits.map(hitText).join('')
  const shown = hits.map(({ id, score, title, article, fragment }) => ({
    id,
    score,
    title,
    article,
    fragment,
  }))
  return `${JSON.stringify({ schema: 'tiaoyi.search/1', query, expanded, hits: shown })}\n`
}

function hitText({ id, title, article, fragment }: SearchHit, i: number): string {
  const { text, ranges, cutBefore, cutAfter } = fragment
  let marked = ''
  let at = 0
  for (const [start, end] of ranges) {
    marked += `${text.slice(at, start)}〔${text.slice(start, end)}〕`
    at = end
  }
  marked = `${cutBefore ? '…' : ''}${marked}${text.slice(at)}${cutAfter ? '…' : ''}`.replaceAll('\n', ' ')
  return `${i + 1}. ${[title, article].filter(Boolean).join(' ')}  [${id}]\n   ${marked}\n`
}
