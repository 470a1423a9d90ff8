import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { pageTitle } from '~/components/page-title'
import { articleInEnglish } from '~/components/statute/number'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ButtonRow, LinkButton } from '~/components/ui/Button'
import { Table } from '~/components/ui/Table'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { stationEntry } from '~/queries/station-entry.server'
import { stationTablet } from '~/queries/station-tablet.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '平板和海报', 'Tablet and posters')]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const place = { consultationId: params.consultation ?? '', stationId: params.id ?? '' }
  const actor = context.person ?? visitor
  const { title, stationName } = await orRefuse(stationEntry(context.ctx, actor, place))
  const { key, articles } = await orRefuse(stationTablet(context.ctx, actor, place))
  return { title, stationName, articles, address: { ...place, key } }
}

export default function TabletAndPosters() {
  const { title, stationName, articles, address } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const { stationId, consultationId } = address
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('站点工作台', 'Station desk'), href: paths.station(stationId) },
          { label: say('平板和海报', 'Tablet and posters') },
        ]}
      />
      <h1>{say('平板和海报', 'Tablet and posters')}</h1>
      <p className="facts" lang="zh-CN">
        {stationName} · {title}
      </p>
      <h2>{say('平板', 'Tablet')}</h2>
      <p>
        {say(
          '在放在站点的平板上打开：大字，不用登录，没人碰时自动清空、回到开头，不留下上一个人的内容。打开后请在平板上退出您的账号。',
          'Open this on the tablet that stands at the station: large type, no account; untouched, it clears itself, goes back to its start and keeps nothing of the person before. Sign out on the tablet afterwards.',
        )}
      </p>
      <ButtonRow>
        <LinkButton href={paths.kiosk(address)} look="primary">
          {say('打开平板页面', 'Open the tablet page')}
        </LinkButton>
        <LinkButton href={paths.poster(consultationId, stationId)}>{say('海报PDF', 'Poster PDF')}</LinkButton>
        <LinkButton href={paths.sheets(consultationId, stationId)}>
          {say('征询表PDF', 'Comment sheet PDF')}
        </LinkButton>
      </ButtonRow>
      <h2>{say('只对一条', 'For one article')}</h2>
      <Table
        caption={say(
          `${articles.length}条，各有自己的码`,
          `${articles.length} articles, each with a code of its own`,
        )}
        dense
        rows={articles}
        rowKey={({ eId }) => eId}
        columns={[
          {
            key: 'number',
            head: say('条款', 'Article'),
            whole: true,
            cell: ({ eId, number }) => say(number, articleInEnglish(eId)),
          },
          {
            key: 'opening',
            head: say('开头', 'Opening'),
            cell: ({ opening }) => <span lang="zh-CN">{opening}</span>,
          },
          {
            key: 'papers',
            head: say('打印和打开', 'Print and open'),
            cell: ({ eId }) => (
              <ul className="link-row">
                <li>
                  <a href={paths.poster(consultationId, stationId, eId)}>
                    {say('海报和码', 'Poster with code')}
                  </a>
                </li>
                <li>
                  <a href={paths.sheets(consultationId, stationId, eId)}>{say('征询表', 'Sheet')}</a>
                </li>
                <li>
                  <a href={paths.kioskPlace(address, eId, { stay: 1 })}>
                    {say('平板停在这一条', 'Tablet at this article')}
                  </a>
                </li>
              </ul>
            ),
          },
        ]}
      />
    </>
  )
}
