// Which lines (款 and 项) of an article became which. Pairing them before their words are compared keeps an inserted
// 款 whole: a search over all characters borrows scraps of it for its neighbours. Lines keep their order; two lines may
// have become one and one two. A line that resembles none is an insertion or a repeal as a whole.

/** Lines `from[0]` to before `from[1]` became lines `to[0]` to before `to[1]`; one side may be empty. */
export interface Passage {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
}

/** Lines less alike than this (share of common character pairs) are not one line reworded. Below .25 the words found
 *  in common are 的, 应当 and 规定; `test/bench/comparison.ts` counts changes an article, which rise with it. */
const alike = 0.3
/** At most this many cells are weighed; a longer list is compared as one passage. */
const mostCells = 40_000

/** Passages that cover all lines of both sides in order. Cost: lines × lines of the part that differs. */
export function pairLines(from: readonly string[], to: readonly string[]): Passage[] {
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1
  let rest = 0
  while (
    from.length - rest > start &&
    to.length - rest > start &&
    from[from.length - 1 - rest] === to[to.length - 1 - rest]
  )
    rest += 1
  const endFrom = from.length - rest
  const endTo = to.length - rest
  const single = (i: number, j: number): Passage => ({ from: [i, i + 1], to: [j, j + 1] })
  const middle = { from: [start, endFrom], to: [start, endTo] } as const
  return [
    ...Array.from({ length: start }, (_, k) => single(k, k)),
    ...pairMiddle(from, to, middle),
    ...Array.from({ length: rest }, (_, k) => single(endFrom + k, endTo + k)),
  ]
}

function pairMiddle(from: readonly string[], to: readonly string[], middle: Passage): Passage[] {
  const rows = middle.from[1] - middle.from[0]
  const columns = middle.to[1] - middle.to[0]
  if (rows === 0 && columns === 0) return []
  if (rows * columns <= 1 || rows * columns > mostCells) return [middle]
  const old = from.slice(...middle.from).map(pairsOf)
  const fresh = to.slice(...middle.to).map(pairsOf)
  return bestPassages(old, fresh).map((passage) => ({
    from: [passage.from[0] + middle.from[0], passage.from[1] + middle.from[0]],
    to: [passage.to[0] + middle.to[0], passage.to[1] + middle.to[0]],
  }))
}

/** Character pairs of one line, sorted, with repeats. */
type Pairs = Int32Array

function pairsOf(line: string): Pairs {
  const pairs = new Int32Array(line.length)
  for (let i = 0; i < line.length; i += 1) pairs[i] = (line.charCodeAt(i) << 16) | line.charCodeAt(i + 1)
  return pairs.sort()
}

/** How alike two texts are, 0 to 1: twice the common character pairs over all. */
export function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0
  return (2 * shared(pairsOf(a), pairsOf(b))) / (a.length + b.length)
}

function shared(a: Pairs, b: Pairs): number {
  let count = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] ?? 0
    const y = b[j] ?? 0
    if (x === y) count += 1
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  return count
}

/** What a line shares with two others joined; 0 when one of the two has less than half of its pairs from it. */
function sharedByTwo(whole: Pairs | undefined, first: Pairs | undefined, second: Pairs | undefined): number {
  if (!whole || !first || !second) return 0
  const own = [shared(whole, first), shared(whole, second)] as const
  if (own[0] * 2 < first.length || own[1] * 2 < second.length) return 0
  const both = new Int32Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return shared(whole, both.sort())
}

/** Shapes a passage may have: one line, a line cut in two, two lines joined. */
const shapes = [
  [1, 1],
  [1, 2],
  [2, 1],
] as const

function bestPassages(old: readonly Pairs[], fresh: readonly Pairs[]): Passage[] {
  const [rows, columns] = [old.length, fresh.length]
  const common = old.map((a) => fresh.map((b) => shared(a, b)))
  const length = (row: readonly Pairs[], i: number, size: number) =>
    (row[i]?.length ?? 0) + (size > 1 ? (row[i + 1]?.length ?? 0) : 0)
  const gain = (i: number, j: number, [high, wide]: (typeof shapes)[number]): number => {
    let both = common[i]?.[j] ?? 0
    if (high > 1) both = sharedByTwo(fresh[j], old[i], old[i + 1])
    if (wide > 1) both = sharedByTwo(old[i], fresh[j], fresh[j + 1])
    return both - (alike * (length(old, i, high) + length(fresh, j, wide))) / 2
  }
  // best[i][j]: the largest gain from old line i and new line j on.
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1))
  const reach = (i: number, j: number) => best[i]?.[j] ?? 0
  const choose = (i: number, j: number) => {
    let found: { gain: number; shape: (typeof shapes)[number] | undefined } = { gain: 0, shape: undefined }
    for (const shape of shapes) {
      if (i + shape[0] > rows || j + shape[1] > columns) continue
      const own = gain(i, j, shape)
      const total = own + reach(i + shape[0], j + shape[1])
      if (own > 0 && total > found.gain) found = { gain: total, shape }
    }
    return found
  }
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const row = best[i]
      if (row) row[j] = Math.max(choose(i, j).gain, reach(i + 1, j), reach(i, j + 1))
    }
  }
  return walk({ rows, columns, reach, choose })
}

function walk({
  rows,
  columns,
  reach,
  choose,
}: {
  readonly rows: number
  readonly columns: number
  readonly reach: (i: number, j: number) => number
  readonly choose: (i: number, j: number) => { gain: number; shape: (typeof shapes)[number] | undefined }
}): Passage[] {
  const passages: Passage[] = []
  let i = 0
  let j = 0
  while (i < rows && j < columns) {
    const { gain, shape } = choose(i, j)
    if (shape && gain === reach(i, j)) {
      passages.push({ from: [i, i + shape[0]], to: [j, j + shape[1]] })
      i += shape[0]
      j += shape[1]
    } else if (reach(i + 1, j) === reach(i, j)) {
      passages.push({ from: [i, i + 1], to: [j, j] })
      i += 1
    } else {
      passages.push({ from: [i, i], to: [j, j + 1] })
      j += 1
    }
  }
  if (i < rows || j < columns) passages.push({ from: [i, rows], to: [j, columns] })
  return passages
}
