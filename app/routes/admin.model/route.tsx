import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { AdminNav } from '~/components/admin/AdminNav'
import { ModelUse } from '~/components/admin/ModelUse'
import { pageTitle } from '~/components/page-title'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import { adminModel } from '~/queries/admin-model.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '语言模型', 'Language model')]

export async function loader({ context }: LoaderFunctionArgs) {
  return orRefuse(adminModel(context.ctx, context.person ?? visitor))
}

export default function Model() {
  const view = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <>
      <AdminNav />
      <h1>{say('语言模型', 'Language model')}</h1>
      <ModelUse {...view} />
    </>
  )
}
