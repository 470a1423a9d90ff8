// The lists of the desk's first page. One that has nothing is left out: what remains is what there is to do.

import { stageLabels } from '~/domain/consultation'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText, lastDayText } from '../day'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'

interface Item {
  readonly id: string
  readonly title: string
  readonly stage: keyof typeof stageLabels
  readonly opensAt: number
  readonly closesAt: number
  readonly comments: number
  readonly waiting: number
  readonly isOwn: boolean
}

export function Approvals({ items }: { items: readonly Item[] }) {
  const { say, language } = useLanguage()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say(`等您批准 ${items.length}`, `Waiting for your approval ${items.length}`)}</h2>
      <ul>
        {items.map(({ id, title, opensAt, closesAt }) => (
          <li key={id}>
            <a href={paths.deskConsultation(id)} lang="zh-CN">
              {title}
            </a>{' '}
            {say(
              `${dayText(opensAt, language)}至${lastDayText(closesAt, language)}`,
              `${dayText(opensAt, language)} to ${lastDayText(closesAt, language)}`,
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Disposition {
  readonly consultationId: string
  readonly title: string
  readonly toApprove: number
  readonly returned: number
}

export function Dispositions({ items }: { items: readonly Disposition[] }) {
  const { say } = useLanguage()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say('处理意见', 'Dispositions')}</h2>
      <ul>
        {items.map(({ consultationId, title, toApprove, returned }) => (
          <li key={consultationId}>
            <a href={paths.deskDispositions(consultationId)} lang="zh-CN">
              {title}
            </a>{' '}
            {[
              toApprove > 0 ? say(`等您复核${toApprove}项`, `${toApprove} to approve`) : '',
              returned > 0 ? say(`退回给您${returned}项`, `${returned} returned to you`) : '',
            ]
              .filter(Boolean)
              .join(say('，', ', '))}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface CarryGapItem {
  readonly consultationId: string
  readonly versionId: string
  readonly title: string
  readonly label: string
  readonly comments: number
}

export function CarryGaps({ items }: { items: readonly CarryGapItem[] }) {
  const { say } = useLanguage()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say('意见还没有全部移到新稿', 'Comments not all carried to a new draft')}</h2>
      <ul>
        {items.map(({ consultationId, versionId, title, label, comments }) => (
          <li key={`${consultationId} ${versionId}`}>
            <a href={paths.deskDispositions(consultationId)} lang="zh-CN">
              {title}
            </a>{' '}
            <span lang="zh-CN">{label}</span>{' '}
            {say(`还差${comments}条，可以继续`, `${comments} missing; can be gone on with`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Adopted words that a later text does not have any more: before everything else. */
export function LostChanges({
  items,
}: {
  items: readonly { readonly id: string; readonly title: string; readonly count: number }[]
}) {
  const { say } = useLanguage()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say('已采纳的改动不见了', 'Adopted changes are gone')}</h2>
      <ul>
        {items.map(({ id, title, count }) => (
          <li key={id}>
            <a href={paths.deskDispositions(id)} lang="zh-CN">
              {title}
            </a>{' '}
            {say(
              `${count}处不在最新一稿里，公布采纳情况以前要重新答复`,
              `${count} not in the newest text; to be answered again before the outcome is published`,
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Running({ items, mayPrepare }: { items: readonly Item[]; mayPrepare: boolean }) {
  const { say, label, language } = useLanguage()
  if (items.length === 0 && !mayPrepare) return null
  return (
    <section>
      <h2>{say('正在办的征求意见', 'Consultations under way')}</h2>
      <Table
        captionHidden
        caption={say('正在办的征求意见', 'Consultations under way')}
        rows={items}
        rowKey={(item) => item.id}
        empty={
          <p>
            {say(
              '现在没有。先导入草案，再发布征求意见。',
              'None now. Import a draft, then open a consultation.',
            )}
          </p>
        }
        columns={[
          {
            key: 'title',
            head: say('法规（稿次）', 'Draft'),
            cell: (item) => (
              <a href={paths.deskConsultation(item.id)} lang="zh-CN">
                {item.title}
              </a>
            ),
          },
          { key: 'stage', head: say('状态', 'State'), cell: (item) => label(stageLabels[item.stage]) },
          { key: 'close', head: say('截止', 'Closes'), cell: (item) => lastDayText(item.closesAt, language) },
          {
            key: 'comments',
            head: say('待处理（条，共）', 'Waiting, of'),
            numeric: true,
            cell: (item) => `${item.waiting.toLocaleString('en')} / ${item.comments.toLocaleString('en')}`,
          },
          { key: 'next', head: say('去办', 'Go to'), cell: (item) => <Next item={item} /> },
        ]}
      />
    </section>
  )
}

function Next({ item }: { item: Item }) {
  const { say } = useLanguage()
  if (item.stage === 'preparing' || item.stage === 'approved') {
    return <a href={paths.deskConsultation(item.id)}>{say('看方案', 'See the plan')}</a>
  }
  return (
    <ul className="link-row">
      <li>
        <a href={paths.deskComments(item.id)}>{say('整理意见', 'Comments')}</a>
      </li>
      <li>
        <a href={paths.deskDispositions(item.id)}>{say('处理', 'Dispositions')}</a>
      </li>
      <li>
        <a href={paths.deskReport(item.id)}>{say('报告', 'Report')}</a>
      </li>
    </ul>
  )
}

interface Theme {
  readonly id: string
  readonly name: string
  readonly consultationId: string
  readonly title: string
  readonly dueAt?: number
  readonly isOverdue: boolean
}

export function Themes({ items }: { items: readonly Theme[] }) {
  const { say } = useLanguage()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say(`分给您的意见要点 ${items.length}`, `Themes assigned to you ${items.length}`)}</h2>
      <ul>
        {items.map(({ id, name, consultationId, title, dueAt, isOverdue }) => (
          <li key={id}>
            <a href={paths.deskDispositions(consultationId, { theme: id })} lang="zh-CN">
              {name}
            </a>{' '}
            <span lang="zh-CN">{title}</span>
            {dueAt === undefined ? null : (
              <>
                {' '}
                · <Due dueAt={dueAt} isOverdue={isOverdue} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Due({ dueAt, isOverdue }: { readonly dueAt: number; readonly isOverdue: boolean }) {
  const { say, language } = useLanguage()
  return (
    <>
      {say(`${lastDayText(dueAt, language)}前`, `by ${lastDayText(dueAt, language)}`)}{' '}
      {isOverdue ? <Tag tone="err">{say('已过期', 'Overdue')}</Tag> : null}
    </>
  )
}

interface Assigned {
  readonly id: string
  readonly kind: string
  readonly consultationId: string
  readonly title: string
  readonly commentId: string
  readonly place: string
  readonly eId: string
  readonly words: string
  readonly dueAt: number
  readonly isOverdue: boolean
}

/** Comments and articles given to this person or to the person's unit, by their day. */
export function AssignedWork({ items }: { items: readonly Assigned[] }) {
  const { say } = useLanguage()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say(`分给您办的意见 ${items.length}`, `Comments assigned to you ${items.length}`)}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <a
              href={
                item.kind === 'article'
                  ? paths.deskComments(item.consultationId, { article: item.eId })
                  : paths.deskComment(item.consultationId, item.commentId)
              }
            >
              <span lang="zh-CN">{item.place}</span>
              {item.kind === 'article' ? say('的全部意见', ': all comments') : say('：', ': ')}
              {item.words ? <span lang="zh-CN">{item.words}</span> : null}
            </a>{' '}
            <span lang="zh-CN" className="facts">
              {item.title}
            </span>
            {item.dueAt > 0 ? (
              <>
                {' '}
                · <Due dueAt={item.dueAt} isOverdue={item.isOverdue} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Appeals {
  readonly id: string
  readonly title: string
  readonly count: number
}

/** Appeals that wait for somebody who did not take the decision. */
export function AppealsToDecide({ items }: { items: readonly Appeals[] }) {
  const { say } = useLanguage()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say('等您看的异议', 'Appeals for you to decide')}</h2>
      <ul>
        {items.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`${paths.deskComments(id, { state: 'appealed' })}#comments`} lang="zh-CN">
              {title}
            </a>{' '}
            {say(`${count}份`, String(count))}
          </li>
        ))}
      </ul>
    </section>
  )
}
