// A person's own notes and marked words: all of them, or those on one article with the same article of other versions.
// Nobody else's are ever read.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import * as paths from '~/paths'

export interface OwnNote {
  readonly id: string
  readonly title: string
  /** Of the version it was written on. */
  readonly versionLabel: string
  readonly number: string
  readonly quote: string
  readonly words: string
  readonly createdAt: number
  readonly isUndone: boolean
  readonly href: string
}

/** Of one article through its versions by `lineageId`, or all; the latest first. Nothing for visitors. */
export async function ownNotes(
  ctx: Context,
  actor: Actor,
  of: { readonly lineageId?: string } = {},
): Promise<readonly OwnNote[]> {
  if (actor.id === undefined || !can(actor, 'reading:keep', { ownerId: actor.id })) return []
  const { prisma } = ctx.database
  const rows = await prisma.readingNote.findMany({
    where: { personId: actor.id, ...(of.lineageId === undefined ? {} : { undoneAt: null }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const versionIds = [...new Set(rows.map(({ versionId }) => versionId))]
  const [versions, articles] = await Promise.all([
    prisma.version.findMany({
      where: { id: { in: versionIds } },
      select: { id: true, label: true, work: { select: { title: true } } },
    }),
    prisma.versionArticle.findMany({
      where: { versionId: { in: versionIds }, eId: { in: rows.map(({ eId }) => eId) } },
      select: { versionId: true, eId: true, number: true, lineageId: true },
    }),
  ])
  return rows.flatMap((row): OwnNote[] => {
    const version = versions.find(({ id }) => id === row.versionId)
    const article = articles.find(({ versionId, eId }) => versionId === row.versionId && eId === row.eId)
    if (!version || (of.lineageId !== undefined && article?.lineageId !== of.lineageId)) return []
    return [
      {
        id: row.id,
        title: version.work.title,
        versionLabel: version.label,
        number: article?.number ?? '',
        quote: row.quote,
        words: row.words,
        createdAt: row.createdAt.getTime(),
        isUndone: row.undoneAt !== null,
        href: paths.versionArticle(row.workId, row.versionId, row.eId),
      },
    ]
  })
}
