// Citations as witnesses of identity. Near-identical sanction articles (违反本法第〓条规定的，由…责令改正) cannot be
// told apart by their words; what they cite can tell them: if the old one cites 第十二条 and that article became
// 第十三条, the new one should cite 第十三条. Being cited counts the same way.

import type { Board } from './board'
import { firstLinks } from './board'
import { thresholds } from './thresholds'
import type { Unit } from './unit'

/** Adds to a pair's score what the citations of both articles say, given the links found so far. */
export type CitationWitness = (from: number, to: number) => number

/** Read the citations of both versions once; the returned witness costs the citations of the two articles. */
export function citationWitness(board: Board): CitationWitness {
  const newNumberOf = new Map<string, string>()
  for (const link of firstLinks(board)) {
    const old = board.old[link.from]
    const fresh = board.fresh[link.to]
    if (old && fresh) newNumberOf.set(old.number, fresh.number)
  }
  const citersOfOld = citersByNumber(board.old)
  const citersOfNew = citersByNumber(board.fresh)
  const carried = (numbers: readonly string[] | undefined) =>
    (numbers ?? []).flatMap((number) => newNumberOf.get(number) ?? [])
  return (from, to) => {
    const old = board.old[from]
    const fresh = board.fresh[to]
    if (!old || !fresh) return 0
    const citing = agreement(carried(old.cites), fresh.cites)
    const cited = agreement(carried(citersOfOld.get(old.number)), citersOfNew.get(fresh.number) ?? [])
    return thresholds.citation * (citing + cited / 2)
  }
}

/** 1 when both lists agree, −1 when they share nothing, 0 when there is nothing to compare. */
function agreement(expected: readonly string[], found: readonly string[]): number {
  if (expected.length === 0 || found.length === 0) return 0
  const wanted = new Set(expected)
  const seen = new Set(found)
  let shared = 0
  for (const number of wanted) if (seen.has(number)) shared += 1
  return (2 * shared) / Math.max(wanted.size, seen.size) - 1
}

function citersByNumber(units: readonly Unit[]): Map<string, string[]> {
  const citers = new Map<string, string[]>()
  for (const unit of units) {
    for (const number of unit.cites) {
      const list = citers.get(number)
      if (list) list.push(unit.number)
      else citers.set(number, [unit.number])
    }
  }
  return citers
}
