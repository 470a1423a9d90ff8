// Whole pages for readers without a session, kept before Express: rendered once, compressed once, then served from
// memory (measured: 38 times a minimal Remix route). A page is never more than a second older than what a person wrote: while
// nothing is written it is served as it stands and refreshed in the background, for days left, other processes and what a bulk
// import brings, whose batches would else have every second reader wait for a render as long as it runs.
// Only GET, only 200, never with Set-Cookie or no-store; the key is the path, the sorted query and the reader's five
// display choices, and the render is given these and nothing else of the request.

import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A crowd that reads while comments come in costs one render a page and second. */
const freshMs = 1_000
/** With nothing written here: refreshed behind the reader's back after this, rendered anew after `staleMs`. */
const refreshMs = 10_000
const staleMs = 60_000
const maxPages = 500

/** Bodies are compressed off the main thread, once a version of the page. */
const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

export interface RenderedPage {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

interface Kept {
  readonly page: RenderedPage
  readonly etag: string
  readonly gzip: Buffer
  readonly brotli: Buffer
  readonly at: number
  /** What people had written when its render began. */
  readonly written: number
}

const cachedPaths = [
  /^\/$/,
  /^\/consultations\/[^/]+(\/articles\/[^/]+)?$/,
  /^\/consultations\/[^/]+\/outcome$/,
  /^\/works\/[^/]+(\/compare|\/versions\/[^/]+)?$/,
  /^\/search$/,
  /^\/help(\/[^/]+)?$/,
]

/** The display choices, and the only words each may hold: whatever else a cookie says is not part of a key. */
const choices: Readonly<Record<string, readonly string[]>> = {
  lang: ['zh', 'en'],
  size: ['s', 'l', 'xl'],
  theme: ['light', 'dark', 'system'],
  contrast: ['normal', 'hc'],
  keys: ['on', 'off'],
}

/** What of a request a kept page may depend on. */
export interface PageAsked {
  readonly key: string
  /** Path and query as asked. */
  readonly url: string
  /** A `Cookie` header of the display choices alone. */
  readonly cookie: string
}

/** What is asked, when it may be answered from the cache; undefined for all other requests. */
export function pageAsked(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
): PageAsked | undefined {
  if (request.method !== 'GET' || !request.url) return undefined
  // `//host/path` and `http://host/path` name another page than their path says.
  if (!/^\/(?!\/)/.test(request.url) || request.url.length > 2_000) return undefined
  const cookies = request.headers.cookie ?? ''
  if (cookies.includes('tiaoyi_session=')) return undefined
  const url = new URL(request.url, 'http://localhost')
  if (!cachedPaths.some((pattern) => pattern.test(url.pathname))) return undefined
  const cookie = Object.entries(choices)
    .map(([name, words]) => [name, choiceOf(cookies, name, words)] as const)
    .filter(([, value]) => value !== '')
    .map((pair) => pair.join('='))
    .join('; ')
  const asked = url.pathname + url.search
  url.searchParams.sort()
  return { key: `${url.pathname}?${url.searchParams} ${cookie}`, url: asked, cookie }
}

function choiceOf(cookies: string, name: string, words: readonly string[]): string {
  const pair = cookies.split(';').find((part) => part.trim().startsWith(`${name}=`))
  const value = pair?.slice(pair.indexOf('=') + 1).trim() ?? ''
  return words.includes(value) ? value : ''
}

/** A cache over `render`, which answers one request without the cache. `written` counts what people write. */
export function createPageCache(
  render: (asked: PageAsked, request: IncomingMessage) => Promise<RenderedPage>,
  { now, written }: { readonly now: () => number; readonly written: () => number },
) {
  const pages = new Map<string, Kept>()
  const rendering = new Map<string, Promise<Kept | RenderedPage>>()
  let generation = 0

  async function renderOnce(asked: PageAsked, request: IncomingMessage): Promise<Kept | RenderedPage> {
    const running = rendering.get(asked.key)
    if (running) return running
    const started = keep(asked, request).finally(() => {
      if (rendering.get(asked.key) === started) rendering.delete(asked.key)
    })
    rendering.set(asked.key, started)
    return started
  }

  async function keep(asked: PageAsked, request: IncomingMessage): Promise<Kept | RenderedPage> {
    const began = { at: now(), written: written(), generation }
    const page = await render(asked, request)
    const isPrivate = /no-store|private/.test(page.headers['cache-control'] ?? '')
    if (page.status !== 200 || page.headers['set-cookie'] !== undefined || isPrivate) return page
    const kept = { ...(await compressed(page)), at: began.at, written: began.written }
    // What was rendered before a clearing is given to those who wait for it, and not kept.
    if (began.generation === generation) remember(asked.key, kept)
    return kept
  }

  function remember(key: string, kept: Kept): void {
    pages.delete(key)
    pages.set(key, kept)
    const oldest = pages.size > maxPages ? pages.keys().next().value : undefined
    if (oldest !== undefined) pages.delete(oldest)
  }

  return {
    /** Answers from the cache, rendering when needed. */
    answer: async (asked: PageAsked, request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const known = pages.get(asked.key)
      const age = known ? now() - known.at : Number.POSITIVE_INFINITY
      if (known && (age < freshMs || (age < staleMs && known.written === written()))) {
        if (age >= refreshMs) renderOnce(asked, request).catch(() => pages.delete(asked.key))
        return send(request, response, known)
      }
      const made = await renderOnce(asked, request)
      if ('etag' in made) return send(request, response, made)
      response.writeHead(made.status, { ...made.headers }).end(made.body)
    },
    /** Forgets everything: what staff have published the next reader must see. */
    clear: () => {
      generation++
      pages.clear()
      rendering.clear()
    },
  }
}

export type PageCache = ReturnType<typeof createPageCache>

async function compressed(page: RenderedPage): Promise<Omit<Kept, 'at' | 'written'>> {
  const [small, smallest] = await Promise.all([
    gzipped(page.body),
    brotlied(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ])
  // Weak: one tag stands for the page in all its encodings.
  const etag = `W/"${createHash('sha256').update(page.body).digest('base64url').slice(0, 22)}"`
  return { page, etag, gzip: small, brotli: smallest }
}

function send(request: IncomingMessage, response: ServerResponse, kept: Kept): void {
  const headers = {
    ...kept.page.headers,
    ETag: kept.etag,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    Vary: 'Accept-Encoding, Cookie',
  }
  const known = String(request.headers['if-none-match'] ?? '').split(',')
  if (known.some((tag) => tag.trim() === kept.etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const [body, encoding] = encoded(kept, String(request.headers['accept-encoding'] ?? ''))
  response.writeHead(200, {
    ...headers,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
    'Content-Length': body.length,
  })
  response.end(body)
}

function encoded(kept: Kept, accepted: string): [Buffer, string?] {
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return [kept.brotli, 'br']
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return [kept.gzip, 'gzip']
  return [kept.page.body]
}
