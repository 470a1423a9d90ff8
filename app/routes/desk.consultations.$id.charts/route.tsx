import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { DeskFigures } from '~/components/comment/desk/DeskFigures'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { deskCharts } from '~/queries/desk-charts.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.view.title ?? ''} · 看图`, `${data?.view.title ?? ''} · Charts`),
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { view: await orRefuse(deskCharts(context.ctx, context.person ?? visitor, params.id ?? '')) }
}

export default function ChartsPage() {
  const { view } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          { label: view.title, lang: 'zh-CN', href: paths.deskConsultation(view.id) },
          { label: say('意见', 'Comments'), href: paths.deskComments(view.id) },
          { label: say('看图', 'Charts') },
        ]}
      />
      <h1>
        {say('意见看图', 'Comments in pictures')}
        <span className="facts" lang="zh-CN">
          {' '}
          {view.title}
        </span>
      </h1>
      <DeskFigures view={view} />
    </>
  )
}
