// The long computations that run in a thread, by name. A task is a pure function of its input: what goes in and comes out is
// cloned, so it may hold texts, numbers, arrays, maps and bytes, and no functions. While it works it may hand pieces over, and
// waits until each was taken: that is progress, back-pressure and the moment at which it can be cancelled.

import { readFile } from 'node:fs/promises'
import {
  articlesByName,
  type ClusterInput,
  type CommentReading,
  type CommentWords,
  finishedGrouping,
  type GroupedPart,
  type Grouping,
  type GroupingOptions,
  groupingSteps,
  groupPart,
  guessMapping,
  type ImportArticle,
  type ImportMapping,
  type ImportRow,
  type PartSettings,
  type PreparedPart,
  planGrouping,
  preparedParts,
  readComment,
  readImportRow,
  readingsOf,
  type Sentence,
} from '~/domain/comment'
import { type ImportFormat, type ImportRecord, readImportFile } from '../documents/import-file.server'
import { wordMeanings, wordTools } from '../language/words.server'
import { compute } from './compute.server'

type Hand = (piece: unknown) => Promise<void>

export interface GroupInput {
  readonly comments: readonly ClusterInput[]
  /** By the comment's id, what the machine reads in its words. */
  readonly words: ReadonlyMap<string, CommentWords>
  readonly options: Omit<GroupingOptions, 'segment' | 'simplify' | 'vectors' | 'read'>
  /** From so many comments on two threads share the work; 5,000 where it is not given. */
  readonly sharedFrom?: number
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

/** So many comments are worth a second thread, which opens a dictionary of its own and gets texts cloned. */
const sharedFrom = 5_000

/** Group comments; hands over how many are done. */
async function group(input: GroupInput, hand: Hand): Promise<Grouping> {
  const { comments, words, options } = input
  if (comments.length >= (input.sharedFrom ?? sharedFrom)) return groupShared(input, hand)
  const [tools, vectors] = await Promise.all([wordTools(), wordMeanings()])
  const read = ({ id }: { readonly id: string }) => {
    const one = words.get(id)
    if (!one) throw new Error('Expected the words of every grouped comment')
    return readComment(one)
  }
  const steps = groupingSteps(comments, { ...tools, vectors, ...options, read })
  return lastOf(steps, ({ done }) => hand(Math.min(done, comments.length)))
}

// Two threads: while this one finds the copies, another reads what comments ask for; then each groups half of the articles.
// The result is the one thread's to the byte, since parts do not depend on each other and stand in the plan's order.
async function groupShared({ comments, words, options }: GroupInput, hand: Hand): Promise<Grouping> {
  const reading = compute('read-comments', { words })
  const [tools, vectors] = await Promise.all([wordTools(), wordMeanings()])
  const plan = planGrouping(comments, { ...tools, vectors, ...options })
  const readings = await reading
  const { here, there } = halves(preparedParts(plan.parts, readings))
  const { settings } = plan
  const elsewhere =
    there.length > 0 ? compute('group-parts', { parts: there.map(({ part }) => part), settings }) : []
  const grouped: GroupedPart[] = []
  let done = 0
  for (const { part, place } of here) {
    const before = done
    const report = (step: number) => hand(Math.min(2 * (before + step), comments.length))
    grouped[place] = await lastOf(groupPart(part, settings, tools), report)
    done += part.nodes.length
  }
  for (const [at, part] of (await elsewhere).entries()) grouped[there[at]?.place ?? -1] = part
  return finishedGrouping(plan, grouped, readings)
}

interface Placed {
  readonly part: PreparedPart
  readonly place: number
}

/** Parts for two threads, the largest first, each to the one with less to do. */
function halves(parts: readonly PreparedPart[]): { readonly here: Placed[]; readonly there: Placed[] } {
  const here: Placed[] = []
  const there: Placed[] = []
  let [mine, its] = [0, 0]
  const placed = parts.map((part, place) => ({ part, place }))
  for (const one of placed.sort((a, b) => b.part.nodes.length - a.part.nodes.length || a.place - b.place)) {
    const size = one.part.nodes.length
    if (mine <= its) {
      here.push(one)
      mine += size
    } else {
      there.push(one)
      its += size
    }
  }
  return { here, there }
}

/** Run to the end, and tell how far it is from time to time. */
async function lastOf<S, T>(steps: Iterator<S, T>, tell: (step: S) => Promise<void>): Promise<T> {
  let step = steps.next()
  let reported = performance.now()
  for (; !step.done; step = steps.next()) {
    if (performance.now() - reported < reportMs) continue
    await tell(step.value)
    reported = performance.now()
  }
  return step.value
}

/** Read what comments ask for, by id. */
function readComments({ words }: Pick<GroupInput, 'words'>): Promise<Map<string, CommentReading>> {
  return Promise.resolve(readingsOf(words))
}

export interface PartsInput {
  readonly parts: readonly PreparedPart[]
  readonly settings: PartSettings
}

/** Group some articles of a plan. */
async function groupParts({ parts, settings }: PartsInput): Promise<GroupedPart[]> {
  const tools = await wordTools()
  const grouped: GroupedPart[] = []
  for (const part of parts)
    grouped.push(await lastOf(groupPart(part, settings, tools), () => Promise.resolve()))
  return grouped
}

/** Read another platform's file and what its comments say; hands over pieces of `atOnce` rows. */
async function readImport(input: ImportInput, hand: Hand): Promise<ImportRead> {
  const bytes = Buffer.concat(await Promise.all(input.paths.map((path) => readFile(path))))
  const { format, columns, records } = readImportFile(bytes)
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
  const { format, columns, records } = readImportFile(bytes)
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

export const tasks = {
  group,
  'read-comments': readComments,
  'group-parts': groupParts,
  'read-import': readImport,
  'check-import': checkImport,
} as const
export type TaskName = keyof typeof tasks
export type TaskInput<N extends TaskName> = Parameters<(typeof tasks)[N]>[0]
export type TaskResult<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>
