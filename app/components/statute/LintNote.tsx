// A finding about the text, beside the line it is about: what is wrong, and the acts that deal with it.

import type { ReactNode } from 'react'
import type { StatuteMessage } from '~/domain/statute'
import { type Label, useLanguage } from '~/language'
import { Icon, type IconName } from '../ui/Icon'

type Severity = StatuteMessage['severity']

const severities: Readonly<Record<Severity, { readonly label: Label; readonly icon: IconName }>> = {
  error: { label: { zh: '必须处理', en: 'To be resolved' }, icon: 'error' },
  warning: { label: { zh: '建议', en: 'Suggestion' }, icon: 'warning' },
  info: { label: { zh: '提示', en: 'Note' }, icon: 'info' },
}

export function LintNote({ message, children }: { message: StatuteMessage; children?: ReactNode }) {
  const { label } = useLanguage()
  const severity = severities[message.severity]
  return (
    <div className={`lint lint-${message.severity}`}>
      <p>
        <Icon name={severity.icon} /> <b>{label(severity.label)}</b> <span lang="zh-CN">{message.place}</span>
      </p>
      <p lang="zh-CN">{message.reason}</p>
      {children ? <div className="button-row">{children}</div> : null}
    </div>
  )
}
