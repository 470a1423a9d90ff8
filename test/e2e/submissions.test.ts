import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openConsultation, post, run, serve } from './serving'

it('makes one submission of a hundred parallel posts with one key, and refuses the key with another body', async () => {
  const server = await serve()
  const id = await openConsultation(server.address)
  const before = await countOf(server.address, id)
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      post(server.address, id, { text: '充电口应当离楼道远一点。', article: '第三条', key: 'one' }),
    ),
  )
  expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([201]))
  expect(new Set(answers.map((answer) => answer?.receipt)).size).toBe(1)
  expect(new Set(answers.map((answer) => answer?.comments?.[0]?.id)).size).toBe(1)
  expect(await countOf(server.address, id)).toBe(before + 1)
  const other = await post(server.address, id, { text: '换了一句话。', article: '第三条', key: 'one' })
  expect(other).toMatchObject({ status: 409, error: { code: 'conflict' } })
  await server.stop()
})

it('loses nothing that was answered with 201 and doubles nothing, however often it is killed', async () => {
  let server = await serve()
  const id = await openConsultation(server.address)
  const acknowledged = new Map<string, string>()
  const sent = new Set<string>()
  const started = await countOf(server.address, id)
  for (let round = 0; round < 3; round++) {
    const { address } = server
    let isOver = false
    const clients = Array.from({ length: 8 }, async (_, client) => {
      for (let i = 0; !isOver && i < 500; i++) {
        const key = `${round}-${client}-${i}`
        sent.add(key)
        const answer = await post(address, id, { text: `第${round}轮第${client}人的第${i}条意见。`, key })
        if (answer?.status === 201 && answer.receipt) acknowledged.set(key, answer.receipt)
        if (!answer) return
      }
    })
    // At a moment that nobody chose, but only once some were answered in this round.
    const enough = acknowledged.size + 12
    while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 20 + round * 7))
    await server.crash()
    isOver = true
    await Promise.all(clients)
    server = await serve(server.dataDirectory)
  }
  expect(acknowledged.size).toBeGreaterThan(20)
  for (const [key, receipt] of acknowledged) {
    const response = await fetch(`${server.address}/api/v1/receipts/${receipt}`)
    expect(response.status, `receipt of ${key}`).toBe(200)
  }
  // Everything is sent again with its key: what was stored answers with its own receipt, the rest is stored now.
  for (const key of sent) {
    const [round, client, i] = key.split('-')
    const again = await post(server.address, id, { text: `第${round}轮第${client}人的第${i}条意见。`, key })
    expect(again?.status).toBe(201)
    if (acknowledged.has(key)) expect(again?.receipt).toBe(acknowledged.get(key))
  }
  expect(await countOf(server.address, id)).toBe(started + sent.size)
  await server.stop()
}, 180_000)

it('brings back every comment since the last backup when the database is deleted, from backup and journal', async () => {
  const server = await serve()
  const id = await openConsultation(server.address)
  const backup = join(mkdtempSync(join(tmpdir(), 'tiaoyi-lost-')), 'backup')
  await run(['backup', backup, '--with-keys'], { TIAOYI_DATA: server.dataDirectory })
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      post(server.address, id, { text: `备份之后的第${i}条。`, key: `${i}` }),
    ),
  )
  const before = await countOf(server.address, id)
  await server.crash()
  rmSync(join(server.dataDirectory, 'database'), { recursive: true })
  const env = { TIAOYI_DATA: server.dataDirectory }
  const refusal = await run(['serve'], { ...env, PORT: '0', TIAOYI_DEMO: '0' })
  expect(refusal.code).not.toBe(0)
  expect(refusal.said).toContain('tiaoyi restore --from-ledger')
  const restored = join(mkdtempSync(join(tmpdir(), 'tiaoyi-lost-')), 'data')
  expect((await run(['restore', backup, '--keys', `${backup}.keys`], { TIAOYI_DATA: restored })).code).toBe(0)
  cpSync(join(server.dataDirectory, 'ledger', 'entries.log'), join(restored, 'ledger', 'entries.log'))
  const again = await serve(restored)
  expect(await countOf(again.address, id)).toBe(before)
  for (const answer of answers) {
    expect((await fetch(`${again.address}/api/v1/receipts/${answer?.receipt}`)).status).toBe(200)
  }
  const repeated = await post(again.address, id, { text: '备份之后的第3条。', key: '3' })
  expect(repeated?.receipt).toBe(answers[3]?.receipt)
  await again.stop()
})

it('goes on with an import after it was told to stop and after it was killed, and ends as if it had not been', async () => {
  let server = await serve()
  const id = await openConsultation(server.address)
  const before = await countOf(server.address, id)
  const env = { TIAOYI_DATA: server.dataDirectory }
  const asked = ['import-comments', '--give-token', '--consultation', id, '--source', '区政府网站']
  const Authorization = `Bearer ${(await run(asked, env)).said.trim()}`
  const send = async (path: string, body: string, method = 'POST') => {
    const at = `${server.address}/api/v1/consultations/${id}/imports${path}`
    return (await (await fetch(at, { method, body, headers: { Authorization } })).json()) as {
      upload: string
      status: string
      done: number
      added: number
      wrong: number
    }
  }
  const { upload } = await send('', '{}')
  const lines = Array.from({ length: 600 }, (_, at) =>
    JSON.stringify({ id: `k${at}`, text: at === 299 ? '' : `第${at}件：答复再快一些。` }),
  )
  await send(`/${upload}/parts/1`, lines.join('\n'), 'PUT')
  const progress = () => send(`/${upload}`, '{"parts":1}')
  const until = async (isThere: (told: { status: string; done: number }) => boolean) => {
    for (;;) {
      const told = await progress()
      if (isThere(told)) return told
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  expect((await until(({ done, status }) => done >= 100 || status === 'done')).status).not.toBe('done')
  const stopping = performance.now()
  await server.stop()
  expect(performance.now() - stopping).toBeLessThan(15_000)
  server = await serve(server.dataDirectory)
  await until(({ done, status }) => done >= 250 || status === 'done')
  await server.crash()
  server = await serve(server.dataDirectory)
  expect(await until(({ status }) => status === 'done')).toMatchObject({ added: 599, wrong: 1 })
  expect(await countOf(server.address, id)).toBe(before + 599)
  await server.stop()
}, 120_000)

it('refuses a second process on the same data with one sentence and exit code 4', async () => {
  const server = await serve()
  const { code, said } = await run(['serve'], { TIAOYI_DATA: server.dataDirectory, PORT: '0' })
  expect(code).toBe(4)
  expect(said).toContain('is in use by process')
  expect(said).toContain(server.address)
  expect((await fetch(server.address)).status).toBe(200)
  await server.stop()
})

it('says what is wrong with bad input and stores nothing', async () => {
  const server = await serve()
  const id = await openConsultation(server.address)
  const before = await countOf(server.address, id)
  const cases: readonly [{ text: string; article?: string }, number, RegExp][] = [
    [{ text: '  ' }, 422, /请写下意见/],
    [{ text: '字'.repeat(5312) }, 422, /5,312字，请删去312字/],
    [{ text: '不同意', article: '第九十九条' }, 422, /没有第九十九条，最后一条是/],
    [{ text: '有\u0007铃' }, 422, /控制字符/],
  ]
  for (const [what, status, sentence] of cases) {
    const answer = await post(server.address, id, what)
    expect(answer?.status).toBe(status)
    expect(answer?.error?.messageZh).toMatch(sentence)
  }
  expect((await post(server.address, 'nosuch', { text: '你好' }))?.status).toBe(404)
  const closed = (await closedConsultation(server.address)) ?? ''
  expect((await post(server.address, closed, { text: '来晚了' }))?.error?.messageZh).toMatch(
    /已于.*24:00结束/,
  )
  expect(await countOf(server.address, id)).toBe(before)
  const script = await post(server.address, id, {
    text: '<script>alert(1)</script> \u202e倒着写',
    article: '第二条',
  })
  expect(script?.status).toBe(201)
  const page = await (await fetch(`${server.address}/consultations/${id}/articles/art_2`)).text()
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toContain('<script>alert')
  await server.stop()
})

async function countOf(address: string, id: string): Promise<number> {
  const { items } = (await (await fetch(`${address}/api/v1/consultations`)).json()) as {
    items: { id: string; comments: number }[]
  }
  return items.find((item) => item.id === id)?.comments ?? -1
}

async function closedConsultation(address: string): Promise<string | undefined> {
  const { items } = (await (await fetch(`${address}/api/v1/consultations`)).json()) as {
    items: { id: string; status: string }[]
  }
  return items.find(({ status }) => status === 'closed')?.id
}
