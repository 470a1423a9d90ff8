// Under which heading every article stands, when all numbers are settled: where it stood, unless the decision put it
// elsewhere or took its heading away.

import { type Holder, isArticle, type WorkArticle, type Working } from './working'

/**
 * Articles that the decision put elsewhere, or whose heading it took away, stand with the article in front of them; the
 * rest stay in their 章. What the decision brings says nothing about which articles stayed.
 */
export function assignHolders(working: Working): void {
  const order = holderOrder(working.root)
  const isLoose = (article: WorkArticle) =>
    isGone(article.holder) ||
    (article.old === undefined && article.statedBy?.type !== 'renumbering' && article.holder === working.root)
  const settled = working.articles.filter((article) => !isLoose(article))
  const kept = longestRising(settled.map(({ holder }) => order.get(holder) ?? 0))
  const staying = new Set(settled.filter((_, k) => kept.has(k)))
  working.articles.forEach((article, k) => {
    if (staying.has(article)) return
    const before = working.articles[k - 1]
    const behind = working.articles.find(
      (other, at) => at > k && other.old !== undefined && staying.has(other),
    )
    const ahead = isGone(article.holder) ? undefined : behind?.holder
    article.holder = before?.holder ?? ahead ?? working.root
  })
}

const isGone = (holder: Holder) => 'isGone' in holder && holder.isGone === true

function holderOrder(root: Holder): Map<Holder, number> {
  const order = new Map<Holder, number>([[root, 0]])
  const walk = (holder: Holder) => {
    for (const child of holder.children) {
      if (isArticle(child) || child.kind !== 'division') continue
      order.set(child, order.size)
      walk(child)
    }
  }
  walk(root)
  return order
}

/** Indexes of a longest subsequence that never falls. O(n log n). */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before: number[] = []
  values.forEach((value, k) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[ends[middle] ?? 0] ?? 0) <= value) low = middle + 1
      else high = middle
    }
    before[k] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = k
  })
  const chosen = new Set<number>()
  for (let k = ends.at(-1) ?? -1; k >= 0; k = before[k] ?? -1) chosen.add(k)
  return chosen
}
