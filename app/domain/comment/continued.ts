// Continues the groups of an earlier run: a comment stays where it was, whatever came in since, and a new one joins the
// group that most of its nearest neighbours are in, if they resemble it enough. What no group wants is grouped among
// itself. Grouping anew instead gives a third of all comments another group when a tenth is added; desks complained of
// that wherever groups had no memory (BERTopic, Polis).

import type { Node } from './cluster-nodes'
import { communitiesOf } from './communities'
import { mayMeet, type NodeConstraints } from './constraints'
import type { Graph } from './neighbour-lists'

/** The group of each comment that has one, by id. */
export type Earlier = ReadonlyMap<string, string>

/** Edges to the winning group that weigh less than this together are a stray word. */
const LEAST_VOTE = 0.12

interface Continuing {
  readonly nodes: readonly Node[]
  readonly graph: Graph
  readonly earlier: Earlier
  readonly seed: number
  readonly resolution: number
  readonly constraints: NodeConstraints | undefined
}

export interface ContinuedGroup {
  readonly places: readonly number[]
  /** The earlier group; missing for a new one. */
  readonly kept: string | undefined
}

/** Groups of nodes, the earlier ones first in the order of their first node. O(edges). */
export function continued(given: Continuing): ContinuedGroup[] {
  const { nodes, earlier } = given
  const known = nodes.map(({ ids }) => majority(ids, earlier))
  const groups = joined(given, known)
  const kept = new Map<string, number[]>()
  const free: number[] = []
  groups.forEach((group, place) => {
    if (group === undefined) free.push(place)
    else if (kept.has(group)) kept.get(group)?.push(place)
    else kept.set(group, [place])
  })
  const found = [...kept].map(([group, places]): ContinuedGroup => ({ places, kept: group }))
  return [...found, ...among(free, given)]
}

// A node has comments of two earlier groups where somebody joined them since or where copies were found late; the larger
// part decides for the new ones, and a decision to join is obeyed before memory.
function majority(ids: readonly string[], earlier: Earlier): string | undefined {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const group = earlier.get(id)
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0]
}

function joined(
  { nodes, graph, constraints }: Continuing,
  known: readonly (string | undefined)[],
): (string | undefined)[] {
  const members = new Map<string, number[]>()
  const sidesOf = (place: number) => constraints?.sides.get(place)
  const groups: (string | undefined)[] = nodes.map(() => undefined)
  const put = (place: number, group: string) => {
    groups[place] = group
    if (sidesOf(place)) members.set(group, [...(members.get(group) ?? []), place])
  }
  const fits = (place: number, group: string) =>
    (members.get(group) ?? []).every((other) => mayMeet(sidesOf(place), sidesOf(other)))
  const heads = new Map<number, string>()
  known.forEach((group, place) => {
    if (group === undefined) return
    const head = constraints?.contracted[place] ?? place
    const wanted = heads.get(head) ?? group
    const own = fits(place, wanted) ? wanted : group
    if (!fits(place, own)) return
    heads.set(head, own)
    put(place, own)
  })
  known.forEach((group, place) => {
    if (group !== undefined) return
    const pinned = heads.get(constraints?.contracted[place] ?? place)
    const won = pinned ?? winner(graph, place, known)
    if (won !== undefined && fits(place, won)) put(place, won)
  })
  return groups
}

function winner(graph: Graph, place: number, known: readonly (string | undefined)[]): string | undefined {
  const votes = new Map<string, number>()
  for (let at = graph.offsets[place] ?? 0; at < (graph.offsets[place + 1] ?? 0); at++) {
    const group = known[graph.targets[at] ?? 0]
    if (group !== undefined) votes.set(group, (votes.get(group) ?? 0) + (graph.weights[at] ?? 0))
  }
  const [best] = [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return best && best[1] >= LEAST_VOTE ? best[0] : undefined
}

// The graph among the free nodes alone, grouped as ever.
function among(
  free: readonly number[],
  { graph, seed, resolution, constraints }: Continuing,
): ContinuedGroup[] {
  const numbers = new Map(free.map((place, number) => [place, number]))
  const offsets = new Int32Array(free.length + 1)
  const targets: number[] = []
  const weights: number[] = []
  free.forEach((place, number) => {
    for (let at = graph.offsets[place] ?? 0; at < (graph.offsets[place + 1] ?? 0); at++) {
      const other = numbers.get(graph.targets[at] ?? 0)
      if (other === undefined) continue
      targets.push(other)
      weights.push(graph.weights[at] ?? 0)
    }
    offsets[number + 1] = targets.length
  })
  const inner = constraints && {
    contracted: Int32Array.from(free, (place, number) => {
      return numbers.get(constraints.contracted[place] ?? place) ?? number
    }),
    sides: new Map(
      free.flatMap((place, number): [number, ReadonlyMap<number, number>][] => {
        const sides = constraints.sides.get(place)
        return sides ? [[number, sides]] : []
      }),
    ),
  }
  const part: Graph = { offsets, targets: Int32Array.from(targets), weights: Float64Array.from(weights) }
  const groups = communitiesOf(part, { seed, resolution, constraints: inner })
  const found = new Map<number, number[]>()
  groups.forEach((group, number) => {
    const place = free[number] ?? 0
    const places = found.get(group)
    if (places) places.push(place)
    else found.set(group, [place])
  })
  return [...found.values()].map((places) => ({ places, kept: undefined }))
}
