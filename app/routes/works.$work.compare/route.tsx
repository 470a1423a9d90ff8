import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComparePage } from '~/components/comparison/ComparePage'
import { compareChoice } from '~/components/comparison/choice'
import { comparedHtml } from '~/components/comparison/compared-html'
import { ThreePage, threePageHtml } from '~/components/comparison/ThreePage'
import { useChoice } from '~/components/comparison/useChoice'
import { pageTitle } from '~/components/page-title'
import { visitor } from '~/domain/access'
import { readPreferences } from '~/language'
import { comparisonView } from '~/queries/comparison.server'
import { threeWayView } from '~/queries/three-way.server'

export const handle = { compares: true }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const labels = data?.three ? data.three.map(({ label }) => label) : [data?.from?.label, data?.to?.label]
  const title = data?.work.title ?? ''
  return [
    pageTitle(matches, `${title} · ${labels.join('与')}对照`, `${title} · ${labels.join(' and ')} compared`),
  ]
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { pathname, search, searchParams: query } = new URL(request.url)
  const { language } = readPreferences(request.headers.get('Cookie'))
  const choice = compareChoice(pathname + search, language)
  const actor = context.person ?? visitor
  const workId = params.work ?? ''
  const pair = { from: query.get('from'), to: query.get('to') }
  if (choice.view === 'three') {
    const asked = { ...pair, base: query.get('base') }
    const view = await threeWayView(context.ctx, actor, { workId, asked })
    if (!view) throw new Response(null, { status: 404 })
    const { rows, ...shown } = view
    return { ...shown, threeFacts: threePageHtml(context.html, { three: view.three, rows }, choice) }
  }
  const view = await comparisonView(context.ctx, actor, { workId, pair })
  if (!view) throw new Response(null, { status: 404 })
  const { work, versions, from, to } = view
  return { work, versions, from, to, three: undefined, facts: comparedHtml(context.html, view, choice) }
}

export default function Compare() {
  const data = useLoaderData<typeof loader>()
  const choice = useChoice()
  return data.three ? (
    <ThreePage {...data} facts={data.threeFacts} choice={choice} />
  ) : (
    <ComparePage {...data} choice={choice} />
  )
}
