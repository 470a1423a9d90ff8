// What is typed, kept on this device under the name of consultation and article until the receipt is shown. On a
// station's shared machine (somebody is signed in: the form carries a token) it lasts no longer than the window.
// The key of a submission is kept with it: what was sent and not answered is sent again as the same submission.

export interface Draft {
  readonly fields: Readonly<Record<string, string>>
  readonly key: string
  readonly at: number
  /** It was sent and no answer came. */
  readonly isSent: boolean
}

const kept = [
  'text',
  'proposal',
  'name',
  'contact',
  'consent',
  'isMinor',
  'guardian',
  'quote',
  'quotePrefix',
  'quoteSuffix',
]

const nameOf = (form: HTMLFormElement) => `tiaoyi draft ${form.dataset.draftKey}`

/** Undefined where the browser forbids storage. */
function store(form: HTMLFormElement): Storage | undefined {
  try {
    return form.querySelector('[name=csrf]') ? window.sessionStorage : window.localStorage
  } catch {
    return undefined
  }
}

export function readDraft(form: HTMLFormElement): Draft | undefined {
  const text = store(form)?.getItem(nameOf(form))
  if (!text) return undefined
  const draft: unknown = JSON.parse(text)
  return typeof draft === 'object' && draft !== null && 'fields' in draft ? (draft as Draft) : undefined
}

export function keepDraft(form: HTMLFormElement, isSent: boolean): number {
  const data = new FormData(form)
  const fields = Object.fromEntries(
    kept.flatMap((name) => (typeof data.get(name) === 'string' ? [[name, String(data.get(name))]] : [])),
  )
  const draft: Draft = { fields, key: String(data.get('idempotencyKey') ?? ''), at: Date.now(), isSent }
  store(form)?.setItem(nameOf(form), JSON.stringify(draft))
  return draft.at
}

export function dropDraft(form: HTMLFormElement): void {
  store(form)?.removeItem(nameOf(form))
}

/** Puts a draft back into its form. */
export function fillFrom(form: HTMLFormElement, { fields }: Draft): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value
  }
}

/** The key goes back only with what was sent and not answered. */
export function reuseKey(form: HTMLFormElement, draft: Draft): void {
  const key = form.elements.namedItem('idempotencyKey')
  if (draft.isSent && draft.key !== '' && key instanceof HTMLInputElement) key.value = draft.key
}
