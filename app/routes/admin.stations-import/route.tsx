import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { importStations, previewStations, stationTable } from '~/commands/import-stations.server'
import { AdminNav } from '~/components/admin/AdminNav'
import { StationPreview } from '~/components/admin/StationPreview'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { Button } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { FileField } from '~/components/ui/Field'
import { Form } from '~/components/ui/Form'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { adminStation } from '~/queries/admin-stations.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '导入站点', 'Import stations')]

export async function loader({ context }: LoaderFunctionArgs) {
  await orRefuse(adminStation(context.ctx, context.person ?? visitor, 'new'))
  return null
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  try {
    const table = await stationTable({ file: form.get('file'), table: form.get('table') })
    if (form.get('act') === 'save') {
      await importStations(context.ctx, actor, table)
      return redirect(paths.adminStations(), 303)
    }
    const preview = await previewStations(context.ctx, actor, table)
    return { preview, table: JSON.stringify(table), refused: undefined }
  } catch (error) {
    return refused(error, form)
  }
}

export default function StationImport() {
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const shown = answer && 'preview' in answer ? answer : undefined
  const title = say('从Excel导入站点', 'Import stations from Excel')
  return (
    <>
      <AdminNav />
      <Breadcrumb
        crumbs={[
          { label: say('区划与站点', 'Regions and stations'), href: paths.adminStations() },
          { label: title },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      <p>
        {say('第一行是表头：', 'The first row holds the heads: ')}
        <span lang="zh-CN">编号、名称、类型、区划代码、地址、负责人、电话</span>
        {say('。类型写立法联系点或代表联络站，两者都是用加号连接。', '. Kinds are joined by a plus sign.')}
      </p>
      {shown ? <StationPreview preview={shown.preview} table={shown.table} /> : null}
      <Form files errors={errors} summary={false}>
        <FileField
          name="file"
          label={
            shown ? say('换一个文件', 'Another file') : say('文件（.xlsx 或 .csv）', 'File (.xlsx or .csv)')
          }
          accept=".xlsx,.csv"
        />
        <Button look={shown ? 'secondary' : 'primary'}>{say('检查并预览', 'Check and preview')}</Button>
      </Form>
    </>
  )
}
