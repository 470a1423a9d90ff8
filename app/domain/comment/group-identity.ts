// Which group of a new run is which of the last: by the comments they share. A person who has learned that 审批时限 is the
// third group finds it again after grouping anew, and is told which groups became one and which fell apart.

import type { Earlier } from './continued'
import { compareText } from './duplicates'

/** What became of an earlier group's comments, where more happened than that it went on. */
export interface GroupChange {
  readonly kind: 'merged' | 'split'
  /** Earlier groups. */
  readonly from: readonly string[]
  /** Indexes of groups of the new run. */
  readonly to: readonly number[]
}

/** A part of an earlier group smaller than this share is a stray comment and no part. */
const LEAST_PART = 0.2

/** For each new group the earlier one it continues (the largest overlap first, each used once), and the log of groups
 *  that were merged and split. O(comments + pairs · log). */
export function mapGroups(
  earlier: Earlier,
  groups: readonly (readonly string[])[],
): { readonly kept: readonly (string | undefined)[]; readonly changes: readonly GroupChange[] } {
  const shared = new Map<string, Map<number, number>>()
  groups.forEach((members, index) => {
    for (const id of members) {
      const before = earlier.get(id)
      if (before === undefined) continue
      const parts = shared.get(before) ?? new Map<number, number>()
      parts.set(index, (parts.get(index) ?? 0) + 1)
      shared.set(before, parts)
    }
  })
  const pairs = [...shared].flatMap(([before, parts]) =>
    [...parts].map(([index, count]) => ({ before, index, count })),
  )
  pairs.sort((a, b) => b.count - a.count || compareText(a.before, b.before) || a.index - b.index)
  const kept: (string | undefined)[] = groups.map(() => undefined)
  const used = new Set<string>()
  for (const { before, index } of pairs) {
    if (kept[index] !== undefined || used.has(before)) continue
    kept[index] = before
    used.add(before)
  }
  return { kept, changes: changesOf(shared, groups.length) }
}

function changesOf(shared: ReadonlyMap<string, ReadonlyMap<number, number>>, count: number): GroupChange[] {
  const into: string[][] = Array.from({ length: count }, () => [])
  const splits: GroupChange[] = []
  for (const [before, parts] of [...shared].sort(([a], [b]) => compareText(a, b))) {
    const all = [...parts.values()].reduce((sum, part) => sum + part, 0)
    const large = [...parts].filter(([, part]) => part >= all * LEAST_PART).map(([index]) => index)
    for (const [index, part] of parts) if (part * 2 > all) into[index]?.push(before)
    if (large.length > 1) splits.push({ kind: 'split', from: [before], to: large.sort((a, b) => a - b) })
  }
  const merges = into.flatMap((from, index): GroupChange[] =>
    from.length > 1 ? [{ kind: 'merged', from, to: [index] }] : [],
  )
  return [...merges, ...splits]
}
