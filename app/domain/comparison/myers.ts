// The shortest way from one row of numbers to another (Myers 1986, the greedy forward search). Words are numbers here:
// comparing two integers is what makes the inner loop quick, and jsdiff's linked lists of strings took eight times as
// long on the same articles.

/** One change: `a[a0..a1)` was replaced by `b[b0..b1)`; one of the two ranges may be empty. */
export interface Hunk {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** The changes that lead from `a` to `b`, in order, none touching the next; one change over everything when more than
 *  `most` insertions and deletions would be needed. Cost: (lengths) × (edits), memory edits². */
export function hunksBetween(a: Int32Array, b: Int32Array, most: number): Hunk[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  if (start === endA && start === endB) return []
  const whole = { a0: start, a1: endA, b0: start, b1: endB }
  if (start === endA || start === endB) return [whole]
  const trace = search(a.subarray(start, endA), b.subarray(start, endB), most)
  return trace ? walkBack(trace, { start, n: endA - start, m: endB - start }) : [whole]
}

/** For d edits the furthest place in `a` on each diagonal −d, −d+2 … d, from `startOf(d)` on: one list of numbers, because
 *  an array a step kept the garbage collector busy for a fifth of the time. */
interface Trace {
  readonly places: readonly number[]
  readonly edits: number
}

const startOf = (d: number): number => (d * (d + 1)) / 2

function search(a: Int32Array, b: Int32Array, most: number): Trace | undefined {
  const n = a.length
  const m = b.length
  const bound = Math.min(most, n + m)
  const furthest = new Int32Array(2 * bound + 3)
  const zero = bound + 1
  const places: number[] = []
  for (let d = 0; d <= bound; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      let x = cameDown(furthest, zero + k, k, d) ? at(furthest, zero + k + 1) : at(furthest, zero + k - 1) + 1
      while (x < n && x - k < m && a[x] === b[x - k]) x += 1
      furthest[zero + k] = x
      places.push(x)
      if (x >= n && x - k >= m) return { places, edits: d }
    }
  }
  return undefined
}

const at = (row: Int32Array, index: number): number => row[index] ?? 0

/** Whether the best way onto diagonal `k` is an insertion (down from k + 1) and not a deletion. */
const cameDown = (row: Int32Array, index: number, k: number, d: number): boolean =>
  k === -d || (k !== d && at(row, index - 1) < at(row, index + 1))

function walkBack(
  { places, edits }: Trace,
  { start, n, m }: { readonly start: number; readonly n: number; readonly m: number },
): Hunk[] {
  const hunks: { a0: number; a1: number; b0: number; b1: number }[] = []
  let x = n
  let y = m
  for (let d = edits; d > 0; d -= 1) {
    const before = startOf(d - 1)
    const reached = (k: number) => places[before + ((k + d - 1) >> 1)] ?? 0
    const k = x - y
    const isDown = k === -d || (k !== d && reached(k - 1) < reached(k + 1))
    const fromX = isDown ? reached(k + 1) : reached(k - 1)
    const fromY = isDown ? fromX - k - 1 : fromX - k + 1
    const a1 = isDown ? fromX : fromX + 1
    const b1 = isDown ? fromY + 1 : fromY
    const last = hunks.at(-1)
    if (last && last.a0 === a1 + start && last.b0 === b1 + start) {
      last.a0 = fromX + start
      last.b0 = fromY + start
    } else hunks.push({ a0: fromX + start, a1: a1 + start, b0: fromY + start, b1: b1 + start })
    x = fromX
    y = fromY
  }
  return hunks.reverse()
}
