// Loaded when a page has the form of a comment or of a station's desk, or when somebody asks for one under an article.

import { composers } from './composer'
import { fastForms } from './entry'
import { openInPlace, type Wanted } from './in-place'
import { kiosk } from './kiosk'

composers()
fastForms()
kiosk()
document.addEventListener('compose', (event) => {
  if (event instanceof CustomEvent) void openInPlace(event.detail as Wanted)
})
