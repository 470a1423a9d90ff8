// Groups the comments of a consultation, article by article or over the whole draft: copies of one letter stand as one
// text, the texts are joined to their nearest neighbours by words and by meaning, and groups of neighbours are what a
// desk reads. The same comments in any order give the same groups to the byte, and a campaign of 5,000 copies weighs as
// one text, so that it moves nobody else. What resembles nothing on an article where others speak too is 其他 there; what
// has nothing to stand beside stays unassigned and is shown as 未归类; nothing is dropped. What people decided is obeyed,
// and groups of an earlier run are continued where it is given.

import { type Segmenter, segmentPlain } from '../text'
import { type Part, partsOf, type Scope } from './cluster-nodes'
import { groupPart, type PartSettings, type PreparedPart } from './cluster-part'
import { type CommentCluster, described, type GroupedPart } from './cluster-summary'
import { type Constraints, noConstraints } from './constraints'
import type { Earlier } from './continued'
import { type ClusterInput, compareText, type DuplicateGroup, familiesOf } from './duplicates'
import { letterOf } from './letter'
import { type CommentReading, readingsOf } from './reading'
import { learnedFrom, voicesFor } from './text-vectors'
import type { WordVectors } from './word-vectors'

export interface Grouping {
  readonly seed: number
  /** How far a second seed gives the same groups: 1 the same, 0 chance. */
  readonly stability: number
  readonly clusters: readonly CommentCluster[]
  /** Sorted ids of comments in no group. */
  readonly unassigned: readonly string[]
  readonly duplicates: readonly DuplicateGroup[]
  readonly readings: ReadonlyMap<string, CommentReading>
}

export interface GroupingOptions {
  readonly seed?: number
  /** Above 1: more and smaller groups. */
  readonly resolution?: number
  /** Groups within each article, as is the rule, or over the whole draft. */
  readonly scope?: Scope
  /** What people decided. */
  readonly constraints?: Constraints
  /** Groups of an earlier run, which are continued: their comments stay, and new ones join the group they resemble. */
  readonly earlier?: Earlier
  /** Meanings of words, learned from laws; without them only what the comments themselves teach. */
  readonly vectors?: WordVectors
  /** Vectors of whole texts by text, from a model; where given they stand in place of the meanings of words. */
  readonly embedded?: ReadonlyMap<string, Float32Array>
  /** Words of a text; without it characters alone are compared. */
  readonly segment?: Segmenter
  readonly simplify?: (text: string) => string
  readonly read?: (comment: ClusterInput) => CommentReading
}

/** How far a grouping has come. */
export interface GroupingStep {
  readonly done: number
  readonly total: number
}

/** Group the comments. About half a millisecond of processor for each of 100,000 comments (docs/figures-comments.md). */
export function groupComments(comments: readonly ClusterInput[], options: GroupingOptions = {}): Grouping {
  const steps = groupingSteps(comments, options)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** As `groupComments`, in steps of a few milliseconds: a server answers others in between and can stop. */
export function* groupingSteps(
  comments: readonly ClusterInput[],
  options: GroupingOptions = {},
): Generator<GroupingStep, Grouping> {
  const plan = planGrouping(comments, options)
  const { total } = plan
  yield { done: 0, total }
  const { read } = options
  const readings = read
    ? new Map(comments.map((comment) => [comment.id, read(comment)]))
    : readingsOf(comments.map(({ id, text, article }) => [id, { text, ...(article ? { article } : {}) }]))
  yield { done: 0, total }
  const grouped: GroupedPart[] = []
  let done = 0
  for (const part of preparedParts(plan.parts, readings)) {
    const steps = groupPart(part, plan.settings, options)
    let step = steps.next()
    for (; !step.done; step = steps.next()) yield { done: done + step.value, total }
    grouped.push(step.value)
    done += part.nodes.length
    yield { done, total }
  }
  return finishedGrouping(plan, grouped, readings)
}

/** What has to be known of all comments together before their parts are grouped, one by one or in several threads. */
export interface GroupingPlan {
  readonly parts: readonly Part[]
  readonly settings: PartSettings
  /** Texts to group. */
  readonly total: number
  readonly byId: ReadonlyMap<string, ClusterInput>
  readonly families: readonly DuplicateGroup[]
}

/** Find the copies, and what the words of the comments mean. A third of the time of grouping. */
export function planGrouping(comments: readonly ClusterInput[], options: GroupingOptions = {}): GroupingPlan {
  const { seed = 1, resolution = 1, scope = 'article', constraints = noConstraints, earlier } = options
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const families = familiesOf(comments, options)
  const parts = partsOf(families, byId, { scope, apart: constraints.apart, earlier })
  const settings = { seed, resolution, constraints, earlier, embedded: options.embedded }
  const total = parts.reduce((sum, { nodes }) => sum + nodes.length, 0)
  return {
    parts,
    settings: { ...settings, voices: voicesOf(parts, options) },
    total,
    byId,
    families,
  }
}

/** The parts with the stance of each text, by the first comment that says it. */
export const preparedParts = (
  parts: readonly Part[],
  readings: ReadonlyMap<string, CommentReading>,
): PreparedPart[] =>
  parts.map((part) => ({
    ...part,
    stances: part.nodes.map(({ ids }) => readings.get(ids[0] ?? '')?.stance ?? 'unclear'),
  }))

function voicesOf(parts: readonly Part[], options: GroupingOptions) {
  if (options.embedded !== undefined) return []
  const { segment = segmentPlain, simplify } = options
  const all = parts.flatMap(({ nodes }) => nodes)
  const sample = learnedFrom(all).map(({ source }) => segment(letterOf(source.text, simplify).body))
  return voicesFor(sample, all.length, options.vectors)
}

/** The grouping of all parts together. `grouped` in the order of the plan's parts, `readings` of every comment. */
export function finishedGrouping(
  { parts, settings, total, byId, families }: GroupingPlan,
  grouped: readonly GroupedPart[],
  readings: ReadonlyMap<string, CommentReading>,
): Grouping {
  const agreed = grouped.reduce((sum, part) => sum + part.agreed, 0)
  return {
    seed: settings.seed,
    stability: total === 0 ? 1 : Math.round((agreed / total) * 1000) / 1000,
    ...described(parts, grouped, { byId, readings, apart: new Set(settings.constraints.apart.flat(2)) }),
    duplicates: families
      .filter(({ members }) => members.length > 1)
      .sort((a, b) => compareText(a.members[0] ?? '', b.members[0] ?? '')),
    readings,
  }
}
