// One version of a work as its page shows it, and where each of its phrases comes from.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { type OriginPiece, originOf } from '~/domain/comparison'
import { changesBetween } from './changes.server'
import { type ReadingText, readingText } from './reading-text.server'

export interface VersionFacts {
  readonly id: string
  readonly ordinal: number
  readonly stage: string
  readonly label: string
  readonly datedOn: number
  readonly inForceOn?: number
  readonly articles: number
}

export interface VersionView {
  readonly work: {
    readonly id: string
    readonly title: string
    readonly kind: string
    readonly regionCode: string
  }
  readonly version: VersionFacts & { readonly explanation: string; readonly source: string }
  /** All versions that the actor may read, in order. */
  readonly versions: readonly VersionFacts[]
  readonly consultations: readonly { readonly id: string; readonly title: string }[]
  readonly text: ReadingText
}

/** A version by id or ordinal; undefined when there is none that the actor may read. */
export async function versionView(
  ctx: Context,
  actor: Actor,
  { workId, version: asked }: { readonly workId: string; readonly version: string },
): Promise<VersionView | undefined> {
  const work = await ctx.database.prisma.work.findUnique({
    where: { id: workId },
    include: {
      versions: { where: { undoneAt: null }, orderBy: { ordinal: 'asc' } },
      consultations: {
        where: { publishedAt: { not: null } },
        select: { id: true, title: true, versionId: true },
      },
    },
  })
  if (!work) return undefined
  const { regionCode } = work
  const readable = work.versions.filter((one) =>
    can(actor, 'draft:read', { regionCode, isPublished: work.isPublic && one.isPublic }),
  )
  const found = readable.find(({ id, ordinal }) => id === asked || String(ordinal) === asked)
  if (!found) return undefined
  return {
    work: { id: work.id, title: work.title, kind: work.kind, regionCode },
    version: { ...factsOf(found), explanation: found.explanation, source: found.source },
    versions: readable.map(factsOf),
    consultations: work.consultations
      .filter(({ versionId }) => versionId === found.id)
      .map(({ id, title }) => ({ id, title })),
    text: await readingText(ctx, found.id),
  }
}

interface VersionRow {
  readonly id: string
  readonly ordinal: number
  readonly stage: string
  readonly label: string
  readonly datedOn: Date
  readonly inForceOn: Date | null
  readonly articleCount: number
}

function factsOf({ id, ordinal, stage, label, datedOn, inForceOn, articleCount }: VersionRow): VersionFacts {
  return {
    id,
    ordinal,
    stage,
    label,
    datedOn: datedOn.getTime(),
    ...(inForceOn ? { inForceOn: inForceOn.getTime() } : {}),
    articles: articleCount,
  }
}

/** Comments that a changed phrase rests on. */
export interface OriginBasis {
  readonly consultationId: string
  /** Name of the theme; empty where a single comment was answered. */
  readonly theme: string
  readonly comments: number
  readonly result: string
}

export interface OriginPart {
  readonly text: string
  readonly ordinal: number
  /** The version in which it came back after it had been taken out. */
  readonly returned?: number
  readonly basis?: OriginBasis
}

export interface OriginView {
  /** The versions that brought something, up to the one shown. */
  readonly versions: readonly VersionFacts[]
  readonly articles: readonly {
    readonly eId: string
    readonly number: string
    readonly path: readonly string[]
    readonly parts: readonly OriginPart[]
  }[]
}

/** The origin of every phrase of the version shown, followed through the versions that the actor may read. */
export async function originView(ctx: Context, actor: Actor, view: VersionView): Promise<OriginView> {
  const chain = view.versions.filter(({ ordinal }) => ordinal <= view.version.ordinal)
  const texts = await Promise.all(chain.map(({ id }) => readingText(ctx, id)))
  const versions = await Promise.all(
    texts.map(async ({ articles, versionId }, index) => {
      const before = chain[index - 1]
      return before ? { articles, changes: await changesBetween(ctx, before.id, versionId) } : { articles }
    }),
  )
  const origin = originOf(versions)
  const links = await linksOf(ctx, actor, {
    regionCode: view.work.regionCode,
    versionIds: chain.map(({ id }) => id),
  })
  return {
    versions: chain,
    articles: view.text.articles.map(({ eId, number, path }) => ({
      eId,
      number,
      path,
      parts: (origin.get(eId) ?? []).flatMap((piece) =>
        cutAtLinks(
          piece,
          links.filter((link) => link.versionId === chain[piece.version]?.id),
        ).map(({ text, basis }) => ({
          text,
          ordinal: chain[piece.version]?.ordinal ?? 0,
          ...(piece.returned === undefined ? {} : { returned: chain[piece.returned]?.ordinal ?? 0 }),
          ...(basis ? { basis } : {}),
        })),
      ),
    })),
  }
}

interface Link {
  readonly versionId: string
  readonly eId: string
  readonly start: number
  readonly end: number
  readonly basis: OriginBasis
}

/** Parts of a piece, cut where a link begins or ends. */
function cutAtLinks(piece: OriginPiece, links: readonly Link[]): { text: string; basis?: OriginBasis }[] {
  const end = piece.start + piece.text.length
  const own = links.filter((link) => link.eId === piece.eId && link.start < end && link.end > piece.start)
  if (own.length === 0) return [{ text: piece.text }]
  const marks = [...new Set([piece.start, end, ...own.flatMap((link) => [link.start, link.end])])]
    .filter((at) => at >= piece.start && at <= end)
    .sort((a, b) => a - b)
  return marks.slice(0, -1).map((at, index) => {
    const until = marks[index + 1] ?? end
    const basis = own.find((link) => link.start <= at && link.end >= until)?.basis
    return { text: piece.text.slice(at - piece.start, until - piece.start), ...(basis ? { basis } : {}) }
  })
}

/** Links of approved answers; before the outcome is published only those see them who prepare it. */
async function linksOf(
  ctx: Context,
  actor: Actor,
  { regionCode, versionIds }: { readonly regionCode: string; readonly versionIds: readonly string[] },
): Promise<Link[]> {
  const { prisma } = ctx.database
  const rows = await prisma.dispositionLink.findMany({
    where: { toVersionId: { in: [...versionIds] }, disposition: { status: 'approved', replacedById: null } },
    include: { disposition: { include: { theme: { include: { _count: { select: { members: true } } } } } } },
  })
  if (rows.length === 0) return []
  const published = await prisma.consultation.findMany({
    where: {
      id: { in: rows.map(({ disposition }) => disposition.consultationId) },
      outcomePublishedAt: { not: null },
    },
    select: { id: true },
  })
  const isShown = (consultationId: string) =>
    published.some(({ id }) => id === consultationId) || can(actor, 'disposition:read', { regionCode })
  return rows
    .filter(({ disposition }) => isShown(disposition.consultationId))
    .map(({ toVersionId, articleEId, start, end, disposition }) => ({
      versionId: toVersionId,
      eId: articleEId,
      start,
      end,
      basis: {
        consultationId: disposition.consultationId,
        theme: disposition.theme?.name ?? '',
        comments: disposition.theme?._count.members ?? 1,
        result: disposition.result,
      },
    }))
}
