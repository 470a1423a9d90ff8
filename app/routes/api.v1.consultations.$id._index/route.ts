import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiNotFound, noSuchConsultation } from '~/api-answers'
import { visitor } from '~/domain/access'
import { consultationReader } from '~/queries/consultation-reader.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const reader = await consultationReader(context.ctx, visitor, { id: params.id ?? '' })
  if (!reader) return apiNotFound(noSuchConsultation)
  const { head, text, counts, explanation } = reader
  const count = (eId: string) => counts.get(eId) ?? { comments: 0, published: 0, people: 0 }
  return Response.json({
    id: head.id,
    title: head.title,
    status: head.stage,
    opensAt: new Date(head.opensAt).toISOString(),
    closesAt: new Date(head.closesAt).toISOString(),
    work: head.workId,
    version: head.versionId,
    comments: head.comments,
    people: head.people,
    stations: head.stations,
    whoMayComment: head.whoMayComment,
    moderation: head.isModeratedBefore ? 'before' : 'after',
    explanation,
    notices: head.notices.map(({ kind, words, at }) => ({ kind, words, at: new Date(at).toISOString() })),
    whole: count('whole'),
    articles: text.articles.map(({ eId, number, path, text: lines }) => ({
      eId,
      number,
      path,
      text: lines,
      ...count(eId),
    })),
  })
}
