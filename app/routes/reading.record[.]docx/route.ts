import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer, orRefuse } from '~/answers'
import { certifyStudy } from '~/commands/certify-study.server'
import { visitor } from '~/domain/access'

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const year = Number(new URL(request.url).searchParams.get('year'))
  if (!Number.isInteger(year) || year < 2000 || year > 2999) throw new Response(null, { status: 404 })
  const made = await orRefuse(certifyStudy(context.ctx, context.person ?? visitor, year))
  return fileAnswer(made.bytes, { type, name: made.name })
}
