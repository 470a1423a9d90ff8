// One field: label above, hint, the field, its error in the same words as the summary. Wires `aria-describedby`.
// Optional fields say 可不填 in their label; nothing is marked with an asterisk.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { useFieldError } from './Form'

interface FieldProps {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Overrides the sentence the form carries for this name. */
  readonly error?: string
  readonly optional?: boolean
  /** Stands in place of the name where several fields share it. */
  readonly id?: string
}

interface FrameProps extends FieldProps {
  readonly children: (wiring: FieldWiring) => ReactNode
}

interface FieldWiring {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** The frame of any field; gives the field its id and what describes it. */
export function Field({ name, label, hint, error, optional, id = name, children }: FrameProps) {
  const { say } = useLanguage()
  const fromForm = useFieldError(name)
  const wrong = error ?? fromForm
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={wrong ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="optional">{say('（可不填）', ' (optional)')}</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {wrong ? (
        <p className="field-error" id={`${id}-error`}>
          {wrong}
        </p>
      ) : null}
      {children({
        id,
        name,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': wrong ? true : undefined,
      })}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  readonly defaultValue?: string
  readonly type?: 'text' | 'search' | 'email' | 'tel' | 'password' | 'date' | 'time' | 'number' | 'url'
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'search'
  /** Expected length in characters; sets the width, never cuts. */
  readonly width?: 'short' | 'medium' | 'full'
  readonly readOnly?: boolean
  /** Id of a `datalist` to choose from. */
  readonly list?: string
  /** Where the person goes on typing when the page has come. */
  readonly focus?: boolean
}

export function TextField(props: TextFieldProps) {
  if (props.readOnly) return <ReadOnlyField label={props.label} value={props.defaultValue ?? ''} />
  return (
    <Field {...props}>
      {(wiring) => (
        <input
          {...wiring}
          className={`input input-${props.width ?? 'full'}`}
          type={props.type ?? 'text'}
          defaultValue={props.defaultValue}
          autoComplete={props.autoComplete}
          inputMode={props.inputMode}
          list={props.list}
          data-focus={props.focus || undefined}
          // biome-ignore lint/a11y/noAutofocus: asked for by pages on which one record is typed after the other
          autoFocus={props.focus}
        />
      )}
    </Field>
  )
}

interface TextAreaProps extends FieldProps {
  readonly defaultValue?: string
  readonly rows?: number
  /** In code points. Counted down in words from 500 left; the text is never cut. */
  readonly limit?: number
  /** The wording it starts from: the browser script shows the reader's changes under the field. */
  readonly original?: string
  readonly lang?: string
  readonly className?: string
}

export function TextArea(props: TextAreaProps) {
  const { say } = useLanguage()
  const { limit, original, id = props.name } = props
  return (
    <Field {...props}>
      {(wiring) => (
        <>
          <textarea
            {...wiring}
            className={`input input-full ${props.className ?? ''}`}
            rows={props.rows ?? 6}
            defaultValue={props.defaultValue}
            lang={props.lang}
            data-limit={limit}
            data-original={original}
          />
          {limit === undefined ? null : (
            <p className="hint counter" data-counter-for={id} role="status">
              {say(`最多${limit.toLocaleString('en')}字`, `At most ${limit.toLocaleString('en')} characters`)}
            </p>
          )}
          {original === undefined ? null : <div data-changes-for={id} className="own-changes" />}
        </>
      )}
    </Field>
  )
}

interface SelectFieldProps extends FieldProps {
  /** `lang` where a label is not in the language of the interface. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[]
  readonly defaultValue?: string
}

export function SelectField(props: SelectFieldProps) {
  return (
    <Field {...props}>
      {(wiring) => (
        <select {...wiring} className="input" defaultValue={props.defaultValue}>
          {props.options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface FileFieldProps extends FieldProps {
  /** e.g. `.docx,.pdf` */
  readonly accept?: string
  readonly multiple?: boolean
}

export function FileField(props: FileFieldProps) {
  return (
    <Field {...props}>
      {(wiring) => (
        <input
          {...wiring}
          className="input input-file"
          type="file"
          accept={props.accept}
          multiple={props.multiple}
        />
      )}
    </Field>
  )
}

/** A value that cannot be changed here: text, no box. */
export function ReadOnlyField({ label, value }: { label: ReactNode; value: ReactNode }) {
  return (
    <div className="field">
      <p className="read-only-label">{label}</p>
      <p className="read-only-value">{value}</p>
    </div>
  )
}
