import type { ActionFunctionArgs } from '@remix-run/node'
import { apiRefused, bearerOf, jsonBody } from '~/api-answers'
import { queueCommentImport } from '~/commands/queue-comment-import.server'
import { importProgress } from '~/queries/import-progress.server'

export async function action({ context, params, request }: ActionFunctionArgs) {
  try {
    const parts = await jsonBody(request, (asked: { parts?: unknown }) => Number(asked.parts ?? 0))
    const who = { token: bearerOf(request) }
    const asked = { consultationId: params.id ?? '', id: params.upload ?? '', parts }
    await queueCommentImport(context.ctx, who, asked)
    return Response.json(await importProgress(context.ctx, who, asked))
  } catch (error) {
    return apiRefused(error)
  }
}
