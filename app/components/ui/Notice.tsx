// A sentence about the page or the act just done, standing where the act was. Never floats, never vanishes.

import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'

export type Tone = 'info' | 'ok' | 'warn' | 'err'

const icons: Readonly<Record<Tone, IconName>> = { info: 'info', ok: 'check', warn: 'warning', err: 'error' }

interface NoticeProps {
  readonly children: ReactNode
  readonly tone?: Tone
  readonly title?: ReactNode
  /** Takes the focus after the act it reports. */
  readonly focus?: boolean
}

export function Notice({ children, tone = 'info', title, focus }: NoticeProps) {
  return (
    <div
      className={`notice notice-${tone}`}
      role={tone === 'err' ? 'alert' : 'status'}
      tabIndex={focus ? -1 : undefined}
      data-focus={focus || undefined}
    >
      <Icon name={icons[tone]} />
      <div>
        {title ? <p className="notice-title">{title}</p> : null}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}

/** What a machine proposes: dashed, small, and named as such. A person's decision always looks stronger. */
export function MachineNote({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="machine">
      <span className="tag tag-machine">{label}</span>
      <div>{children}</div>
    </div>
  )
}
