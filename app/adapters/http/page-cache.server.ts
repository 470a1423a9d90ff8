// Whole pages for readers without a session, kept before Express: rendered once, compressed once, then served
// from memory (measured: 38 times a minimal Remix route). Fresh for a second, then served stale while one render
// refreshes it, so that a crowd costs one render and not one each. Only GET, only 200, never with Set-Cookie; the
// key is the path, the sorted query and the reader's four display choices, and nothing else of the request.

import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const freshMs = 1_000
const staleMs = 30_000
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
}

const cachedPaths = [
  /^\/$/,
  /^\/consultations\/[^/]+(\/articles\/[^/]+)?$/,
  /^\/consultations\/[^/]+\/outcome$/,
  /^\/works\/[^/]+(\/compare|\/versions\/[^/]+)?$/,
  /^\/search$/,
  /^\/help(\/[^/]+)?$/,
]

/** The key of a request that may be answered from the cache; undefined for all others. */
export function cacheKey(request: IncomingMessage): string | undefined {
  if (request.method !== 'GET' || !request.url) return undefined
  const cookies = request.headers.cookie ?? ''
  if (cookies.includes('tiaoyi_session=')) return undefined
  const url = new URL(request.url, 'http://localhost')
  if (!cachedPaths.some((pattern) => pattern.test(url.pathname))) return undefined
  url.searchParams.sort()
  const choices = ['lang', 'size', 'theme', 'contrast'].map((name) => choiceOf(cookies, name))
  return `${url.pathname}?${url.searchParams} ${choices.join(' ')}`
}

function choiceOf(cookies: string, name: string): string {
  const pair = cookies.split(';').find((part) => part.trim().startsWith(`${name}=`))
  const value = pair?.slice(pair.indexOf('=') + 1) ?? ''
  return /^[a-z]{1,6}$/.test(value) ? value : ''
}

/** A cache over `render`, which answers one request without the cache. */
export function createPageCache(
  render: (request: IncomingMessage) => Promise<RenderedPage>,
  now: () => number,
) {
  const pages = new Map<string, Kept>()
  const rendering = new Map<string, Promise<Kept | RenderedPage>>()

  async function renderOnce(key: string, request: IncomingMessage): Promise<Kept | RenderedPage> {
    const running = rendering.get(key)
    if (running) return running
    const started = keep(key, request).finally(() => rendering.delete(key))
    rendering.set(key, started)
    return started
  }

  async function keep(key: string, request: IncomingMessage): Promise<Kept | RenderedPage> {
    const page = await render(request)
    if (page.status !== 200 || page.headers['set-cookie'] !== undefined) return page
    const [small, smallest] = await Promise.all([
      gzipped(page.body),
      brotlied(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    ])
    const etag = `"${createHash('sha256').update(page.body).digest('base64url').slice(0, 22)}"`
    const kept = { page, etag, gzip: small, brotli: smallest, at: now() }
    pages.delete(key)
    pages.set(key, kept)
    const oldest = pages.size > maxPages ? pages.keys().next().value : undefined
    if (oldest !== undefined) pages.delete(oldest)
    return kept
  }

  return {
    /** Answers from the cache, rendering when needed. */
    answer: async (key: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const known = pages.get(key)
      const age = known ? now() - known.at : Number.POSITIVE_INFINITY
      if (known && age < staleMs) {
        if (age >= freshMs) renderOnce(key, request).catch(() => pages.delete(key))
        return send(request, response, known)
      }
      const made = await renderOnce(key, request)
      if ('etag' in made) return send(request, response, made)
      response.writeHead(made.status, { ...made.headers }).end(made.body)
    },
    /** Forgets everything: after a publication the next reader must see it. */
    clear: () => pages.clear(),
  }
}

export type PageCache = ReturnType<typeof createPageCache>

function send(request: IncomingMessage, response: ServerResponse, kept: Kept): void {
  const headers = {
    ...kept.page.headers,
    ETag: kept.etag,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    Vary: 'Accept-Encoding, Cookie',
  }
  if (request.headers['if-none-match'] === kept.etag) {
    response.writeHead(304, headers).end()
    return
  }
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const body = accepted.includes('br') ? kept.brotli : accepted.includes('gzip') ? kept.gzip : kept.page.body
  const encoding = body === kept.brotli ? 'br' : body === kept.gzip ? 'gzip' : undefined
  response.writeHead(200, {
    ...headers,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
    'Content-Length': body.length,
  })
  response.end(body)
}
