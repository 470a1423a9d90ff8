import { request } from 'node:http'
import { expect, it } from 'vitest'
import { type Serving, serve } from './serving'

/** One request as it stands, without what a browser would add. Resolves with status, headers and body. */
function send(
  server: Serving,
  path: string,
  given: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(
      server.address + path,
      { method: given.method ?? 'GET', headers: given.headers },
      (answer) => {
        let body = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk) => {
          body += chunk
        })
        answer.on('end', () => {
          const headers = Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          )
          resolve({ status: answer.statusCode ?? 0, headers, body })
        })
      },
    )
    call.on('error', reject)
    call.end(given.body)
  })
}

const formHead = { 'Content-Type': 'application/x-www-form-urlencoded' }

async function enter(server: Serving, login: string, password = 'tiaoyi-demo', cookie = '') {
  const answer = await send(server, '/login', {
    method: 'POST',
    headers: { ...formHead, ...(cookie ? { Cookie: cookie } : {}) },
    body: new URLSearchParams({ login, password }).toString(),
  })
  return { ...answer, cookie: (answer.headers['set-cookie'] ?? '').split(';')[0] ?? '' }
}

const tokenIn = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''

it('writes nothing for a form without its token, with another’s token, or from a foreign or null origin', async () => {
  const server = await serve()
  const admin = await enter(server, 'admin')
  const other = await enter(server, 'admin2')
  const page = async (cookie: string) =>
    (await send(server, '/admin/people', { headers: { Cookie: cookie } })).body
  const token = tokenIn(await page(admin.cookie))
  const foreign = tokenIn(await page(other.cookie))
  expect(token).not.toBe('')
  expect(token).not.toBe(foreign)
  const post = (csrf: string, more: Record<string, string> = {}) =>
    send(server, '/admin/people', {
      method: 'POST',
      headers: { ...formHead, Cookie: admin.cookie, ...more },
      body: new URLSearchParams({ csrf, login: 'forged', name: '冒名', regionCode: '' }).toString(),
    })
  const tries = [
    await post(''),
    await post(foreign),
    await post(token, { Origin: 'https://evil.example' }),
    await post(token, { Origin: 'null' }),
    await post(token, { 'Sec-Fetch-Site': 'cross-site' }),
    await post(token, { 'Content-Type': 'text/plain' }),
    await send(server, '/admin/people.data', {
      method: 'POST',
      headers: { ...formHead, Cookie: admin.cookie },
      body: 'login=forged&name=x&regionCode=',
    }),
  ]
  for (const { status } of tries) expect(status).toBeGreaterThanOrEqual(400)
  expect(tries.slice(0, 5).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  expect(await page(admin.cookie)).not.toContain('forged')
  const right = await post(token, { Origin: server.address })
  expect(right.status).toBe(200)
  expect(await page(admin.cookie)).toContain('forged')
  await server.stop()
})

it('carries the security headers on every answer, a nonce where a page is one reader’s, no inline script where it is kept', async () => {
  const server = await serve()
  const { cookie } = await enter(server, 'admin')
  const paths = [
    '/',
    '/login',
    '/nothing-here',
    '/healthz',
    '/api/v1/consultations',
    '/receipts/none',
    '/desk',
    '/assets/none.js',
  ]
  for (const path of paths) {
    const { headers } = await send(server, path)
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['x-frame-options'], path).toBe('DENY')
    expect(headers['content-security-policy'], path).toContain("object-src 'none'")
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
  const kept = await send(server, '/')
  expect(kept.headers['content-security-policy']).toContain("script-src 'self'")
  for (const [tag] of kept.body.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain('src=')
  const own = await send(server, '/admin', { headers: { Cookie: cookie } })
  const nonce = /'nonce-([^']+)'/.exec(own.headers['content-security-policy'] ?? '')?.[1] ?? ''
  expect(nonce.length).toBeGreaterThan(20)
  for (const [tag] of own.body.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`)
  const again = await send(server, '/admin', { headers: { Cookie: cookie } })
  expect(again.headers['content-security-policy']).not.toContain(nonce)
  await server.stop()
})

it('gives a fresh session at sign-in, ends it at sign-out, and slows down guessing', async () => {
  const server = await serve()
  const first = await enter(server, 'admin')
  const token = tokenIn((await send(server, '/admin', { headers: { Cookie: first.cookie } })).body)
  const planted = await enter(server, 'drafter', 'tiaoyi-demo', 'tiaoyi_session=planted')
  expect(planted.cookie).not.toBe('tiaoyi_session=planted')
  expect(first.headers['set-cookie']).toMatch(/HttpOnly.*SameSite=Lax/)
  await send(server, '/logout', {
    method: 'POST',
    headers: { ...formHead, Cookie: first.cookie },
    body: new URLSearchParams({ csrf: token }).toString(),
  })
  expect((await send(server, '/admin', { headers: { Cookie: first.cookie } })).status).toBe(403)
  const statuses: number[] = []
  for (let i = 0; i < 10; i++) statuses.push((await enter(server, 'reviewer', `guess ${i}`)).status)
  expect(statuses.slice(0, 8)).toEqual(Array(8).fill(422))
  expect(statuses[9]).toBe(503)
  await server.stop()
})

it('leads nowhere outside by `to`, and refuses bodies over the limit before reading them', async () => {
  const server = await serve()
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:a=b',
    '/\t/evil.example',
  ]) {
    const answer = await send(server, `/login?to=${encodeURIComponent(to)}`, {
      method: 'POST',
      headers: formHead,
      body: new URLSearchParams({ login: 'auditor', password: 'tiaoyi-demo' }).toString(),
    })
    expect(answer.status).toBe(303)
    const target = new URL(answer.headers.location ?? '', server.address)
    expect(target.origin, to).toBe(server.address)
  }
  const tooLarge = await send(server, '/login', {
    method: 'POST',
    headers: { ...formHead, 'Content-Length': '1000001' },
    body: 'a'.repeat(1_000_001),
  }).catch(() => ({ status: 413 }))
  expect(tooLarge.status).toBe(413)
  await server.stop()
})

it('refuses demonstration accounts where the public reaches it', async () => {
  const server = await serve(undefined, { PUBLIC_URL: 'http://tiaoyi.example' })
  const answer = await send(server, '/login', {
    method: 'POST',
    headers: { ...formHead, Origin: 'http://tiaoyi.example', Host: 'tiaoyi.example' },
    body: 'login=admin&password=tiaoyi-demo',
  })
  expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
  expect(answer.body).toContain('演示账号')
  await server.stop()
})
