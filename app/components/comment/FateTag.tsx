// The fate of a comment: a shape drawn here (fonts lack half of these symbols) and its word.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { type CommentFate, fateLabels } from './fates'

export function FateTag({ fate, children }: { fate: CommentFate; children?: ReactNode }) {
  const { label } = useLanguage()
  return (
    <span className={`fate fate-${fate}`}>
      <FateMark fate={fate} /> {label(fateLabels[fate])}
      {children}
    </span>
  )
}

export function FateMark({ fate }: { fate: CommentFate }) {
  return (
    <svg className="fate-mark" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      {shapes[fate]}
    </svg>
  )
}

const ring = <circle cx="8" cy="8" r="6.5" />

const shapes: Readonly<Record<CommentFate, ReactNode>> = {
  adopted: <circle className="fill" cx="8" cy="8" r="7" />,
  'partly-adopted': (
    <>
      {ring}
      <path className="fill" d="M8 1.5a6.5 6.5 0 0 0 0 13z" />
    </>
  ),
  'not-adopted': ring,
  noted: <path d="M8 1.5L14.5 8 8 14.5 1.5 8z" />,
  merged: <path d="M4 2l9 6-9 6z" />,
  'text-gone': <path d="M2.5 2.5l11 11M13.5 2.5l-11 11" />,
  'out-of-scope': <path d="M2 8h12" />,
  spam: <path d="M2 2h12v12H2zM2 14L14 2" />,
  open: <path strokeDasharray="3 2.2" d="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z" />,
  'needs-a-person': <path d="M8 2L1.5 13.5h13zM8 6.5v3.5M8 11.8v.4" />,
}
