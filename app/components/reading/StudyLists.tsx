// Reading lists as a deputy sees them: what is asked by when, and how far the reader is.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { lastDayText } from '../day'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'

export type TextStateView = 'unread' | 'begun' | 'done'

export interface ListedTextView {
  readonly workId: string
  readonly title: string
  readonly versionLabel: string
  readonly articles: number
  readonly href: string
  readonly questionsHref: string
  readonly state: TextStateView
}

export interface StudyListProps {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly region: string
  readonly dueAt?: number
  readonly state: 'draft' | 'published' | 'archived'
  readonly texts: readonly ListedTextView[]
  readonly done: number
}

export function OwnStudyLists({ lists }: { lists: readonly StudyListProps[] }) {
  const { say } = useLanguage()
  if (lists.length === 0)
    return <p>{say('现在没有布置的学习清单。', 'No reading list is set for you now.')}</p>
  return (
    <ul className="shelf">
      {lists.map((list) => (
        <li key={list.id}>
          <a href={paths.readingList(list.id)} lang="zh-CN">
            {list.title}
          </a>
          <span className="shelf-facts">
            {say(
              `${list.texts.length}件，已完成${list.done}件`,
              `${list.done} of ${counted(list.texts.length, 'text')} done`,
            )}
            <DueDay dueAt={list.dueAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}

export function DueDay({ dueAt }: { dueAt?: number }) {
  const { say, language } = useLanguage()
  if (dueAt === undefined) return null
  const day = lastDayText(dueAt, language)
  return <> · {say(`${day}前完成`, `due by ${day}`)}</>
}

export function StateTag({ state }: { state: TextStateView }) {
  const { say } = useLanguage()
  if (state === 'done') return <Tag tone="ok">{say('已完成', 'Done')}</Tag>
  return <Tag>{state === 'begun' ? say('在读', 'Begun') : say('未读', 'Not begun')}</Tag>
}

/** The texts of one list with the reader's own state. */
export function ListedTexts({ texts }: { texts: readonly ListedTextView[] }) {
  const { say } = useLanguage()
  return (
    <Table
      caption={say('清单里的文本', 'Texts of the list')}
      captionHidden
      rows={texts}
      rowKey={({ workId }) => workId}
      columns={[
        {
          key: 'title',
          head: say('文本', 'Text'),
          cell: (text) => (
            <a href={text.href} lang="zh-CN">
              {text.title}
            </a>
          ),
        },
        {
          key: 'version',
          head: say('稿次', 'Version'),
          cell: (text) => <span lang="zh-CN">{text.versionLabel}</span>,
        },
        { key: 'articles', head: say('条数', 'Articles'), numeric: true, cell: (text) => text.articles },
        {
          key: 'state',
          head: say('我的进度', 'My progress'),
          cell: (text) => <StateTag state={text.state} />,
        },
        {
          key: 'questions',
          head: say('题目', 'Questions'),
          cell: (text) =>
            text.questionsHref ? (
              <a href={text.questionsHref}>
                {say('去答题', 'Answer')}
                <span className="visually-hidden" lang="zh-CN">
                  {text.title}
                </span>
              </a>
            ) : null,
        },
      ]}
    />
  )
}
