import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { ComparePage, compareChoice } from '~/components/comparison/ComparePage'
import { pageTitle } from '~/components/page-title'
import { visitor } from '~/domain/access'
import { comparisonView } from '~/queries/comparison.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.work.title ?? ''} · ${data?.from.label ?? ''}与${data?.to.label ?? ''}对照`,
    `${data?.work.title ?? ''} · ${data?.from.label ?? ''} and ${data?.to.label ?? ''} compared`,
  ),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const pair = { from: query.get('from'), to: query.get('to') }
  const view = await comparisonView(context.ctx, context.person ?? visitor, {
    workId: params.work ?? '',
    pair,
  })
  if (!view) throw new Response(null, { status: 404 })
  return view
}

export default function Compare() {
  const [query] = useSearchParams()
  return <ComparePage compared={useLoaderData<typeof loader>()} choice={compareChoice(query)} />
}
