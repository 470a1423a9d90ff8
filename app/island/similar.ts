// Similar comments while somebody types: asked for when the typing pauses, a few times a minute at most, and never in the
// way. What is typed is posted, not put into an address.

import { say } from './words'

interface Similar {
  readonly id: string
  readonly text: string
  readonly supports: number
}

const pauseMs = 1500
const leastLength = 8

/** Watches the first box of a form. */
export function offerSimilar(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('[data-similar]')
  const list = place?.querySelector('[data-similar-list]')
  const box = form.querySelector<HTMLTextAreaElement>('[name=text]')
  if (!place || !list || !box) return
  let timer = 0
  let asked = ''
  box.addEventListener('input', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(async () => {
      const text = box.value.trim()
      if (text.length < leastLength || text === asked) return
      asked = text
      const items = await ask(place.dataset.similar ?? '', text)
      list.replaceChildren(...items.map((item) => line(item, place.dataset.support ?? '')))
      place.hidden = items.length === 0
    }, pauseMs)
  })
}

/** Nothing when it cannot be asked: the form does not depend on it. */
async function ask(address: string, text: string): Promise<readonly Similar[]> {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ text }) }).catch(
    () => undefined,
  )
  if (!answer?.ok) return []
  const { items } = (await answer.json()) as { items: readonly Similar[] }
  return items
}

function line({ id, text, supports }: Similar, support: string): HTMLElement {
  const item = document.createElement('li')
  const quote = document.createElement('q')
  quote.lang = 'zh-CN'
  const words = document.createElement('bdi')
  words.textContent = text
  quote.append(words)
  const button = document.createElement('button')
  button.type = 'submit'
  button.className = 'button button-text'
  button.formAction = support.replace('ID', id)
  button.textContent =
    say('我也这样认为', 'I think so too') + (supports > 0 ? say(`（${supports}人）`, ` (${supports})`) : '')
  item.append(quote, ' ', button)
  return item
}
