// How far groups agree with labels: V-measure (Rosenberg and Hirschberg 2007), adjusted Rand index, and the F1 of B³
// (Bagga and Baldwin 1998).

/** The three figures of two partitions of the same texts, given in the same order. */
export function agreementWith(labels: readonly string[], groups: readonly string[]) {
  const size = labels.length
  const count = (keys: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
  const [inLabel, inGroup] = [count(labels), count(groups)]
  const both = count(labels.map((label, at) => `${label}\u0000${groups[at] ?? ''}`))
  const entropy = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((sum, one) => sum - (one / size) * Math.log(one / size), 0)
  const pairs = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((sum, one) => sum + (one * (one - 1)) / 2, 0)
  let mutual = 0
  let precision = 0
  let recall = 0
  for (const [key, one] of both) {
    const [label = '', group = ''] = key.split('\u0000')
    const [a, b] = [inLabel.get(label) ?? 0, inGroup.get(group) ?? 0]
    mutual += (one / size) * Math.log((one * size) / (a * b))
    precision += (one * one) / b / size
    recall += (one * one) / a / size
  }
  const [ofLabels, ofGroups] = [entropy(inLabel), entropy(inGroup)]
  const expected = (pairs(inLabel) * pairs(inGroup)) / ((size * (size - 1)) / 2)
  const most = (pairs(inLabel) + pairs(inGroup)) / 2
  return {
    v: ofLabels + ofGroups === 0 ? 1 : (2 * mutual) / (ofLabels + ofGroups),
    ari: most === expected ? 1 : (pairs(both) - expected) / (most - expected),
    b3: (2 * precision * recall) / (precision + recall),
  }
}
