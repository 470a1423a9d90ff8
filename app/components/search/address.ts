// The address of a search: everything asked stands in it, so that a page can be kept, sent and turned.

import * as paths from '~/paths'

export interface Asked {
  readonly q: string
  readonly kind: string
  readonly issuer: string
  readonly region: string
  readonly year: string
  readonly status: string
  readonly at: string
  readonly sort: string
  readonly page: number
}

/** The address of what was asked with one thing changed; any change but of the page leads to the first page. */
export function searchHref(asked: Asked, change: Partial<Asked>): string {
  const { page, sort, ...rest } = { ...asked, page: 1, ...change }
  return paths.search({
    ...rest,
    sort: sort === 'nearest' ? undefined : sort,
    page: page > 1 ? page : undefined,
  })
}
