// What is left between two certain neighbours. An old and a new article standing in the same gap are probably
// the same article even when little of the text survived, so the bar is low here; the pairs of one gap keep
// their order (a small dynamic programme per gap).

import { addLink, type Board, isOpenNew, isOpenOld, type Link } from './board'
import type { Lexicon } from './grams'
import { pairScore } from './similarity'
import { thresholds } from './thresholds'

// A gap of 400 × 400 articles is a rewritten law; its cells still fit in a second, more would not.
const largestGap = 160_000

/** Link what stands in the same gap of `spine` (links in the order of both versions). */
export function fillGaps(board: Board, lexicon: Lexicon, spine: readonly Link[]): void {
  let previous: Place = { from: -1, to: -1 }
  for (const next of [...spine, { from: board.old.length, to: board.fresh.length }]) {
    const isGap = next.from > previous.from + 1 && next.to > previous.to + 1
    if (isGap) fillGap(board, lexicon, previous, next)
    previous = next
  }
}

interface Place {
  readonly from: number
  readonly to: number
}

function fillGap(board: Board, lexicon: Lexicon, after: Place, before: Place): void {
  const old = range(after.from + 1, before.from).filter((index) => isOpenOld(board, index))
  const fresh = range(after.to + 1, before.to).filter((index) => isOpenNew(board, index))
  if (old.length * fresh.length > largestGap) return
  for (const link of bestInOrder(lexicon, old, fresh)) addLink(board, link)
}

function bestInOrder(lexicon: Lexicon, old: readonly number[], fresh: readonly number[]): Link[] {
  const width = fresh.length + 1
  const gain = old.map((i) =>
    fresh.map((j) => pairScore(lexicon.from[i], lexicon.to[j], lexicon.weights) - thresholds.gap),
  )
  // best[r * width + c]: the largest gain using old articles from r and new ones from c.
  const best = new Float64Array((old.length + 1) * width)
  const at = (r: number, c: number) => best[r * width + c] ?? 0
  for (let r = old.length - 1; r >= 0; r -= 1) {
    for (let c = fresh.length - 1; c >= 0; c -= 1) {
      const pair = gain[r]?.[c] ?? 0
      best[r * width + c] = Math.max(at(r + 1, c), at(r, c + 1), pair > 0 ? pair + at(r + 1, c + 1) : 0)
    }
  }
  const links: Link[] = []
  for (let r = 0, c = 0; r < old.length && c < fresh.length; ) {
    const pair = gain[r]?.[c] ?? 0
    const from = old[r]
    const to = fresh[c]
    if (pair > 0 && from !== undefined && to !== undefined && at(r, c) === pair + at(r + 1, c + 1)) {
      links.push({ from, to, score: pair + thresholds.gap, source: 'inferred' })
      r += 1
      c += 1
    } else if (at(r, c) === at(r + 1, c)) r += 1
    else c += 1
  }
  return links
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, k) => start + k)
}
