// A person's record of learning: what counts, the rule it counts by, and the certificate.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { LinkButton } from '../ui/Button'
import { Table } from '../ui/Table'

export interface StudyYearView {
  readonly year: number
  readonly readings: readonly {
    readonly versionId: string
    readonly title: string
    readonly versionLabel: string
    readonly day: string
    readonly seconds: number
    readonly articles: number
    readonly href: string
  }[]
  readonly seconds: number
  readonly begun: readonly { readonly title: string; readonly versionLabel: string; readonly href: string }[]
  readonly rightAnswers: number
}

const minutesOf = (seconds: number) => (seconds === 0 ? 0 : Math.max(1, Math.round(seconds / 60)))

/** The sum in one sentence. */
export function StudySum({ record }: { record: StudyYearView }) {
  const { say } = useLanguage()
  const { year, readings, seconds, rightAnswers } = record
  return (
    <p>
      {say(
        `${year}年计入${readings.length}件、${minutesOf(seconds)}分钟，答对${rightAnswers}题。`,
        `In ${year}: ${counted(readings.length, 'text')} counted, ${counted(minutesOf(seconds), 'minute')}, ${counted(rightAnswers, 'right answer')}.`,
      )}
    </p>
  )
}

export function StudyTable({ record }: { record: StudyYearView }) {
  const { say } = useLanguage()
  return (
    <Table
      caption={say('计入的学习', 'What counts')}
      rows={record.readings}
      rowKey={({ versionId }) => versionId}
      empty={
        <p>
          {say(
            '还没有计入的学习。打开一件文本来读，读完答一道题，就会自己记到这里。',
            'Nothing counts yet. Read a text and answer a question on it; it is noted here by itself.',
          )}
        </p>
      }
      columns={[
        {
          key: 'title',
          head: say('文本', 'Text'),
          cell: ({ title, href }) => (
            <a href={href} lang="zh-CN">
              {title}
            </a>
          ),
        },
        {
          key: 'version',
          head: say('稿次', 'Version'),
          cell: (one) => <span lang="zh-CN">{one.versionLabel}</span>,
        },
        { key: 'day', head: say('计入日期', 'Counted on'), whole: true, cell: ({ day }) => day },
        { key: 'articles', head: say('条数', 'Articles'), numeric: true, cell: ({ articles }) => articles },
        {
          key: 'minutes',
          head: say('时长（分钟）', 'Minutes'),
          numeric: true,
          cell: ({ seconds }) => minutesOf(seconds),
        },
      ]}
    />
  )
}

export function StudyBegun({ record }: { record: StudyYearView }) {
  const { say } = useLanguage()
  if (record.begun.length === 0) return null
  return (
    <section aria-labelledby="begun">
      <h2 id="begun">{say('读过、还没有计入的', 'Read, not counted yet')}</h2>
      <ul className="shelf">
        {record.begun.map(({ title, versionLabel, href }) => (
          <li key={href}>
            <a href={href} lang="zh-CN">
              {title}
            </a>
            <span className="shelf-facts" lang="zh-CN">
              {versionLabel}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The rule as it counts, printed here as in the certificate. */
export function StudyRule({ words }: { words: readonly { readonly zh: string; readonly en: string }[] }) {
  const { say, label } = useLanguage()
  return (
    <section aria-labelledby="rule">
      <h2 id="rule">{say('怎样计入', 'What counts, and how')}</h2>
      <ol className="reading-rule">
        {words.map((sentence) => (
          <li key={sentence.en}>{label(sentence)}</li>
        ))}
      </ol>
      <p className="hint">
        {say(
          '没有脚本的浏览器测不了时间：文本照样能读、题照样能答，只是时间不计。这些记录只有您看得到；布置学习清单的工作人员只看得到清单里每件是未读、在读还是已完成。',
          'A browser without scripts cannot measure time: reading and answering work, but no time counts. Only you see this record; staff who set a reading list see, for the texts of that list, only whether each is not begun, begun or done.',
        )}
      </p>
    </section>
  )
}

export function CertificateLink({ record }: { record: StudyYearView }) {
  const { say } = useLanguage()
  if (record.readings.length === 0) return null
  return (
    <div className="button-row">
      <LinkButton href={paths.readingCertificate(record.year)} look="primary" download>
        {say(`下载${record.year}年学习证明（Word）`, `Download the certificate of ${record.year} (Word)`)}
      </LinkButton>
    </div>
  )
}
