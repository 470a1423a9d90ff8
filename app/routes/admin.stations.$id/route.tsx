import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { closeStation, saveStation } from '~/commands/save-station.server'
import { AdminNav } from '~/components/admin/AdminNav'
import { Changes } from '~/components/admin/Changes'
import { StationForm } from '~/components/admin/StationForm'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { Button } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Form } from '~/components/ui/Form'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { adminStation } from '~/queries/admin-stations.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, data?.station?.name || '增加站点', data?.station?.name || 'Add a station'),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const view = await orRefuse(adminStation(context.ctx, context.person ?? visitor, params.id ?? ''))
  return { ...view, isSaved: new URL(request.url).searchParams.has('done') }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const act = form.get('act')
  const isNew = params.id === 'new'
  const id = isNew ? String(form.get('id') ?? '').trim() : (params.id ?? '')
  try {
    if (act === 'close' || act === 'open')
      await closeStation(context.ctx, actor, { id, isClosed: act === 'close' })
    else {
      const fields = { ...Object.fromEntries(form), id, kinds: form.getAll('kinds') }
      await saveStation(context.ctx, actor, { isNew, fields })
    }
    return redirect(paths.withQuery(paths.adminStation(id), { done: 'saved' }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function Station() {
  const { isNew, station, isClosed, regions, changes, isSaved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer
    ? { ...station, ...answer.refused.typed, kinds: answer.refused.chosen.kinds ?? [] }
    : station
  const title = isNew ? say('增加站点', 'Add a station') : station.name
  return (
    <>
      <AdminNav />
      <Breadcrumb
        crumbs={[
          { label: say('区划与站点', 'Regions and stations'), href: paths.adminStations() },
          { label: isNew ? title : station.id },
        ]}
      />
      <ErrorSummary errors={errors} />
      {isSaved && errors.length === 0 ? (
        <Notice tone="ok" focus>
          {say('已保存。', 'Saved.')}
        </Notice>
      ) : null}
      <h1 lang={isNew ? undefined : 'zh-CN'}>{title}</h1>
      {isClosed ? (
        <p>
          {say(
            '这个站点已关闭，不再接收新任务；原有意见和报送都保留。',
            'This station is closed: no new tasks; its comments and reports stay.',
          )}
        </p>
      ) : null}
      <StationForm station={typed} isNew={isNew} regions={regions} errors={errors} />
      {isNew ? null : (
        <Form className="inline-forms" label={say('站点状态', 'State of the station')}>
          <Button name="act" value={isClosed ? 'open' : 'close'} look={isClosed ? 'secondary' : 'danger'}>
            {isClosed ? say('重新开放站点', 'Open the station again') : say('关闭站点', 'Close the station')}
          </Button>
        </Form>
      )}
      {isNew ? null : <Changes changes={changes} />}
    </>
  )
}
