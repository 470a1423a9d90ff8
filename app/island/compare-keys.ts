// Keys of a comparison: n p the next and previous change, j k the next and previous article, g and a digit a layer, ? the
// list of keys. They act only while focus is in the comparison, never in a field and never while an input method
// composes, and not at all for a reader who has switched them off. Each does what a link of the page does.

import { firstOfNextPart } from './compare-parts'

const waitsForDigitMs = 1_500

/** Listens when the page has a comparison whose keys are on. */
export function compareKeys(): void {
  const area = document.querySelector<HTMLElement>('[data-keys="changes"]')
  const list = document.querySelector<HTMLDetailsElement>('[data-keys-list]')
  if (!area || !list) return
  // A browser clears focus when it goes to a place that takes none, and does so once more when everything is loaded.
  addEventListener('load', () => setTimeout(() => focusTarget(area)))
  addEventListener('hashchange', () => focusTarget(area))
  if (list.dataset.keysOff !== undefined) return
  let gAt = Number.NEGATIVE_INFINITY
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && list.open && list.contains(document.activeElement)) {
      list.open = false
      area.focus({ preventScroll: true })
    }
    if (!isForUs(event, area)) return
    const isLayer = event.timeStamp - gAt < waitsForDigitMs && /^[1-9]$/.test(event.key)
    gAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
    if (isLayer ? switchLayer(event.key, area) : act(event.key, area, list)) event.preventDefault()
  })
}

function isForUs(event: KeyboardEvent, area: HTMLElement): boolean {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false
  const { target } = event
  if (!(target instanceof HTMLElement) || !area.contains(target)) return false
  return !target.isContentEditable && !target.matches('input, textarea, select')
}

function act(key: string, area: HTMLElement, list: HTMLDetailsElement): boolean {
  if (key === 'n') void go(area, '[data-change]', 1)
  else if (key === 'p') void go(area, '[data-change]', -1)
  else if (key === 'j') void go(area, '[data-row]', 1)
  else if (key === 'k') void go(area, '[data-row]', -1)
  else if (key === '?') {
    list.open = true
    list.querySelector('summary')?.focus()
  } else return false
  return true
}

/** Moves focus to the next place of a kind behind or before where it is now; folded ones are passed over. */
async function go(area: HTMLElement, kind: string, step: 1 | -1): Promise<void> {
  const here = document.activeElement ?? area
  const way = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const places = [...area.querySelectorAll<HTMLElement>(kind)].filter(
    (place) => place.getClientRects().length > 0,
  )
  const ahead = places.filter(
    (place) => here === area || (here.compareDocumentPosition(place) & way && !place.contains(here)),
  )
  const place = step === 1 || here === area ? ahead[0] : ahead.at(-1)
  if (place) focusOn(place)
  else if (step === 1 && (await firstOfNextPart())) await go(area, kind, step)
}

function focusOn(place: HTMLElement): void {
  place.focus({ preventScroll: true })
  const box = place.getBoundingClientRect()
  if (box.top < 80 || box.bottom > innerHeight - 40)
    place.scrollIntoView({ block: box.height > innerHeight / 2 ? 'start' : 'center' })
}

/** A link that leads to an article puts focus there, so that the keys go on from it. */
function focusTarget(area: HTMLElement): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target || !area.contains(target)) return
  const row = target.closest<HTMLElement>('[data-change], [data-row], .row-stub, [tabindex="-1"]')
  row?.focus({ preventScroll: true })
}

/** The link of the layer; the answer opens at the same article. */
function switchLayer(digit: string, area: HTMLElement): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-layer="${digit}"]`)
  if (!link) return false
  const to = new URL(link.href)
  const row = document.activeElement?.closest('[data-row]')
  const place = row && area.contains(row) ? row.querySelector('.anchor')?.id : undefined
  if (place) {
    to.searchParams.set('at', place)
    to.hash = place
  }
  location.assign(to)
  return true
}
