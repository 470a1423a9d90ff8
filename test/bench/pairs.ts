// Pairwise precision and recall of a grouping against known groups, and the purity of its groups.

export interface PairScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Of the members of groups of two and more: the share that belongs to its group's commonest truth. */
  readonly purity: number
}

const pairs = (size: number) => (size * (size - 1)) / 2

/** Items without a truth are each their own. */
export function scorePairs(
  groups: readonly (readonly string[])[],
  truth: ReadonlyMap<string, string>,
): PairScore {
  const sizes = new Map<string, number>()
  for (const name of truth.values()) sizes.set(name, (sizes.get(name) ?? 0) + 1)
  const wanted = [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0)
  let found = 0
  let right = 0
  let members = 0
  let pure = 0
  for (const group of groups) {
    const parts = new Map<string, number>()
    for (const id of group) parts.set(truth.get(id) ?? id, (parts.get(truth.get(id) ?? id) ?? 0) + 1)
    found += pairs(group.length)
    for (const size of parts.values()) right += pairs(size)
    if (group.length < 2) continue
    members += group.length
    pure += Math.max(...parts.values())
  }
  const precision = found === 0 ? 1 : right / found
  const recall = wanted === 0 ? 1 : right / wanted
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    purity: members === 0 ? 1 : pure / members,
  }
}
