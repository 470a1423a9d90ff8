import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { addPolicy } from '~/commands/add-policy.server'
import { AdminNav } from '~/components/admin/AdminNav'
import { Changes } from '~/components/admin/Changes'
import { PolicyForm, PolicyTable } from '~/components/admin/Policy'
import { pageTitle } from '~/components/page-title'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { adminPolicy } from '~/queries/admin-policy.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '期限规则', 'Policy')]

export async function loader({ context }: LoaderFunctionArgs) {
  return orRefuse(adminPolicy(context.ctx, context.person ?? visitor))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    await addPolicy(context.ctx, context.person ?? visitor, Object.fromEntries(form))
    return redirect(paths.adminPolicy(), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function Policy() {
  const { rows, regions, changes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  return (
    <>
      <AdminNav />
      <ErrorSummary errors={errors} />
      <h1>{say('期限规则', 'Policy')}</h1>
      <p>
        {say(
          '征求意见的最少天数按区划和文本类型确定，取最近的上级区划、最新生效的一行；没有规则时按三十日。已有的行不能改，只能增加新的一行。',
          'The least days of a consultation follow region and kind of text: the nearest region and the newest row count; without a row it is thirty days. A row is never changed, only followed by another.',
        )}
      </p>
      <PolicyTable rows={rows} />
      <PolicyForm regions={regions} errors={errors} typed={answer?.refused.typed ?? {}} />
      <Changes changes={changes} />
    </>
  )
}
