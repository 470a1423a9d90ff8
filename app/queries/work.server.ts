// The page of one work: what it is, its versions in time, the text or its articles, its consultations, what it cites and
// what cites it. A resolution or a deputy's suggestion is a work too: its text is short and stands on the page itself.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { type Day, endOf } from '~/domain/consultation'
import { inForceAt } from '~/domain/statute'
import { type CitationLink, citedWorks, citingWorks } from './citations.server'
import { versionArticles } from './version-articles.server'

export interface WorkVersion {
  readonly id: string
  readonly ordinal: number
  readonly stage: string
  readonly label: string
  readonly datedOn: number
  readonly inForceOn?: number
  readonly articles: number
  readonly isPublic: boolean
}

export interface WorkView {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly status: string
  readonly issuer: string
  readonly region: string
  readonly number: string
  /** Facts of a library item: deputy, unit, result … */
  readonly facts: Readonly<Record<string, string>>
  readonly versions: readonly WorkVersion[]
  /** The version whose articles are shown: the latest, or the one that was the law on the day asked for. */
  readonly shown: {
    readonly versionId: string
    readonly label: string
    readonly articles: readonly {
      readonly eId: string
      readonly number: string
      readonly path: readonly string[]
      readonly opening: string
    }[]
    /** The text itself, only where it has no articles. */
    readonly source?: string
  }
  /** The day asked for, where no version was the law then; the latest is shown instead. */
  readonly isNoLaw: boolean
  readonly consultations: readonly {
    readonly id: string
    readonly title: string
    readonly closesAt: number
    readonly comments: number
    readonly people: number
    readonly hasOutcome: boolean
    readonly isOpen: boolean
  }[]
  readonly cited: readonly CitationLink[]
  readonly citing: readonly CitationLink[]
  /** The version that this person read last, where a later one has come since. */
  readonly readBefore?: WorkVersion
  /** Whether the desk's tools may be offered. */
  readonly canCompareOnDesk: boolean
}

const openingLength = 36

/** Undefined when there is no such work or nothing of it that the actor may read. `day` is `YYYY-MM-DD`. */
export async function workView(
  ctx: Context,
  actor: Actor,
  workId: string,
  day?: Day,
): Promise<WorkView | undefined> {
  const work = await ctx.database.prisma.work.findUnique({
    where: { id: workId },
    include: { versions: { where: { undoneAt: null }, orderBy: { ordinal: 'asc' } } },
  })
  if (!work) return undefined
  const { regionCode } = work
  const versions = work.versions
    .filter((one) => can(actor, 'draft:read', { regionCode, isPublished: work.isPublic && one.isPublic }))
    .map(
      ({ id, ordinal, stage, label, datedOn, inForceOn, articleCount, isPublic }): WorkVersion => ({
        id,
        ordinal,
        stage,
        label,
        datedOn: datedOn.getTime(),
        ...(inForceOn ? { inForceOn: inForceOn.getTime() } : {}),
        articles: articleCount,
        isPublic,
      }),
    )
  const last = versions.at(-1)
  if (!last) return undefined
  const asked = day === undefined ? last : inForceAt(versions, endOf(day) - 1)
  const shown = asked ?? last
  const [articles, region, consultations, cited, citing, readBefore] = await Promise.all([
    versionArticles(ctx, shown.id),
    ctx.database.prisma.region.findUnique({ where: { code: regionCode }, select: { name: true } }),
    consultationsOf(ctx, workId),
    citedWorks(ctx, actor, shown.id),
    citingWorks(ctx, actor, workId),
    lastRead(ctx, actor, versions),
  ])
  return {
    id: work.id,
    title: work.title,
    kind: work.kind,
    status: work.status,
    issuer: work.issuer,
    region: region?.name ?? '',
    number: work.number,
    facts: factsOf(work.facts),
    versions,
    shown: {
      versionId: shown.id,
      label: shown.label,
      articles: articles.map(({ eId, number, path, text: words }) => ({
        eId,
        number,
        path,
        opening: opening(words),
      })),
      ...(articles.length === 0
        ? { source: work.versions.find(({ id }) => id === shown.id)?.source ?? '' }
        : {}),
    },
    isNoLaw: asked === undefined,
    consultations,
    cited,
    citing,
    readBefore,
    canCompareOnDesk: can(actor, 'comparison:correct', { regionCode }),
  }
}

function opening(words: string): string {
  const characters = Array.from(words.replaceAll('\n', ''))
  return characters.length <= openingLength
    ? characters.join('')
    : `${characters.slice(0, openingLength).join('')}…`
}

function factsOf(facts: unknown): Record<string, string> {
  if (typeof facts !== 'object' || facts === null) return {}
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
}

async function consultationsOf(ctx: Context, workId: string): Promise<WorkView['consultations']> {
  const rows = await ctx.database.prisma.consultation.findMany({
    where: { workId, publishedAt: { not: null } },
    orderBy: { opensAt: 'desc' },
    include: { counts: true },
  })
  return rows.map(({ id, title, closesAt, counts, outcomePublishedAt, status }) => ({
    id,
    title,
    closesAt: closesAt.getTime(),
    comments: counts?.comments ?? 0,
    people: counts?.people ?? 0,
    hasOutcome: outcomePublishedAt !== null,
    isOpen: status === 'open' && closesAt.getTime() > ctx.clock.now(),
  }))
}

async function lastRead(
  ctx: Context,
  actor: Actor,
  versions: readonly WorkVersion[],
): Promise<WorkVersion | undefined> {
  if (actor.id === undefined || versions.length < 2) return undefined
  const record = await ctx.database.prisma.studyRecord.findFirst({
    where: { personId: actor.id, versionId: { in: versions.map(({ id }) => id) } },
    orderBy: { lastReadAt: 'desc' },
    select: { versionId: true },
  })
  const read = versions.find(({ id }) => id === record?.versionId)
  return read && read.id !== versions.at(-1)?.id ? read : undefined
}
