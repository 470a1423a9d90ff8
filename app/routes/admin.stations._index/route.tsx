import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { addRegion } from '~/commands/add-region.server'
import { AdminNav } from '~/components/admin/AdminNav'
import { Changes } from '~/components/admin/Changes'
import { RegionList, StationList } from '~/components/admin/StationList'
import { pageTitle } from '~/components/page-title'
import { Button, ButtonRow, LinkButton } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { TextField } from '~/components/ui/Field'
import { Form } from '~/components/ui/Form'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { adminStations } from '~/queries/admin-stations.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '区划与站点', 'Regions and stations')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const asked = { region: query.get('region') ?? '', after: query.get('after') ?? '' }
  return { ...asked, ...(await orRefuse(adminStations(context.ctx, context.person ?? visitor, asked))) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    const given = { code: form.get('code'), name: form.get('name') }
    await addRegion(context.ctx, context.person ?? visitor, given)
    return redirect(paths.adminStations(), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function Stations() {
  const { region, regions, total, stations, next, changes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed ?? {}
  return (
    <>
      <AdminNav />
      <ErrorSummary errors={errors} />
      <h1>{say('区划与站点', 'Regions and stations')}</h1>
      <ButtonRow>
        <LinkButton href={paths.adminStation('new')} look="primary">
          {say('增加站点', 'Add a station')}
        </LinkButton>
        <LinkButton href={paths.adminStationImport()}>{say('从Excel导入', 'Import from Excel')}</LinkButton>
      </ButtonRow>
      <RegionList regions={regions} chosen={region} total={total} />
      <StationList stations={stations} />
      {next ? <a href={paths.adminStations({ region, after: next })}>{say('下一页', 'Next page')}</a> : null}
      <h2>{say('增加区划', 'Add a region')}</h2>
      <Form errors={errors} summary={false}>
        <TextField
          name="code"
          label={say('区划代码', 'Code')}
          hint={say('市4位、县6位、乡镇9位', '4 digits for a city, 6 for a county, 9 for a township')}
          defaultValue={typed.code}
          width="short"
          inputMode="numeric"
        />
        <TextField name="name" label={say('名称', 'Name')} defaultValue={typed.name} width="medium" />
        <Button>{say('增加区划', 'Add the region')}</Button>
      </Form>
      <Changes changes={changes} />
    </>
  )
}
