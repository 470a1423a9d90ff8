// The reader's own changes to the wording, under the box, marked as everywhere: framed and underlined, with words for
// screen readers. Built from nodes, so nothing that is typed is ever read as markup.

import { compareText } from '~/domain/comparison/inline'
import { say } from './words'

/** Shows what `box` changes of its `data-original`; the button puts the text back. */
export function showChanges(box: HTMLTextAreaElement): void {
  const place = document.querySelector<HTMLElement>(`[data-changes-for="${box.id}"]`)
  const original = box.dataset.original
  if (!place || original === undefined) return
  place.replaceChildren()
  place.lang = 'zh-CN'
  if (box.value === original) return
  place.append(head(box, original))
  for (const [sign, words] of compareText(original, box.value)) {
    if (sign === '=') place.append(words)
    else place.append(mark(sign, words))
  }
}

function mark(sign: '+' | '-', words: string): HTMLElement {
  const element = document.createElement(sign === '+' ? 'ins' : 'del')
  const [open, close] =
    sign === '+'
      ? [say('〔增〕', '[inserted] '), say('〔增完〕', ' [end]')]
      : [say('〔删〕', '[deleted] '), say('〔删完〕', ' [end]')]
  element.append(forReaders(open), words, forReaders(close))
  return element
}

function forReaders(words: string): HTMLElement {
  const span = document.createElement('span')
  span.className = 'w'
  span.textContent = words
  return span
}

function head(box: HTMLTextAreaElement, original: string): HTMLElement {
  const line = document.createElement('p')
  line.className = 'own-changes-label'
  line.lang = document.documentElement.lang
  const back = document.createElement('button')
  back.type = 'button'
  back.className = 'plain-button'
  back.textContent = say('还原原文', 'Back to the original')
  back.addEventListener('click', () => {
    box.value = original
    box.dispatchEvent(new Event('input', { bubbles: true }))
    box.focus()
  })
  line.append(say('您的改动：', 'Your changes: '), back)
  return line
}
