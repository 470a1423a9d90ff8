import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { lastDayText } from '~/components/day'
import {
  AppealsToDecide,
  Approvals,
  AssignedWork,
  CarryGaps,
  Dispositions,
  LostChanges,
  Running,
  Themes,
} from '~/components/desk/DeskLists'
import { OwnComments, OwnFeedbackLinks } from '~/components/desk/OwnComments'
import { Tools } from '~/components/desk/Tools'
import { usePage } from '~/components/page'
import { pageTitle } from '~/components/page-title'
import { TaskTable } from '~/components/station/TaskTable'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { deskHome } from '~/queries/desk-home.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '待办', 'To do')]

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.person) throw redirect(paths.login(paths.desk()))
  return { home: await orRefuse(deskHome(context.ctx, context.person)), now: context.ctx.clock.now() }
}

export default function Desk() {
  const { home, now } = useLoaderData<typeof loader>()
  const { person } = usePage()
  const { say, language } = useLanguage()
  const roles = person?.roles ?? []
  const isStaff = ['drafter', 'reviewer', 'publisher'].some((role) => roles.includes(role))
  const waiting = [
    home.approvals,
    home.dispositions,
    home.carryLeft,
    home.lost,
    home.appeals,
    home.assignments,
    home.themes,
  ]
  const isNothing = waiting.every((items) => items.length === 0)
  return (
    <>
      <h1>{say('待办', 'To do')}</h1>
      <LostChanges items={home.lost} />
      <Approvals items={home.approvals} />
      <Dispositions items={home.dispositions} />
      <CarryGaps items={home.carryLeft} />
      <AppealsToDecide items={home.appeals} />
      <AssignedWork items={home.assignments} />
      <Themes items={home.themes} />
      {isStaff && isNothing ? (
        <p>{say('没有等您批准、复核的事。', 'Nothing waits for your approval.')}</p>
      ) : null}
      {home.stations.map((station) => (
        <section key={station.id}>
          <h2>
            <a href={paths.station(station.id)} lang="zh-CN">
              {station.name}
            </a>
          </h2>
          <TaskTable stationId={station.id} tasks={station.tasks} now={now} />
        </section>
      ))}
      <Running items={home.running} mayPrepare={roles.includes('drafter')} />
      {roles.some((role) => ['admin', 'auditor', 'researcher'].includes(role)) ? <Tools /> : null}
      {isStaff ? null : (
        <section>
          <h2>{say(`正在征求意见 ${home.open.length}`, `Open for comment ${home.open.length}`)}</h2>
          <ul>
            {home.open.map(({ id, title, closesAt }) => (
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
            <a href={paths.reading()}>{say('上次阅读以后改了什么', 'What changed since you last read')}</a>
          </p>
        </section>
      )}
      {isStaff && home.own.length === 0 ? null : (
        <section>
          <h2>{say('我的意见', 'My comments')}</h2>
          {home.own.length === 0 ? (
            <p>
              {say(
                '您登录后提的意见会列在这里，附上答复和改动。',
                'Comments you make while signed in stand here, with their answers and changes.',
              )}
            </p>
          ) : (
            <>
              <OwnFeedbackLinks comments={home.own} />
              <OwnComments comments={home.own} withTitle />
            </>
          )}
        </section>
      )}
    </>
  )
}
