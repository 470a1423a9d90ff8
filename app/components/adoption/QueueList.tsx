// The items that wait for an answer, in the order of the text; each with its state in words.

import type { DispositionStatus } from '~/domain/adoption'
import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { Tag } from '../ui/Tag'
import { resultLabel, statusLabels } from './words'

export interface QueueRow {
  readonly key: string
  readonly name: string
  readonly place: string
  readonly texts: number
  readonly people: number
  readonly stations: number
  readonly status: DispositionStatus | 'none'
  readonly result: string
}

const tones = {
  none: 'plain',
  draft: 'plain',
  proposed: 'act',
  returned: 'warn',
  approved: 'ok',
  withdrawn: 'plain',
} as const

interface QueueListProps {
  readonly consultationId: string
  readonly rows: readonly QueueRow[]
  readonly label: string
  readonly current?: string
}

export function QueueList({ consultationId, rows, label, current }: QueueListProps) {
  const { say, label: word } = useLanguage()
  return (
    <ol className="queue" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          <a
            href={paths.deskDispositions(consultationId, { item: row.key })}
            aria-current={row.key === current ? 'page' : undefined}
          >
            <LawText>{row.name}</LawText>
          </a>
          <span className="facts">
            <LawText>{row.place || say('整部草案', 'Whole draft')}</LawText>
            {row.key.startsWith('t-')
              ? ` · ${say(`${row.people}人 ${row.texts}条 ${row.stations}站`, `people ${row.people}, comments ${row.texts}, stations ${row.stations}`)}`
              : null}
          </span>
          <Tag tone={tones[row.status]}>
            {word(statusLabels[row.status])}
            {row.result && row.status !== 'none' ? ` · ${word(resultLabel(row.result))}` : ''}
          </Tag>
        </li>
      ))}
    </ol>
  )
}
