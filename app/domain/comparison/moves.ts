// Articles that left their place. What neither the chain nor a gap explains may stand far away; because nothing
// but likeness speaks for such a pair, it must be strong, or each must be the other's best by a margin.

import { addLink, type Board, isOpenNew, isOpenOld, type Link } from './board'
import type { Edge } from './similarity'
import { thresholds } from './thresholds'

/** Link open articles across the order of the text. `edges` carry their final scores. */
export function linkMoves(board: Board, edges: readonly Edge[], spine: readonly Link[]): void {
  const open = edges.filter((edge) => isOpenOld(board, edge.from) && isOpenNew(board, edge.to))
  const strongest = [...open].sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to)
  const rivals = secondBest(open)
  for (const edge of strongest) {
    if (!isOpenOld(board, edge.from) || !isOpenNew(board, edge.to)) continue
    const margin = edge.score - rivals(edge)
    const isHop = crossed(spine, edge) <= thresholds.hop
    const convincing = isHop
      ? edge.score >= thresholds.hopMove
      : edge.score >= thresholds.move ||
        (edge.score >= thresholds.moveFloor && margin >= thresholds.moveMargin)
    if (convincing)
      addLink(board, { from: edge.from, to: edge.to, score: Math.min(1, edge.score), source: 'inferred' })
  }
}

/** The best score that either end of an edge reaches with somebody else. */
function secondBest(edges: readonly Edge[]): (edge: Edge) => number {
  const byOld = new Map<number, Edge[]>()
  const byNew = new Map<number, Edge[]>()
  for (const edge of edges) {
    byOld.set(edge.from, [...(byOld.get(edge.from) ?? []), edge])
    byNew.set(edge.to, [...(byNew.get(edge.to) ?? []), edge])
  }
  return (edge) =>
    [...(byOld.get(edge.from) ?? []), ...(byNew.get(edge.to) ?? [])]
      .filter((other) => other !== edge)
      .reduce((best, other) => Math.max(best, other.score), 0)
}

/** How many articles that kept their order a pair would pass by. */
const crossed = (spine: readonly Link[], { from, to }: Edge) =>
  spine.filter((link) => link.from < from !== link.to < to).length
