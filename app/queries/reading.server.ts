// A person's own reading: the list kept, what was read lately, and which of the texts read have a newer version. Only the
// person sees it.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import * as paths from '~/paths'
import { changesBetween } from './changes.server'

export interface ReadingItem {
  readonly workId: string
  readonly eId: string
  readonly title: string
  readonly kind: string
  /** Printed number in the latest public version; empty for a whole work. */
  readonly article: string
  readonly href: string
  readonly keptAt: number
}

export interface ReadText {
  readonly versionId: string
  readonly title: string
  readonly versionLabel: string
  readonly href: string
  readonly lastReadAt: number
  readonly times: number
}

/** A newer version of a text that the person has read. */
export interface ChangedText {
  readonly workId: string
  readonly title: string
  readonly readLabel: string
  readonly readAt: number
  readonly newLabel: string
  /** Articles that are not the same any more. */
  readonly changed: number
  readonly compareHref: string
}

export interface Reading {
  readonly changed: readonly ChangedText[]
  readonly kept: readonly ReadingItem[]
  readonly read: readonly ReadText[]
}

const mostRead = 50
/** Comparisons that nobody has asked for yet are made here, so their number is bounded. */
const mostChanged = 20

/** Everything of the page. Refuses visitors. */
export async function readingView(ctx: Context, actor: Actor): Promise<Reading> {
  if (actor.id === undefined || !can(actor, 'reading:keep', { ownerId: actor.id })) throw forbidden()
  return {
    changed: await changedSinceRead(ctx, actor),
    kept: await keptItems(ctx, actor.id),
    read: await readTexts(ctx, actor.id),
  }
}

const isShown = { isPublic: true, undoneAt: null, work: { isPublic: true } }

/** What changed since the person last read; nothing for visitors. */
export async function changedSinceRead(ctx: Context, actor: Actor): Promise<readonly ChangedText[]> {
  if (actor.id === undefined || !can(actor, 'reading:keep', { ownerId: actor.id })) return []
  const records = await ctx.database.prisma.studyRecord.findMany({
    where: { personId: actor.id },
    orderBy: { lastReadAt: 'desc' },
    take: 500,
  })
  const read = await ctx.database.prisma.version.findMany({
    where: { id: { in: records.map(({ versionId }) => versionId) }, ...isShown },
    select: versionFields,
    orderBy: { ordinal: 'asc' },
  })
  // Of several versions that were read the latest counts.
  const latestRead = new Map(read.map((version) => [version.workId, version]))
  const newest = await ctx.database.prisma.version.findMany({
    where: { workId: { in: [...latestRead.keys()] }, ...isShown },
    select: versionFields,
    orderBy: { ordinal: 'asc' },
  })
  const latest = new Map(newest.map((version) => [version.workId, version]))
  const readAt = new Map(records.map(({ versionId, lastReadAt }) => [versionId, lastReadAt.getTime()]))
  const pairs = [...latest.values()].flatMap((to) => {
    const from = latestRead.get(to.workId)
    return from && from.ordinal < to.ordinal ? [{ from, to }] : []
  })
  pairs.sort((a, b) => b.to.datedOn.getTime() - a.to.datedOn.getTime())
  const changed: ChangedText[] = []
  for (const { from, to } of pairs.slice(0, mostChanged)) {
    changed.push({
      workId: to.workId,
      title: to.work.title,
      readLabel: from.label,
      readAt: readAt.get(from.id) ?? 0,
      newLabel: to.label,
      changed: await changedArticles(ctx, from.id, to.id),
      compareHref: paths.compare(to.workId, String(from.ordinal), String(to.ordinal)),
    })
  }
  return changed
}

const versionFields = {
  id: true,
  workId: true,
  ordinal: true,
  label: true,
  datedOn: true,
  work: { select: { title: true } },
} as const

/** Counted on the comparison that the link opens, with what people corrected in it and between the two versions. */
async function changedArticles(ctx: Context, fromId: string, toId: string): Promise<number> {
  const { rows } = await changesBetween(ctx, fromId, toId)
  return rows.filter(({ kinds }) => !kinds.includes('unchanged')).length
}

async function keptItems(ctx: Context, personId: string): Promise<readonly ReadingItem[]> {
  const items = await ctx.database.prisma.readingListItem.findMany({
    where: { personId },
    orderBy: [{ createdAt: 'desc' }, { workId: 'asc' }, { eId: 'asc' }],
    take: 500,
  })
  const works = await ctx.database.prisma.work.findMany({
    where: { id: { in: items.map(({ workId }) => workId) }, isPublic: true },
    select: {
      id: true,
      title: true,
      kind: true,
      versions: {
        where: { isPublic: true, undoneAt: null },
        orderBy: { ordinal: 'desc' },
        take: 1,
        select: { id: true },
      },
    },
  })
  const byId = new Map(works.map((work) => [work.id, work]))
  const numbers = await articleNumbers(ctx, {
    versionIds: works.flatMap(({ versions }) => versions.map(({ id }) => id)),
    eIds: items.map(({ eId }) => eId).filter(Boolean),
  })
  return items.flatMap(({ workId, eId, createdAt }): ReadingItem[] => {
    const work = byId.get(workId)
    if (!work) return []
    const versionId = work.versions[0]?.id
    const article = numbers.get(`${versionId}/${eId}`) ?? ''
    const href =
      versionId && article
        ? `${paths.version(workId, versionId)}${paths.articleAnchor(eId)}`
        : paths.work(workId)
    return [{ workId, eId, title: work.title, kind: work.kind, article, href, keptAt: createdAt.getTime() }]
  })
}

async function articleNumbers(
  ctx: Context,
  { versionIds, eIds }: { readonly versionIds: readonly string[]; readonly eIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.database.prisma.versionArticle.findMany({
    where: { versionId: { in: [...versionIds] }, eId: { in: [...new Set(eIds)] } },
    select: { versionId: true, eId: true, number: true },
  })
  return new Map(rows.map(({ versionId, eId, number }) => [`${versionId}/${eId}`, number]))
}

async function readTexts(ctx: Context, personId: string): Promise<readonly ReadText[]> {
  const records = await ctx.database.prisma.studyRecord.findMany({
    where: { personId },
    orderBy: { lastReadAt: 'desc' },
    take: mostRead,
  })
  const versions = await ctx.database.prisma.version.findMany({
    where: { id: { in: records.map(({ versionId }) => versionId) }, ...isShown },
    select: versionFields,
  })
  const byId = new Map(versions.map((version) => [version.id, version]))
  return records.flatMap(({ versionId, lastReadAt, times }): ReadText[] => {
    const version = byId.get(versionId)
    if (!version) return []
    return [
      {
        versionId,
        title: version.work.title,
        versionLabel: version.label,
        href: paths.version(version.workId, versionId),
        lastReadAt: lastReadAt.getTime(),
        times,
      },
    ]
  })
}
