// The form for typing one comment after the other: Enter goes on to the next field, Ctrl+Enter saves from anywhere, and the article
// whose number is typed is named beside it. Enter while an input method is composing belongs to the input method.

/** Every form of the page that is typed fast. */
export function fastForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.fast-form')) start(form)
}

function start(form: HTMLFormElement): void {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      form.querySelector<HTMLButtonElement>('button.button-primary')?.click()
      return
    }
    const at = event.target
    if (!(at instanceof HTMLInputElement) || at.type === 'submit') return
    event.preventDefault()
    nextField(form, at)?.focus()
  })
  for (const words of form.querySelectorAll<HTMLElement>('[data-article-of]')) {
    const field = form.querySelector<HTMLInputElement>(`[name="${words.dataset.articleOf ?? ''}"]`)
    if (!field) continue
    const show = () => {
      words.textContent = nameOf(field)
    }
    field.addEventListener('input', show)
    show()
  }
}

/** The next field in the order of the page that can be seen; the save button after the last. */
function nextField(form: HTMLFormElement, from: Element): HTMLElement | undefined {
  const fields = [
    ...form.querySelectorAll<HTMLElement>(
      'input:not([type=hidden]):not([type=radio]), select, textarea, button.button-primary',
    ),
  ].filter((field) => field.offsetParent !== null)
  return fields[fields.indexOf(from as HTMLElement) + 1]
}

/** 第十二条　市、县人民政府……: the label of the option that the typed number stands for; empty while it stands for none. */
function nameOf(field: HTMLInputElement): string {
  const typed = field.value.normalize('NFKC').replace(/\s/g, '')
  if (typed === '') return ''
  for (const { value, label, text } of field.list?.options ?? []) {
    const words = label || text
    if (value === typed || words.startsWith(`${typed}　`)) return words
  }
  return ''
}
