// The top of every page of a consultation: what it is, whether it takes comments and until when, how many have spoken, and
// what the public was told since it opened.

import { type Stage, stageLabels } from '~/domain/consultation'
import { counted, useLanguage } from '~/language'
import { daysLeft, dayText, lastDayText } from '../day'
import { Notice, type Tone } from '../ui/Notice'

export interface HeadingView {
  readonly stage: Stage
  readonly opensAt: number
  readonly closesAt: number
  readonly comments: number
  readonly people: number
  readonly stations: number
}

/** One line: the day that matters, and the counts of the whole. */
export function ConsultationFacts({ head, now }: { head: HeadingView; now: number }) {
  const { say } = useLanguage()
  return (
    <p className="facts">
      <DayThatMatters head={head} now={now} />
      {' · '}
      {say(
        `${head.people}人提了${head.comments}条意见 · ${head.stations}个站点`,
        `${counted(head.comments, 'comment')} from ${counted(head.people, 'person', 'people')} · ${counted(head.stations, 'station')}`,
      )}
    </p>
  )
}

export function DayThatMatters({
  head,
  now,
}: {
  head: Pick<HeadingView, 'stage' | 'opensAt' | 'closesAt'>
  now: number
}) {
  const { say, label, language } = useLanguage()
  const last = lastDayText(head.closesAt, language)
  const left = daysLeft(head.closesAt, now)
  if (head.stage === 'open') {
    return (
      <strong className="deadline-day">
        {say(
          `${last}24:00截止，还有${left}天`,
          `Open until ${last} 24:00, ${left} ${left === 1 ? 'day' : 'days'} left`,
        )}
      </strong>
    )
  }
  if (head.stage === 'scheduled') {
    const first = dayText(head.opensAt, language)
    return <strong>{say(`${first}开始征求意见`, `Opens for comment on ${first}`)}</strong>
  }
  const words = label(stageLabels[head.stage])
  return head.stage === 'suspended' || head.stage === 'withdrawn' ? (
    <strong>{words}</strong>
  ) : (
    say(`已于${last}结束，${words.replace('已截止，', '')}`, `Closed on ${last}: ${words.toLowerCase()}`)
  )
}

export const noticeLabels: Readonly<
  Record<string, { readonly zh: string; readonly en: string; readonly tone: Tone }>
> = {
  extended: { zh: '已延长期限', en: 'Extended', tone: 'info' },
  suspended: { zh: '已暂停', en: 'Suspended', tone: 'warn' },
  resumed: { zh: '已恢复', en: 'Resumed', tone: 'info' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', tone: 'warn' },
  corrected: { zh: '更正', en: 'Corrected', tone: 'info' },
}

export interface PublicNotice {
  readonly id: string
  readonly kind: string
  readonly words: string
  readonly at: number
}

/** What the public was told, newest first. */
export function PublicNotices({ notices }: { notices: readonly PublicNotice[] }) {
  const { say, language } = useLanguage()
  return (
    <>
      {notices.map(({ id, kind, words, at }) => {
        const told = noticeLabels[kind] ?? { zh: '告示', en: 'Notice', tone: 'info' as const }
        return (
          <Notice key={id} tone={told.tone} title={`${say(told.zh, told.en)} · ${dayText(at, language)}`}>
            <p lang="zh-CN">{words}</p>
          </Notice>
        )
      })}
    </>
  )
}
