// Identity over versions. An article keeps its lineage id through renumbering, moves and rewording; the first part of
// a split keeps it and the others get new ones; a join keeps the first one's. Ids come from the caller.

import type { ArticleChange } from './change'

/** Old eId → new eIds; empty for repealed articles. */
export function numberMap(changes: {
  readonly rows: readonly ArticleChange[]
}): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>()
  for (const row of changes.rows) {
    const to = row.to.map(({ eId }) => eId)
    for (const { eId } of row.from) map.set(eId, to)
  }
  return map
}

/** New eId → lineage id. `nextId` is asked, with the new eId, for what has no ancestor and for later parts of a split,
 *  in row order. */
export function assignLineage(
  changes: { readonly rows: readonly ArticleChange[] },
  fromLineage: ReadonlyMap<string, string>,
  nextId: (eId: string) => string,
): Map<string, string> {
  const lineage = new Map<string, string>()
  for (const row of changes.rows) {
    const ancestor = row.from[0] ? fromLineage.get(row.from[0].eId) : undefined
    row.to.forEach(({ eId }, part) => {
      lineage.set(eId, part === 0 && ancestor !== undefined ? ancestor : nextId(eId))
    })
  }
  return lineage
}
