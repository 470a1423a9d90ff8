// What people said of neighbouring versions, told of versions that lie further apart, or of the same pair read backwards:
// a pairing corrected between the draft and its second reading must hold when the draft is compared with the third.

import type { ArticleChange, PairCorrection } from './change'

/** One step of a chain of versions: its comparison, and the pairings of it that people corrected, the earliest first. */
export interface CorrectedStep {
  readonly rows: readonly ArticleChange[]
  readonly corrections: readonly PairCorrection[]
}

/**
 * The corrections of all steps as statements about the first and the last version of the chain (eIds). The latest word
 * about an article wins. What leads nowhere on either side says nothing and is left out. Linear in rows a correction.
 */
export function carriedCorrections(steps: readonly CorrectedStep[]): PairCorrection[] {
  const carried: PairCorrection[] = []
  steps.forEach(({ corrections }, at) => {
    for (const { from, to } of corrections) {
      const first = steps.slice(0, at).reduceRight((eIds, step) => follow(eIds, step.rows, 'back'), from)
      const last = steps.slice(at + 1).reduce((eIds, step) => follow(eIds, step.rows, 'on'), to)
      if (first.length > 0 || last.length > 0) carried.push({ from: first, to: last })
    }
  })
  const isLatest = (one: PairCorrection, at: number) =>
    !carried.slice(at + 1).some((later) => shares(one.from, later.from) || shares(one.to, later.to))
  return carried.filter(isLatest)
}

/** The same statement about the pair read backwards. */
export const reversed = ({ from, to }: PairCorrection): PairCorrection => ({ from: to, to: from })

const shares = (a: readonly string[], b: readonly string[]) => a.some((eId) => b.includes(eId))

function follow(
  eIds: readonly string[],
  rows: readonly ArticleChange[],
  way: 'on' | 'back',
): readonly string[] {
  const [near, far] = way === 'on' ? (['from', 'to'] as const) : (['to', 'from'] as const)
  const met = rows.filter((row) => row[near].some(({ eId }) => eIds.includes(eId)))
  return [...new Set(met.flatMap((row) => row[far].map(({ eId }) => eId)))]
}
