// Takes back what a station typed or imported by mistake: one person's comments, or a whole table. Words are never deleted (the
// database itself refuses): the rows stay with the state `undone`, the ledger says so, and they count nowhere, on either side of
// the sum that must close. What somebody has already built on (an answer, a decision on showing it, a theme, a support) keeps
// the whole of it where it is: half a table taken back would be worse than none.

import type { Context } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { type Actor, can } from '~/domain/access'
import type { EntryPlace } from './enter-comments.server'
import { forbidden, Refusal } from './refusal'

/** One person's comments, or a table. */
export type UndoneEntries = { readonly submissionId: string } | { readonly batchId: string }

/** Returns how many comments were taken back. Doing it twice is refused and changes nothing. */
export async function undoEntries(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  what: UndoneEntries,
): Promise<number> {
  const task = await ctx.database.prisma.consultationStation.findUnique({
    where: { consultationId_stationId: place },
    include: { consultation: { select: { outcomePublishedAt: true } } },
  })
  if (!task) throw nothing()
  if (!can(actor, 'comment:withdraw', { stationId: place.stationId })) throw forbidden()
  if (task.consultation.outcomePublishedAt) throw published()
  const undoneAt = new Date(ctx.clock.now())
  return ctx.change(async ({ tx, record }) => {
    const entries = await tx.submission.findMany({
      where: {
        ...place,
        typedById: { not: null },
        undoneAt: null,
        ...('batchId' in what ? { importBatchId: what.batchId } : { id: what.submissionId }),
      },
      select: { id: true, comments: { select: { id: true, anchorEId: true, state: true } } },
    })
    if (entries.length === 0) throw nothing()
    const comments = entries.flatMap(({ comments }) => comments)
    await refuseIfUsed(tx, comments)
    await takeOut(tx, entries, { place, undoneAt })
    for (const { id } of comments) {
      record({ type: 'comment.undone', by: 'station', ref: [id, place.consultationId] })
    }
    if ('batchId' in what) {
      await tx.importBatch.updateMany({ where: { id: what.batchId, ...place }, data: { undoneAt } })
      record({
        type: 'station.importUndone',
        by: 'station',
        ref: [place.consultationId],
        committed: { place: { station: place.stationId, batch: what.batchId, comments: comments.length } },
      })
    }
    return comments.length
  })
}

export interface EntryRow {
  readonly id: string
  readonly comments: readonly { readonly id: string; readonly anchorEId: string; readonly state: string }[]
}

/** Refuses when a person has built on one of them. */
export async function refuseIfUsed(tx: Change['tx'], comments: EntryRow['comments']): Promise<void> {
  const ids = comments.map(({ id }) => id)
  const used = await tx.comment.findFirst({
    where: {
      OR: [
        {
          id: { in: ids },
          OR: [
            { settledAs: { not: null } },
            { supports: { gt: 0 } },
            { moderations: { some: {} } },
            { dispositions: { some: {} } },
            { themes: { some: {} } },
            { parts: { some: { undoneAt: null } } },
            { carries: { some: { correctedById: { not: null } } } },
          ],
        },
        { mergedIntoId: { in: ids } },
      ],
    },
    select: { text: true },
  })
  if (used) throw inUse(used.text)
}

/** Out of the counts, in the order in which every writer takes these locks. */
export async function takeOut(
  tx: Change['tx'],
  entries: readonly EntryRow[],
  {
    place,
    undoneAt,
  }: {
    readonly place: { readonly consultationId: string; readonly stationId?: string }
    readonly undoneAt: Date
  },
): Promise<void> {
  const { consultationId, stationId } = place
  const ids = entries.map(({ id }) => id)
  const comments = entries.flatMap((entry) => entry.comments)
  const commentIds = comments.map(({ id }) => id)
  await tx.submission.updateMany({ where: { id: { in: ids } }, data: { undoneAt } })
  await tx.comment.updateMany({
    where: { id: { in: commentIds } },
    data: { state: 'undone', lockVersion: { increment: 1 } },
  })
  await tx.clusterMember.deleteMany({ where: { commentId: { in: commentIds } } })
  await tx.carry.deleteMany({ where: { commentId: { in: commentIds } } })
  // The same table, or the same line typed again, is new once more.
  await tx.idempotencyKey.deleteMany({ where: { submissionId: { in: ids } } })
  for (const [eId, row] of [...byArticle(entries)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await tx.articleCount.updateMany({
      where: { consultationId, eId },
      data: {
        texts: { decrement: row.texts },
        published: { decrement: row.published },
        people: { decrement: row.people },
      },
    })
  }
  const station = stationId
    ? await tx.consultationStation.update({
        where: { consultationId_stationId: { consultationId, stationId } },
        data: { received: { decrement: comments.length } },
        select: { received: true },
      })
    : undefined
  await tx.consultationCount.updateMany({
    where: { consultationId },
    data: {
      submissions: { decrement: entries.length },
      people: { decrement: entries.length },
      comments: { decrement: comments.length },
      published: { decrement: comments.filter(({ state }) => state === 'published').length },
      stations: { decrement: station?.received === 0 ? 1 : 0 },
    },
  })
}

function byArticle(entries: readonly EntryRow[]) {
  const rows = new Map<string, { texts: number; published: number; people: number }>()
  for (const { comments } of entries) {
    const seen = new Set<string>()
    for (const { anchorEId, state } of comments) {
      const row = rows.get(anchorEId) ?? { texts: 0, published: 0, people: 0 }
      row.texts++
      if (state === 'published') row.published++
      if (!seen.has(anchorEId)) row.people++
      seen.add(anchorEId)
      rows.set(anchorEId, row)
    }
  }
  return rows
}

const nothing = () =>
  new Refusal('conflict', {
    zh: '没有可以撤回的录入：可能已经撤回过了。没有改动。',
    en: 'There is nothing to take back; it may have been taken back before. Nothing was changed.',
  })

const published = () =>
  new Refusal('closed', {
    zh: '采纳情况已经公布，录入的意见不能再撤回。没有改动。',
    en: 'The outcome is published: what was entered can no longer be taken back. Nothing was changed.',
  })

function inUse(text: string): Refusal {
  const start = [...text.replace(/\s+/g, ' ')].slice(0, 20).join('')
  return new Refusal('conflict', {
    zh: `其中“${start}…”已经有人处理、审核或者附议，不能撤回。请告诉经办人；没有改动。`,
    en: `One of them (“${start}…”) was already answered, moderated or supported, so it cannot be taken back. Tell the clerk in charge; nothing was changed.`,
  })
}
