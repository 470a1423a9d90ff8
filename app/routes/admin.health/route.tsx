import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { orRefuse, refused } from '~/answers'
import { startBackup } from '~/commands/start-backup.server'
import { AdminNav } from '~/components/admin/AdminNav'
import { Checks } from '~/components/admin/Checks'
import { instantText } from '~/components/day'
import { pageTitle } from '~/components/page-title'
import { Button } from '~/components/ui/Button'
import { Form } from '~/components/ui/Form'
import { Table } from '~/components/ui/Table'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { adminHealth } from '~/queries/admin-health.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '健康与备份', 'Health and backups')]

export async function loader({ context }: LoaderFunctionArgs) {
  return orRefuse(adminHealth(context.ctx, context.person ?? visitor))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    return redirect(paths.job(await startBackup(context.ctx, context.person ?? visitor)), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function Health() {
  const { checks, backups, folder, mayBackUp } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <>
      <AdminNav />
      <h1>{say('健康与备份', 'Health and backups')}</h1>
      <Checks checks={checks} />
      <h2>{say('备份', 'Backups')}</h2>
      <p>
        {say(
          '备份在服务器的这个文件夹里，请定期复制到别处；密钥另外保管：',
          'Backups lie in this folder of the server. Copy them elsewhere; keep the keys apart: ',
        )}
        <code>{folder}</code>
      </p>
      {mayBackUp ? (
        <Form>
          <Button look="primary">{say('现在备份', 'Back up now')}</Button>
        </Form>
      ) : null}
      <Table
        caption={say('已有的备份', 'Backups')}
        captionHidden
        rows={backups}
        rowKey={({ name }) => name}
        empty={<p>{say('这里还没有备份。', 'There is no backup here yet.')}</p>}
        columns={[
          { key: 'name', head: say('文件', 'File'), cell: ({ name }) => name },
          { key: 'at', head: say('时间', 'When'), cell: ({ at }) => instantText(at) },
          {
            key: 'size',
            head: say('大小（KB）', 'Size (KB)'),
            cell: ({ bytes }) => Math.ceil(bytes / 1000).toLocaleString('en'),
            numeric: true,
          },
        ]}
      />
    </>
  )
}
