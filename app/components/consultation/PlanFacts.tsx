// What stands in the plan of a consultation, as name and value; and the ways on from here.

import type { ReactNode } from 'react'
import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText, lastDayText } from '../day'
import { Details } from '../ui/Disclosure'
import { moderationLabels, whoLabels } from './words'

interface Facts {
  readonly id: string
  readonly stage: string
  readonly workId: string
  readonly version: { readonly id: string; readonly label: string; readonly articles: number }
  readonly explanation: string
  readonly opensAt: number
  readonly closesAt: number
  readonly stationsDueAt: number
  readonly days: number
  readonly policyDays: number
  readonly policySource: string
  readonly endsOnWeekend: boolean
  readonly shortenReason: string
  readonly whoMayComment: string
  readonly moderation: string
  readonly showsComments: boolean
  readonly preparedBy: string
  readonly approvedBy: string
  readonly comments: number
  readonly people: number
}

export function PlanFacts({ view }: { view: Facts }) {
  const { say, label, language } = useLanguage()
  const none = { zh: '', en: '' }
  const isPublished = view.stage !== 'preparing' && view.stage !== 'approved'
  return (
    <>
      {isPublished ? <WaysOn view={view} /> : null}
      <dl className="fact-list">
        <Fact name={say('稿次', 'Version')}>
          <a href={paths.version(view.workId, view.version.id)} lang="zh-CN">
            {view.version.label}
          </a>{' '}
          {say(`${view.version.articles}条`, `${view.version.articles} articles`)}
        </Fact>
        <Fact name={say('期限', 'Period')}>
          {dayText(view.opensAt, language)} – {lastDayText(view.closesAt, language)} 24:00{say('，', ', ')}
          {say(`共${view.days}日`, `${view.days} days`)}
          {view.endsOnWeekend ? say('（最后一天是周末）', ' (the last day is a weekend)') : ''}
        </Fact>
        {view.shortenReason ? (
          <Fact name={say(`不足${view.policyDays}日的理由`, `Why less than ${view.policyDays} days`)}>
            <span lang="zh-CN">{view.shortenReason}</span>
          </Fact>
        ) : null}
        <Fact name={say('期限依据', 'Source of the period')}>
          <span lang="zh-CN">{view.policySource}</span>
        </Fact>
        <Fact name={say('站点报送截止', 'Stations report by')}>
          {lastDayText(view.stationsDueAt, language)} 24:00
        </Fact>
        <Fact name={say('谁可以提意见', 'Who may comment')}>
          {label(whoLabels[view.whoMayComment] ?? none)}
        </Fact>
        <Fact name={say('意见公开', 'Comments are shown')}>
          {label(moderationLabels[view.moderation] ?? none)}
          {view.showsComments
            ? ''
            : say('；征求意见期间公众看不到别人的意见', '; not to the public while it is open')}
        </Fact>
        <Fact name={say('起草人', 'Prepared by')}>
          <span lang="zh-CN">{view.preparedBy}</span>
        </Fact>
        {view.approvedBy ? (
          <Fact name={say('批准人', 'Approved by')}>
            <span lang="zh-CN">{view.approvedBy}</span>
          </Fact>
        ) : null}
      </dl>
      {view.explanation ? (
        <Details summary={say('草案说明', 'Explanation of the draft')}>
          <p className="preserved" lang="zh-CN">
            {view.explanation}
          </p>
        </Details>
      ) : null}
    </>
  )
}

function WaysOn({ view }: { view: Facts }) {
  const { say } = useLanguage()
  return (
    <>
      <p className="facts">
        {say(
          `${view.people}人提了${view.comments}条意见`,
          `${counted(view.comments, 'comment')} from ${counted(view.people, 'person', 'people')}`,
        )}
      </p>
      <ul className="link-row">
        <li>
          <a href={paths.consultation(view.id)}>{say('公众页面', 'Public page')}</a>
        </li>
        <li>
          <a href={paths.deskComments(view.id)}>{say('整理意见', 'Comments desk')}</a>
        </li>
        <li>
          <a href={paths.deskDispositions(view.id)}>{say('处理意见', 'Dispositions')}</a>
        </li>
        <li>
          <a href={paths.deskReport(view.id)}>{say('采纳情况报告', 'Outcome report')}</a>
        </li>
        <li>
          <a href={paths.deskCompare(view.workId)}>{say('与下一稿比较', 'Compare with the next version')}</a>
        </li>
        <li>
          <a href={paths.posters(view.id)}>{say('全部海报（PDF）', 'All posters (PDF)')}</a>
        </li>
        <li>
          <a href={paths.sheets(view.id)}>{say('打印征询表（PDF）', 'Print the comment sheet (PDF)')}</a>
        </li>
      </ul>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
