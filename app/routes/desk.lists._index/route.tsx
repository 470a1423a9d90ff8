import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { actOnStudyList } from '~/commands/study-list-act.server'
import { pageTitle } from '~/components/page-title'
import { DeskLists, ListFactsForm } from '~/components/reading/DeskList'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { deskStudyLists, listRegions } from '~/queries/study-lists.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '学习清单', 'Reading lists')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.person) throw redirect(paths.login(new URL(request.url).pathname))
  const lists = await orRefuse(deskStudyLists(context.ctx, context.person))
  return { lists, regions: await listRegions(context.ctx, context.person) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    return redirect(
      paths.deskList(await actOnStudyList(context.ctx, context.person ?? visitor, { form })),
      303,
    )
  } catch (error) {
    return refused(error, form)
  }
}

export default function Lists() {
  const { lists, regions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1>{say('学习清单', 'Reading lists')}</h1>
      <DeskLists lists={lists} />
      <h2>{say('新建一份', 'Make a new one')}</h2>
      <ListFactsForm regions={regions} errors={errors} typed={answer?.refused.typed} />
    </>
  )
}
