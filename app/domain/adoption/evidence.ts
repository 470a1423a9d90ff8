// What a search among changes comes back with: a verdict, a score, and the exact characters both rest on, best first.

import type { ArticleChange } from '../comparison'
import type { ChangedSpan } from './spans'

export type TraceVerdict = 'consistent' | 'partly' | 'not-found'

/** Why a place is a candidate: asked words that came in or went out, a number that moved as asked, a form that was
 *  asked for (merge, move), or only words in common. */
export type TraceGround = 'words-in' | 'words-out' | 'number' | 'form' | 'shared'

export interface TraceEvidence {
  readonly ground: TraceGround
  readonly span: ChangedSpan
  /** 0 to 1. */
  readonly score: number
}

export interface Trace {
  readonly verdict: TraceVerdict
  readonly score: number
  /** Best first, one for each place. */
  readonly evidence: readonly TraceEvidence[]
}

/** A changed place with its words widened to whole quantities, as matching reads them. */
export interface Spot {
  readonly span: ChangedSpan
  /** Where it stands in the place's new text, and where it stood in its old text. */
  readonly at: number
  readonly was: number
  readonly came: string
  readonly went: string
}

export interface Place {
  readonly row: ArticleChange
  readonly spots: readonly Spot[]
  readonly oldText: string
  readonly newText: string
}

/** Coverage that counts as all of the asked characters, and the least that counts as some of them; both were read off
 *  the demonstration's adopted and partly adopted comments, whose test notices if they move. */
export const wholly = 0.9
export const somewhat = 0.3
const mostEvidence = 6

export const nothing: Trace = { verdict: 'not-found', score: 0, evidence: [] }

/** The stronger of two answers: by verdict, then by score. */
export const betterOf = (a: Trace, b: Trace): Trace => {
  const rank: Readonly<Record<TraceVerdict, number>> = { 'not-found': 0, partly: 1, consistent: 2 }
  return rank[b.verdict] > rank[a.verdict] || (b.verdict === a.verdict && b.score > a.score) ? b : a
}

/** One entry for each place, the strongest first; ties in the order of the text. */
export function ranked(evidence: readonly TraceEvidence[]): TraceEvidence[] {
  const best = new Map<string, TraceEvidence>()
  for (const entry of evidence) {
    const key = `${entry.span.changeId} ${entry.span.eId} ${entry.span.start}`
    const before = best.get(key)
    if (!before || before.score < entry.score) best.set(key, entry)
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, mostEvidence)
}

export const round = (value: number) => Math.round(value * 100) / 100
