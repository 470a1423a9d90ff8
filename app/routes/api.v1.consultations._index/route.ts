import type { LoaderFunctionArgs } from '@remix-run/node'
import { consultationList } from '~/queries/consultation-list.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const items = (await consultationList(context.ctx)).map((card) => ({
    id: card.id,
    title: card.title,
    status: card.stage,
    opensAt: new Date(card.opensAt).toISOString(),
    closesAt: new Date(card.closesAt).toISOString(),
    work: card.workId,
    version: card.versionId,
    articles: card.articles,
    comments: card.comments,
    people: card.people,
    stations: card.stations,
  }))
  return Response.json({ items, next: null })
}
