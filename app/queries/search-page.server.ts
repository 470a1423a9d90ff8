// The search page: an answer with its groups, or the shelf when nothing is asked, or help when nothing is found.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { libraryShelf, type NoResultHelp, noResultHelp, type Shelf } from './library-shelf.server'
import { type Place, type SearchAnswer, searchLibrary } from './search.server'
import { groupByWork, type WorkGroup } from './search-groups'
import { type ReadRequest, readSearchRequest } from './search-request.server'

export interface SearchPage extends ReadRequest {
  readonly answer: Omit<SearchAnswer, 'places'> | null
  /** What was asked for by its citation or name. */
  readonly place: { readonly href: string; readonly title: string; readonly article: string } | null
  readonly groups: readonly WorkGroup[]
  readonly shelf: Shelf | null
  readonly help: NoResultHelp | null
}

/** The page of an address. */
export async function searchPage(ctx: Context, actor: Actor, query: URLSearchParams): Promise<SearchPage> {
  const read = readSearchRequest(query)
  const { request } = read
  if (request.q === '') {
    const shelf = await libraryShelf(ctx, actor, request.kind)
    return { ...read, answer: null, place: null, groups: [], shelf, help: null }
  }
  const { places, ...answer } = await searchLibrary(ctx, actor, request)
  const help = answer.total === 0 ? await noResultHelp(ctx, actor, request) : null
  const isPlace = answer.asked !== '' && request.page === 1 && request.sort === 'nearest'
  const place = isPlace ? placeOf(places[0], answer.asked) : null
  return { ...read, answer, place, groups: groupByWork(places), shelf: null, help }
}

function placeOf(first: Place | undefined, asked: SearchAnswer['asked']): SearchPage['place'] {
  if (!first) return null
  const { href, title, article } = first
  return asked === 'article'
    ? { href, title, article }
    : { href: href.replace(/#.*/, ''), title, article: '' }
}
