// The one script of public pages, and a small one: what a form needs comes when a page has a form or somebody asks for
// one. Without it every page works; with it the form of a comment opens under its article, keeps what is typed on this
// device, counts what is left, shows the reader's own changes, offers similar comments, and survives a lost connection.
// It knows the page only through its addresses and `data-` attributes, so a page without a form costs nothing.

document.documentElement.classList.add('has-island')

const commentPage = /^\/consultations\/[^/]+\/articles\/[^/]+\/comment$/

let loading: Promise<unknown> | undefined

/** The script of forms, once. */
function loadForms(): Promise<unknown> {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script')
    script.src = document.body.dataset.forms ?? ''
    script.addEventListener('load', done)
    script.addEventListener('error', () => {
      // The connection may be back at the next touch: it asks again, and does not get the failure of now.
      loading = undefined
      script.remove()
      failed(new Error('The script of forms did not come.'))
    })
    document.head.append(script)
  })
  return loading
}

/** What was selected last: a tap on the link below it takes the selection away. */
let picked = { words: '', at: null as Node | null }
document.addEventListener('selectionchange', () => {
  const selection = window.getSelection()
  if (selection && !selection.isCollapsed)
    picked = { words: selection.toString().trim(), at: selection.anchorNode }
})

document.addEventListener('click', (event) => {
  const { target } = event
  if (!(target instanceof Element)) return
  if (target.closest('[data-print]')) window.print()
  const link = target.closest('a')
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!link || !isPlain || !commentPage.test(link.pathname) || link.origin !== location.origin) return
  event.preventDefault()
  loadForms().then(
    () => document.dispatchEvent(new CustomEvent('compose', { detail: { link, picked } })),
    () => location.assign(link.href),
  )
})

/** For a form that is on the page: it works as it is while its script has not come, and each new touch of a field asks again. */
function loadFormsHere(): void {
  loadForms().catch(() => document.addEventListener('focusin', loadFormsHere, { once: true }))
}

if (document.querySelector('form[data-draft-key], form.fast-form, [data-kiosk-home], [data-seen-at]'))
  loadFormsHere()
document.querySelector<HTMLElement>('[data-focus]')?.focus()
