// The answer of `GET /api/v1/search`: the places of the search page as JSON. A condition that cannot be read is an
// error here: a program must not get more than it asked for.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type Place, searchLibrary } from './search.server'
import { readSearchRequest } from './search-request.server'

/** Status and body of the answer. */
export async function searchDocument(
  ctx: Context,
  actor: Actor,
  query: URLSearchParams,
): Promise<{ readonly status: number; readonly body: object }> {
  const { request, problems } = readSearchRequest(query)
  const [problem] = request.q === '' ? [noQuery] : problems
  if (problem) {
    const { field, sentence } = problem
    return {
      status: 422,
      body: { error: { code: 'invalid', field, message: sentence.en, messageZh: sentence.zh } },
    }
  }
  const { places, total, works, pages, matched, facets } = await searchLibrary(ctx, actor, request)
  return {
    status: 200,
    body: {
      items: places.map(itemOf),
      next: request.page < pages ? request.page + 1 : null,
      total,
      works,
      matched,
      facets,
    },
  }
}

const noQuery = {
  field: 'q',
  sentence: { zh: '请写上要找的词：?q=…', en: 'Say what to look for: ?q=…' },
} as const

function itemOf(place: Place) {
  const { id, kind, title, article, heading, status, issuer, region, date, until, fragment, why } = place
  return {
    id,
    kind,
    title,
    article,
    heading,
    version: place.versionLabel,
    status,
    issuer,
    region,
    date,
    until,
    why,
    url: place.href,
    fragment,
  }
}
