import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiRefused } from '~/api-answers'
import { visitor } from '~/domain/access'
import { ledgerInclusion } from '~/queries/ledger-tiles.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = (name: string) => new URL(request.url).searchParams.get(name) ?? ''
  try {
    const view = await ledgerInclusion(context.ctx, visitor, { seq: asked('seq'), size: asked('size') })
    return Response.json(view)
  } catch (error) {
    return apiRefused(error)
  }
}
