// How much of the asked words stands in other words: the share of characters found in common runs. A number counts
// whole or not at all, since one shared digit says nothing about a period or a fine.

import { quantitiesIn } from './quantities'

/** Share of the wanted characters that stand in the given pieces. */
export function coverage(wanted: readonly string[], given: readonly string[]): number {
  const total = wanted.reduce((sum, piece) => sum + piece.length, 0)
  if (total === 0) return 0
  const text = given.join('\n')
  return wanted.reduce((sum, piece) => sum + overlap(piece, text) * piece.length, 0) / total
}

/** Share of `wanted` found in `text` in common runs of two units or more (one, when it is one unit long). Numbers count
 *  whole: 二十日 holds nothing of 十五日. O(a·b) on short words; long ones are cut at 1,500 units. */
export function overlap(wanted: string, text: string): number {
  const [a, b] = [wanted.slice(0, 1500), text.slice(0, 1500)]
  if (a === '') return 0
  const numbers = quantitiesIn(a)
  const inNumbers = numbers.reduce((sum, { words }) => sum + words.length, 0)
  if (inNumbers * 2 >= a.length) {
    const there = new Set(quantitiesIn(b).map(({ kind, value }) => `${kind} ${value}`))
    return numbers.every(({ kind, value }) => there.has(`${kind} ${value}`)) ? 1 : 0
  }
  if (b.includes(a)) return 1
  return commonRuns(a, b) / a.length
}

function commonRuns(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0
  let best = { length: 0, a: 0, b: 0 }
  let row = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) {
      if (a[i - 1] !== b[j - 1]) continue
      const length = (row[j - 1] ?? 0) + 1
      next[j] = length
      if (length > best.length) best = { length, a: i - length, b: j - length }
    }
    row = next
  }
  if (best.length < 2) return 0
  const left = commonRuns(a.slice(0, best.a), b.slice(0, best.b))
  return left + best.length + commonRuns(a.slice(best.a + best.length), b.slice(best.b + best.length))
}
