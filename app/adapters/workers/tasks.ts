// The long computations that run in a thread, by name. A task is a pure function of its input: what goes in and comes out is
// cloned, so it may hold texts, numbers, arrays, maps and bytes, and no functions. While it works it may hand pieces over, and
// waits until each was taken: that is progress, back-pressure and the moment at which it can be cancelled.

import { readFile } from 'node:fs/promises'
import { type Carried, type CarriedAnchor, carryAll, type PlainStep } from '~/domain/adoption'
import {
  articlesByName,
  type CommentReading,
  guessMapping,
  type ImportArticle,
  type ImportMapping,
  type ImportRow,
  readComment,
  readImportRow,
  type Sentence,
} from '~/domain/comment'
import { type ChangeSet, compareStatutes } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'
import type { ImportFormat, ImportRecord } from '../documents/import-file.server'
import { group, groupParts, readComments } from './grouping'

type Hand = (piece: unknown) => Promise<void>

export interface ImportInput {
  /** Parts of the file, in their order. */
  readonly paths: readonly string[]
  readonly mapping?: ImportMapping
  readonly articles: readonly (ImportArticle & { readonly text: string })[]
  /** Records that were handled before. */
  readonly from: number
  /** Records at most; a preview reads a few. */
  readonly most?: number
  readonly atOnce: number
  readonly now: number
}

export interface ReadRow {
  readonly line: number
  readonly row?: ImportRow
  readonly reading?: CommentReading
  readonly problem?: { readonly field: string; readonly sentence: Sentence }
}

export interface ImportPiece {
  /** Records handled when this piece is done, of `total`. */
  readonly position: number
  readonly total: number
  readonly rows: readonly ReadRow[]
}

export interface ImportRead {
  readonly format: ImportFormat
  readonly columns: readonly string[]
  readonly mapping: ImportMapping
  readonly total: number
}

// Opening what reads Excel takes a quarter of a second that a grouping need not wait for.
async function readFileOf(bytes: Buffer) {
  const { readImportFile } = await import('../documents/import-file.server')
  return readImportFile(bytes)
}

/** Read another platform's file and what its comments say; hands over pieces of `atOnce` rows. */
async function readImport(input: ImportInput, hand: Hand): Promise<ImportRead> {
  const bytes = Buffer.concat(await Promise.all(input.paths.map((path) => readFile(path))))
  const { format, columns, records } = await readFileOf(bytes)
  const mapping = input.mapping ?? guessMapping(columns)
  const names = articlesByName(input.articles)
  const texts = new Map(input.articles.map((article) => [article.eId, article]))
  const readRow = (record: ImportRecord): ReadRow => {
    const { line, row, problem } = judged(record, mapping, { names, now: input.now })
    if (!row) return { line, problem }
    const article = texts.get(row.article ?? '')
    const { text, proposal: suggestion } = row
    const reading = readComment({
      text,
      suggestion,
      article: article?.number ?? '',
      original: article?.text ?? '',
    })
    return { line, row, reading }
  }
  const end = Math.min(records.length, input.most ?? records.length)
  for (let at = input.from; at < end; at += input.atOnce) {
    const rows = records.slice(at, Math.min(at + input.atOnce, end)).map(readRow)
    const piece: ImportPiece = { position: at + rows.length, total: records.length, rows }
    await hand(piece)
  }
  return { format, columns, mapping, total: records.length }
}

/** What a preview shows of a file: which column is taken for what, and each row that could not be imported. */
export interface ImportCheck {
  readonly format: ImportFormat
  /** Each with the first text that stands in it. */
  readonly columns: readonly { readonly head: string; readonly sample: string }[]
  readonly mapping: ImportMapping
  readonly total: number
  readonly wrong: number
  /** The first of them, at most `mostShown`. */
  readonly problems: readonly { readonly line: number; readonly field: string; readonly sentence: Sentence }[]
  /** The first that can be imported. */
  readonly first: readonly { readonly line: number; readonly row: ImportRow }[]
  /** The platform's ids of all that can be imported, each once. */
  readonly ids: readonly string[]
}

const mostShown = { problems: 200, first: 10 }

/** Judge every row of a file and read the words of none. Linear: a second for 100,000 rows. */
async function checkImport(input: Omit<ImportInput, 'from' | 'atOnce' | 'most'>): Promise<ImportCheck> {
  const bytes = Buffer.concat(await Promise.all(input.paths.map((path) => readFile(path))))
  const { format, columns, records } = await readFileOf(bytes)
  const mapping = input.mapping ?? guessMapping(columns)
  const names = articlesByName(input.articles)
  const problems: ImportCheck['problems'][number][] = []
  const first: ImportCheck['first'][number][] = []
  const ids = new Set<string>()
  let wrong = 0
  for (const record of records) {
    const { line, row, problem } = judged(record, mapping, { names, now: input.now })
    if (row) ids.add(row.externalId)
    else wrong++
    if (row && first.length < mostShown.first) first.push({ line, row })
    if (problem && problems.length < mostShown.problems) problems.push({ line, ...problem })
  }
  const sampleOf = (head: string) => records.find(({ values }) => values[head])?.values[head] ?? ''
  return {
    format,
    columns: columns.map((head) => ({ head, sample: [...sampleOf(head)].slice(0, 24).join('') })),
    mapping,
    total: records.length,
    wrong,
    problems,
    first,
    ids: [...ids],
  }
}

interface Judging {
  readonly names: ReturnType<typeof articlesByName>
  readonly now: number
}

function judged(
  { line, values, fault }: ImportRecord,
  mapping: ImportMapping,
  { names, now }: Judging,
): ReadRow {
  if (fault !== undefined) return { line, problem: notRead(fault) }
  const row = readImportRow((field) => values[mapping[field] ?? ''] ?? '', names, now)
  return 'field' in row
    ? { line, problem: { ...row, field: mapping[row.field] ?? row.field } }
    : { line, row }
}

const notRead = (fault: string) => ({
  field: fault.startsWith('member ') ? fault.slice(7) : '',
  sentence: {
    zh: '不是一行一个JSON对象，或者里面套着别的对象。',
    en: 'This line is no JSON object, or holds objects inside.',
  },
})

/** Carry one page of comments. Its steps come along each time: they are small beside the comments, and a page is its own. */
function carry(input: {
  readonly steps: readonly PlainStep[]
  readonly anchors: readonly CarriedAnchor[]
}): Promise<Carried[][]> {
  return Promise.resolve(carryAll(input.steps, input.anchors))
}

/** Compare two texts that nobody compared yet. */
function compare(input: {
  readonly from: string
  readonly to: string
  readonly corrections: readonly { readonly from: readonly string[]; readonly to: readonly string[] }[]
}): Promise<ChangeSet> {
  const { corrections } = input
  return Promise.resolve(
    compareStatutes(parseStatute(input.from).tree, parseStatute(input.to).tree, { corrections }),
  )
}

export const tasks = {
  carry,
  compare,
  group,
  'read-comments': readComments,
  'group-parts': groupParts,
  'read-import': readImport,
  'check-import': checkImport,
} as const
export type TaskName = keyof typeof tasks
export type TaskInput<N extends TaskName> = Parameters<(typeof tasks)[N]>[0]
export type TaskResult<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>
