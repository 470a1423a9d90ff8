// Around the text whose phrases show where they come from: the legend, and the same as a table.

import { originShares } from '~/domain/comparison'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { isoDay } from '../day'
import { usePage } from '../page'
import { Details } from '../ui/Disclosure'
import { EmptyState } from '../ui/EmptyState'
import { Table } from '../ui/Table'
import { addressWith } from './choice'
import {
  circled,
  groundOf,
  type OriginArticleView,
  type OriginPartView,
  type OriginShown,
} from './origin-html'

interface OriginVersionView {
  readonly id: string
  readonly ordinal: number
  readonly label: string
  readonly datedOn: number
}

interface OriginProps {
  readonly versions: readonly OriginVersionView[]
  readonly articles: readonly OriginArticleView[]
}

/** The versions with their ground, number and share of the whole text; and which words are shown with their origin. */
export function OriginLegend({ versions, articles, shown }: OriginProps & { readonly shown: OriginShown }) {
  const { say } = useLanguage()
  const first = versions[0]?.ordinal ?? 1
  const phrases = articles.flatMap(({ parts }) =>
    parts.map(({ text, ordinal }) => ({ text, version: ordinal })),
  )
  const counts = new Map(originShares(phrases))
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <div className="legend">
      <p>
        {say(
          `底色和圈里的数字是带来这些字的稿次。全文${total.toLocaleString('en')}字：`,
          `The ground and the number in the circle tell the version that brought the words. ${total.toLocaleString('en')} characters in all:`,
        )}
      </p>
      <ol className="plain-list">
        {versions.map(({ id, ordinal, label, datedOn }) => {
          const count = counts.get(ordinal) ?? 0
          return (
            <li key={id}>
              <span lang="zh-CN" className={`origin origin-${groundOf(ordinal, first)}`}>
                {circled(ordinal)} {label}（{isoDay(datedOn)}）
              </span>{' '}
              <span className="row-count">
                {say(`${count.toLocaleString('en')}字`, `${count.toLocaleString('en')} characters`)}
                {total > 0 ? ` · ${((count * 100) / total).toFixed(1)}%` : ''}
              </span>
            </li>
          )
        })}
      </ol>
      <p>
        {say(
          '下划线的字有公众意见作依据，点开可以看采纳情况；“恢复”是删去以后又写回来的字。',
          'Underlined words rest on comments by the public and lead to the outcome; “back” marks words that had been taken out and came back.',
        )}
      </p>
      <ShownLinks shown={shown} />
    </div>
  )
}

function ShownLinks({ shown }: { shown: OriginShown }) {
  const { say } = useLanguage()
  const { address } = usePage()
  const options: readonly (readonly [OriginShown, string])[] = [
    ['all', say('全部来历', 'All origins')],
    ['based', say('只看有意见依据的', 'Only words that rest on comments')],
    ['unexplained', say('只看没有记录依据的', 'Only words without a recorded basis')],
  ]
  return (
    <ul className="compare-choices" aria-label={say('显示', 'Shown')}>
      {options.map(([value, words]) => (
        <li key={value}>
          <a
            href={addressWith(address, { only: value === 'all' ? undefined : value })}
            aria-current={value === shown ? 'true' : undefined}
          >
            {words}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Everything that later versions brought, one phrase a row. */
export function OriginTable({ versions, articles }: OriginProps) {
  const { say } = useLanguage()
  const first = versions[0]?.ordinal ?? 1
  const rows = articles.flatMap(({ eId, number, parts }) =>
    parts
      .map((part, index) => ({ ...part, key: `${eId} ${index}`, eId, number }))
      .filter(({ ordinal, returned }) => ordinal !== first || returned !== undefined),
  )
  const labelOf = (ordinal: number) => versions.find((version) => version.ordinal === ordinal)?.label ?? ''
  return (
    <Details
      summary={say(
        `以列表看：后来各稿带来的${rows.length}处`,
        `As a list: ${rows.length} phrases that later versions brought`,
      )}
    >
      <Table
        caption={say('后来各稿带来的文字', 'Words brought by later versions')}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        empty={
          <EmptyState>
            {say('全部文字都来自第一稿。', 'All words are those of the first version.')}
          </EmptyState>
        }
        columns={[
          {
            key: 'article',
            head: say('条', 'Article'),
            cell: ({ eId, number }) => (
              <a href={paths.articleAnchor(eId)} lang="zh-CN">
                {number}
              </a>
            ),
          },
          {
            key: 'version',
            head: say('稿次', 'Version'),
            cell: ({ ordinal }) => (
              <span lang="zh-CN">
                {circled(ordinal)} {labelOf(ordinal)}
              </span>
            ),
          },
          {
            key: 'returned',
            head: say('恢复', 'Back'),
            cell: ({ returned }) =>
              returned === undefined ? '' : <span lang="zh-CN">{circled(returned)}</span>,
          },
          { key: 'words', head: say('文字', 'Words'), cell: ({ text }) => <span lang="zh-CN">{text}</span> },
          { key: 'basis', head: say('依据', 'Basis'), cell: ({ basis }) => <Basis basis={basis} /> },
        ]}
      />
    </Details>
  )
}

function Basis({ basis }: Pick<OriginPartView, 'basis'>) {
  const { say } = useLanguage()
  if (!basis) return <>{say('没有记录', 'None recorded')}</>
  return (
    <a href={paths.outcome(basis.consultationId)}>
      <span lang="zh-CN">{basis.theme}</span>
      {say(` ${basis.comments}条意见`, ` ${basis.comments} comments`)}
    </a>
  )
}
