import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { stationKindLabels } from '~/components/consultation/words'
import { lastDayText } from '~/components/day'
import { pageTitle } from '~/components/page-title'
import { TaskTable } from '~/components/station/TaskTable'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { EmptyState } from '~/components/ui/EmptyState'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { stationPage } from '~/queries/station.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.station.name ?? ''} · 站点`, `${data?.station.name ?? ''} · Station`),
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const station = await orRefuse(stationPage(context.ctx, context.person ?? visitor, params.id ?? ''))
  return { station, now: context.ctx.clock.now() }
}

export default function StationPage() {
  const { station, now } = useLoaderData<typeof loader>()
  const { say, label, language } = useLanguage()
  const kinds = station.kinds.map((kind) => label(stationKindLabels[kind] ?? { zh: kind, en: kind }))
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('站点', 'Stations'), href: paths.stations() },
          { label: say('站点页', 'Station') },
        ]}
      />
      <h1 lang="zh-CN">{station.name}</h1>
      <p className="facts">
        {kinds.join(say('、', ', '))} · <span lang="zh-CN">{station.regionName}</span>
        {station.address ? (
          <>
            {' · '}
            <span lang="zh-CN">{station.address}</span>
          </>
        ) : null}
        {station.phone ? <> · {station.phone}</> : null}
      </p>
      {station.isClosed ? <p>{say('这个站点已经撤销。', 'This station is closed.')}</p> : null}
      {station.tasks ? (
        <>
          <h2>{say('待办', 'To do')}</h2>
          <TaskTable stationId={station.id} tasks={station.tasks} now={now} />
        </>
      ) : (
        <>
          <h2>{say('可以在这里提意见的草案', 'Drafts to comment on here')}</h2>
          {station.open.length === 0 ? (
            <EmptyState>
              {say('现在没有正在征求意见的草案。', 'No draft is open for comment now.')}
            </EmptyState>
          ) : null}
          <ul>
            {station.open.map(({ id, title, closesAt }) => (
              <li key={id}>
                <a href={paths.consultation(id)} lang="zh-CN">
                  {title}
                </a>{' '}
                {say(
                  `${lastDayText(closesAt, language)}24:00截止`,
                  `until ${lastDayText(closesAt, language)} 24:00`,
                )}
              </li>
            ))}
          </ul>
          <p>
            {say(
              '到站点填写纸质征询表，或者口头讲，由工作人员代为录入，同样有回执和答复。',
              'Fill in the paper sheet at the station or say it there: the staff type it in, with the same receipt and answer.',
            )}
          </p>
        </>
      )}
    </>
  )
}
