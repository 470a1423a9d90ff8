// Tells how long the articles of a text stood before a signed-in reader: seconds in which the page was visible and somebody
// touched, scrolled or typed within the last minute, shared by the articles on the screen by their height. The server
// believes no more of it than its own clock allows; the rule that counts is printed on the page of the record.

import { studyRule } from '~/domain/learning/rule'

const secondMs = 1000
const reportMs = 30_000

/** Begins on a page with a text to read; does nothing on others. */
export function seen(): void {
  const place = document.querySelector<HTMLElement>('[data-seen-at]')
  const articles = [...document.querySelectorAll<HTMLElement>('section.article[id]')]
  if (!place || articles.length === 0) return
  const seconds = new Map<string, number>()
  const near = watched(articles)
  let lastAct = Number.NEGATIVE_INFINITY
  for (const kind of ['scroll', 'wheel', 'keydown', 'pointerdown', 'pointermove', 'touchmove'])
    addEventListener(kind, () => (lastAct = performance.now()), { passive: true, capture: true })
  setInterval(() => {
    const isIdle = performance.now() - lastAct > studyRule.idleSeconds * secondMs
    if (document.visibilityState === 'visible' && !isIdle) share(near, seconds)
  }, secondMs)
  const send = () => report(place, seconds)
  setInterval(send, reportMs)
  addEventListener('pagehide', send)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send()
  })
}

/** The articles that are on the screen now. A law of a thousand articles is not measured anew each second. */
function watched(articles: readonly HTMLElement[]): ReadonlySet<HTMLElement> {
  const near = new Set<HTMLElement>()
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) near.add(target as HTMLElement)
      else near.delete(target as HTMLElement)
  })
  for (const article of articles) observer.observe(article)
  return near
}

/** One second, by the height that each takes of the screen. */
function share(near: ReadonlySet<HTMLElement>, seconds: Map<string, number>): void {
  const heights = [...near].map((article) => {
    const { top, bottom } = article.getBoundingClientRect()
    return { id: article.id, height: Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) }
  })
  const all = heights.reduce((sum, { height }) => sum + height, 0)
  for (const { id, height } of heights) if (height > 0) seconds.set(id, (seconds.get(id) ?? 0) + height / all)
}

/** Whole seconds go out; what is left of them stays for the next time. */
function report(place: HTMLElement, seconds: Map<string, number>): void {
  const whole = [...seconds]
    .map(([id, spent]) => [id, Math.floor(spent)] as const)
    .filter(([, spent]) => spent > 0)
  const { seenAt, csrf } = place.dataset
  if (whole.length === 0 || !seenAt) return
  const form = new FormData()
  form.set('csrf', csrf ?? '')
  form.set('seen', JSON.stringify(Object.fromEntries(whole)))
  // What the browser does not take now is sent with the next report.
  if (!navigator.sendBeacon(seenAt, form)) return
  for (const [id, spent] of whole) seconds.set(id, (seconds.get(id) ?? 0) - spent)
}
