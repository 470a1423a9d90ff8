// A word in a thin frame. The word tells; tone and shape only help.

import type { ReactNode } from 'react'

export type TagTone = 'plain' | 'ok' | 'warn' | 'err' | 'act' | 'ins' | 'del' | 'machine'

export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: TagTone }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}

interface CountProps {
  readonly value: number
  /** 条, 人, 站 … ; with its blank in English. */
  readonly unit: string
  /** The whole it is a part of: 采纳 31 / 412 条. */
  readonly of?: number
  readonly label?: string
}

/** A number that says of what. */
export function Count({ value, unit, of, label }: CountProps) {
  return (
    <span className="count">
      {label ? <span className="count-label">{label} </span> : null}
      <b>{value.toLocaleString('en')}</b>
      {of === undefined ? null : <> / {of.toLocaleString('en')}</>}
      {unit}
    </span>
  )
}
