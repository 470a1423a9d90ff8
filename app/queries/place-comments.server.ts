// One place of a draft with what was said about it: an article, the draft as a whole, its title, its explanation or an
// annex. Published comments, newest first, no ranking; groups of the machine with their counts; never a contact.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { type ConsultationHead, consultationHead } from './consultation-head.server'
import { type PlaceCount, placeCounts } from './consultation-reader.server'
import { readingText } from './reading-text.server'

/** A place that can be commented on. `number` is printed; empty for what has none. */
export interface DraftPlace {
  readonly eId: string
  readonly number: string
  readonly path: readonly string[]
  /** One 款 or 项 a line; empty for the draft as a whole. */
  readonly text: string
}

export interface ShownComment {
  readonly id: string
  readonly text: string
  readonly suggestion: string
  readonly name: string
  readonly channel: string
  readonly receivedAt: number
  readonly supports: number
  /** What came of "was this you?"; empty where nobody asked. */
  readonly authorship: string
}

export interface PlaceGroup {
  readonly id: string
  readonly label: string
  readonly people: number
  readonly texts: number
}

export interface PlaceComments {
  readonly head: ConsultationHead
  readonly place: DraftPlace
  readonly previous?: { readonly eId: string; readonly number: string }
  readonly next?: { readonly eId: string; readonly number: string }
  readonly count: PlaceCount
  readonly groups: readonly PlaceGroup[]
  readonly comments: readonly ShownComment[]
  /** Cursor of the page after; absent on the last one. */
  readonly after?: string
}

const pageSize = 20

/** One place of a published draft; undefined when the draft has no such place. */
export async function draftPlace(
  ctx: Context,
  actor: Actor,
  { id, eId }: { readonly id: string; readonly eId: string },
): Promise<Pick<PlaceComments, 'head' | 'place' | 'previous' | 'next'> | undefined> {
  const head = await consultationHead(ctx, actor, id)
  if (!head) return undefined
  const text = await readingText(ctx, head.versionId)
  const at = text.articles.findIndex((article) => article.eId === eId)
  const article = text.articles[at]
  if (article) {
    const previous = text.articles[at - 1]
    const next = text.articles[at + 1]
    const link = ({ eId, number }: { eId: string; number: string }) => ({ eId, number })
    return {
      head,
      place: { eId, number: article.number, path: article.path, text: article.text },
      ...(previous ? { previous: link(previous) } : {}),
      ...(next ? { next: link(next) } : {}),
    }
  }
  const words = await wordsOf(ctx, head, eId)
  return words === undefined ? undefined : { head, place: { eId, number: '', path: [], text: words } }
}

async function wordsOf(ctx: Context, head: ConsultationHead, eId: string): Promise<string | undefined> {
  if (eId === 'whole') return ''
  const text = await readingText(ctx, head.versionId)
  if (eId === 'title') return text.tree.title
  if (eId !== 'explanation') return text.annexes.find((annex) => annex.eId === eId)?.text
  const { explanation } = await ctx.database.prisma.consultation.findUniqueOrThrow({
    where: { id: head.id },
    select: { explanation: true },
  })
  return explanation === '' ? undefined : explanation
}

/** The place with a page of its comments. `after` is the cursor of an earlier answer. */
export async function placeComments(
  ctx: Context,
  actor: Actor,
  asked: { readonly id: string; readonly eId: string; readonly after?: string },
): Promise<PlaceComments | undefined> {
  const found = await draftPlace(ctx, actor, asked)
  if (!found) return undefined
  const { head } = found
  const mayRead =
    head.showsComments && can(actor, 'comment:read', { isPublished: true, regionCode: head.regionCode })
  const [counts, page, groups] = await Promise.all([
    placeCounts(ctx, asked.id),
    mayRead ? publishedComments(ctx, { consultationId: asked.id, ...asked }) : nothing,
    mayRead ? groupsOf(ctx, asked) : [],
  ])
  return {
    ...found,
    count: counts.get(asked.eId) ?? { comments: 0, published: 0, people: 0 },
    groups,
    comments: page.items,
    ...(page.next ? { after: page.next } : {}),
  }
}

export interface CommentPage {
  readonly items: readonly (ShownComment & { readonly eId: string })[]
  /** Cursor of the page after; absent on the last one. */
  readonly next?: string
}

const nothing: CommentPage = { items: [] }

/** A page of published comments, of one place or of all, newest first. */
export async function publishedComments(
  ctx: Context,
  asked: { readonly consultationId: string; readonly eId?: string; readonly after?: string },
): Promise<CommentPage> {
  const rows = await ctx.database.prisma.comment.findMany({
    where: {
      consultationId: asked.consultationId,
      ...(asked.eId === undefined ? {} : { anchorEId: asked.eId }),
      state: 'published',
      ...olderThan(asked.after),
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    include: { submission: { select: { publicName: true, channel: true, authorship: true } } },
    take: pageSize + 1,
  })
  const items = rows.slice(0, pageSize).map((row) => ({
    id: row.id,
    eId: row.anchorEId,
    text: row.text,
    suggestion: row.suggestion,
    name: row.submission.publicName,
    channel: row.submission.channel,
    receivedAt: row.receivedAt.getTime(),
    supports: row.supports,
    authorship: row.submission.authorship,
  }))
  const last = items.at(-1)
  return rows.length > pageSize && last ? { items, next: `${last.receivedAt}.${last.id}` } : { items }
}

/** The rows below a cursor `milliseconds.id`: by key and not by skipping. Anything else counts as no cursor. */
function olderThan(cursor: string | undefined) {
  const [, ms, id] = /^(\d{1,15})\.([A-Za-z0-9_-]{1,60})$/.exec(cursor ?? '') ?? []
  if (ms === undefined || id === undefined) return {}
  const receivedAt = new Date(Number(ms))
  return { OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { lt: id } }] }
}

async function groupsOf(
  ctx: Context,
  { id, eId }: { readonly id: string; readonly eId: string },
): Promise<PlaceGroup[]> {
  const latest = await ctx.database.prisma.clustering.findFirst({
    where: { consultationId: id },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  if (!latest) return []
  return ctx.database.prisma.cluster.findMany({
    where: { clusteringId: latest.id, anchorEId: eId, texts: { gt: 1 } },
    orderBy: { ordinal: 'asc' },
    select: { id: true, label: true, people: true, texts: true },
    take: 20,
  })
}

/** Published comments of a whole consultation, for the API: what its pages show, and nothing where they show none. */
export async function commentFeed(
  ctx: Context,
  actor: Actor,
  asked: { readonly id: string; readonly after?: string },
): Promise<CommentPage | undefined> {
  const head = await consultationHead(ctx, actor, asked.id)
  if (!head) return undefined
  if (!head.showsComments || !can(actor, 'comment:read', { isPublished: true, regionCode: head.regionCode }))
    return nothing
  return publishedComments(ctx, { consultationId: asked.id, after: asked.after })
}
