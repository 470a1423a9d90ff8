// Articles that left their place. What neither the chain nor a gap explains may stand far away; because nothing
// but likeness speaks for such a pair, it must be strong, or each must be the other's best by a margin.

import { addLink, type Board, isOpenNew, isOpenOld, type Link } from './board'
import type { Edge } from './similarity'
import { thresholds } from './thresholds'

/** Link open articles across the order of the text. `edges` carry their final scores. */
export function linkMoves(board: Board, edges: readonly Edge[], spine: readonly Link[]): void {
  const open = edges.filter((edge) => isOpenOld(board, edge.from) && isOpenNew(board, edge.to))
  const rivals = secondBest(open)
  const strongest = open
    .filter(({ score }) => score >= thresholds.moveFloor)
    .sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to)
  for (const edge of strongest) {
    if (!isOpenOld(board, edge.from) || !isOpenNew(board, edge.to)) continue
    const isHop = crossed(spine, edge) <= thresholds.hop
    const convincing = isHop
      ? edge.score >= thresholds.hopMove
      : edge.score >= thresholds.move || edge.score - rivals(edge) >= thresholds.moveMargin
    if (convincing)
      addLink(board, { from: edge.from, to: edge.to, score: Math.min(1, edge.score), source: 'inferred' })
  }
}

/** The best score that either end of an edge reaches with somebody else. */
function secondBest(edges: readonly Edge[]): (edge: Edge) => number {
  const byOld = new Map<number, Podium>()
  const byNew = new Map<number, Podium>()
  for (const edge of edges) {
    enter(byOld, edge.from, edge)
    enter(byNew, edge.to, edge)
  }
  const rival = (podium: Podium | undefined, edge: Edge) =>
    (podium?.first === edge ? podium.second : podium?.first)?.score ?? 0
  return (edge) => Math.max(rival(byOld.get(edge.from), edge), rival(byNew.get(edge.to), edge))
}

/** The two best edges of one article. */
interface Podium {
  readonly first: Edge
  readonly second: Edge | undefined
}

function enter(podiums: Map<number, Podium>, article: number, edge: Edge): void {
  const known = podiums.get(article)
  if (!known) podiums.set(article, { first: edge, second: undefined })
  else if (edge.score > known.first.score) podiums.set(article, { first: edge, second: known.first })
  else if (edge.score > (known.second?.score ?? 0)) podiums.set(article, { first: known.first, second: edge })
}

/** How many articles that kept their order a pair would pass by. */
const crossed = (spine: readonly Link[], { from, to }: Edge) =>
  spine.filter((link) => link.from < from !== link.to < to).length
