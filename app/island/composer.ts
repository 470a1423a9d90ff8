// The form of a comment, with a script. Submitting goes through `fetch`, so that a lost connection is noticed and told at
// the form, with everything still in it; the answer is the same page or receipt that a plain submit would show.

import { showChanges } from './changes'
import { dropDraft, fillFrom, keepDraft, readDraft, reuseKey } from './draft'
import { showPicked, watchSelection } from './pick'
import { startProof } from './proof'
import { reach, textOf } from './reach'
import { offerSimilar } from './similar'
import { number, say } from './words'

const countsFrom = 500

/** Every form of the page that keeps drafts. */
export function composers(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft-key]')) start(form)
}

/** Brings one form to life. */
export function start(form: HTMLFormElement): void {
  const draft = readDraft(form)
  // A page that came back refused holds what was typed; a draft would only be older.
  const isRefused = document.querySelector('.error-summary') !== null
  if (draft && !isRefused) {
    fillFrom(form, draft)
    reuseKey(form, draft)
    showPicked(form)
    tellDraft(form, draft.at)
  }
  const boxes = form.querySelectorAll<HTMLTextAreaElement>('textarea')
  for (const box of boxes) {
    update(box)
    box.addEventListener('input', () => update(box))
  }
  form.addEventListener('input', () => tellDraft(form, keepDraft(form, false)))
  form.querySelector('[data-draft-clear]')?.addEventListener('click', () => {
    dropDraft(form)
    form.reset()
    for (const box of boxes) update(box)
    tellDraft(form, undefined)
  })
  const proofOf = startProof(form)
  // Not `event.submitter`: older phones have none, and would send the comment instead of the support.
  let pressed: HTMLButtonElement | null = null
  form.addEventListener('click', (event) => {
    if (event.target instanceof Element) pressed = event.target.closest('button')
  })
  form.addEventListener('submit', (event) => {
    // Another button of the form leads elsewhere: supporting somebody's comment.
    if (pressed?.hasAttribute('formaction')) return
    event.preventDefault()
    void send(form, form.querySelector<HTMLButtonElement>('button.button-primary'), proofOf)
  })
  offerSimilar(form)
  watchSelection(form)
}

function update(box: HTMLTextAreaElement): void {
  showChanges(box)
  const limit = Number(box.dataset.limit)
  const counter = document.querySelector(`[data-counter-for="${box.id}"]`)
  if (!counter || !limit) return
  const left = limit - [...box.value].length
  counter.classList.toggle('counter-over', left < 0)
  if (left > countsFrom)
    counter.textContent = say(`最多${number(limit)}字`, `At most ${number(limit)} characters`)
  else if (left >= 0)
    counter.textContent = say(`还可以写${number(left)}字`, `${number(left)} characters left`)
  else
    counter.textContent = say(
      `超出${number(-left)}字，请删去一些，或者分成两条`,
      `${number(-left)} too many: remove some, or split it in two`,
    )
}

function tellDraft(form: HTMLFormElement, at: number | undefined): void {
  const line = form.querySelector<HTMLElement>('[data-draft-line]')
  const words = line?.querySelector('[data-draft-words]')
  if (!line || !words) return
  line.hidden = at === undefined
  if (at === undefined) return
  const time = new Date(at).toTimeString().slice(0, 5)
  words.textContent = say(`草稿已存在本机 ${time}`, `Draft kept on this device ${time}`)
}

async function send(
  form: HTMLFormElement,
  button: HTMLButtonElement | null,
  proofOf: () => Promise<string>,
): Promise<void> {
  if (button?.getAttribute('aria-busy') === 'true') return
  const words = busy(button)
  keepDraft(form, true)
  const proof = await proofOf()
  const body = new FormData(form)
  body.set('proof', proof)
  const answer = await reach(form.action, { method: 'POST', body })
  if (answer?.redirected && answer.ok) {
    dropDraft(form)
    window.location.assign(answer.url)
    return
  }
  idle(button, words)
  const isPage = answer?.headers.get('Content-Type')?.startsWith('text/html') ?? false
  if (answer && isPage && answer.status < 500 && show(await answer.text(), form)) return
  tell(form, answer && (await saidBy(answer, isPage)))
}

/** Not a page with the form: the server's own sentence where it gave one, else that the fault is not the reader's. */
async function saidBy(answer: Response, isPage: boolean): Promise<string> {
  const sentence = isPage ? '' : await textOf(answer)
  if (answer.status < 500 && sentence !== '' && sentence.length < 400) return sentence
  return say(
    `没有交上去：服务器出了故障（${answer.status}），不是您的问题。内容已存在这台设备上，请过几分钟再点“提交意见”。`,
    `Not sent: the server has a fault (${answer.status}); it is not yours. It is saved on this device; press Submit again in a few minutes.`,
  )
}

/** The line at the top of the form. Without words: nothing came back, the connection is gone or the server is. */
function tell(form: HTMLFormElement, words?: string): void {
  const line = form.querySelector<HTMLElement>('[data-offline]')
  if (!line) return
  line.textContent = words ?? (navigator.onLine ? line.dataset.unreached : line.dataset.offline) ?? ''
  line.hidden = false
  line.tabIndex = -1
  line.focus()
}

/**
 * A refused form comes back as a page: its form takes the place of this one, and the chosen files go along, which no
 * page can bring back. False when the page holds no such form.
 */
function show(html: string, form: HTMLFormElement): boolean {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const holder = form.closest('[data-in-place]')
  if (holder) return showInPlace(page, form, holder)
  const [now, before] = [page, document].map((one) => one.querySelector('#main'))
  const key = form.dataset.draftKey ?? ''
  if (!now?.querySelector('form[data-draft-key]') || !before) return false
  const files = form.querySelector<HTMLInputElement>('input[type=file]')?.files
  before.replaceWith(document.importNode(now, true))
  document.title = page.title
  composers()
  const next = document.querySelector<HTMLInputElement>(
    `form[data-draft-key="${CSS.escape(key)}"] input[type=file]`,
  )
  if (files && next) next.files = files
  document.querySelector<HTMLElement>('[data-focus]')?.focus()
  return true
}

function showInPlace(page: Document, form: HTMLFormElement, holder: Element): boolean {
  const next = page.querySelector<HTMLFormElement>('form[data-draft-key]')
  if (!next) return false
  const summary = page.querySelector('.error-summary')
  const made = document.importNode(next, true)
  made.action = form.action
  holder.querySelector('.error-summary')?.remove()
  form.replaceWith(made)
  if (summary) made.before(document.importNode(summary, true))
  start(made)
  const [before, after] = [form, made].map((one) => one.querySelector<HTMLInputElement>('input[type=file]'))
  if (before?.files && after) after.files = before.files
  holder.querySelector<HTMLElement>('[data-focus]')?.focus()
  return true
}

function busy(button: HTMLButtonElement | null): string {
  const words = button?.textContent ?? ''
  if (!button) return words
  button.style.minWidth = `${button.offsetWidth}px`
  button.setAttribute('aria-busy', 'true')
  if (button.dataset.busy) button.textContent = button.dataset.busy
  return words
}

function idle(button: HTMLButtonElement | null, words: string): void {
  button?.removeAttribute('aria-busy')
  if (button) button.textContent = words
}
