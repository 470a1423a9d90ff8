// The versions of a law in time, as a list that reads without the marks: passed ● amended ■ draft ○ repealed ✕, drawn
// as SVG. The gap to the one before is said in words.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'

export type VersionEvent = 'passed' | 'amended' | 'draft' | 'repealed'

export interface TimelineEntry {
  readonly id: string
  readonly event: VersionEvent
  readonly date: string
  readonly label: ReactNode
  readonly href?: string
  /** 4年后, since the one before. */
  readonly gap?: string
  readonly current?: boolean
}

const eventLabels = {
  passed: { zh: '通过', en: 'Passed' },
  amended: { zh: '修正', en: 'Amended' },
  draft: { zh: '草案', en: 'Draft' },
  repealed: { zh: '废止', en: 'Repealed' },
} as const

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { say, label } = useLanguage()
  return (
    <ol className="timeline" aria-label={say('稿次', 'Versions')}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <EventMark event={entry.event} />
          <div>
            {entry.gap ? <span className="timeline-gap">{entry.gap} · </span> : null}
            {entry.date} {label(eventLabels[entry.event])}{' '}
            {entry.href ? (
              <a href={entry.href} lang="zh-CN" aria-current={entry.current ? 'true' : undefined}>
                {entry.label}
              </a>
            ) : (
              <span lang="zh-CN">{entry.label}</span>
            )}
            {entry.current ? <span className="tag tag-act">{say('正在看', 'Shown here')}</span> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

function EventMark({ event }: { event: VersionEvent }) {
  return (
    <svg className="timeline-mark fate-mark" viewBox="0 0 16 16" aria-hidden="true">
      {event === 'passed' ? <circle className="fill" cx="8" cy="8" r="7" /> : null}
      {event === 'amended' ? <rect className="fill" x="1" y="1" width="14" height="14" /> : null}
      {event === 'draft' ? <circle cx="8" cy="8" r="6.5" /> : null}
      {event === 'repealed' ? <path d="M2 2l12 12M14 2L2 14" /> : null}
    </svg>
  )
}
