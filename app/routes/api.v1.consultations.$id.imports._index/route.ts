import type { ActionFunctionArgs } from '@remix-run/node'
import { apiRefused, bearerOf, jsonBody } from '~/api-answers'
import { beginUpload, mappingSchema } from '~/commands/comment-upload.server'

export async function action({ context, params, request }: ActionFunctionArgs) {
  try {
    const body = await jsonBody(request, (asked: { fileName?: unknown; mapping?: unknown }) => ({
      fileName: typeof asked.fileName === 'string' ? asked.fileName.slice(0, 200) : '',
      ...(asked.mapping === undefined ? {} : { mapping: mappingSchema.parse(asked.mapping) }),
    }))
    const who = { token: bearerOf(request) }
    const upload = await beginUpload(context.ctx, who, {
      consultationId: params.id ?? '',
      source: '',
      ...body,
    })
    return Response.json({ upload: upload.id, source: upload.source }, { status: 201 })
  } catch (error) {
    return apiRefused(error)
  }
}
