// Grouping in threads. A few comments are grouped in one; of many, two threads share the work: what a thread may do next
// (comments to read, articles to group) lies in one list, and whoever is free takes from it. What comes out does not tell who
// did what: readings and articles do not depend on each other and are put together in the order of the comments.

import {
  type ClusterInput,
  type CommentReading,
  commentReader,
  finishedGrouping,
  type GroupedPart,
  type Grouping,
  type GroupingOptions,
  groupingSteps,
  groupPart,
  type Part,
  type PartSettings,
  type PreparedPart,
  planGrouping,
  preparedParts,
  stances,
} from '~/domain/comment'
import { wordMeanings, wordTools } from '../language/words.server'
import { compute } from './compute.server'
import {
  type ReadComments,
  readShared,
  type SharedComments,
  type SharedRow,
  sharedRow,
} from './shared-comments'

type Hand = (piece: unknown) => Promise<void>

export interface GroupInput {
  readonly comments: SharedComments
  readonly options: Omit<GroupingOptions, 'segment' | 'simplify' | 'vectors' | 'read'>
  /** From so many comments on two threads share the work; 5,000 where it is not given. */
  readonly sharedFrom?: number
}

const reportMs = 400

/** So many comments are worth a second thread, which opens a dictionary of its own. */
const sharedFrom = 5_000

/** Group comments; hands over how many are done. */
export async function group(input: GroupInput, hand: Hand): Promise<Grouping> {
  const { options } = input
  const comments = readShared(input.comments)
  if (comments.size >= (input.sharedFrom ?? sharedFrom)) return groupShared(input, comments, hand)
  const [tools, vectors] = await Promise.all([wordTools(), wordMeanings()])
  const all = everyComment(comments)
  const places = new Map(all.map(({ id, at }) => [id, at]))
  const reader = commentReader()
  const read = ({ id }: { readonly id: string }) => reader(comments.wordsAt(places.get(id) ?? -1))
  const steps = groupingSteps(all, { ...tools, vectors, ...options, read })
  return lastOf(steps, ({ done }) => hand(Math.min(done, comments.size)))
}

const everyComment = (comments: ReadComments) =>
  Array.from({ length: comments.size }, (_, at) => comments.commentAt(at))

async function groupShared(
  { comments: shared, options }: GroupInput,
  comments: ReadComments,
  hand: Hand,
): Promise<Grouping> {
  const taken = { chunk: sharedRow(1), part: sharedRow(1) }
  const elsewhere = compute('read-comments', { comments: shared, next: taken.chunk })
  const [tools, vectors] = await Promise.all([wordTools(), wordMeanings()])
  const plan = planGrouping(everyComment(comments), { ...tools, vectors, ...options })
  const readings = readingsById(comments, [...chunksRead(comments, taken.chunk), ...(await elsewhere)])
  const parts = preparedParts(plan.parts, readings)
  const { settings } = plan
  const order = bySize(parts)
  const placeOf = (id: string) => placeIn(plan.byId.get(id))
  const grouped: GroupedPart[] = []
  const others =
    parts.length > 1
      ? compute('group-parts', {
          comments: shared,
          parts: parts.map((part) => sharedPart(part, placeOf)),
          order,
          next: taken.part,
          settings,
        })
      : []
  let done = 0
  for (let place = taking(order, taken.part); place !== undefined; place = taking(order, taken.part)) {
    const part = parts[place] as PreparedPart
    const before = done
    const report = (step: number) => hand(Math.min(2 * (before + step), comments.size))
    grouped[place] = await lastOf(groupPart(part, settings, tools), report)
    done += part.nodes.length
  }
  for (const [place, part] of await others) grouped[place] = part
  return finishedGrouping(plan, grouped, readings)
}

/** The next of a list that no thread has taken; undefined when there is none. */
function taking<T>(list: readonly T[], next: SharedRow): T | undefined {
  return list[Atomics.add(next, 0, 1)]
}

/** Places of the parts, the largest first, so that both threads end together. */
const bySize = (parts: readonly Part[]): number[] =>
  [...parts.keys()].sort((a, b) => (parts[b]?.nodes.length ?? 0) - (parts[a]?.nodes.length ?? 0) || a - b)

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

/** Comments that a thread takes at once to read them. */
const CHUNK = 1000

type ReadChunk = readonly [chunk: number, readings: readonly CommentReading[]]

function chunksRead(comments: ReadComments, next: SharedRow): ReadChunk[] {
  const chunks = Array.from({ length: Math.ceil(comments.size / CHUNK) }, (_, chunk) => chunk)
  const read = commentReader()
  const found: ReadChunk[] = []
  for (let chunk = taking(chunks, next); chunk !== undefined; chunk = taking(chunks, next)) {
    const from = chunk * CHUNK
    const length = Math.min(CHUNK, comments.size - from)
    found.push([chunk, Array.from({ length }, (_, at) => read(comments.wordsAt(from + at)))])
  }
  return found
}

/** In the order of the comments, whoever read them. */
function readingsById(comments: ReadComments, chunks: readonly ReadChunk[]): Map<string, CommentReading> {
  const readings = new Map<string, CommentReading>()
  for (const [chunk, list] of [...chunks].sort(([a], [b]) => a - b))
    list.forEach((reading, at) => {
      readings.set(comments.idOf(chunk * CHUNK + at), reading)
    })
  return readings
}

/** Read what comments ask for, those that no other thread has taken. */
export function readComments(input: {
  readonly comments: SharedComments
  readonly next: SharedRow
}): Promise<ReadChunk[]> {
  const read = chunksRead(readShared(input.comments), input.next)
  // The dictionary is wanted next: it is opened while the other thread still looks for copies.
  setImmediate(() => void wordTools())
  return Promise.resolve(read)
}

/** A part by the places of its comments, where all threads can read it. */
interface SharedPart {
  readonly article: string
  /** For each node the comment whose words stand for it. */
  readonly sources: SharedRow
  /** Comments of node i: `members[ends[i − 1]…ends[i]]`. */
  readonly ends: SharedRow
  readonly members: SharedRow
  /** Places in `stances`. */
  readonly stances: SharedRow
}

function placeIn(comment: Partial<ClusterInput> | undefined): number {
  if (comment === undefined || !('at' in comment) || typeof comment.at !== 'number')
    throw new Error('Expected a comment that all threads can read')
  return comment.at
}

function sharedPart(
  { article, nodes, stances: wanted }: PreparedPart,
  placeOf: (id: string) => number,
): SharedPart {
  const [sources, ends] = [sharedRow(nodes.length), sharedRow(nodes.length)]
  const members = sharedRow(nodes.reduce((sum, { ids }) => sum + ids.length, 0))
  const own = sharedRow(nodes.length)
  let end = 0
  nodes.forEach(({ source, ids }, at) => {
    sources[at] = placeIn(source)
    for (const id of ids) members[end++] = placeOf(id)
    ends[at] = end
    own[at] = stances.indexOf(wanted[at] ?? 'unclear')
  })
  return { article, sources, ends, members, stances: own }
}

function partOf(shared: SharedPart, comments: ReadComments): PreparedPart {
  const { article, sources, ends, members } = shared
  const nodes = Array.from(sources, (source, at) => ({
    source: comments.commentAt(source),
    ids: Array.from(members.subarray(ends[at - 1] ?? 0, ends[at]), comments.idOf),
  }))
  return { article, nodes, stances: Array.from(shared.stances, (stance) => stances[stance] ?? 'unclear') }
}

export interface PartsInput {
  readonly comments: SharedComments
  readonly parts: readonly SharedPart[]
  /** Places of the parts in the order in which they are taken. */
  readonly order: readonly number[]
  readonly next: SharedRow
  readonly settings: PartSettings
}

/** Group articles of a plan, those that no other thread has taken. */
export async function groupParts(input: PartsInput): Promise<[place: number, part: GroupedPart][]> {
  const tools = await wordTools()
  const comments = readShared(input.comments)
  const grouped: [number, GroupedPart][] = []
  const { order, next, settings } = input
  for (let place = taking(order, next); place !== undefined; place = taking(order, next)) {
    const part = partOf(input.parts[place] as SharedPart, comments)
    grouped.push([place, await lastOf(groupPart(part, settings, tools), () => Promise.resolve())])
  }
  return grouped
}
