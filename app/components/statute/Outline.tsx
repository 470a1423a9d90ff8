// The outline of a text, with what was said on each article: the number in words, and a bar on a square-root scale
// whose ground tells the people. The bar never carries the number: that stands beside it.

import { useLanguage } from '~/language'
import { heatStep, rootLength } from '../chart/scale'

export interface OutlineEntry {
  readonly eId: string
  /** 第十二条 */
  readonly number: string
  /** 章 and 节 above it that open here: 第二章　设置管理 */
  readonly headings: readonly string[]
  readonly comments?: number
  readonly people?: number
}

interface OutlineProps {
  readonly entries: readonly OutlineEntry[]
  readonly href: (eId: string) => string
  readonly current?: string
}

export function Outline({ entries, href, current }: OutlineProps) {
  const { say } = useLanguage()
  const most = Math.max(0, ...entries.map(({ comments = 0 }) => comments))
  const mostPeople = Math.max(0, ...entries.map(({ people = 0 }) => people))
  return (
    <nav className="toc" aria-label={say('目录', 'Contents')}>
      <ol>
        {entries.map((entry) => (
          <li key={entry.eId}>
            {entry.headings.map((heading) => (
              <div key={heading} className="outline-heading" lang="zh-CN">
                {heading}
              </div>
            ))}
            <a href={href(entry.eId)} aria-current={entry.eId === current ? 'true' : undefined}>
              <span lang="zh-CN">{entry.number}</span>
              {entry.comments === undefined ? null : (
                <OutlineBar
                  comments={entry.comments}
                  length={rootLength(entry.comments, most, 48)}
                  step={heatStep(entry.people ?? 0, mostPeople)}
                />
              )}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function OutlineBar({ comments, length, step }: { comments: number; length: number; step: number }) {
  const { say } = useLanguage()
  return (
    <>
      <span className="outline-number">
        {comments}
        <span className="visually-hidden">{say('条意见', ' comments')}</span>
      </span>
      <svg width="48" height="12" aria-hidden="true">
        {comments > 0 ? (
          <rect className={`heat heat-${step}`} x="0.5" y="0.5" width={length} height="11" />
        ) : null}
      </svg>
    </>
  )
}
