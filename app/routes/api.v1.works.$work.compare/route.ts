import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiNotFound } from '~/api-answers'
import { visitor } from '~/domain/access'
import { comparisonJson } from '~/domain/comparison'
import { comparisonView } from '~/queries/comparison.server'

const noSuchPair = {
  zh: '没有这两个可以对照的稿次。用 from 和 to 写明稿次的编号或序号，见 /api/v1/works。',
  en: 'There are no such two public versions. Give their ids or ordinals as from and to; /api/v1/works lists them.',
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const pair = { from: query.get('from'), to: query.get('to') }
  const view = await comparisonView(context.ctx, visitor, { workId: params.work ?? '', pair })
  if (!view) return apiNotFound(noSuchPair)
  return Response.json(comparisonJson(view.changes))
}
