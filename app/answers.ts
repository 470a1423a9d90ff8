// How a route answers a refusal: a loader with the page that says the sentence, an action with the form as it was
// typed, the sentence, and the status of the refusal. Whatever is not a refusal is a bug and goes on to the top.

// `data` from the package that browsers may have: a page imports `formErrors`, and the other package is Node's alone.
import { data } from '@remix-run/react'
import { isRefusal, type RefusalCode, refusalStatus, type Sentence } from './commands/refusal'
import type { Language } from './language'

/** What a page gets back from an action that was refused. */
export interface Refused {
  readonly code: RefusalCode
  /** Name of the field it is about; empty when it is about the whole. */
  readonly field: string
  readonly sentence: Sentence
  /** Everything that was typed, by field; files and the form token are left out. */
  readonly typed: Readonly<Record<string, string>>
  /** All values of fields that may have several, such as boxes to tick. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
}

/** For loaders: a refusal becomes the answer with its status, shown by the root's error page. */
export async function orRefuse<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isRefusal(error)) throw error
    throw data({ sentence: error.sentence }, { status: refusalStatus[error.code] })
  }
}

/** What was typed, by field, as the browser showed it: a form sends its lines with another end. */
export function typedIn(form: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [],
    ),
  )
}

/** For actions: the refusal with what was typed. Throws what is not a refusal. */
export function refused(error: unknown, form?: FormData) {
  if (!isRefusal(error)) throw error
  const typed: Record<string, string> = {}
  const chosen: Record<string, string[]> = {}
  for (const [name, value] of form?.entries() ?? []) {
    if (typeof value !== 'string' || name === 'csrf') continue
    typed[name] = value
    chosen[name] = [...(chosen[name] ?? []), value]
  }
  const answer: Refused = {
    code: error.code,
    field: error.field ?? '',
    sentence: error.sentence,
    typed,
    chosen,
  }
  return data({ refused: answer }, { status: refusalStatus[error.code] })
}

/** The refusal as the errors of a form, in the reader's language. */
export function formErrors(
  answer: { readonly refused?: Refused } | undefined,
  language: Language,
): { field: string; message: string }[] {
  return answer?.refused ? [{ field: answer.refused.field, message: answer.refused.sentence[language] }] : []
}

/** A PDF to look at or print; `name` is what it is saved as. */
export function pdfAnswer(pdf: Buffer, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

/** A file to save. */
export function fileAnswer(
  bytes: Uint8Array,
  { type, name }: { readonly type: string; readonly name: string },
): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${extendedValue(name)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}

/** A value by RFC 5987, which lets fewer characters stand than a URI does. A half pair has no encoding at all. */
function extendedValue(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
