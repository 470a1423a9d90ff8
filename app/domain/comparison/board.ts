// The working state of one alignment: which old article is already linked to which new one. The passes (exact
// text, chain, gaps, moves, parts) each add links and never take one away from an earlier, stronger witness.

import type { ChangeSource } from './change'
import type { Unit } from './unit'

/** Descent of one new article from one old one (indexes in their versions). */
export interface Link {
  readonly from: number
  readonly to: number
  readonly score: number
  readonly source: ChangeSource
}

/** Mutable while aligning; never leaves `alignArticles`. */
export interface Board {
  readonly old: readonly Unit[]
  readonly fresh: readonly Unit[]
  /** First partner of each old article. */
  readonly byOld: (Link | undefined)[]
  /** First partner of each new article. */
  readonly byNew: (Link | undefined)[]
  /** Further partners: the other parts of a split or a join. */
  readonly parts: Link[]
  /** Articles a person has already dealt with; no pass touches them. */
  readonly settledOld: Set<number>
  readonly settledNew: Set<number>
}

export function openBoard(old: readonly Unit[], fresh: readonly Unit[]): Board {
  return {
    old,
    fresh,
    byOld: old.map(() => undefined),
    byNew: fresh.map(() => undefined),
    parts: [],
    settledOld: new Set(),
    settledNew: new Set(),
  }
}

export function addLink(board: Board, link: Link): void {
  board.byOld[link.from] = link
  board.byNew[link.to] = link
}

export function isOpenOld(board: Board, index: number): boolean {
  return board.byOld[index] === undefined && !board.settledOld.has(index)
}

export function isOpenNew(board: Board, index: number): boolean {
  return board.byNew[index] === undefined && !board.settledNew.has(index)
}

export function firstLinks(board: Board): Link[] {
  return board.byOld.filter((link): link is Link => link !== undefined)
}
