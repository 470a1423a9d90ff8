// What people have decided about groups, for every later grouping to obey: comments that belong together and comments
// that must never share a group. Where two decisions contradict each other, apart wins: two groups too many are seen and
// put together, one group too large hides what is in it.

import type { Node } from './cluster-nodes'

/** Decisions. Ids that no comment has any more are passed over. */
export interface Constraints {
  /** Comments of one list are in one group. */
  readonly together: readonly (readonly string[])[]
  /** Comments of one list are in no group with comments of another list of the same entry. */
  readonly apart: readonly (readonly (readonly string[])[])[]
}

export const noConstraints: Constraints = { together: [], apart: [] }

/** The decisions as they bear on the nodes of one part. */
export interface NodeConstraints {
  /** The first node of those that are one, for each node. */
  readonly contracted: Int32Array
  /** For each node its sides: entry → list. Nodes without one are missing. */
  readonly sides: ReadonlyMap<number, ReadonlyMap<number, number>>
}

/** Bring decisions about comments to the nodes they stand in. Undefined where none bears on them. O(ids). */
export function constraintsOn(
  nodes: readonly Node[],
  { together, apart }: Constraints,
): NodeConstraints | undefined {
  if (together.length === 0 && apart.length === 0) return undefined
  const places = new Map(nodes.flatMap(({ ids }, place) => ids.map((id): [string, number] => [id, place])))
  const sides = new Map<number, Map<number, number>>()
  apart.forEach((lists, entry) => {
    lists.forEach((ids, side) => {
      for (const id of ids) {
        const place = places.get(id)
        if (place === undefined) continue
        const known = sides.get(place) ?? new Map<number, number>()
        if (!known.has(entry)) known.set(entry, side)
        sides.set(place, known)
      }
    })
  })
  const contracted = Int32Array.from({ length: nodes.length }, (_, place) => place)
  const rootOf = (place: number): number => {
    let root = place
    while (contracted[root] !== root) root = contracted[root] ?? root
    return root
  }
  for (const ids of together) {
    let first: number | undefined
    for (const id of ids) {
      const place = places.get(id)
      if (place === undefined) continue
      const [a, b] = [rootOf(first ?? place), rootOf(place)]
      first ??= place
      if (a === b || !mayMeet(sides.get(a), sides.get(b))) continue
      const [to, from] = [Math.min(a, b), Math.max(a, b)]
      contracted[from] = to
      sides.set(to, new Map([...(sides.get(from) ?? []), ...(sides.get(to) ?? [])]))
    }
  }
  return { contracted: contracted.map((_, place) => rootOf(place)), sides }
}

type Sides = ReadonlyMap<number, number> | undefined

/** Whether two nodes or groups may be one. */
export function mayMeet(a: Sides, b: Sides): boolean {
  if (!a || !b) return true
  for (const [entry, side] of a) {
    const other = b.get(entry)
    if (other !== undefined && other !== side) return false
  }
  return true
}

/** Sides by node or group. */
export type AllSides = ReadonlyMap<number, ReadonlyMap<number, number>>

/** The sides of groups of nodes. */
export function condensedSides(sides: AllSides, groups: Int32Array): AllSides {
  const merged = new Map<number, Map<number, number>>()
  for (const [node, own] of sides) {
    const group = groups[node] ?? 0
    const known = merged.get(group)
    if (known) for (const [entry, side] of own) known.set(entry, side)
    else merged.set(group, new Map(own))
  }
  return merged
}

/** Which sides the groups have taken while nodes move among them. */
export function sidesOfGroups(sides: AllSides) {
  const members = new Map([...sides.keys()].map((node) => [node, new Set([node])]))
  return {
    mayJoin: (node: number, group: number) => {
      const own = sides.get(node)
      if (!own) return true
      return [...(members.get(group) ?? [])].every((other) => mayMeet(own, sides.get(other)))
    },
    move: (node: number, from: number, to: number) => {
      if (!sides.has(node)) return
      members.get(from)?.delete(node)
      const there = members.get(to)
      if (there) there.add(node)
      else members.set(to, new Set([node]))
    },
  }
}
