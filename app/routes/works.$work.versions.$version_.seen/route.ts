import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readForm } from '~/adapters/session/form.server'
import { recordArticleTime } from '~/commands/record-article-time.server'
import { visitor } from '~/domain/access'

const shape = z
  .string()
  .max(20_000)
  .transform((words, report) => {
    try {
      return JSON.parse(words) as unknown
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      report.addIssue({ code: 'custom', message: 'no JSON' })
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), z.number()))

/** What the script of a page says of the time its articles were read. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const seen = shape.safeParse(form.get('seen'))
  if (!seen.success) return new Response(null, { status: 400 })
  const versionId = params.version ?? ''
  await recordArticleTime(context.ctx, context.person ?? visitor, { versionId, seen: seen.data })
  return new Response(null, { status: 204 })
}
