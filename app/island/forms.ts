// Loaded when a page has the form of a comment or of a station's desk, a text that a signed-in person reads, or when somebody
// asks for a form under an article.

import { composers } from './composer'
import { fastForms } from './entry'
import { openInPlace, type Wanted } from './in-place'
import { kiosk } from './kiosk'
import { seen } from './seen'

composers()
fastForms()
kiosk()
seen()
document.addEventListener('compose', (event) => {
  if (event instanceof CustomEvent) void openInPlace(event.detail as Wanted)
})
