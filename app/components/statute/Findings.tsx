// What the parser found doubtful: a list with each finding's place, and the same sentence as HTML for the place itself,
// under the article it stands in. Findings are about Chinese text and are worded in Chinese.

import type { StatuteMessage } from '~/domain/statute'
import { type Label, type Language, labelIn, useLanguage } from '~/language'
import { Icon, type IconName } from '../ui/Icon'
import { escapeHtml } from '../ui/visibleText'

type Severity = StatuteMessage['severity']

export interface Finding extends StatuteMessage {
  readonly articleEId?: string
}

export const severityLabels: Readonly<Record<Severity, Label>> = {
  error: { zh: '必须处理', en: 'To be resolved' },
  warning: { zh: '建议', en: 'Suggestion' },
  info: { zh: '提示', en: 'Note' },
}

const icons: Readonly<Record<Severity, IconName>> = { error: 'error', warning: 'warning', info: 'info' }
const heaviestFirst: readonly Severity[] = ['error', 'warning', 'info']

/** All findings, the heaviest first, each with links to its article and its line in the source. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const { label } = useLanguage()
  const sorted = heaviestFirst.flatMap((severity) => findings.filter((one) => one.severity === severity))
  return (
    <ul className="findings">
      {sorted.map((finding) => (
        <li
          key={`${finding.rule} ${finding.place} ${finding.position?.start.offset}`}
          className={`lint lint-${finding.severity}`}
        >
          <p>
            <Icon name={icons[finding.severity]} /> <b>{label(severityLabels[finding.severity])}</b>{' '}
            <span lang="zh-CN">
              {finding.place} {finding.reason}
            </span>
          </p>
          <FindingLinks finding={finding} />
        </li>
      ))}
    </ul>
  )
}

function FindingLinks({ finding }: { finding: Finding }) {
  const { say } = useLanguage()
  const line = finding.position?.start.line
  if (line === undefined) return null
  return (
    <p className="lint-links">
      {finding.articleEId ? (
        <a href={`#${finding.articleEId}`}>{say('看识别结果', 'See it in the text')}</a>
      ) : null}
      <a href={`#line-${line}`}>{say(`看原文第${line}行`, `See line ${line} of the source`)}</a>
    </p>
  )
}

/** The findings of one article, as HTML to stand under it. */
export function findingsHtml(findings: readonly Finding[], language: Language): string {
  return findings
    .map(({ severity, place, reason }) => {
      const words = escapeHtml(`${place} ${reason}`)
      return `<p class="lint lint-${severity}"><b>${labelIn(language, severityLabels[severity])}</b> ${words}</p>`
    })
    .join('')
}
