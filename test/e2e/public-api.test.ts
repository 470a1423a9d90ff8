// The API and the plain form against a running server, without a browser: what is documented is what is answered, and
// what is wrong with an input is said with the same sentence through both doors, with nothing lost and nothing stored.

import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { apiErrorSchema, apiOperations } from '~/api-description'
import * as paths from '~/paths'
import { openConsultation, post, run, type Serving, serve } from './serving'

let server: Serving
let open: string

beforeAll(async () => {
  server = await serve()
  open = await openConsultation(server.address)
})
afterAll(() => server.stop())

const read = async (path: string, init?: RequestInit) => fetch(server.address + path, init)
const totalOf = async () =>
  ((await (await read(paths.apiConsultation(open))).json()) as { comments: number }).comments

it('answers every path of the API as its description says', async () => {
  const sent = await read(paths.apiSubmissions(open), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ comments: [{ article: '第三条', text: '充电桩离窗户远一点。' }] }),
  })
  const submitted = await sent.clone().json()
  const code = (submitted as { receipt: string }).receipt
  const wrong: string[] = []
  for (const [path, operation] of Object.entries(apiOperations)) {
    if (operation.token) continue
    const names: Readonly<Record<string, string>> = {
      id: open,
      code,
      work: 'property-management',
      version: '1',
    }
    const queries = {
      search: '?q=充电',
      compare: '?from=1&to=2',
      consistency: '?from=1&to=2',
      inclusion: '?seq=1',
    }
    const query = queries[path.split('/').at(-1) as keyof typeof queries] ?? ''
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '') + query
    const response = operation.method === 'post' ? sent : await read(address)
    if (response.status !== operation.status) wrong.push(`${path}: ${response.status}`)
    const checked = operation.answer?.safeParse(await response.json())
    if (checked && !checked.success) wrong.push(`${path}: ${checked.error.message}`)
  }
  expect(wrong).toEqual([])
})

it('describes every route of the API', () => {
  const folder = fileURLToPath(new URL('../../app/routes', import.meta.url))
  const described = new Set(
    Object.keys(apiOperations).map((path) => path.replaceAll(/\{\w+\}/g, '{}').replace(/^\//, '')),
  )
  const routes = readdirSync(folder)
    .filter((name) => name.startsWith('api.'))
    .map((name) =>
      name
        .replace(/\._index$/, '')
        .replaceAll(/\[([^\]]*)\]/g, (_, literal: string) => literal.replaceAll('.', '\u0000'))
        .split('.')
        .map((part) => (part.startsWith('$') ? '{}' : part.replace(/_$/, '')))
        .join('/')
        .replaceAll('\u0000', '.'),
    )
  expect(routes.filter((route) => !described.has(route))).toEqual([])
})

it('says no in the documented shape', async () => {
  for (const path of [
    paths.apiConsultation('nosuch'),
    paths.apiComments('nosuch'),
    paths.apiReceipt('nosuch'),
  ]) {
    const response = await read(path)
    expect(response.status).toBe(404)
    expect(apiErrorSchema.safeParse(await response.json()).success, path).toBe(true)
  }
})

const bad: readonly [string, string, number, RegExp][] = [
  ['empty', ' \n ', 422, /请写下意见后再提交/],
  ['only invisible', '\u200b\u2060\u202e', 422, /请写下意见后再提交/],
  ['too long', '字'.repeat(5_312), 422, /5,312字，请删去312字/],
  ['a control character', '有\u0007铃', 422, /控制字符/],
  ['a control character of the second block', '有\u0085行', 422, /控制字符/],
]

it('refuses bad words through the API and through the page with the same sentence, and stores nothing', async () => {
  const before = await totalOf()
  for (const [what, text, status, sentence] of bad) {
    const answer = await post(server.address, open, { text, article: '第三条' })
    expect([what, answer?.status]).toEqual([what, status])
    expect(answer?.error?.messageZh).toMatch(sentence)
    const page = await submitForm({ text })
    expect([what, page.status]).toEqual([what, status])
    const html = await page.text()
    expect(html).toMatch(sentence)
    expect(html).toContain('有1处需要修改')
    if (what === 'too long') expect(html).toContain(text)
  }
  const unknown = await post(server.address, open, { text: '不同意', article: '第九十九条' })
  expect(unknown?.error?.messageZh).toMatch(/没有第九十九条，最后一条是/)
  const annex = await post(server.address, open, { text: '不同意', article: 'annex_7' })
  expect([annex?.status, annex?.error?.messageZh]).toEqual([422, expect.stringMatching(/没有这个附件/)])
  expect((await submitForm({ text: '不同意' }, 'art_999')).status).toBe(404)
  expect(await totalOf()).toBe(before)
})

it('counts characters and not UTF-16 units: five thousand rare ones are taken', async () => {
  const rare = '𬇙'.repeat(5_000)
  expect((await post(server.address, open, { text: rare }))?.status).toBe(201)
  expect((await submitForm({ text: rare })).status).toBe(303)
  expect((await submitForm({ text: `${rare}字` })).status).toBe(422)
})

it('says when a consultation takes no comments, with the words still in the form', async () => {
  const { items } = (await (await read(paths.apiConsultations())).json()) as {
    items: { id: string; status: string }[]
  }
  const closed = items.find(({ status }) => status === 'closed' || status === 'reported')?.id ?? ''
  expect((await post(server.address, closed, { text: '来晚了' }))?.status).toBe(409)
  const page = await submitForm({ text: '来晚了的话' }, 'art_2', closed)
  expect(page.status).toBe(409)
  const html = await page.text()
  expect(html).toMatch(/已于.*24:00结束/)
  expect(html).toContain('来晚了的话')
})

it('gives one receipt for one key, and asks again when the same form comes with other words', async () => {
  const key = 'form-key-1'
  const first = await submitForm({ text: '同一份表单。', idempotencyKey: key })
  const again = await submitForm({ text: '同一份表单。', idempotencyKey: key })
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
  const other = await submitForm({ text: '换了一句。', idempotencyKey: key })
  expect(other.status).toBe(409)
  expect(await other.text()).toContain('再点一次“提交意见”会另存为新的一条')
})

it('shows markup as text and turning characters as marks', async () => {
  const text = '<script>alert(1)</script><img src=x onerror=alert(2)> \u202e倒着写'
  const { headers } = await submitForm({ text, proposal: '<b>粗</b>', original: '原' })
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  for (const path of [paths.article(open, 'art_3'), headers.get('Location') ?? '']) {
    const html = await (await read(path)).text()
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('U+202E')
    expect(html).not.toMatch(/<script>alert|<img src=x|\u202e|<b>粗/)
  }
})

it('keeps receipts out of caches, logs and search engines', async () => {
  const location = (await submitForm({ text: '回执不进缓存。' })).headers.get('Location') ?? ''
  for (const path of [location, `${location}/qr.png`, '/receipts/AAAA-AAAA-AAAA-AAAA']) {
    const { headers } = await read(path)
    expect([path, headers.get('Cache-Control')]).toEqual([path, 'no-store'])
    // Of several policies a browser follows the last one.
    // `same-origin` on pages with forms: with `no-referrer` browsers send them with `Origin: null`, which is refused.
    expect(headers.get('Referrer-Policy')).toMatch(/(^|, )(no-referrer|same-origin)$/)
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
  }
})

it('counts one support a device', async () => {
  const { comments = [] } =
    (await post(server.address, open, { text: '电梯里不能停放。', article: '第四条' })) ?? {}
  const path = paths.supportComment(open, comments[0]?.id ?? '')
  const first = await read(path, { method: 'POST', redirect: 'manual', body: new URLSearchParams() })
  const cookie = first.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  expect(first.headers.get('Location')).toContain('supported=now')
  const again = await read(path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie },
    body: new URLSearchParams(),
  })
  expect(again.headers.get('Location')).toContain('supported=before')
})

it('loses and adds no character of a page on its way', async () => {
  const { articles } = (await (await read(paths.apiConsultation(open))).json()) as {
    articles: { eId: string; text: string }[]
  }
  const damaged: string[] = []
  for (const { eId, text } of articles) {
    const html = await (await read(paths.commentOn(open, eId))).text()
    if (/[\u0000\ufffd]/.test(html) || !html.includes(text.split('\n')[0] ?? '')) damaged.push(eId)
  }
  expect(damaged).toEqual([])
})

it('tells feed readers what was opened', async () => {
  const feed = await (await read(paths.feed())).text()
  expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom"')
  expect(feed).toContain(`/consultations/${open}`)
})

function submitForm(fields: Readonly<Record<string, string>>, eId = 'art_3', id = open): Promise<Response> {
  return read(paths.commentOn(id, eId), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...fields }),
  })
}

it('takes the file of another platform in parts, any order and again, by its token alone', async () => {
  const source = '区政府网站'
  const asked = ['import-comments', '--give-token', '--consultation', open, '--source', source]
  const token = (await run(asked, { TIAOYI_DATA: server.dataDirectory })).said.trim()
  const send = (path: string, body: string, bearer = token, method = 'POST') =>
    read(path, { method, body, headers: { Authorization: `Bearer ${bearer}` } })
  const begun = await send(paths.apiImports(open), '{"fileName":"a.jsonl"}')
  expect(begun.status).toBe(201)
  const { upload } = (await begun.json()) as { upload: string }
  const here = paths.apiImport(open, upload)
  const part = (number: number, body: string, bearer = token) =>
    send(`${here}/parts/${number}`, body, bearer, 'PUT')
  const before = await totalOf()
  const file = [
    '{"id":"1","text":"井盖响了三个月。"}',
    '{"id":"2","text":"同意。","article":"2"}',
    '{"id":"3"}',
  ].join('\n')
  const answers = [
    await part(2, file.slice(20)),
    await part(1, file.slice(0, 20), 'ty_wrong'),
    await send(here, '{"parts":2}'),
    await part(1, file.slice(0, 20)),
    await part(1, file.slice(0, 20)),
    await part(1, file.slice(0, 21)),
    await part(3, 'x'.repeat(1_000_001)),
    await part(3, file, 'ty_wrong'),
    await send(paths.apiImports('nosuch'), '{}'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 403, 409, 200, 200, 409, 413, 403, 403])
  expect(await answers[4]?.json()).toEqual({ number: 1, isRepeat: true })
  for (const at of [1, 2, 5, 6, 7, 8])
    expect(apiErrorSchema.safeParse(await answers[at]?.json()).success, `answer ${at}`).toBe(true)
  let seen: { status?: string } = {}
  for (let i = 0; i < 300 && seen.status !== 'done'; i++) {
    const told = await send(here, '{"parts":2}')
    expect(told.status).toBe(200)
    seen = (await told.json()) as { status?: string }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const schema = apiOperations['/api/v1/consultations/{id}/imports/{upload}']?.answer
  expect(schema?.safeParse(seen).error).toBeUndefined()
  expect(seen).toMatchObject({
    status: 'done',
    total: 3,
    added: 2,
    known: 0,
    wrong: 1,
    problems: [{ line: 3 }],
  })
  expect(await totalOf()).toBe(before + 2)
}, 60_000)

it('counts a body that announces no length, and takes it up to the same limit', async () => {
  const inChunks = (size: number) =>
    new Promise<{ status?: number; said: string }>((resolve, reject) => {
      const path = paths.apiSubmissions(open)
      const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }
      const sending = request(server.address + path, { method: 'POST', headers }, async (response) => {
        let said = ''
        for await (const chunk of response) said += String(chunk)
        sending.destroy()
        resolve({ status: response.statusCode, said })
      }).on('error', reject)
      const body = JSON.stringify({ comments: [{ article: null, text: '分块送来的。' }] })
      sending.write(body.slice(0, 1))
      sending.write(' '.repeat(size))
      // One that is too large is answered while it is still coming.
      if (size < 1_000_000) sending.end(body.slice(1))
    })
  expect((await inChunks(1_000)).status).toBe(201)
  const refused = await inChunks(1_000_000)
  expect(refused.status).toBe(413)
  expect(apiErrorSchema.safeParse(JSON.parse(refused.said)).success).toBe(true)
})
