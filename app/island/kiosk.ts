// A tablet that many people use goes back to its start when nobody touches it, after asking once. It goes by replacing the address:
// the way back must not lead to the receipt or the words of the person before. A page that the browser kept alive is fetched anew.

export function kiosk(): void {
  const frame = document.querySelector<HTMLElement>('[data-kiosk-home]')
  if (!frame) return
  const home = frame.dataset.kioskHome ?? '/'
  const call = frame.querySelector<HTMLElement>('[data-kiosk-call]')
  const idleMs = Number(frame.dataset.idle) * 1000
  const callMs = Number(frame.dataset.lastCall) * 1000
  let touched = false
  let timers: number[] = []

  const goHome = (to: string) => {
    for (const form of document.querySelectorAll('form')) form.reset()
    window.location.replace(to)
  }
  const wait = () => {
    for (const timer of timers) window.clearTimeout(timer)
    if (call) call.hidden = true
    timers = [
      window.setTimeout(() => {
        if (call) call.hidden = false
      }, idleMs - callMs),
      window.setTimeout(() => goHome(home), idleMs),
    ]
  }
  // The start itself has nothing to clear until somebody has touched it.
  const isStart = frame.hasAttribute('data-kiosk-start')
  const touch = () => {
    touched = true
    wait()
  }
  if (!isStart || touched) wait()
  // Not `scroll`: the question itself pushes the page, the browser scrolls to make up for it, and the question would go away unanswered.
  for (const kind of ['pointerdown', 'keydown', 'input', 'wheel'])
    document.addEventListener(kind, touch, { passive: true })
  frame.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link?.closest('[data-kiosk-back]')) return
    event.preventDefault()
    goHome(link.href)
  })
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload()
  })
}
