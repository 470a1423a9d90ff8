// The stations in administrative order, never ranked, and every comment in its row.

import { type AnswerFate, fateWords, type ReportRow } from '~/domain/adoption'
import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { EmptyState } from '../ui/EmptyState'
import { Table } from '../ui/Table'
import { VisibleText } from '../ui/visibleText'

interface StationRow {
  readonly id: string
  readonly name: string
  readonly received: number
  readonly answered: number
  readonly changed: number
}

export function StationTable({ stations }: { stations: readonly StationRow[] }) {
  const { say } = useLanguage()
  return (
    <section aria-labelledby="stations">
      <h2 id="stations">{say('三、各站点', '3. Stations')}</h2>
      <Table
        caption={say('按行政区划排列，不排名', 'In administrative order, not ranked')}
        columns={[
          {
            key: 'name',
            head: say('站点', 'Station'),
            cell: ({ name }: StationRow) => <LawText>{name}</LawText>,
          },
          {
            key: 'received',
            head: say('报来（条）', 'Received'),
            numeric: true,
            cell: ({ received }) => received,
          },
          {
            key: 'answered',
            head: say('有去向（条）', 'Answered'),
            numeric: true,
            cell: ({ answered }) => answered,
          },
          {
            key: 'changed',
            head: say('改变条文（条）', 'Changed the text'),
            numeric: true,
            cell: ({ changed }) => changed,
          },
        ]}
        rows={stations}
        rowKey={({ id }) => id}
        empty={<EmptyState>{say('没有站点报来意见。', 'No comments came through stations.')}</EmptyState>}
      />
    </section>
  )
}

export interface PageRow extends ReportRow {
  readonly code: AnswerFate
  readonly isShown: boolean
  readonly hasName: boolean
}

interface CommentTableProps {
  readonly consultationId: string
  readonly rows: readonly PageRow[]
  readonly next: string | undefined
  readonly total: number
}

export function CommentTable({ consultationId, rows, next, total }: CommentTableProps) {
  const { say, label } = useLanguage()
  const [first, last] = [rows[0]?.n ?? '0', rows.at(-1)?.n ?? '0']
  const words = (text: string) => (
    <span lang="zh-CN" className="pre-wrap">
      <VisibleText>{text}</VisibleText>
    </span>
  )
  return (
    <section aria-labelledby="rows">
      <h2 id="rows">{say('四、逐条', '4. One by one')}</h2>
      <Table
        caption={say(`第${first}至${last}条，共${total}条`, `${first} to ${last} of ${total}`)}
        columns={[
          { key: 'n', head: say('序号', 'No.'), cell: ({ n }: PageRow) => n },
          { key: 'place', head: say('条款', 'Article'), cell: ({ place }) => words(place) },
          {
            key: 'opinion',
            head: say('意见建议', 'Comment'),
            cell: ({ opinion, isShown }) => (isShown ? words(opinion) : say('未公布', 'Held back')),
          },
          {
            key: 'author',
            head: say('提出单位/人', 'From'),
            cell: ({ author, hasName }) =>
              hasName ? words(author) : say('未公开姓名', 'Name not published'),
          },
          { key: 'fate', head: say('采纳情况', 'Outcome'), cell: ({ code }) => label(fateWords[code]) },
          {
            key: 'rationale',
            head: say('处理说明（理由）', 'Reason'),
            cell: ({ rationale }) => words(rationale),
          },
          {
            key: 'newPlace',
            head: say('对应条款（新稿）', 'In the new text'),
            cell: ({ newPlace }) => words(newPlace),
          },
        ]}
        rows={rows}
        rowKey={({ n }) => n}
        empty={<EmptyState>{say('没有收到意见。', 'No comments were received.')}</EmptyState>}
      />
      {next ? (
        <p>
          <a
            href={`${paths.withQuery(paths.outcome(consultationId), { after: next, from: Number(last) + 1 })}#rows`}
          >
            {say('后面的意见', 'More comments')}
          </a>
        </p>
      ) : null}
    </section>
  )
}
