// What a route finds in Remix's load context: the application's context, who asks, and what this answer needs.

import type { Context } from '../context.server'
import type { SignedIn } from '../session/session.server'

export interface RequestContext {
  /** Remix's type of a load context is an open record. */
  readonly [key: string]: unknown
  readonly ctx: Context
  /** Nonce of this answer's scripts. */
  readonly nonce: string
  readonly person: SignedIn | null
  /** Value of the session cookie, for the form token; empty for visitors. */
  readonly session: string
  readonly csrfToken: string
  /** HTML strings of texts, by name, from the loader to the components: a text that went through loader data would be
   *  serialised and escaped a second time for each answer. */
  readonly html: Map<string, string>
  /** Address of the client, truncated proxies resolved; for rate limits only, never stored. */
  readonly address: string
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}
