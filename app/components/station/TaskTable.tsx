// The tasks of a station: the day that matters first, what was entered, what was reported, and the next step in words.

import { stageLabels } from '~/domain/consultation'
import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { daysLeft, dayText, lastDayText } from '../day'
import { EmptyState } from '../ui/EmptyState'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'

export interface Task {
  readonly consultationId: string
  readonly title: string
  readonly stage: keyof typeof stageLabels
  readonly dueAt: number
  readonly closesAt: number
  readonly received: number
  readonly reportedAt?: number
  readonly mayEnter: boolean
  readonly isLate: boolean
  readonly mayReport: boolean
  readonly hasOutcome: boolean
}

interface TaskTableProps {
  readonly stationId: string
  readonly tasks: readonly Task[]
  readonly now: number
}

export function TaskTable({ stationId, tasks, now }: TaskTableProps) {
  const { say, label } = useLanguage()
  const waiting = tasks.filter(({ mayReport }) => mayReport).length
  return (
    <Table
      caption={say(
        `任务 ${tasks.length} 项，待报送 ${waiting} 项`,
        `${counted(tasks.length, 'task')}, ${waiting} to be reported`,
      )}
      rows={tasks}
      rowKey={(task) => task.consultationId}
      empty={
        <EmptyState>
          {say(
            '还没有任务。征求意见发到本站后，会出现在这里。',
            'No tasks yet. A consultation given to this station appears here.',
          )}
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          head: say('法规（稿次）', 'Draft'),
          cell: (task) => (
            <a href={paths.consultation(task.consultationId)} lang="zh-CN">
              {task.title}
            </a>
          ),
        },
        { key: 'due', head: say('报送截止', 'Due'), cell: (task) => <Due task={task} now={now} /> },
        { key: 'stage', head: say('状态', 'State'), cell: (task) => label(stageLabels[task.stage]) },
        { key: 'received', head: say('已录（条）', 'Entered'), numeric: true, cell: (task) => task.received },
        {
          key: 'next',
          head: say('下一步', 'Next'),
          cell: (task) => <NextSteps stationId={stationId} task={task} />,
        },
      ]}
    />
  )
}

function Due({ task, now }: { task: Task; now: number }) {
  const { say, language } = useLanguage()
  if (task.reportedAt !== undefined) {
    return (
      <>
        {say(
          `已于${dayText(task.reportedAt, language)}报送`,
          `Reported on ${dayText(task.reportedAt, language)}`,
        )}
      </>
    )
  }
  const day = lastDayText(task.dueAt, language)
  if (!task.mayReport) return <>{day}</>
  const left = daysLeft(task.dueAt, now)
  return (
    <>
      {day}{' '}
      {left === 0 ? (
        <Tag tone="err">{say('已过期', 'Overdue')}</Tag>
      ) : left <= 3 ? (
        <Tag tone="warn">{say(`还有${left}天`, `${left} days left`)}</Tag>
      ) : null}
    </>
  )
}

function NextSteps({ stationId, task }: { stationId: string; task: Task }) {
  const { say } = useLanguage()
  const { consultationId } = task
  return (
    <ul className="link-row">
      {task.mayEnter ? (
        <>
          <li>
            <a href={paths.stationEntry(stationId, consultationId)}>
              {task.isLate ? say('补录迟到的意见', 'Enter late comments') : say('录入意见', 'Enter comments')}
            </a>
          </li>
          <li>
            <a href={paths.stationImport(stationId, consultationId)}>{say('导入表格', 'Import a table')}</a>
          </li>
          <li>
            <a href={paths.stationMeetings(stationId, consultationId)}>
              {say('座谈会和到会人数', 'Meetings and who came')}
            </a>
          </li>
        </>
      ) : null}
      {task.stage === 'open' || task.stage === 'scheduled' ? (
        <>
          <li>
            <a href={paths.sheets(consultationId, stationId)}>{say('征询表PDF', 'Comment sheet PDF')}</a>
          </li>
          <li>
            <a href={paths.poster(consultationId, stationId)}>{say('海报PDF', 'Poster PDF')}</a>
          </li>
          {task.stage === 'open' ? (
            <li>
              <a href={paths.stationTablet(stationId, consultationId)}>
                {say('平板、每条的海报', 'Tablet, posters of articles')}
              </a>
            </li>
          ) : null}
        </>
      ) : null}
      <li>
        <a href={paths.stationReport(stationId, consultationId)}>
          {task.mayReport ? say('核对并报送', 'Check and report') : say('逐条看', 'See each comment')}
        </a>
      </li>
    </ul>
  )
}
