// The meetings of a station: who came, what was said, and the ways on.

import {
  type Attendance,
  type MeetingKind,
  meetingGroupNames,
  meetingGroups,
  meetingKinds,
} from '~/domain/consultation'
import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { EmptyState } from '../ui/EmptyState'
import { Table } from '../ui/Table'

export interface MeetingRow {
  readonly id: string
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly place: string
  readonly host: string
  readonly present: number
  readonly groups: Attendance
  readonly comments: number
}

interface MeetingTableProps {
  readonly stationId: string
  readonly consultationId: string
  readonly meetings: readonly MeetingRow[]
}

export function MeetingTable({ stationId, consultationId, meetings }: MeetingTableProps) {
  const { say, label } = useLanguage()
  const people = meetings.reduce((sum, { present }) => sum + present, 0)
  const ofGroups = (groups: Attendance) =>
    meetingGroupNames
      .filter((group) => (groups[group] ?? 0) > 0)
      .map((group) => `${label(meetingGroups[group])}${say('', ' ')}${groups[group]}`)
      .join(say('，', ', '))
  return (
    <Table
      caption={say(
        `已登记 ${meetings.length} 场，到会 ${people} 人次`,
        `${counted(meetings.length, 'meeting')} recorded, attended ${people} times`,
      )}
      rows={meetings}
      rowKey={({ id }) => id}
      empty={
        <EmptyState>
          {say(
            '还没有登记。开过会以后，在这里写下到会情况。',
            'None recorded yet. After a meeting, write down here who came.',
          )}
        </EmptyState>
      }
      columns={[
        {
          key: 'day',
          head: say('日期', 'Day'),
          whole: true,
          cell: ({ heldOn, kind }) => `${heldOn} ${label(meetingKinds[kind])}`,
        },
        { key: 'place', head: say('地点', 'Place'), cell: ({ place }) => <span lang="zh-CN">{place}</span> },
        { key: 'host', head: say('主持人', 'Led by'), cell: ({ host }) => <span lang="zh-CN">{host}</span> },
        { key: 'present', head: say('到会（人）', 'Present'), numeric: true, cell: ({ present }) => present },
        { key: 'groups', head: say('其中', 'Of these'), cell: ({ groups }) => ofGroups(groups) },
        {
          key: 'comments',
          head: say('意见（条）', 'Comments'),
          numeric: true,
          cell: ({ comments }) => comments,
        },
        {
          key: 'next',
          head: say('下一步', 'Next'),
          cell: ({ id }) => (
            <ul className="link-row">
              <li>
                <a href={paths.stationEntry(stationId, consultationId, { meeting: id })}>
                  {say('录入会上的意见', 'Enter its comments')}
                </a>
              </li>
              <li>
                <a href={paths.stationMeetings(stationId, consultationId, { meeting: id })}>
                  {say('更正', 'Correct')}
                </a>
              </li>
            </ul>
          ),
        },
      ]}
    />
  )
}
