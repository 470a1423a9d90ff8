// Groups in a graph by modularity: Louvain (Blondel et al. 2008), nodes visited in a seeded order, ties to the lowest
// number, so that the same graph and seed give the same groups on every machine. Each group is split into its connected
// parts at the end: plain Louvain can leave two halves in one group that nothing joins (Traag et al. 2019).

import { type AllSides, condensedSides, type NodeConstraints, sidesOfGroups } from './constraints'
import type { Graph } from './neighbour-lists'
import { seededNumbers, seededOrder } from './seeded'

/** Passes over all nodes on one level; Louvain settles in a handful, more would only chase rounding. */
const MOST_PASSES = 20
const MOST_LEVELS = 12
/** From so many nodes on a pass leaves out those around which nothing moved since they were visited, as Leiden does. Small
 *  graphs gain nothing by it, and end in another of several groupings that are as good. */
const LEAVES_OUT_FROM = 2000
/** Gains below this are rounding. */
const LEAST_GAIN = 1e-9

export interface CommunityOptions {
  readonly seed: number
  /** Above 1: more and smaller groups. */
  readonly resolution: number
  readonly constraints?: NodeConstraints | undefined
}

/** The group of each node, numbered from 0 by their first node. Nodes that people joined are one node from the start, and
 *  nodes that they took apart are never in one group. O(edges) for a pass. */
export function communitiesOf(graph: Graph, options: CommunityOptions): Int32Array {
  const steps = communitySteps(graph, options)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** As `communitiesOf`. Yields after each pass over the nodes, the number of nodes. */
export function* communitySteps(graph: Graph, options: CommunityOptions): Generator<number, Int32Array> {
  const size = graph.offsets.length - 1
  const { constraints, resolution } = options
  if (!constraints) return yield* grown(graph, new Float64Array(size), { ...options, sides: new Map() })
  const first = renumbered(constraints.contracted)
  const count = first.reduce((most, group) => Math.max(most, group + 1), 0)
  const { level, loops } = condensed(graph, new Float64Array(size), first, count)
  const sides = condensedSides(constraints.sides, first)
  const groups = yield* grown(level, loops, { seed: options.seed, resolution, sides })
  return renumbered(first.map((node) => groups[node] ?? 0))
}

function* grown(
  graph: Graph,
  ownLoops: Float64Array,
  { seed, resolution, sides: ownSides }: { seed: number; resolution: number; sides: AllSides },
): Generator<number, Int32Array> {
  const next = seededNumbers(seed)
  let membership = Int32Array.from({ length: graph.offsets.length - 1 }, (_, node) => node)
  let level = graph
  let loops = ownLoops
  let sides = ownSides
  for (let round = 0; round < MOST_LEVELS; round++) {
    const groups = renumbered(yield* moveNodes(level, loops, { next, resolution, sides }))
    const count = groups.reduce((most, group) => Math.max(most, group + 1), 0)
    membership = membership.map((node) => groups[node] ?? 0)
    if (count === level.offsets.length - 1) break
    sides = condensedSides(sides, groups)
    ;({ level, loops } = condensed(level, loops, groups, count))
  }
  return connectedParts(graph, membership)
}

function* moveNodes(
  graph: Graph,
  loops: Float64Array,
  { next, resolution, sides }: { next: () => number; resolution: number; sides: AllSides },
): Generator<number, Int32Array> {
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
  const near = new Int32Array(size)
  const taken = sidesOfGroups(sides)
  if (total === 0) return groups
  const isSettled = new Uint8Array(size)
  const leavesOut = size >= LEAVES_OUT_FROM ? 1 : 0
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let moved = 0
    for (const node of seededOrder(size, next)) {
      if (isSettled[node] === 1) continue
      isSettled[node] = leavesOut
      const own = groups[node] ?? 0
      const count = linksOf(graph, node, { groups, links, near })
      const degree = degrees[node] ?? 0
      sums[own] = (sums[own] ?? 0) - degree
      let best = own
      let bestGain = (links[own] ?? 0) - (resolution * degree * (sums[own] ?? 0)) / total
      for (let at = 0; at < count; at++) {
        const group = near[at] ?? 0
        const gain = (links[group] ?? 0) - (resolution * degree * (sums[group] ?? 0)) / total
        links[group] = 0
        if (gain <= bestGain + LEAST_GAIN || (group !== own && !taken.mayJoin(node, group))) continue
        best = group
        bestGain = gain
      }
      sums[best] = (sums[best] ?? 0) + degree
      groups[node] = best
      if (best === own) continue
      for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
        const other = graph.targets[at] ?? 0
        if (groups[other] !== best) isSettled[other] = 0
      }
      taken.move(node, own, best)
      moved++
    }
    yield size
    if (moved === 0) break
  }
  return groups
}

interface Links {
  readonly groups: Int32Array
  /** By group, the weight of the node's edges to it; zero in between. */
  readonly links: Float64Array
  /** The groups with such edges, ascending; how many is returned. */
  readonly near: Int32Array
}

function linksOf(graph: Graph, node: number, { groups, links, near }: Links): number {
  let count = 0
  for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
    const group = groups[graph.targets[at] ?? 0] ?? 0
    if (links[group] === 0) {
      // Put into its place at once: a node has few groups around, and sorting asks a function for each pair.
      let place = count++
      for (; place > 0 && (near[place - 1] ?? 0) > group; place--) near[place] = near[place - 1] ?? 0
      near[place] = group
    }
    links[group] = (links[group] ?? 0) + (graph.weights[at] ?? 0)
  }
  return count
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
