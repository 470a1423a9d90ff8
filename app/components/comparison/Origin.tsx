// Around the text whose phrases show where they come from: the legend, and the same as a table.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { isoDay } from '../day'
import { Details } from '../ui/Disclosure'
import { EmptyState } from '../ui/EmptyState'
import { Table } from '../ui/Table'
import { circled, type OriginArticleView, type OriginPartView } from './origin-html'

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

export function OriginLegend({ versions }: Pick<OriginProps, 'versions'>) {
  const { say } = useLanguage()
  const first = versions[0]?.ordinal ?? 1
  return (
    <div className="legend">
      <p>
        {say(
          '底色和圈里的数字是带来这些字的稿次：',
          'The ground and the number in the circle tell the version that brought the words:',
        )}
      </p>
      <ol className="plain-list">
        {versions.map(({ id, ordinal, label, datedOn }) => (
          <li key={id} lang="zh-CN">
            <span
              className={
                ordinal === first ? 'origin origin-1' : `origin origin-${Math.min(5, ordinal - first + 1)}`
              }
            >
              {circled(ordinal)} {label}（{isoDay(datedOn)}）
            </span>
          </li>
        ))}
      </ol>
      <p>
        {say(
          '下划线的字有公众意见作依据，点开可以看采纳情况。',
          'Underlined words rest on comments by the public; they lead to the outcome.',
        )}
      </p>
    </div>
  )
}

/** Everything that later versions brought, one phrase a row. */
export function OriginTable({ versions, articles }: OriginProps) {
  const { say } = useLanguage()
  const first = versions[0]?.ordinal ?? 1
  const rows = articles.flatMap(({ eId, number, parts }) =>
    parts
      .map((part, index) => ({ ...part, key: `${eId} ${index}`, eId, number }))
      .filter(({ ordinal }) => ordinal !== first),
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
