// Words picked in the article above the form: optional, taken when somebody selects some and leaves them selected. No
// menu pops up at the selection, where it would fight the phone's own.

const around = 60

const articleOf = (form: HTMLFormElement) =>
  form.closest<HTMLElement>('[data-pick]') ?? document.querySelector<HTMLElement>('[data-pick]')

/** Watches the article's text; fills the form's hidden fields. */
export function watchSelection(form: HTMLFormElement): void {
  const article = articleOf(form)
  const shown = form.querySelector<HTMLElement>('[data-picked]')
  const text = article?.dataset.pick
  if (!article || !shown || !text) return
  document.addEventListener('selectionchange', () => {
    const selection = window.getSelection()
    if (
      !selection ||
      selection.isCollapsed ||
      !selection.anchorNode ||
      !article.contains(selection.anchorNode) ||
      form.contains(selection.anchorNode)
    )
      return
    pickWords(form, selection.toString().trim())
  })
  shown.querySelector('[data-picked-clear]')?.addEventListener('click', () => {
    set(form, { quote: '', quotePrefix: '', quoteSuffix: '' })
    show(shown, '')
  })
}

/** Takes words of the article. Those that stand in it twice, or across its lines, cannot be told apart and are not taken. */
export function pickWords(form: HTMLFormElement, words: string): void {
  const text = articleOf(form)?.dataset.pick ?? ''
  const shown = form.querySelector<HTMLElement>('[data-picked]')
  const at = text.indexOf(words)
  if (!shown || words === '' || at < 0 || text.indexOf(words, at + 1) >= 0) return
  set(form, {
    quote: words,
    quotePrefix: text.slice(Math.max(0, at - around), at),
    quoteSuffix: text.slice(at + words.length, at + words.length + around),
  })
  show(shown, words)
}

/** After a draft was put back. */
export function showPicked(form: HTMLFormElement): void {
  const shown = form.querySelector<HTMLElement>('[data-picked]')
  const field = form.elements.namedItem('quote')
  if (shown && field instanceof HTMLInputElement) show(shown, field.value)
}

function show(shown: HTMLElement, words: string): void {
  shown.hidden = words === ''
  const place = shown.querySelector('[data-picked-words]')
  if (place) place.textContent = words
}

function set(form: HTMLFormElement, fields: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = value
  }
  form.dispatchEvent(new Event('input', { bubbles: true }))
}
