// The HTTP server: the page cache first, then Express for static files, limits and Remix. Remix gets one context a
// request with who asks; every command and query asks `can` itself, the server only finds out who it is.

import { randomBytes } from 'node:crypto'
import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Context } from '../context.server'
import { csrfToken, readSession, sessionCookie } from '../session/session.server'
import { compressedAssets } from './assets.server'
import type { RequestContext } from './context.server'
import { securityHeaders } from './headers.server'
import {
  createPageCache,
  type PageAsked,
  type PageCache,
  pageAsked,
  type RenderedPage,
} from './page-cache.server'

export interface RunningServer {
  readonly server: Server
  readonly port: number
  /** Stops taking requests, finishes those under way within 15 s, then resolves. */
  stop(): Promise<void>
}

const bodyLimit = 1_000_000
const uploadLimit = 21_000_000

/** Serve the built pages of `root`; resolves when the port is open. */
export async function startServer(ctx: Context, root: string, build: ServerBuild): Promise<RunningServer> {
  const app = express()
  const handler = express()
  assemble(handler, ctx, root, build)
  const cache = createPageCache((asked, request) => renderThrough(handler, asked, request), {
    now: ctx.clock.now,
    written: ctx.writtenByPeople,
  })
  app.disable('x-powered-by')
  app.use(handler)
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 120_000 }, (request, response) => {
    const asked = pageAsked(request)
    if (asked === undefined) {
      clearAfterStaff(cache, request, response)
      app(request as Request, response as Response)
      return
    }
    cache.answer(asked, request, response).catch((error: Error) => {
      console.error(error)
      response
        .writeHead(500, { ...securityHeaders(), 'Content-Type': 'text/plain; charset=utf-8' })
        .end('页面没能打开，请过一会儿再试。')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(ctx.config.port, ctx.config.host, resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : ctx.config.port
  return { server, port, stop: () => stop(server) }
}

/** What somebody signed in has written the next reader sees, without the second that submissions may take. */
function clearAfterStaff(cache: PageCache, request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (cookieOf(request, sessionCookie)) response.once('finish', () => cache.clear())
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 15_000).unref()
  })
}

function assemble(app: Express, ctx: Context, root: string, build: ServerBuild): void {
  app.disable('x-powered-by')
  if (ctx.config.trustProxy.length > 0) app.set('trust proxy', [...ctx.config.trustProxy])
  // Every answer carries them, also files, refusals and health; a page rendered for one reader replaces the policy.
  app.use((_request, response, next) => {
    for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value)
    next()
  })
  app.get('/healthz', (_request, response) => {
    response.type('text').send('ok')
  })
  app.get('/readyz', (_request, response) => {
    ctx.database.driver.query('SELECT 1').then(
      () => response.type('text').send('ready'),
      () => response.status(503).type('text').send('the database does not answer'),
    )
  })
  app.use('/assets', compressedAssets(join(root, 'build/client/assets')))
  app.use('/assets', express.static(join(root, 'build/client/assets'), { immutable: true, maxAge: '1y' }))
  app.use(express.static(join(root, 'build/client'), { index: false, maxAge: '1h' }))
  app.use(compression())
  app.use(limitBody, refuseForeignForms(ctx), limitRate(ctx))
  app.all('*', remixHandler(ctx, build))
}

/** Node holds a body to the length it announces; one in chunks announces none and is counted as it comes. */
function limitBody(request: Request, response: Response, next: NextFunction): void {
  const isUpload = (request.headers['content-type'] ?? '').startsWith('multipart/form-data')
  const limit = isUpload ? uploadLimit : bodyLimit
  if (request.headers['transfer-encoding'] !== undefined)
    gatherChunks(request, limit, (fits) => (fits ? next() : tooLarge(request, response)))
  else if (Number(request.headers['content-length'] ?? 0) > limit) tooLarge(request, response)
  else next()
}

function tooLarge({ path }: Request, response: Response): void {
  const zh = '内容太大：文件最多 20 MB，接口每次最多 1 MB。什么都没有保存。'
  const en = 'Too large: files may have 20 MB, a request to the API 1 MB. Nothing was saved.'
  response.status(413)
  if (path.startsWith('/api/'))
    response.json({ error: { code: 'too-large', message: en, messageEn: en, messageZh: zh } })
  else response.type('text').send(`${zh} ${en}`)
}

/**
 * Keeps a body back until it is whole and then lets it be read, so that nothing begins to work on one that turns out too
 * large. Of that one no more is kept, and its connection is cut when the answer had two seconds to arrive.
 */
function gatherChunks(request: Request, limit: number, done: (fits: boolean) => void): void {
  const push = request.push.bind(request)
  const chunks: Buffer[] = []
  let size = 0
  request.push = (chunk: Buffer | null) => {
    if (size > limit) return true
    if (chunk !== null) {
      chunks.push(chunk)
      size += chunk.length
      if (size <= limit) return true
      chunks.length = 0
      setTimeout(() => request.socket.destroy(), 2_000).unref()
      done(false)
      return true
    }
    request.push = push
    for (const whole of chunks) push(whole)
    push(null)
    done(true)
    return false
  }
}

/** A form of another site is refused before anything reads it (T15). The API takes no cookies and is exempt. */
function refuseForeignForms(ctx: Context) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const isSafe = request.method === 'GET' || request.method === 'HEAD' || request.path.startsWith('/api/')
    const origin = request.headers.origin
    const own = ctx.config.publicUrl ?? `${request.protocol}://${request.headers.host}`
    const isForeign =
      request.headers['sec-fetch-site'] === 'cross-site' || (origin !== undefined && origin !== own)
    if (!isSafe && isForeign) {
      response
        .status(403)
        .type('text')
        .send('这个请求不是从本站页面发出的，没有执行。 Not sent from a page of this site.')
      return
    }
    next()
  }
}

/** Two windows for writes by address: a burst and a sustained one, wide enough for a meeting behind one address. */
function limitRate(ctx: Context) {
  const burst = new RateLimiterMemory({ points: 300, duration: 10 })
  const sustained = new RateLimiterMemory({ points: 6000, duration: 3600 })
  return (request: Request, response: Response, next: NextFunction): void => {
    const isLoopback = ctx.config.publicUrl === undefined
    if (request.method === 'GET' || request.method === 'HEAD' || isLoopback) {
      next()
      return
    }
    const address = request.ip ?? ''
    Promise.all([burst.consume(address), sustained.consume(address)]).then(
      () => next(),
      () =>
        response
          .status(429)
          .set('Retry-After', '10')
          .type('text')
          .send('提交得太快了，请过十秒再试，您的字还在。'),
    )
  }
}

function remixHandler(ctx: Context, build: ServerBuild) {
  return (request: Request, response: Response, next: NextFunction): void => {
    contextOf(ctx, request)
      .then((requestContext) => {
        const isCacheable = pageAsked(request) !== undefined
        for (const [name, value] of Object.entries(
          securityHeaders(isCacheable ? undefined : requestContext.nonce),
        )) {
          response.setHeader(name, value)
        }
        const handle = createRequestHandler({
          build,
          getLoadContext: () => requestContext,
          mode: 'production',
        })
        return handle(request, response, next)
      })
      .catch(next)
  }
}

async function contextOf(ctx: Context, request: Request): Promise<RequestContext> {
  const session = cookieOf(request, sessionCookie)
  const person = (await readSession(ctx, session)) ?? null
  const isCacheable = pageAsked(request) !== undefined
  return {
    ctx,
    nonce: isCacheable ? '' : randomBytes(16).toString('base64'),
    person,
    session: person && session ? session : '',
    csrfToken: person && session ? csrfToken(ctx.secrets.session, session) : '',
    html: new Map(),
    address: request.ip ?? '',
  }
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pair = (request.headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair ? pair.slice(pair.indexOf('=') + 1).trim() : undefined
}

/** Runs a request through the handler and collects the answer, for the page cache. */
function renderThrough(handler: Express, asked: PageAsked, request: IncomingMessage): Promise<RenderedPage> {
  return new Promise((resolve, reject) => {
    const collector = new CollectingResponse(request)
    collector.done.then(resolve, reject)
    // A request of its own: Express changes what it is given, and several readers may wait for this one answer.
    const plain = new IncomingMessage(request.socket)
    plain.method = 'GET'
    plain.url = asked.url
    // A kept page is for everybody: nothing of who asked may reach it, the name of the host included.
    plain.headers = { host: 'localhost', cookie: asked.cookie, 'accept-encoding': 'identity' }
    plain.push(null)
    handler(plain as Request, collector.response as Response, (error?: unknown) =>
      reject(error ?? new Error('Expected a page')),
    )
  })
}

/** A response without a socket: what is written to it is collected. */
class CollectingResponse {
  readonly response: ServerResponse
  readonly done: Promise<RenderedPage>

  constructor(request: IncomingMessage) {
    const response = new ServerResponse(request)
    const chunks: Buffer[] = []
    this.response = response
    this.done = new Promise((resolve) => {
      const take = (chunk: unknown, encoding?: unknown) => {
        if (typeof chunk === 'string')
          chunks.push(
            Buffer.from(chunk, (typeof encoding === 'string' ? encoding : 'utf8') as BufferEncoding),
          )
        else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
      }
      response.write = ((chunk: unknown, encoding?: unknown, after?: unknown) => {
        take(chunk, encoding)
        const callback = typeof encoding === 'function' ? encoding : after
        if (typeof callback === 'function') callback()
        return true
      }) as typeof response.write
      response.end = ((chunk?: unknown, encoding?: unknown) => {
        take(chunk, encoding)
        const headers = Object.fromEntries(
          Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
        )
        resolve({ status: response.statusCode, headers, body: Buffer.concat(chunks) })
        response.emit('finish')
        return response
      }) as typeof response.end
    })
  }
}
