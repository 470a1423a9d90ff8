// A citation in running text, linked to what it cites. 第X条 is never torn at a line's end up to eight characters.

import type { ReactNode } from 'react'

interface CitationProps {
  readonly href?: string
  readonly children: string
  /** Cited part does not exist: said in words after it. */
  readonly problem?: ReactNode
}

export function Citation({ href, children, problem }: CitationProps) {
  const whole = Array.from(children).length <= 8 ? 'citation' : undefined
  return (
    <span className={whole} lang="zh-CN">
      {href ? <a href={href}>{children}</a> : children}
      {problem ? <span className="tag tag-warn">{problem}</span> : null}
    </span>
  )
}
