// What the library page shows before anything is asked, and what helps when nothing was found: the works by kind, the
// titles nearest to what was typed, and what the question would find without one of its conditions.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import * as paths from '~/paths'
import { searchLibrary } from './search.server'
import { filtersIn, type LibraryRequest } from './search-request.server'

export interface ShelfWork {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly kind: string
  readonly status: string
  readonly number: string
  /** Day of the latest text, `YYYY-MM-DD`. */
  readonly date: string
}

export interface Shelf {
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly works: readonly ShelfWork[]
}

const mostWorks = 100

/** Public works, the latest first, of one kind or of all. */
export async function libraryShelf(ctx: Context, actor: Actor, kind: string): Promise<Shelf> {
  if (!can(actor, 'draft:read', { isPublished: true })) return { kinds: [], works: [] }
  const isShown = { isPublic: true, versions: { some: { isPublic: true, undoneAt: null } } }
  const counted = await ctx.database.prisma.work.groupBy({
    by: ['kind'],
    where: isShown,
    _count: { _all: true },
  })
  const rows = await ctx.database.prisma.version.findMany({
    where: { isPublic: true, undoneAt: null, work: { isPublic: true, ...(kind ? { kind } : {}) } },
    orderBy: [{ datedOn: 'desc' }, { id: 'asc' }],
    select: { datedOn: true, work: true },
    // A work may have several versions; the latest of each is kept.
    take: mostWorks * 3,
  })
  const works = new Map<string, ShelfWork>()
  for (const { datedOn, work } of rows) {
    if (works.has(work.id)) continue
    const { id, title, status, number } = work
    const date = new Date(datedOn.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    works.set(id, { id, title, href: paths.work(id), kind: work.kind, status, number, date })
  }
  return {
    kinds: counted
      .map(({ kind, _count }) => ({ kind, count: _count._all }))
      .sort((a, b) => b.count - a.count),
    works: [...works.values()].slice(0, mostWorks),
  }
}

export interface NoResultHelp {
  /** What would be found without this condition. */
  readonly without: readonly { readonly filter: string; readonly value: string; readonly count: number }[]
  readonly titles: readonly { readonly title: string; readonly href: string }[]
}

/** Help for a question that found nothing. */
export async function noResultHelp(
  ctx: Context,
  actor: Actor,
  request: LibraryRequest,
): Promise<NoResultHelp> {
  const without: { filter: string; value: string; count: number }[] = []
  for (const filter of filtersIn(request)) {
    const { total } = await searchLibrary(ctx, actor, { ...request, [filter]: '', page: 1 })
    if (total > 0) without.push({ filter, value: String(request[filter]), count: total })
  }
  return { without, titles: without.length > 0 ? [] : await nearestTitles(ctx, request.q) }
}

/** Titles that share most characters with the query; a slip of one character still leads there. */
async function nearestTitles(ctx: Context, query: string): Promise<NoResultHelp['titles']> {
  const asked = new Set(query.replace(/[^\p{L}\p{N}]/gu, ''))
  const works = await ctx.database.prisma.work.findMany({
    where: { isPublic: true },
    select: { id: true, title: true },
    orderBy: { createdAt: 'desc' },
    take: 2_000,
  })
  return works
    .map(({ id, title }) => ({
      title,
      href: paths.work(id),
      shared: [...asked].filter((character) => title.includes(character)).length,
    }))
    .filter(({ shared }) => shared >= 2)
    .sort((a, b) => b.shared - a.shared || a.title.length - b.title.length)
    .slice(0, 3)
    .map(({ title, href }) => ({ title, href }))
}
