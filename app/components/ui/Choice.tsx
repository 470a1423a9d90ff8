// One of several, or several of several. Each choice is a whole line to tap.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { useFieldError } from './Form'

export interface ChoiceOption {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly shortcut?: string
}

interface ChoiceProps {
  readonly name: string
  readonly legend: ReactNode
  readonly options: readonly ChoiceOption[]
  readonly many?: boolean
  readonly chosen?: readonly string[]
  readonly hint?: ReactNode
  readonly error?: string
  readonly optional?: boolean
  /** In one line where there is room. */
  readonly inline?: boolean
}

export function Choice(props: ChoiceProps) {
  const { name, legend, options, many, chosen = [], hint, error, optional, inline } = props
  const { say } = useLanguage()
  const fromForm = useFieldError(name)
  const wrong = error ?? fromForm
  const describedBy = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={wrong ? 'field field-wrong' : 'field'}
      aria-describedby={describedBy || undefined}
      id={options.length === 0 ? name : undefined}
    >
      <legend>
        {legend}
        {optional ? <span className="optional">{say('（可不填）', ' (optional)')}</span> : null}
      </legend>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {wrong ? (
        <p className="field-error" id={`${name}-error`}>
          {wrong}
        </p>
      ) : null}
      <div className={inline ? 'choices choices-inline' : 'choices'}>
        {options.map((option, index) => (
          <ChoiceLine
            key={option.value}
            id={index === 0 ? name : `${name}-${option.value}`}
            name={name}
            option={option}
            many={many}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface ChoiceLineProps {
  readonly id: string
  readonly name: string
  readonly option: ChoiceOption
  readonly many: boolean | undefined
  readonly checked: boolean
}

function ChoiceLine({ id, name, option, many, checked }: ChoiceLineProps) {
  const hintId = option.hint ? `${id}-line-hint` : undefined
  return (
    <div className="choice">
      <input
        id={id}
        type={many ? 'checkbox' : 'radio'}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-describedby={hintId}
        data-key={option.shortcut}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint ? (
        <p className="hint" id={hintId}>
          {option.hint}
        </p>
      ) : null}
    </div>
  )
}

/** A single box to tick. */
export function Tick({
  name,
  label,
  checked,
  hint,
}: {
  name: string
  label: ReactNode
  checked?: boolean
  hint?: ReactNode
}) {
  return (
    <ChoiceLine
      id={name}
      name={name}
      option={{ value: 'yes', label, hint }}
      many
      checked={checked ?? false}
    />
  )
}
