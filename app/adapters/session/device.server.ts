// A random id that a browser keeps after its first support or comment: a second support of the same comment is not
// counted, and many comments from one device are told from many people. It names nobody and is stored only as a keyed
// hash, which is another one for each comment supported and for each consultation.

import { randomBytes } from 'node:crypto'

const name = 'tiaoyi_device'
const keptForSeconds = 31_536_000

/** The device's id; `cookie` is the header that gives it one, when it has none yet. */
export function deviceOf(request: Request): { id: string; cookie?: string } {
  const pair = (request.headers.get('Cookie') ?? '')
    .split(';')
    .find((part) => part.trim().startsWith(`${name}=`))
  const known = pair?.slice(pair.indexOf('=') + 1).trim()
  if (known && /^[A-Za-z0-9_-]{22}$/.test(known)) return { id: known }
  const id = randomBytes(16).toString('base64url')
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return {
    id,
    cookie: `${name}=${id}; Path=/consultations; Max-Age=${keptForSeconds}; SameSite=Lax; HttpOnly${secure}`,
  }
}
