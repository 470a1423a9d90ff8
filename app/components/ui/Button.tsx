// Buttons act, links lead somewhere; both may look like either. One primary a view. A button says its act in a verb.

import type { ReactNode } from 'react'
import { useId } from 'react'

export type ButtonLook = 'primary' | 'secondary' | 'text' | 'danger'

interface ButtonProps {
  readonly children: ReactNode
  readonly look?: ButtonLook
  readonly type?: 'submit' | 'button'
  readonly name?: string
  readonly value?: string
  /** Where this button's form goes, when one form has several acts. */
  readonly formAction?: string
  /** Being sent. Keeps its width and says what it does. */
  readonly busy?: boolean
  /** Words while it is being sent, e.g. 正在提交…; the browser script shows them too. */
  readonly busyWords?: string
  /** A button is only ever out of use with a sentence that says why. */
  readonly disabledBecause?: string
  readonly wide?: boolean
  /** Key that presses it while focus is in its queue or comparison. */
  readonly shortcut?: string
  readonly pressed?: boolean
}

export function Button(props: ButtonProps) {
  const { children, look = 'secondary', type = 'submit', busy, busyWords, disabledBecause, wide } = props
  const reasonId = useId()
  const button = (
    <button
      type={type}
      name={props.name}
      value={props.value}
      formAction={props.formAction}
      className={`button button-${look}${wide ? ' button-wide' : ''}`}
      disabled={disabledBecause !== undefined}
      aria-busy={busy || undefined}
      aria-pressed={props.pressed}
      aria-keyshortcuts={props.shortcut}
      aria-describedby={disabledBecause === undefined ? undefined : reasonId}
      data-busy={busyWords}
      data-key={props.shortcut}
    >
      {busy ? (busyWords ?? children) : children}
    </button>
  )
  if (disabledBecause === undefined) return button
  return (
    <span className="button-with-reason">
      {button}
      <span id={reasonId} className="hint">
        {disabledBecause}
      </span>
    </span>
  )
}

interface LinkButtonProps {
  readonly href: string
  readonly children: ReactNode
  readonly look?: ButtonLook
  readonly wide?: boolean
  readonly download?: boolean
  readonly shortcut?: string
}

/** A link that is the view's next step. */
export function LinkButton({
  href,
  children,
  look = 'secondary',
  wide,
  download,
  shortcut,
}: LinkButtonProps) {
  return (
    <a
      href={href}
      className={`button button-${look}${wide ? ' button-wide' : ''}`}
      download={download || undefined}
      data-key={shortcut}
    >
      {children}
    </a>
  )
}

/** Acts side by side, 8 px apart; below each other where type is large or the screen narrow. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}
