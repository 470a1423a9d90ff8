// The one script of public pages. Without it every page works; with it the form of a comment keeps what is typed on this
// device, counts what is left, shows the reader's own changes to the wording, offers similar comments, and survives a
// lost connection. It knows the page only through `data-` attributes, so a page without a form costs nothing.

import { composers } from './composer'
import { fastForms } from './entry'

document.documentElement.classList.add('has-island')

document.addEventListener('click', (event) => {
  const target = event.target
  if (target instanceof Element && target.closest('[data-print]')) window.print()
})

composers()
fastForms()
document.querySelector<HTMLElement>('[data-focus]')?.focus()
