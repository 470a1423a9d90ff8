// Renders a page to a stream. The answer starts when the whole page is ready: public pages are small and come from
// memory, and a half-rendered page cannot change its status any more. The timer that gives up on a hanging loader
// is cleared when the stream ends; left running it held every render in memory for its six seconds (373 → 189 MB at
// 16 connections).

import { Transform } from 'node:stream'
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { errorNumber } from './components/errorNumber'
import { NonceContext } from './components/nonce'
import type { PageFacts } from './components/page'
import { PageHtmlContext } from './components/page-html'
import { noteRefusal } from './components/page-title'
import { readPreferences } from './language'

const givesUpAfterMs = 6_000

/** Single fetch stops waiting for deferred data shortly before the render does. */
export const streamTimeout = givesUpAfterMs - 1_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = nonceOf(loadContext)
  const { loaderData } = remixContext.staticHandlerContext
  if (request.method === 'POST' && status >= 400) noteRefusal(loaderData)
  loaderData.root ??= factsOfRequest(request)
  return new Promise((resolve, reject) => {
    let answerStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <PageHtmlContext.Provider value={loadContext.html}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce || undefined} />
        </PageHtmlContext.Provider>
      </NonceContext.Provider>,
      {
        nonce: nonce || undefined,
        onAllReady() {
          const body = withoutGaps()
          body.once('close', () => clearTimeout(timer))
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }))
          pipe(body)
        },
        onShellError(error) {
          clearTimeout(timer)
          reject(error)
        },
        onError(error) {
          answerStatus = 500
          if (!request.signal.aborted) console.error(error)
        },
      },
    )
    const timer = setTimeout(abort, givesUpAfterMs)
  })
}

/**
 * Drops zero bytes. React fills its buffers of 2,048 bytes to the end, and where the next character needs more bytes than
 * are left it sends the buffer with the rest of it still zero (react-dom 18.3.1, `writeStringChunk`): Chinese text got
 * two U+FFFD about every thirtieth buffer. No page holds a zero byte of its own: they are refused in what people write.
 */
function withoutGaps(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
}

/** What a loader or an action threw. The number is the one the reader sees; the address is not logged, since it may
 *  hold a receipt's code. A page that is not there, or not for this reader, is an answer and no fault. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  console.error(errorNumber(nonceOf(context), new URL(request.url).pathname), error)
}

/** What the root's loader would have said of a visitor, where an action threw before any loader was asked. */
function factsOfRequest(request: Request): PageFacts {
  const { pathname, search } = new URL(request.url)
  const preferences = readPreferences(request.headers.get('Cookie'))
  return { csrf: '', person: null, address: pathname + search, preferences }
}

function nonceOf(context: unknown): string {
  const nonce = typeof context === 'object' && context !== null && 'nonce' in context ? context.nonce : ''
  return typeof nonce === 'string' ? nonce : ''
}
