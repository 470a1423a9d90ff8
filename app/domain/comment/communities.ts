// Groups in a graph by modularity: Louvain (Blondel et al. 2008), nodes visited in a seeded order, ties to the lowest
// number, so that the same graph and seed give the same groups on every machine. Each group is split into its connected
// parts at the end: plain Louvain can leave two halves in one group that nothing joins (Traag et al. 2019).

import type { Graph } from './neighbours'
import { seededNumbers, seededOrder } from './seeded'

/** Passes over all nodes on one level; Louvain settles in a handful, more would only chase rounding. */
const MOST_PASSES = 20
const MOST_LEVELS = 12
/** Gains below this are rounding. */
const LEAST_GAIN = 1e-9

/** The group of each node, numbered from 0 by their first node. `resolution` above 1 gives more and smaller groups. */
export function communitiesOf(
  graph: Graph,
  options: { readonly seed: number; readonly resolution: number },
): Int32Array {
  const size = graph.offsets.length - 1
  const next = seededNumbers(options.seed)
  let membership = Int32Array.from({ length: size }, (_, node) => node)
  let level = graph
  let loops = new Float64Array(size)
  for (let round = 0; round < MOST_LEVELS; round++) {
    const groups = renumbered(moveNodes(level, loops, { next, resolution: options.resolution }))
    const count = groups.reduce((most, group) => Math.max(most, group + 1), 0)
    membership = membership.map((node) => groups[node] ?? 0)
    if (count === level.offsets.length - 1) break
    ;({ level, loops } = condensed(level, loops, groups, count))
  }
  return connectedParts(graph, membership)
}

function moveNodes(
  graph: Graph,
  loops: Float64Array,
  { next, resolution }: { next: () => number; resolution: number },
): Int32Array {
  const size = graph.offsets.length - 1
  const degrees = new Float64Array(size)
  let total = 0
  for (let node = 0; node < size; node++) {
    let degree = 2 * (loops[node] ?? 0)
    for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++)
      degree += graph.weights[at] ?? 0
    degrees[node] = degree
    total += degree
  }
  const groups = Int32Array.from({ length: size }, (_, node) => node)
  const sums = degrees.slice()
  const links = new Float64Array(size)
  if (total === 0) return groups
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let moved = 0
    for (const node of seededOrder(size, next)) {
      const own = groups[node] ?? 0
      const near = linksOf(graph, node, groups, links)
      const degree = degrees[node] ?? 0
      sums[own] = (sums[own] ?? 0) - degree
      const gain = (group: number) => (links[group] ?? 0) - (resolution * degree * (sums[group] ?? 0)) / total
      let best = own
      let bestGain = gain(own)
      for (const group of near.sort((a, b) => a - b)) {
        if (gain(group) > bestGain + LEAST_GAIN) [best, bestGain] = [group, gain(group)]
      }
      for (const group of near) links[group] = 0
      sums[best] = (sums[best] ?? 0) + degree
      groups[node] = best
      if (best !== own) moved++
    }
    if (moved === 0) break
  }
  return groups
}

function linksOf(graph: Graph, node: number, groups: Int32Array, links: Float64Array): number[] {
  const near: number[] = []
  for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
    const group = groups[graph.targets[at] ?? 0] ?? 0
    if (links[group] === 0) near.push(group)
    links[group] = (links[group] ?? 0) + (graph.weights[at] ?? 0)
  }
  return near
}

/** Groups numbered from 0 in the order of their first node. */
function renumbered(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>()
  return groups.map((group) => {
    const known = numbers.get(group)
    if (known !== undefined) return known
    numbers.set(group, numbers.size)
    return numbers.size - 1
  })
}

function condensed(graph: Graph, loops: Float64Array, groups: Int32Array, count: number) {
  const rows = Array.from({ length: count }, () => new Map<number, number>())
  const inner = new Float64Array(count)
  groups.forEach((group, node) => {
    inner[group] = (inner[group] ?? 0) + (loops[node] ?? 0)
    for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
      const other = groups[graph.targets[at] ?? 0] ?? 0
      const weight = graph.weights[at] ?? 0
      if (other === group) inner[group] = (inner[group] ?? 0) + weight / 2
      else rows[group]?.set(other, (rows[group]?.get(other) ?? 0) + weight)
    }
  })
  const offsets = new Int32Array(count + 1)
  const targets: number[] = []
  const weights: number[] = []
  rows.forEach((row, group) => {
    for (const [other, weight] of [...row].sort(([a], [b]) => a - b)) {
      targets.push(other)
      weights.push(weight)
    }
    offsets[group + 1] = targets.length
  })
  const level: Graph = { offsets, targets: Int32Array.from(targets), weights: Float64Array.from(weights) }
  return { level, loops: inner }
}

function connectedParts(graph: Graph, groups: Int32Array): Int32Array {
  const parts = new Int32Array(groups.length).fill(-1)
  let count = 0
  for (let start = 0; start < groups.length; start++) {
    if (parts[start] !== -1) continue
    const queue = [start]
    parts[start] = count
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
        const other = graph.targets[at] ?? 0
        if (parts[other] !== -1 || groups[other] !== groups[start]) continue
        parts[other] = count
        queue.push(other)
      }
    }
    count++
  }
  return parts
}

/** How far two groupings of the same nodes agree: the adjusted Rand index, 1 for equal ones, about 0 for chance. */
export function agreement(a: Int32Array, b: Int32Array): number {
  const pairsOf = (counts: Iterable<number>) => {
    let pairs = 0
    for (const count of counts) pairs += (count * (count - 1)) / 2
    return pairs
  }
  const left = new Map<number, number>()
  const right = new Map<number, number>()
  const both = new Map<string, number>()
  a.forEach((group, node) => {
    const other = b[node] ?? 0
    left.set(group, (left.get(group) ?? 0) + 1)
    right.set(other, (right.get(other) ?? 0) + 1)
    both.set(`${group} ${other}`, (both.get(`${group} ${other}`) ?? 0) + 1)
  })
  const all = (a.length * (a.length - 1)) / 2
  const [inLeft, inRight, shared] = [pairsOf(left.values()), pairsOf(right.values()), pairsOf(both.values())]
  const expected = all === 0 ? 0 : (inLeft * inRight) / all
  const most = (inLeft + inRight) / 2
  return most === expected ? 1 : (shared - expected) / (most - expected)
}
