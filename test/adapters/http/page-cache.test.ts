// The cache in front of a real node server: what readers may share, and what must not travel from one to another.

import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import {
  createPageCache,
  type PageAsked,
  pageAsked,
  type RenderedPage,
} from '~/adapters/http/page-cache.server'

interface Shop {
  readonly renders: PageAsked[]
  ask(path: string, headers?: Record<string, string>): Promise<Answer>
  pass(ms: number): void
  write(): void
  clear(): void
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A cache over pages that print all they are given, on a real port. */
async function open(page: (asked: PageAsked) => Partial<RenderedPage> = () => ({})): Promise<Shop> {
  let time = 1_000_000
  let written = 0
  const renders: PageAsked[] = []
  const cache = createPageCache(
    async (asked) => {
      renders.push(asked)
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(`${renders.length} ${JSON.stringify(asked)} ${'条'.repeat(500)}`),
        ...page(asked),
      }
    },
    { now: () => time, written: () => written },
  )
  const server = createServer((request, response) => {
    const asked = pageAsked(request)
    if (asked) void cache.answer(asked, request, response)
    else response.writeHead(599).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    renders,
    ask: (path, headers = {}) => get(port, path, headers),
    pass: (ms) => {
      time += ms
    },
    write: () => {
      written++
    },
    clear: cache.clear,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function get(port: number, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject)
    request.end()
  })
}

it('gives a second reader nothing of what the first one sent', async () => {
  const shop = await open()
  const first = await shop.ask('/consultations/a?station=s1', {
    Host: 'evil.example',
    Cookie: 'lang=en; tiaoyi_device=secret-device; name=zhangsan; size="><script>',
    'User-Agent': 'secret-agent',
    Referer: 'https://evil.example/?q=secret-words',
    'X-Forwarded-For': '203.0.113.9',
    'X-Forwarded-Host': 'evil.example',
    Authorization: 'Bearer secret-token',
  })
  const second = await shop.ask('/consultations/a?station=s1', { Cookie: 'lang=en' })
  expect(shop.renders).toEqual([
    { key: '/consultations/a?station=s1 lang=en', url: '/consultations/a?station=s1', cookie: 'lang=en' },
  ])
  expect(second.body).toEqual(first.body)
  expect(second.body.toString()).not.toMatch(/secret|evil|zhangsan|203\.0/)
  await shop.close()
})

it('takes no request that names a person, another host, or another method', () => {
  const asked = (url: string, method = 'GET', cookie = '') => pageAsked({ url, method, headers: { cookie } })
  expect(asked('/')).toBeDefined()
  expect(asked('/', 'GET', 'tiaoyi_session=x')).toBeUndefined()
  expect(asked('/', 'POST')).toBeUndefined()
  expect(asked('//evil.example/help')).toBeUndefined()
  expect(asked('http://evil.example/help')).toBeUndefined()
  expect(asked('/receipts/AAAA-BBBB-CCCC-DDDD')).toBeUndefined()
  expect(asked('/consultations/a/articles/art_1/comment')).toBeUndefined()
  expect(asked('/desk')).toBeUndefined()
})

it('keeps language, size, theme and contrast apart, and no other cookie', async () => {
  const shop = await open()
  for (const cookie of ['', 'lang=en', 'size=l', 'theme=dark', 'contrast=hc'])
    await shop.ask('/', { Cookie: cookie })
  expect(shop.renders.length).toBe(5)
  await shop.ask('/', { Cookie: 'lang=xx; other=1' })
  expect(shop.renders.length).toBe(5)
  await shop.close()
})

it('says what the answer depends on, and answers a known tag with 304', async () => {
  const shop = await open()
  const { headers, body } = await shop.ask('/')
  expect(headers.vary).toBe('Accept-Encoding, Cookie')
  expect(headers.etag).toMatch(/^W\/".{22}"$/)
  const again = await shop.ask('/', { 'If-None-Match': `"other", ${headers.etag}` })
  expect([again.status, again.body.length]).toEqual([304, 0])
  const gz = await shop.ask('/', { 'Accept-Encoding': 'gzip, br;q=0' })
  const br = await shop.ask('/', { 'Accept-Encoding': 'gzip, br' })
  expect([gz.headers['content-encoding'], br.headers['content-encoding']]).toEqual(['gzip', 'br'])
  expect(gunzipSync(gz.body)).toEqual(body)
  expect(brotliDecompressSync(br.body)).toEqual(body)
  await shop.close()
})

it('is a second old at most once something was written, and stands while nothing is', async () => {
  const shop = await open()
  await shop.ask('/')
  shop.pass(5_000)
  await shop.ask('/')
  expect(shop.renders.length).toBe(1)
  shop.write()
  await shop.ask('/')
  expect(shop.renders.length).toBe(2)
  shop.write()
  shop.pass(500)
  await shop.ask('/')
  expect(shop.renders.length).toBe(2)
  shop.pass(501)
  const { body } = await shop.ask('/')
  expect(body.toString()).toMatch(/^3 /)
  await shop.close()
})

it('forgets everything when staff have written', async () => {
  const shop = await open()
  await shop.ask('/')
  shop.clear()
  await shop.ask('/')
  expect(shop.renders.length).toBe(2)
  await shop.close()
})

it('renders once for a crowd', async () => {
  const shop = await open()
  await Promise.all(Array.from({ length: 50 }, () => shop.ask('/')))
  expect(shop.renders.length).toBe(1)
  await shop.close()
})

it('keeps no answer that sets a cookie, is private or is not a page', async () => {
  const answers: Partial<RenderedPage>[] = [
    { headers: { 'set-cookie': 'a=b' } },
    { headers: { 'cache-control': 'no-store' } },
    { status: 404 },
  ]
  for (const answer of answers) {
    const shop = await open(() => answer)
    await shop.ask('/')
    await shop.ask('/')
    expect(shop.renders.length).toBe(2)
    await shop.close()
  }
})
