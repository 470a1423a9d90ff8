// The form under its article, on the page that is being read: the form of the article's own page is fetched and put
// there, so there is one form, made by the server, and the link is all that the page needs. One at a time, since two
// would have the same names; what was typed in the other is kept as its draft.

import { start } from './composer'
import { pickWords } from './pick'
import { reach } from './reach'
import { say } from './words'

export interface Wanted {
  readonly link: HTMLAnchorElement
  readonly picked: { readonly words: string; readonly at: Node | null }
}

/** Opens it and moves to its first box. Where the form does not come, the link is followed or the reason said. */
export async function openInPlace({ link, picked }: Wanted): Promise<void> {
  const row = link.closest('.article-acts, .button-row') ?? link
  const open = row.nextElementSibling
  if (open?.matches('[data-in-place]')) return close(open)
  const answer = await reach(link.href)
  if (!answer) return tellUnreached(row)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const found = page.querySelector<HTMLFormElement>('form[data-draft-key]')
  if (!answer.ok || !found) return location.assign(link.href)
  for (const other of document.querySelectorAll('[data-in-place]')) other.remove()
  const form = document.importNode(found, true)
  form.action = link.href
  row.after(holderOf(form, page.querySelector('h1')?.textContent ?? ''))
  const article = row.closest<HTMLElement>('section.article')
  const text = page.querySelector<HTMLElement>('[data-pick]')?.dataset.pick
  if (article && text !== undefined) article.dataset.pick = text
  start(form)
  if (article && picked.at && article.contains(picked.at)) pickWords(form, picked.words)
  form.querySelector<HTMLTextAreaElement>('textarea')?.focus()
}

function holderOf(form: HTMLFormElement, title: string): HTMLElement {
  const holder = document.createElement('section')
  holder.className = 'in-place'
  holder.dataset.inPlace = ''
  holder.lang = document.documentElement.lang
  holder.setAttribute('aria-label', title)
  const fold = document.createElement('button')
  fold.type = 'button'
  fold.className = 'plain-button'
  fold.textContent = say('收起', 'Close')
  fold.addEventListener('click', () => close(holder))
  holder.append(form, fold)
  return holder
}

/** Back to the link that opened it. */
function close(holder: Element): void {
  const link = holder.previousElementSibling?.querySelector<HTMLElement>('a')
  holder.remove()
  link?.focus()
}

function tellUnreached(row: Element): void {
  const line = document.createElement('p')
  line.className = 'offline-line'
  line.dataset.inPlace = ''
  line.setAttribute('role', 'status')
  line.lang = document.documentElement.lang
  line.textContent = say(
    '没有网络，提意见的表单没有打开。联网后请再点一次。',
    'No connection: the form did not open. Press again when online.',
  )
  row.after(line)
}
