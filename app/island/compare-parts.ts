// The rest of a large act, as one reads on: when the link to the next part comes near, its page is fetched and its rows
// are put behind those that are there, with the link that follows. Without this, or when the fetch fails, the link is a
// link.

import { say } from './words'

/** Fetched this far before the reader gets there: two screens of a phone. */
const ahead = '1600px'
const saysAfterMs = 400

let loading: Promise<boolean> | undefined

/** Watches the link to the next part, and each one that takes its place. */
export function compareParts(): void {
  if (nav()) document.addEventListener('click', stayHere)
  watchNext()
}

/** A link to an article of another part that has been brought already stays in the page. */
function stayHere(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  const to = new URL(link.href, location.href)
  if (to.pathname !== location.pathname || !to.searchParams.has('at')) return
  if (!document.getElementById(decodeURIComponent(to.hash.slice(1)))) return
  event.preventDefault()
  location.hash = to.hash
}

function watchNext(): void {
  const link = nextLink()
  if (!link || !('IntersectionObserver' in window)) return
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      void firstOfNextPart().then((isThere) => {
        if (isThere) watchNext()
      })
    },
    { rootMargin: ahead },
  )
  observer.observe(link)
}

/** Brings the next part; false when there is none or it did not come. */
export function firstOfNextPart(): Promise<boolean> {
  loading ??= bringNext().finally(() => {
    loading = undefined
  })
  return loading
}

const nav = () => document.querySelector<HTMLElement>('[data-parts="below"]')
const nextLink = () => nav()?.querySelector<HTMLAnchorElement>('a[rel="next"]')

async function bringNext(): Promise<boolean> {
  const [place, link, table] = [nav(), nextLink(), document.querySelector('.comparison-table')]
  if (!place || !link || !table) return false
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  place.append(status)
  place.setAttribute('aria-busy', 'true')
  const timer = setTimeout(() => {
    status.textContent = say('正在取下一部分……', 'Fetching the next part…')
  }, saysAfterMs)
  try {
    const answer = await fetch(link.href)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const rows = page.querySelectorAll('.comparison-table > tbody')
    const following = page.querySelector('[data-parts="below"]')
    if (!answer.ok || rows.length === 0 || !following)
      throw new Error(`Expected a part, got ${answer.status}`)
    table.append(...rows)
    place.replaceWith(following)
    return true
  } catch (error) {
    // Offline, or signed out meanwhile: the link is still there.
    if (!(error instanceof Error)) throw error
    status.textContent = say(
      '下一部分没有取到，请点上面的链接。',
      'The next part did not come; use the link above.',
    )
    place.removeAttribute('aria-busy')
    return false
  } finally {
    clearTimeout(timer)
  }
}
