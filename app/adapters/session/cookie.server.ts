// The session's cookie: not readable by scripts, not sent with other sites' posts, over TLS only where there is TLS.

import type { Config } from '../config.server'
import { sessionCookie } from './session.server'

/** `Set-Cookie` for a session's value; an empty value takes the cookie away. */
export function sessionCookieHeader(config: Config, value: string): string {
  const secure = config.publicUrl?.startsWith('https:') ? '; Secure' : ''
  const age = value === '' ? '; Max-Age=0' : ''
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${secure}`
}
