import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { pageTitle } from '~/components/page-title'
import { searchHref } from '~/components/search/address'
import { Facets } from '~/components/search/Facets'
import { NothingFound, Shelf } from '~/components/search/Nothing'
import { Results } from '~/components/search/Results'
import { SearchBox } from '~/components/search/SearchBox'
import { Summary } from '~/components/search/Summary'
import { Notice } from '~/components/ui/Notice'
import { Pagination } from '~/components/ui/Pagination'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { searchPage } from '~/queries/search-page.server'
import { looksLikeReceipt } from '~/queries/search-request.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.request.q ? `${data.request.q} · ` : ''}法规库`,
    `${data?.request.q ? `${data.request.q} · ` : ''}Library`,
  ),
]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const typed = query.get('q') ?? ''
  if (looksLikeReceipt(typed)) throw redirect(paths.withQuery(paths.receiptLookup(), { code: typed }))
  return orRefuse(searchPage(context.ctx, context.person ?? visitor, query))
}

export default function Search() {
  const { request, problems, answer, place, groups, shelf, help } = useLoaderData<typeof loader>()
  const { say, label } = useLanguage()
  return (
    <>
      <h1>{say('法规库', 'Library')}</h1>
      <SearchBox asked={request} />
      {problems.map(({ field, sentence }) => (
        <Notice key={field} tone="warn">
          {label(sentence)}
        </Notice>
      ))}
      {answer?.isFilling ? (
        <Notice>
          {say(
            '索引正在建立，现在还查不全，过一会儿再查一次。',
            'The index is being filled; not everything is found yet. Search again shortly.',
          )}
        </Notice>
      ) : null}
      {shelf ? <Shelf asked={request} kinds={shelf.kinds} works={shelf.works} /> : null}
      {answer ? (
        <div className="search-columns">
          <div>
            <Summary asked={request} answer={answer} place={place ?? undefined} />
            {help ? <NothingFound asked={request} help={help} /> : <Results groups={groups} />}
            {answer.pages > 1 ? (
              <Pagination
                page={request.page}
                pages={answer.pages}
                total={answer.total}
                href={(page) => searchHref(request, { page })}
                unit={{ zh: '处', en: 'places' }}
              />
            ) : null}
          </div>
          <Facets asked={request} facets={answer.facets} />
        </div>
      ) : null}
    </>
  )
}
