// One question to the library, for the search page and for the public API: places in texts with what they belong to. The
// index holds public texts only; what it gives is checked against the database once more, so that an index that is a
// moment old shows nothing that was withdrawn since.

import type { Context } from '~/adapters/context.server'
import { sectionsOf } from '~/adapters/search/version-records.server'
import { type Actor, can } from '~/domain/access'
import * as paths from '~/paths'
import type { FacetName, Fragment, SearchHit, SearchResult } from '~search/record'
import type { LibraryRequest } from './search-request.server'

/** A place that was found. */
export interface Place {
  readonly id: string
  readonly href: string
  /** Id of the work or, for an outcome, of the consultation. */
  readonly workId: string
  readonly title: string
  readonly kind: string
  readonly status: string
  readonly issuer: string
  readonly region: string
  /** First day of this version, `YYYY-MM-DD`. */
  readonly date: string
  readonly until: string
  /** Printed number of the article; empty for texts without articles. */
  readonly article: string
  readonly heading: string
  readonly versionLabel: string
  readonly ordinal: number
  readonly lineageId: string
  /** It was passed but does not hold yet. */
  readonly isFuture: boolean
  readonly fragment: Fragment
  readonly titleRanges: Fragment['ranges']
  readonly why: '' | 'cited' | 'verbatim' | 'nearly' | 'named'
  /** Only for suggestions and resolutions: number, unit, result …, and the beginning of the reply. */
  readonly facts: Readonly<Record<string, string>>
  readonly reply: string
  /** Articles of other works with the same text. */
  readonly sameText: readonly SameText[]
}

export interface SameText {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly article: string
}

export interface FacetChoice {
  readonly value: string
  readonly label: string
  readonly count: number
}

export interface SearchAnswer {
  readonly places: readonly Place[]
  readonly total: number
  readonly works: number
  readonly pages: number
  readonly matched: SearchResult['matched']
  readonly expanded: SearchResult['expanded']
  /** The first place is what was asked for by its citation or name. */
  readonly asked: '' | 'article' | 'work'
  readonly facets: Readonly<Record<FacetName, readonly FacetChoice[]>>
  /** The index is being filled: not everything is found yet. */
  readonly isFilling: boolean
}

export const pageSize = 20

/** Ask. A query without words finds nothing; lists of works are another query's. */
export async function searchLibrary(
  ctx: Context,
  actor: Actor,
  request: LibraryRequest,
): Promise<SearchAnswer> {
  const { q, kind, issuer, region, year, status, at, sort, page } = request
  const result = await ctx.search.find({
    query: q,
    ...(kind ? { kinds: [kind] } : {}),
    ...(issuer ? { issuer } : {}),
    ...(region ? { region } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(status ? { status } : {}),
    ...(at ? { asOf: at } : {}),
    ...(sort === 'nearest' ? {} : { sort }),
    page,
    pageSize,
  })
  const regions = await regionNames(ctx, result)
  return {
    places: await placesOf(ctx, actor, { hits: result.hits, regions }),
    total: result.total,
    works: result.works,
    pages: Math.min(200, Math.ceil(result.total / pageSize)),
    matched: result.matched,
    expanded: result.expanded,
    asked: result.asked ?? '',
    facets: namedFacets(result, regions),
    isFilling: ctx.search.needsFilling,
  }
}

function namedFacets(result: SearchResult, regions: ReadonlyMap<string, string>): SearchAnswer['facets'] {
  const entries = Object.entries(result.facets).map(([name, values]) => [
    name,
    values.map(({ value, count }) => ({
      value,
      count,
      label: name === 'region' ? (regions.get(value) ?? value) : value,
    })),
  ])
  return Object.fromEntries(entries)
}

async function regionNames(ctx: Context, result: SearchResult): Promise<ReadonlyMap<string, string>> {
  const codes = new Set([
    ...result.facets.region.map(({ value }) => value),
    ...result.hits.flatMap(({ record }) => record.region ?? []),
  ])
  const rows = await ctx.database.prisma.region.findMany({ where: { code: { in: [...codes] } } })
  return new Map(rows.map(({ code, name }) => [code, name]))
}

interface Found {
  readonly hits: readonly SearchHit[]
  readonly regions: ReadonlyMap<string, string>
}

async function placesOf(ctx: Context, actor: Actor, { hits, regions }: Found): Promise<readonly Place[]> {
  const ids = hits.map(({ id }) => id.split('/') as [string, string])
  const twins = hits.flatMap(({ sameText }) => sameText ?? []).map(({ id }) => versionIdOf(id))
  const versions = await shownVersions(ctx, actor, new Set([...ids.map(([first]) => first), ...twins]))
  const outcomes = await shownOutcomes(ctx, actor, hits)
  const lineage = await lineages(ctx, ids)
  const now = ctx.clock.now()
  return hits.flatMap((hit): Place[] => {
    const versionId = versionIdOf(hit.id)
    const { record } = hit
    const common = { ...commonOf(hit), region: regions.get(record.region ?? '') ?? '' }
    if (record.kind === 'outcome') {
      const consultationId = (record.work ?? '').replace(/~outcome$/, '')
      if (!outcomes.has(hit.id)) return []
      return [{ ...common, ...noVersion, workId: consultationId, href: paths.outcome(consultationId) }]
    }
    const version = versions.get(versionId)
    if (!version) return []
    const { work } = version
    return [
      {
        ...common,
        workId: work.id,
        href: hrefOf(work.id, hit.id),
        versionLabel: version.label,
        ordinal: version.ordinal,
        lineageId: lineage.get(hit.id) ?? '',
        isFuture: (version.inForceOn?.getTime() ?? 0) > now,
        facts: factsOf(work),
        reply: work.kind === 'suggestion' ? replyIn(version.source) : '',
        sameText: (hit.sameText ?? []).flatMap(({ id, title, article }) => {
          const shown = versions.get(versionIdOf(id))
          return shown ? [{ id, title, article: article ?? '', href: hrefOf(shown.work.id, id) }] : []
        }),
      },
    ]
  })
}

const versionIdOf = (hitId: string) => hitId.split('/')[0] ?? ''

function hrefOf(workId: string, hitId: string): string {
  const [versionId = '', part = ''] = hitId.split('/')
  const anchor = part.startsWith('section_') ? '' : paths.articleAnchor(part)
  return `${paths.version(workId, versionId)}${anchor}`
}

const noVersion = {
  versionLabel: '',
  ordinal: 0,
  lineageId: '',
  isFuture: false,
  facts: {},
  reply: '',
  sameText: [],
} as const

function commonOf({ id, fragment, titleRanges, why, record }: SearchHit) {
  return {
    id,
    fragment,
    titleRanges,
    why: why ?? '',
    title: record.title,
    kind: record.kind ?? '',
    status: record.status ?? '',
    issuer: record.issuer ?? '',
    date: record.date ?? '',
    until: record.until ?? '',
    article: record.article ?? '',
    heading: record.heading ?? '',
  } as const
}

async function shownVersions(ctx: Context, actor: Actor, ids: ReadonlySet<string>) {
  const rows = await ctx.database.prisma.version.findMany({
    where: { id: { in: [...ids] }, isPublic: true, undoneAt: null, work: { isPublic: true } },
    include: { work: true },
  })
  const allowed = rows.filter(({ work }) =>
    can(actor, 'draft:read', { isPublished: true, regionCode: work.regionCode }),
  )
  return new Map(allowed.map((row) => [row.id, row]))
}

/** Ids of the outcome's hits that are still published. */
async function shownOutcomes(
  ctx: Context,
  actor: Actor,
  hits: readonly SearchHit[],
): Promise<ReadonlySet<string>> {
  const outcome = hits.filter(({ record }) => record.kind === 'outcome')
  if (outcome.length === 0 || !can(actor, 'outcome:read', { isPublished: true })) return new Set()
  const consultationOf = (hit: SearchHit) => (hit.record.work ?? '').replace(/~outcome$/, '')
  const published = await ctx.database.prisma.consultation.findMany({
    where: {
      id: { in: outcome.map(consultationOf) },
      outcomePublishedAt: { not: null },
      status: { not: 'withdrawn' },
    },
    select: { id: true },
  })
  const commentIds = outcome.flatMap(({ id }) => (id.startsWith('comment/') ? [id.slice(8)] : []))
  const comments = await ctx.database.prisma.comment.findMany({
    where: { id: { in: commentIds }, state: 'published' },
    select: { id: true },
  })
  const consultations = new Set(published.map(({ id }) => id))
  const shown = new Set(comments.map(({ id }) => `comment/${id}`))
  return new Set(
    outcome
      .filter((hit) => consultations.has(consultationOf(hit)))
      .map(({ id }) => id)
      .filter((id) => id.startsWith('theme/') || shown.has(id)),
  )
}

async function lineages(ctx: Context, ids: readonly (readonly [string, string])[]) {
  const rows = await ctx.database.prisma.versionArticle.findMany({
    where: { OR: ids.map(([versionId, eId]) => ({ versionId, eId })) },
    select: { versionId: true, eId: true, lineageId: true },
  })
  return new Map(rows.map(({ versionId, eId, lineageId }) => [`${versionId}/${eId}`, lineageId]))
}

function factsOf({ number, facts }: { readonly number: string; readonly facts: unknown }) {
  const known = facts as Readonly<Record<string, unknown>>
  const shown = ['deputy', 'unit', 'result', 'satisfaction'].flatMap((name) =>
    typeof known[name] === 'string' ? [[name, known[name]] as const] : [],
  )
  return Object.fromEntries([...(number ? [['number', number] as const] : []), ...shown])
}

function replyIn(source: string): string {
  return sectionsOf(source).find(({ heading }) => heading === '答复')?.text ?? ''
}
