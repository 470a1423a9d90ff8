// What happened to an article, from the two texts and the numbers. An article is `unchanged` only if its text and
// its number are equal; it changed by `reference` only if hiding internal numbers makes the texts equal and every
// cited article went where the new citation points. Everything else that differs is shown as a change of words.

import type { Match } from './align'
import type { ChangeKind } from './change'
import { findMentions } from './mask'
import { thresholds } from './thresholds'
import type { Unit } from './unit'

export interface Surroundings {
  /** Whether the row left its place in the order. */
  readonly isMoved: boolean
  /** Printed old number → printed new numbers. */
  readonly carried: ReadonlyMap<string, readonly string[]>
  /** Share of the longer text that is unchanged, 0 to 1. */
  readonly kept: number
}

/** Kinds of one row; never empty. */
export function kindsOf(
  from: readonly Unit[],
  to: readonly Unit[],
  surroundings: Surroundings,
): ChangeKind[] {
  if (from.length === 0) return ['insertion']
  if (to.length === 0) return ['repeal']
  const kinds: ChangeKind[] = []
  if (to.length > 1) kinds.push('split')
  if (from.length > 1) kinds.push('join')
  if (surroundings.isMoved) kinds.push('move')
  if (from.length === 1 && to.length === 1 && from[0]?.number !== to[0]?.number) kinds.push('renumbering')
  const words = wordKind(from, to, surroundings)
  if (words) kinds.push(words)
  return kinds.length === 0 ? ['unchanged'] : kinds
}

function wordKind(
  from: readonly Unit[],
  to: readonly Unit[],
  { carried, kept }: Surroundings,
): ChangeKind | undefined {
  const oldText = join(from, 'text')
  const newText = join(to, 'text')
  if (oldText === newText) return undefined
  const oldFolded = join(from, 'folded')
  const newFolded = join(to, 'folded')
  if (oldFolded === newFolded) return 'formal'
  if (join(from, 'masked') === join(to, 'masked') && citesCarried(oldFolded, newFolded, carried))
    return 'reference'
  return kept < thresholds.replacement ? 'replacement' : 'substitution'
}

const join = (units: readonly Unit[], field: 'text' | 'folded' | 'masked'): string =>
  units.length === 1 ? (units[0]?.[field] ?? '') : units.map((unit) => unit[field]).join('\n')

function citesCarried(from: string, to: string, carried: ReadonlyMap<string, readonly string[]>): boolean {
  const old = findMentions(from).filter((mention) => mention.internal)
  const fresh = findMentions(to).filter((mention) => mention.internal)
  return (
    old.length === fresh.length &&
    old.every((mention, k) => {
      const now = fresh[k]?.article
      return (
        now === mention.article || (now !== undefined && (carried.get(mention.article) ?? []).includes(now))
      )
    })
  )
}

/** Printed old number → printed new numbers, from all matches. */
export function carriedNumbers(
  matches: readonly Match[],
  old: readonly Unit[],
  fresh: readonly Unit[],
): ReadonlyMap<string, readonly string[]> {
  const carried = new Map<string, readonly string[]>()
  for (const match of matches) {
    const now = match.to.map((index) => fresh[index]?.number ?? '')
    for (const index of match.from) {
      const number = old[index]?.number
      if (number !== undefined && now.length > 0) carried.set(number, now)
    }
  }
  return carried
}
