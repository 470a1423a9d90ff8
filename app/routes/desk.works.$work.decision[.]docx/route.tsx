import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer } from '~/answers'
import { decisionAsked } from '~/components/comparison/decision-asked'
import { visitor } from '~/domain/access'
import { draftedDecisionFile } from '~/queries/drafted-decision.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = decisionAsked(new URL(request.url).searchParams)
  const file = await draftedDecisionFile(context.ctx, context.person ?? visitor, {
    workId: params.work ?? '',
    ...asked,
  })
  if (!file) throw new Response(null, { status: context.person ? 404 : 403 })
  return fileAnswer(file.bytes, { type: file.mediaType, name: file.name })
}
