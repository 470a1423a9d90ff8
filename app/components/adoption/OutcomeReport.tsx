// 采纳情况反馈: the sum that closes, the flow from sources to fates, what changed with who said it, what was not adopted
// and why, the stations in their administrative order, every comment in its row.

import type { AnswerFate, Balance, DispositionResult, FateCounts } from '~/domain/adoption'
import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { FateBar } from '../chart/FateBar'
import { Flow } from '../chart/Flow'
import { channelLabel } from '../comment/channels'
import type { CommentFate } from '../comment/fates'
import { BalanceLine } from './BalanceLine'
import { ChangedWords, type ChangeView } from './ChangedWords'
import { NotAdopted } from './NotAdopted'
import { CommentTable, type PageRow, StationTable } from './OutcomeTables'

export interface OutcomeProps {
  readonly consultation: { readonly id: string; readonly title: string }
  readonly summary: {
    readonly received: number
    readonly people: number
    readonly stations: number
    readonly counts: FateCounts
    readonly flow: readonly {
      readonly source: string
      readonly chapter: string
      readonly fate: AnswerFate
      readonly count: number
    }[]
    readonly byStation: readonly {
      readonly id: string
      readonly name: string
      readonly received: number
      readonly answered: number
      readonly changed: number
    }[]
  }
  readonly balance: Balance
  readonly changes: readonly ChangeView[]
  readonly answers: readonly {
    readonly id: string
    readonly result: DispositionResult
    readonly ground: string
    readonly rationale: string
    readonly name: string
    readonly texts: number
  }[]
  readonly rows: readonly PageRow[]
  readonly nextRow?: string
}

const chartFate = (fate: AnswerFate): CommentFate => (fate === 'waiting' ? 'open' : fate)

export function OutcomeReport(outcome: OutcomeProps) {
  const { say, label } = useLanguage()
  const { summary, balance, consultation } = outcome
  const changed = summary.counts.adopted + summary.counts['partly-adopted']
  const links = summary.flow.map((link) => ({
    source: label(channelLabel(link.source)),
    chapter: link.chapter || say('总体', 'As a whole'),
    fate: chartFate(link.fate),
    count: link.count,
  }))
  return (
    <>
      <p>
        {say(
          `收到${summary.received}条，来自${summary.people}人、${summary.stations}个站点。`,
          `${counted(summary.received, 'comment')} from ${counted(summary.people, 'person', 'people')} and ${counted(summary.stations, 'station')}.`,
        )}
      </p>
      <BalanceLine balance={balance} />
      <FateBar counts={{ ...summary.counts, open: balance.waiting }} />
      <nav aria-label={say('下载', 'Downloads')} className="button-row">
        {(['docx', 'xlsx', 'csv', 'json'] as const).map((format) => (
          <a key={format} href={paths.outcomeFile(consultation.id, format)} download>
            {{ docx: 'Word', xlsx: 'Excel', csv: 'CSV', json: 'JSON' }[format]}
          </a>
        ))}
        <a href={paths.verify()}>{say('核验', 'Verify')}</a>
      </nav>
      <h2>{say('从哪里来，到哪里去', 'From where to what')}</h2>
      <Flow
        links={links}
        finding={say(
          `${summary.received}条意见里，采纳和部分采纳${changed}条，其余每条都有去向。`,
          `Of ${summary.received} comments ${changed} were adopted wholly or in part; each of the others has its fate.`,
        )}
      />
      <ChangedWords changes={outcome.changes} />
      <NotAdopted answers={outcome.answers} />
      <StationTable stations={summary.byStation} />
      <CommentTable
        consultationId={consultation.id}
        rows={outcome.rows}
        next={outcome.nextRow}
        total={summary.received}
      />
    </>
  )
}
