import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { dropFromReading } from '~/commands/drop-from-reading.server'
import { keepForReading } from '~/commands/keep-for-reading.server'
import { pageTitle } from '~/components/page-title'
import { ChangedSince, KeptList, ReadLately } from '~/components/reading/ReadingLists'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { readingView } from '~/queries/reading.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '阅读清单', 'Reading list')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.person) throw redirect(paths.login(new URL(request.url).pathname))
  return orRefuse(readingView(context.ctx, context.person))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const item = { workId: String(form.get('workId') ?? ''), eId: String(form.get('eId') ?? '') }
  try {
    if (form.get('act') === 'drop') await dropFromReading(context.ctx, actor, item)
    else await keepForReading(context.ctx, actor, item)
  } catch (error) {
    return refused(error, form)
  }
  return redirect(paths.reading())
}

export default function Reading() {
  const { changed, kept, read } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  return (
    <>
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>{say('阅读清单', 'Reading list')}</h1>
      <h2>{say('读过之后又改了的', 'Changed since you read them')}</h2>
      <ChangedSince texts={changed} />
      <h2>{say(`留着读的 ${kept.length}件`, `Kept for reading: ${kept.length}`)}</h2>
      <KeptList items={kept} />
      <h2>{say('最近读过', 'Read lately')}</h2>
      <ReadLately texts={read} />
    </>
  )
}
