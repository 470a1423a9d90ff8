import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { AdminNav } from '~/components/admin/AdminNav'
import { Checks } from '~/components/admin/Checks'
import { RoleRequests } from '~/components/admin/RoleRequests'
import { pageTitle } from '~/components/page-title'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import { adminHome } from '~/queries/admin-home.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '管理', 'Administration')]

export async function loader({ context }: LoaderFunctionArgs) {
  return orRefuse(adminHome(context.ctx, context.person ?? visitor))
}

export default function AdminHome() {
  const { checks, requests } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const count = checks.length + requests.length
  return (
    <>
      <AdminNav />
      <h1>{say(`需要处理 ${count}`, `Needs attention: ${count}`)}</h1>
      {count === 0 ? <p>{say('没有要处理的事。', 'Nothing waits.')}</p> : null}
      {requests.length > 0 ? <RoleRequests requests={requests} /> : null}
      {checks.length > 0 ? <Checks checks={checks} /> : null}
    </>
  )
}
