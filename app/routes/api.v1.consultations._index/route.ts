import type { LoaderFunctionArgs } from '@remix-run/node'
import { consultationList } from '~/queries/consultation-list.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const items = (await consultationList(context.ctx)).map(
    ({ id, title, isOpen, opensAt, closesAt, comments, people }) => ({
      id,
      title,
      status: isOpen ? 'open' : 'closed',
      opensAt: new Date(opensAt).toISOString(),
      closesAt: new Date(closesAt).toISOString(),
      comments,
      people,
    }),
  )
  return Response.json({ items, next: null })
}
