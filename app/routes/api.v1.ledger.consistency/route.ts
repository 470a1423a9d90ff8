import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiRefused } from '~/api-answers'
import { visitor } from '~/domain/access'
import { ledgerConsistency } from '~/queries/ledger-tiles.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = (name: string) => new URL(request.url).searchParams.get(name) ?? ''
  try {
    const view = await ledgerConsistency(context.ctx, visitor, { from: asked('from'), to: asked('to') })
    return Response.json(view)
  } catch (error) {
    return apiRefused(error)
  }
}
