// The first records in their final order, by what their own words cannot tell: the law they share with other good
// articles, the query word for word or all but word for word, an article cited, a text that another work has too.

import { before, type Candidate } from './best'
import { bareText } from './characters'
import { holdsVerbatim } from './phrases'
import type { Question } from './question'
import * as ranking from './ranking'
import { repeatedKey, repeatedTexts } from './repeated'
import { recordAt } from './segment'
import type { View } from './view'

export interface Reordered {
  readonly ordered: readonly Candidate[]
  /** By the key of a leader the records of other works that have its text, best first. */
  readonly sameTexts: ReadonlyMap<string, readonly Candidate[]>
}

/** The first records in their final order and with their final scores; what follows keeps its place. */
export function reorder(question: Question, candidates: readonly Candidate[], bestScore: number): Reordered {
  const { view, query, scored, cited, slipped } = question
  const best = Math.max(bestScore, 1)
  const first = candidates.slice(0, ranking.REORDERED).map(({ part, doc }) => {
    return { part, doc, score: scored[part]?.scores[doc] ?? 0 }
  })
  const inOrder = first.toSorted((a, b) => (before(a, b) ? -1 : 1))
  const repeated = repeatedTexts(view, first, query.named)
  const said = inOrder.filter((one) => !repeated.has(repeatedKey(one)))
  // Works that were named all count alike: the longest of them says no more than the others.
  const shares = query.nameOnly ? new Map<string, number>() : workShares(view, said.slice(0, ranking.TOP))
  const enough = bareText(query.words).length >= ranking.VERBATIM_LENGTH && !query.nameOnly
  const verbatim = enough ? query.whole : undefined
  const verbatimLift = query.citations.length > 0 ? ranking.VERBATIM_WITH_CITATION : ranking.VERBATIM
  const counting = question.terms.filter(({ counts }) => counts).length
  const numbers = new Set(
    query.citations.filter(({ titles }) => titles.length === 0).map(({ article }) => article),
  )
  const lifted = first.map(({ part, doc, score }) => {
    const segment = view.parts[part]?.segment
    if (!segment) return { part, doc, score }
    const isRepeated = repeated.has(repeatedKey({ part, doc }))
    let final = score + ranking.WORK_SHARE * best * (shares.get(workOf(view, { part, doc, score })) ?? 0)
    if (isRepeated) final -= ranking.REPEATED * best
    const carriesAll = (scored[part]?.carried[doc] ?? 0) >= Math.min(255, counting)
    if (verbatim && carriesAll && holdsVerbatim(recordAt(segment, doc), verbatim))
      final += verbatimLift * best
    if (slipped?.[part]?.[doc]) final += ranking.SLIPPED * best
    if (numbers.has(segment.numbers.article[doc] ?? 0)) final += ranking.NUMBER_CITED * best
    const place = cited[part]?.[doc] ?? 0
    // Cited articles lead in the order in which they are cited, a version that has ended after the one that counts.
    if (place > 0)
      final += best * (ranking.CITED + query.citations.length - place - (view.ends()[part]?.[doc] ? 0.5 : 0))
    return { part, doc, score: final }
  })
  lifted.sort((a, b) => (before(a, b) ? -1 : 1))
  const sameTexts = new Map<string, Candidate[]>()
  for (const one of lifted) {
    const leader = repeated.get(repeatedKey(one))
    if (leader !== undefined) sameTexts.set(leader, [...(sameTexts.get(leader) ?? []), one])
  }
  return { ordered: [...lifted, ...candidates.slice(ranking.REORDERED)], sameTexts }
}

/** How much of the first records' weight each work has, against the work that has most. */
function workShares(view: View, first: readonly Candidate[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [i, candidate] of first.entries()) {
    const work = workOf(view, candidate)
    sums.set(work, (sums.get(work) ?? 0) + candidate.score / Math.log2(i + 2))
  }
  const most = Math.max(...sums.values(), Number.MIN_VALUE)
  return new Map([...sums].map(([work, sum]) => [work, sum / most]))
}

function workOf(view: View, { part, doc }: Candidate): string {
  const segment = view.parts[part]?.segment
  return segment?.values.work[segment.labels.work[doc] ?? 0] ?? ''
}
