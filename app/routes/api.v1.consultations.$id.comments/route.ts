import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiNotFound, noSuchConsultation } from '~/api-answers'
import { visitor } from '~/domain/access'
import { commentFeed } from '~/queries/place-comments.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const page = await commentFeed(context.ctx, visitor, { id: params.id ?? '', after: cursor })
  if (!page) return apiNotFound(noSuchConsultation)
  const items = page.items.map((comment) => ({
    id: comment.id,
    article: comment.eId === 'whole' ? null : comment.eId,
    text: comment.text,
    proposal: comment.suggestion || null,
    name: comment.name || null,
    channel: comment.channel,
    supports: comment.supports,
    receivedAt: new Date(comment.receivedAt).toISOString(),
  }))
  return Response.json({ items, next: page.next ?? null })
}
