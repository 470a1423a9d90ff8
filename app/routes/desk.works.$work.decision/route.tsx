import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DecisionPage } from '~/components/comparison/DecisionPage'
import { decisionAsked } from '~/components/comparison/decision-asked'
import { pageTitle } from '~/components/page-title'
import { visitor } from '~/domain/access'
import { draftedDecisionView } from '~/queries/drafted-decision.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.work.title ?? ''} · 修改决定`, `${data?.work.title ?? ''} · Amending decision`),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = decisionAsked(new URL(request.url).searchParams)
  const view = await draftedDecisionView(context.ctx, context.person ?? visitor, {
    workId: params.work ?? '',
    ...asked,
  })
  if (!view) throw new Response(null, { status: context.person ? 404 : 403 })
  return view
}

export default function Decision() {
  return <DecisionPage view={useLoaderData<typeof loader>()} />
}
