// After a corrected pairing the articles of the later version descend from others than before: their lineage ids are
// assigned afresh from the comparison with the version before, and so on through the versions that follow. An article
// whose ancestor stays keeps its id; comments follow the article they were made on.

import type { Prisma } from '~/adapters/db/generated/client'
import { assignLineage, type ChangeSet } from '~/domain/comparison'

export interface CorrectedPair {
  readonly workId: string
  readonly fromVersionId: string
  readonly toVersionId: string
  nextId(): string
}

/** Does nothing for a pair that are not neighbours: lineage runs from version to version. */
export async function reassignLineage(tx: Prisma.TransactionClient, pair: CorrectedPair): Promise<void> {
  const versions = await tx.version.findMany({
    where: { workId: pair.workId, undoneAt: null },
    orderBy: { ordinal: 'asc' },
    select: { id: true, articles: { select: { eId: true, lineageId: true } } },
  })
  const at = versions.findIndex(({ id }) => id === pair.toVersionId)
  if (at < 1 || versions[at - 1]?.id !== pair.fromVersionId) return
  let before = lineageOf(versions[at - 1]?.articles ?? [])
  for (let k = at; k < versions.length; k++) {
    const version = versions[k]
    const previous = versions[k - 1]
    if (!version || !previous) return
    const stored = await tx.comparison.findUnique({
      where: { fromVersionId_toVersionId: { fromVersionId: previous.id, toVersionId: version.id } },
      select: { changes: true },
    })
    // Neighbours are compared at import; a gap means that the rest keeps what it has.
    if (!stored) return
    const present = lineageOf(version.articles)
    const next = descend(stored.changes as unknown as ChangeSet, { before, present, nextId: pair.nextId })
    const changed = [...next].filter(([eId, lineageId]) => present.get(eId) !== lineageId)
    if (changed.length === 0) return
    for (const [eId, lineageId] of changed) {
      await tx.versionArticle.update({
        where: { versionId_eId: { versionId: version.id, eId } },
        data: { lineageId },
      })
      await tx.comment.updateMany({ where: { versionId: version.id, anchorEId: eId }, data: { lineageId } })
    }
    before = next
  }
}

const lineageOf = (articles: readonly { readonly eId: string; readonly lineageId: string }[]) =>
  new Map(articles.map(({ eId, lineageId }) => [eId, lineageId]))

interface Descent {
  readonly before: ReadonlyMap<string, string>
  readonly present: ReadonlyMap<string, string>
  nextId(): string
}

/** What has no ancestor keeps the id it has, unless that id is an ancestor's. */
function descend(changes: ChangeSet, { before, present, nextId }: Descent): Map<string, string> {
  const ancestors = new Set(before.values())
  return assignLineage(changes, before, (eId) => {
    const own = present.get(eId)
    return own !== undefined && !ancestors.has(own) ? own : nextId()
  })
}
