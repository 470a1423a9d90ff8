// The parts of the first page: a consultation as a line of a list, the way to one's own comment, and what changed lately.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { FateBar } from '../chart/FateBar'
import { EditsInline } from '../comparison/EditsInline'
import { dayText } from '../day'
import { LinkButton } from '../ui/Button'
import { TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { DayThatMatters, type HeadingView, noticeLabels } from './ConsultationHeading'

interface CardView extends HeadingView {
  readonly id: string
  readonly title: string
  readonly workId: string
  readonly versionId: string
  readonly articles: number
  readonly hasExplanation: boolean
  readonly hasLater: boolean
  readonly earlierVersionId?: string
}

interface CardProps {
  readonly card: CardView
  readonly now: number
  /** The first open one carries the view's primary button. */
  readonly isFirst?: boolean
  /** Level of its heading in the page. */
  readonly heading?: 'h2' | 'h3'
}

export function ConsultationLine({ card, now, isFirst, heading: Heading = 'h3' }: CardProps) {
  const { say } = useLanguage()
  const read = say('阅读条文、提意见', 'Read and comment')
  return (
    <article className="consultation-line">
      <Heading className="line-title" lang="zh-CN">
        <a href={paths.consultation(card.id)}>{card.title}</a>
      </Heading>
      <p>
        <DayThatMatters head={card} now={now} />
      </p>
      <p className="facts">
        {say(
          `${card.articles}条 · ${card.people}人提了${card.comments}条意见 · ${card.stations}个站点`,
          `${card.articles} articles · ${counted(card.comments, 'comment')} from ${counted(card.people, 'person', 'people')} · ${counted(card.stations, 'station')}`,
        )}
      </p>
      <div className="line-acts">
        {card.stage === 'open' ? (
          isFirst ? (
            <LinkButton href={paths.consultation(card.id)} look="primary">
              {read}
            </LinkButton>
          ) : (
            <a href={paths.consultation(card.id)}>{read}</a>
          )
        ) : (
          <a href={paths.consultation(card.id)}>{say('阅读条文和意见', 'Read the text and the comments')}</a>
        )}
        {card.earlierVersionId ? (
          <a href={paths.compare(card.workId, card.earlierVersionId, card.versionId)}>
            {say('与上一稿对照', 'Compare with the version before')}
          </a>
        ) : null}
        {card.hasExplanation ? (
          <a href={paths.article(card.id, 'explanation')}>{say('说明', 'Explanation')}</a>
        ) : null}
        {card.hasLater ? (
          <a href={`${paths.work(card.workId)}/compare`}>{say('看改了哪些字', 'See what changed')}</a>
        ) : null}
      </div>
    </article>
  )
}

interface OutcomeProps {
  readonly card: {
    readonly id: string
    readonly title: string
    readonly workId: string
    readonly comments: number
  }
  readonly fates: Readonly<
    Record<'adopted' | 'partlyAdopted' | 'notAdopted' | 'noted' | 'merged' | 'outOfScope' | 'spam', number>
  >
  /** Some of the words that changed, to be seen at a glance. */
  readonly changed: readonly BriefChange[]
}

interface BriefChange {
  readonly versionLabel: string
  readonly number: string
  readonly before: string
  readonly removed: string
  readonly words: string
  readonly after: string
  readonly texts: number
}

/** A published outcome: every comment of the whole in one bar. */
export function OutcomeLine({ card, fates, changed }: OutcomeProps) {
  const { say } = useLanguage()
  return (
    <article className="consultation-line">
      <h3 className="line-title" lang="zh-CN">
        <a href={paths.outcome(card.id)}>{card.title}</a>
      </h3>
      <FateBar
        counts={{
          adopted: fates.adopted,
          'partly-adopted': fates.partlyAdopted,
          'not-adopted': fates.notAdopted,
          noted: fates.noted,
          merged: fates.merged,
          'out-of-scope': fates.outOfScope,
          spam: fates.spam,
        }}
      />
      {changed.length > 0 ? <ChangedInBrief changes={changed} /> : null}
      <div className="line-acts">
        <a href={paths.outcome(card.id)}>{say('看采纳情况和理由', 'See the outcome and the reasons')}</a>
        <a href={`${paths.work(card.workId)}/compare`}>{say('看改了哪些字', 'See what changed')}</a>
      </div>
    </article>
  )
}

/** Words that comments changed: the old framed, the new heavier, and how many asked for it. */
function ChangedInBrief({ changes }: { changes: readonly BriefChange[] }) {
  const { say } = useLanguage()
  return (
    <ul className="plain-list changed-in-brief" aria-label={say('改了的字', 'Words that changed')}>
      {changes.map(({ versionLabel, number, before, removed, words, after, texts }) => (
        <li key={`${number} ${words}`}>
          <b lang="zh-CN">
            {versionLabel}
            {number}
          </b>{' '}
          <EditsInline
            edits={[
              ['=', `……${before}`],
              ['-', removed],
              ['+', words],
              ['=', `${after}……`],
            ]}
          />{' '}
          <span className="facts">
            {say(`${texts}条意见提过`, texts === 1 ? '1 comment' : `${texts} comments`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function ReceiptLookup({ typed, error }: { typed?: string; error?: string }) {
  const { say } = useLanguage()
  return (
    <Form
      method="get"
      action={paths.receiptLookup()}
      errors={error ? [{ field: 'code', message: error }] : []}
      summary={false}
    >
      <TextField
        name="code"
        label={say('回执码', 'Receipt code')}
        hint={say('16位，在回执上；不用登录', '16 symbols, on your receipt; no account needed')}
        defaultValue={typed}
        autoComplete="off"
        width="medium"
      />
      <button type="submit" className="button button-secondary">
        {say('查询', 'Look up')}
      </button>
    </Form>
  )
}

interface RecentView {
  readonly consultationId: string
  readonly title: string
  readonly kind: string
  readonly at: number
}

interface NothingOpenProps {
  /** The installation has no account yet. */
  readonly isNew: boolean
  readonly hasEnded: boolean
}

/** What stands where no draft is open: the ended ones, or how the office begins. */
export function NothingOpen({ isNew, hasEnded }: NothingOpenProps) {
  const { say } = useLanguage()
  if (hasEnded) {
    return (
      <p>
        {say(
          '现在没有征求意见的草案。已经结束的在下面。',
          'No draft is open for comment now. Those that ended are below.',
        )}
      </p>
    )
  }
  return (
    <p>
      {say('还没有公布过草案。', 'No draft was published yet.')}{' '}
      {isNew ? (
        <a href={paths.setup()}>{say('首次设置：建立管理员账号', 'First run: make the administrator')}</a>
      ) : (
        say('工作人员登录以后，从“导入文本”开始。', 'Staff sign in and begin with “Import a text”.')
      )}
    </p>
  )
}

export function RecentChanges({ changes }: { changes: readonly RecentView[] }) {
  const { say, language } = useLanguage()
  const words = (kind: string) => {
    if (kind === 'published') return say('开始征求意见', 'Opened for comment')
    if (kind === 'reported') return say('公布采纳情况', 'Outcome published')
    const label = noticeLabels[kind]
    return label ? say(label.zh, label.en) : say('告示', 'Notice')
  }
  return (
    <ul className="plain-list">
      {changes.map((change) => (
        <li key={`${change.consultationId} ${change.kind} ${change.at}`}>
          {dayText(change.at, language)} · {words(change.kind)}
          <br />
          <a
            lang="zh-CN"
            href={
              change.kind === 'reported'
                ? paths.outcome(change.consultationId)
                : paths.consultation(change.consultationId)
            }
          >
            {change.title}
          </a>
        </li>
      ))}
    </ul>
  )
}
