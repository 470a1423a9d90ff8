// Lists of a text's nearest others, of a bounded length and in one array each, and the graph that several such lists make
// together. Maps of pairs would hold millions of boxed numbers at 100,000 texts.

/** For each text up to `most` others: `targets[text * most …]`, −1 where there are fewer, with their likeness. */
export interface Neighbours {
  readonly size: number
  readonly most: number
  readonly targets: Int32Array
  readonly likeness: Float32Array
}

/** An undirected weighted graph in rows; each edge stands in both. */
export interface Graph {
  readonly offsets: Int32Array
  readonly targets: Int32Array
  readonly weights: Float64Array
}

/** Lists that keep the best of what they are offered; a tie goes to the lower number. `offer` gives what another has to have
 *  at least to be kept. */
export function nearestLists(size: number, most: number) {
  const targets = new Int32Array(size * most).fill(-1)
  const likeness = new Float32Array(size * most)
  // A hair less, since what is offered is rounded before it is compared.
  const floorOf = (last: number) => (targets[last] === -1 ? 0 : (likeness[last] ?? 0) * (1 - 1e-6))
  const offer = (text: number, other: number, given: number): number => {
    const from = text * most
    const value = Math.fround(given)
    const last = from + most - 1
    const isWorse = (at: number) =>
      targets[at] === -1 ||
      (likeness[at] ?? 0) < value ||
      (likeness[at] === value && (targets[at] ?? 0) > other)
    if (!isWorse(last)) return floorOf(last)
    for (let at = from; at <= last && targets[at] !== -1; at++)
      if (targets[at] === other) return floorOf(last)
    let at = last
    while (at > from && isWorse(at - 1)) {
      targets[at] = targets[at - 1] ?? -1
      likeness[at] = likeness[at - 1] ?? 0
      at--
    }
    targets[at] = other
    likeness[at] = value
    return floorOf(last)
  }
  const sorted = (): Neighbours => ({ size, most, targets, likeness })
  return { offer, sorted }
}

export interface Source {
  readonly lists: Neighbours
  readonly weight: number
}

/** The graph of all lists together. A pair found from both sides counts twice: neighbours of each other hold together
 *  more. O(edges). */
export function graphOf(sources: readonly Source[], size: number): Graph {
  const counts = new Int32Array(size + 1)
  eachPair(sources, (a, b) => {
    counts[a + 1] = (counts[a + 1] ?? 0) + 1
    counts[b + 1] = (counts[b + 1] ?? 0) + 1
  })
  for (let node = 0; node < size; node++) counts[node + 1] = (counts[node + 1] ?? 0) + (counts[node] ?? 0)
  const next = counts.slice()
  const found = new Int32Array(counts[size] ?? 0)
  const given = new Float64Array(counts[size] ?? 0)
  const put = (from: number, to: number, weight: number) => {
    const place = next[from] ?? 0
    next[from] = place + 1
    found[place] = to
    given[place] = weight
  }
  eachPair(sources, (a, b, weight) => {
    put(a, b, weight)
    put(b, a, weight)
  })
  return summed(counts, found, given)
}

function eachPair(sources: readonly Source[], see: (a: number, b: number, weight: number) => void): void {
  for (const { lists, weight } of sources)
    for (let text = 0; text < lists.size; text++)
      for (let at = text * lists.most; at < (text + 1) * lists.most; at++) {
        const other = lists.targets[at] ?? -1
        if (other === -1) break
        see(text, other, weight * (lists.likeness[at] ?? 0))
      }
}

// Each row's targets once and ascending. Sums are taken in the order of the lists, which is the same on every run.
function summed(offsets: Int32Array, found: Int32Array, given: Float64Array): Graph {
  const size = offsets.length - 1
  const sums = new Float64Array(size)
  const rows = new Int32Array(size + 1)
  const targets = new Int32Array(found.length)
  const weights = new Float64Array(found.length)
  let at = 0
  for (let node = 0; node < size; node++) {
    const row = found.subarray(offsets[node] ?? 0, offsets[node + 1] ?? 0)
    row.forEach((target, i) => {
      sums[target] = (sums[target] ?? 0) + (given[(offsets[node] ?? 0) + i] ?? 0)
    })
    for (const target of row.slice().sort()) {
      const weight = sums[target] ?? 0
      if (weight === 0) continue
      sums[target] = 0
      targets[at] = target
      weights[at++] = weight
    }
    rows[node + 1] = at
  }
  return { offsets: rows, targets: targets.slice(0, at), weights: weights.slice(0, at) }
}
