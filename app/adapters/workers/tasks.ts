// The long computations that run in a thread, by name. A task is a pure function of its input: what goes in and comes out is
// cloned, so it may hold texts, numbers, arrays, maps and bytes, and no functions. While it works it may hand pieces over, and
// waits until each was taken: that is progress, back-pressure and the moment at which it can be cancelled.

import { readFile } from 'node:fs/promises'
import {
  articlesByName,
  type ClusterInput,
  type CommentReading,
  type CommentWords,
  type Grouping,
  type GroupingOptions,
  groupingSteps,
  guessMapping,
  type ImportArticle,
  type ImportField,
  type ImportMapping,
  type ImportRow,
  readComment,
  readImportRow,
  type Sentence,
} from '~/domain/comment'
import { type ImportFormat, type ImportRecord, readImportFile } from '../documents/import-file.server'
import { wordMeanings, wordTools } from '../language/words.server'

type Hand = (piece: unknown) => Promise<void>

export interface GroupInput {
  readonly comments: readonly ClusterInput[]
  /** By the comment's id, what the machine reads in its words. */
  readonly words: ReadonlyMap<string, CommentWords>
  readonly options: Omit<GroupingOptions, 'segment' | 'simplify' | 'vectors' | 'read'>
}

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

const reportMs = 400

/** Group comments; hands over how many are done. */
async function group({ comments, words, options }: GroupInput, hand: Hand): Promise<Grouping> {
  const [tools, vectors] = await Promise.all([wordTools(), wordMeanings()])
  const read = ({ id }: { readonly id: string }) => {
    const one = words.get(id)
    if (!one) throw new Error('Expected the words of every grouped comment')
    return readComment(one)
  }
  const steps = groupingSteps(comments, { ...tools, vectors, ...options, read })
  let step = steps.next()
  let reported = performance.now()
  for (; !step.done; step = steps.next()) {
    if (performance.now() - reported < reportMs) continue
    await hand(Math.min(step.value.done, comments.length))
    reported = performance.now()
  }
  return step.value
}

/** Read another platform's file and what its comments say; hands over pieces of `atOnce` rows. */
async function readImport(input: ImportInput, hand: Hand): Promise<ImportRead> {
  const bytes = Buffer.concat(await Promise.all(input.paths.map((path) => readFile(path))))
  const { format, columns, records } = readImportFile(bytes)
  const mapping = input.mapping ?? guessMapping(columns)
  const names = articlesByName(input.articles)
  const texts = new Map(input.articles.map((article) => [article.eId, article]))
  const readRow = (record: ImportRecord): ReadRow => {
    const { line, values, fault } = record
    if (fault !== undefined) return { line, problem: notRead(fault) }
    const cell = (field: ImportField) => values[mapping[field] ?? ''] ?? ''
    const row = readImportRow(cell, names, input.now)
    if ('field' in row) return { line, problem: { ...row, field: mapping[row.field] ?? row.field } }
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

const notRead = (fault: string) => ({
  field: fault.startsWith('member ') ? fault.slice(7) : '',
  sentence: {
    zh: '不是一行一个JSON对象，或者里面套着别的对象。',
    en: 'This line is no JSON object, or holds objects inside.',
  },
})

export const tasks = { group, 'read-import': readImport } as const
export type TaskName = keyof typeof tasks
export type TaskInput<N extends TaskName> = Parameters<(typeof tasks)[N]>[0]
export type TaskResult<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>
