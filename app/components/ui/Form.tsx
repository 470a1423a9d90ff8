// A form that works as plain HTML: the browser's own validation is off, the server judges, and on refusal the page
// comes back with a summary on top, the same sentence beside each field, and everything typed still there.

import { createContext, type ReactNode, useContext } from 'react'
import { usePage } from '../page'
import { ErrorSummary, type FieldError } from './ErrorSummary'

const ErrorsContext = createContext<readonly FieldError[]>([])

/** The sentence said about a field, if it was refused. */
export function useFieldError(name: string): string | undefined {
  return useContext(ErrorsContext).find((error) => error.field === name)?.message
}

interface FormProps {
  readonly children: ReactNode
  readonly action?: string
  readonly method?: 'post' | 'get'
  readonly errors?: readonly FieldError[]
  /** Off when the page shows the summary above its h1 itself. */
  readonly summary?: boolean
  readonly files?: boolean
  /** Keeps what is typed on this device under this name until the receipt is shown. */
  readonly draftKey?: string
  /** Same key, same receipt: a double tap or a repeat after a lost connection changes nothing. */
  readonly idempotencyKey?: string
  /** Where the browser script fetches what its machine has to solve before sending, and the script that solves it. */
  readonly challenge?: { readonly from: string; readonly solver: string }
  readonly id?: string
  readonly label?: string
  readonly className?: string
  /** For a device that many people use: the browser keeps and offers nothing. */
  readonly forgets?: boolean
}

export function Form(props: FormProps) {
  const { children, method = 'post', errors = [], summary = true } = props
  return (
    <ErrorsContext.Provider value={errors}>
      {summary && errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <form
        id={props.id}
        method={method}
        action={props.action}
        noValidate
        autoComplete={props.forgets ? 'off' : undefined}
        encType={props.files ? 'multipart/form-data' : undefined}
        aria-label={props.label}
        className={props.className ?? 'form'}
        data-draft-key={props.draftKey}
        data-challenge={props.challenge?.from}
        data-solver={props.challenge?.solver}
      >
        {method === 'post' ? <CsrfField /> : null}
        {props.idempotencyKey === undefined ? null : (
          <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        )}
        {children}
      </form>
    </ErrorsContext.Provider>
  )
}

/** Proof that the form was rendered by this server for this visitor. */
export function CsrfField() {
  const { csrf } = usePage()
  return csrf === '' ? null : <input type="hidden" name="csrf" value={csrf} />
}
