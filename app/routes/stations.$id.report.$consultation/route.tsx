import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { reportStation } from '~/commands/report-station.server'
import { OwnComments } from '~/components/desk/OwnComments'
import { pageTitle } from '~/components/page-title'
import { ReportPanel } from '~/components/station/ReportPanel'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { EmptyState } from '~/components/ui/EmptyState'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { stationReport } from '~/queries/station-report.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.report.stationName ?? ''} · 工作报告`,
    `${data?.report.stationName ?? ''} · Report`,
  ),
]

const placeOf = (params: Readonly<Record<string, string | undefined>>) => ({
  consultationId: params.consultation ?? '',
  stationId: params.id ?? '',
})

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const actor = context.person ?? visitor
  const after = query.get('after') ?? undefined
  const report = await orRefuse(stationReport(context.ctx, actor, placeOf(params), after))
  return { report, place: placeOf(params), isDone: query.has('done'), now: context.ctx.clock.now() }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const place = placeOf(params)
  try {
    await reportStation(context.ctx, context.person ?? visitor, place, String(form.get('note') ?? ''))
    const page = paths.stationReport(place.stationId, place.consultationId)
    return redirect(paths.withQuery(page, { done: 'yes' }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function StationReportPage() {
  const { report, place, isDone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const { stationId, consultationId } = place
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('站点工作台', 'Station desk'), href: paths.station(stationId) },
          { label: say('工作报告', 'Report') },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1>{say('工作报告', 'Report')}</h1>
      <p className="facts" lang="zh-CN">
        {report.stationName} · {report.title}
      </p>
      {isDone && !answer ? (
        <Notice tone="ok" focus>
          {say('已报送。', 'The report is sent.')}
        </Notice>
      ) : null}
      <ReportPanel
        report={report}
        errors={errors}
        typed={answer?.refused.typed.note}
        fileHref={paths.stationReportFile(stationId, consultationId)}
        meetingsHref={paths.stationMeetings(stationId, consultationId)}
        feedbackHref={paths.stationFeedback(stationId, consultationId)}
      />
      <h2>{say('本站的意见', 'Comments of this station')}</h2>
      {report.comments.length === 0 ? (
        <EmptyState
          action={
            <a href={paths.stationEntry(stationId, consultationId)}>
              {say('录入第一条', 'Enter the first one')}
            </a>
          }
        >
          {say('还没有录入意见。', 'No comments were entered yet.')}
        </EmptyState>
      ) : (
        <OwnComments comments={report.comments} />
      )}
      {report.next ? (
        <p>
          <a href={paths.withQuery(paths.stationReport(stationId, consultationId), { after: report.next })}>
            {say('更早的意见', 'Earlier comments')}
          </a>
        </p>
      ) : null}
    </>
  )
}
