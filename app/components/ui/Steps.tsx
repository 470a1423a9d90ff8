// How far something has come. Steps are a list in words; progress is a real count.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { Icon } from './Icon'

export interface Step {
  readonly key: string
  readonly label: ReactNode
  readonly state: 'done' | 'now' | 'later'
  /** When, or what it waits for. */
  readonly note?: ReactNode
}

export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  const { say } = useLanguage()
  const words = { done: say('已完成', 'Done'), now: say('正在进行', 'Now'), later: say('还没到', 'Later') }
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={`step step-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="step-mark">{step.state === 'done' ? <Icon name="check" /> : null}</span>
          <span className="step-words">
            <span className="visually-hidden">
              {words[step.state]}
              {say('：', ': ')}
            </span>
            {step.label}
            {step.note ? <span className="step-note"> {step.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}

interface ProgressProps {
  readonly done: number
  readonly total: number
  /** The whole sentence: 正在比对第二稿：已完成610/1,260条，约1分钟 */
  readonly children: ReactNode
  /** How a reader names the bar itself. */
  readonly label: string
}

export function Progress({ done, total, children, label }: ProgressProps) {
  return (
    <div className="progress">
      <progress value={done} max={total} aria-label={label} />
      <p aria-live="polite">{children}</p>
    </div>
  )
}
