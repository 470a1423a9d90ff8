// How far each station is, in the order of their codes and never ranked, with its poster.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText, lastDayText } from '../day'
import { EmptyState } from '../ui/EmptyState'
import { Table } from '../ui/Table'

interface Progress {
  readonly id: string
  readonly name: string
  readonly regionName: string
  readonly dueAt: number
  readonly received: number
  readonly reportedAt?: number
}

interface StationTableProps {
  readonly consultationId: string
  readonly stations: readonly Progress[]
  readonly isPublished: boolean
}

export function StationTable({ consultationId, stations, isPublished }: StationTableProps) {
  const { say, language } = useLanguage()
  const reported = stations.filter(({ reportedAt }) => reportedAt !== undefined).length
  return (
    <>
      <h2>{say('站点', 'Stations')}</h2>
      <Table
        caption={say(
          `${stations.length}个站点，已报送${reported}个`,
          `${stations.length} stations, ${reported} have reported`,
        )}
        dense
        rows={stations}
        rowKey={(station) => station.id}
        empty={
          <EmptyState>
            {say('没有选站点，公众在网上提。', 'No stations were chosen; the public comments online.')}
          </EmptyState>
        }
        columns={[
          { key: 'name', head: say('站点', 'Station'), cell: (row) => <span lang="zh-CN">{row.name}</span> },
          {
            key: 'region',
            head: say('所在地', 'Region'),
            cell: (row) => <span lang="zh-CN">{row.regionName}</span>,
          },
          { key: 'due', head: say('报送截止', 'Due'), cell: (row) => lastDayText(row.dueAt, language) },
          {
            key: 'received',
            head: say('意见（条）', 'Comments'),
            numeric: true,
            cell: (row) => row.received,
          },
          {
            key: 'reported',
            head: say('报送', 'Reported'),
            cell: (row) =>
              row.reportedAt === undefined ? say('未报送', 'Not yet') : dayText(row.reportedAt, language),
          },
          ...(isPublished
            ? [
                {
                  key: 'poster',
                  head: say('海报', 'Poster'),
                  cell: (row: Progress) => (
                    <a href={paths.poster(consultationId, row.id)}>
                      {say('海报PDF', 'Poster PDF')}
                      <span className="visually-hidden" lang="zh-CN">
                        {row.name}
                      </span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
