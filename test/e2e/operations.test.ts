import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '~/adapters/db/connect.server'
import { copyOfDemonstration, openConsultation, post, run, serve } from './serving'

const postgresUrl = process.env.TEST_DATABASE_URL
const fresh = (name: string) => join(mkdtempSync(join(tmpdir(), 'tiaoyi-operations-')), name)

/** Runs `tiaoyi` with `--format json` and reads what it printed. */
async function json(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { code, said } = await run([...args, '--format', 'json'], env)
  const line = said.split('\n').find((text) => text.startsWith('{'))
  return { code, said, data: JSON.parse(line ?? '{}') as Record<string, unknown> }
}

/** The tables of a backup as text, without what the backup itself adds. */
function tablesOf(folder: string): Record<string, string> {
  const files = readdirSync(join(folder, 'database')).filter((name) => !/Ledger|Setting|JobRun/.test(name))
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, 'database', name), 'utf8')]))
}

it('backs up, examines and exports beside a running server, and restores everything elsewhere', async () => {
  const server = await serve()
  const env = { TIAOYI_DATA: server.dataDirectory }
  const id = await openConsultation(server.address)
  const words = '一段话，里面有行分隔符\u2028和“引号”与\\反斜线。'
  const receipt = (await post(server.address, id, { text: words }))?.receipt
  const answers: number[] = []
  let isOver = false
  const busy = (async () => {
    for (let i = 0; !isOver; i++)
      answers.push((await post(server.address, id, { text: `第${i}条。` }))?.status ?? 0)
  })()
  const target = fresh('backup')
  const backup = await json(['backup', target, '--with-keys'], env)
  isOver = true
  await busy
  expect(backup.said).toContain('tiaoyi.backup-done/1')
  expect(new Set(answers)).toEqual(new Set([201]))

  const doctor = await json(['doctor'], env)
  expect([doctor.code, doctor.data.ok]).toEqual([0, true])
  expect(doctor.said).toContain(server.address)

  const folder = fresh('ledger')
  expect((await json(['ledger', 'export', folder], env)).data).toMatchObject({
    schema: 'tiaoyi.ledger-export/1',
  })
  expect((await run(['verify', folder, '--key', join(folder, 'key')], {})).code).toBe(0)
  expect((await run(['migrate'], env)).code).toBe(4)
  await server.stop()

  const elsewhere = fresh('data')
  const restored = await json(['restore', target, '--keys', `${target}.keys`], { TIAOYI_DATA: elsewhere })
  expect(restored).toMatchObject({
    code: 0,
    data: { schema: 'tiaoyi.restore/1', entries: backup.data.entries },
  })
  const again = fresh('again')
  await run(['backup', again], { TIAOYI_DATA: elsewhere })
  expect(tablesOf(again)).toEqual(tablesOf(target))
  const second = await serve(elsewhere)
  const shown = (await (await fetch(`${second.address}/api/v1/receipts/${receipt}`)).json()) as {
    comments: { text: string }[]
  }
  expect(shown.comments[0]?.text).toBe(words)
  await second.stop()
})

it('makes a deleted database anew from the ledger file: every table that is not computed, and the ledger itself', async () => {
  const data = await copyOfDemonstration()
  const env = { TIAOYI_DATA: data }
  const server = await serve(data)
  const id = await openConsultation(server.address)
  const receipt = (await post(server.address, id, { text: '数据库没了，这句话还在。', key: 'k' }))?.receipt
  await server.crash()
  const before = fresh('before')
  await run(['backup', before], env)
  rmSync(join(data, 'database'), { recursive: true })
  expect(await run(['serve'], { ...env, PORT: '0' })).toMatchObject({
    code: 2,
    said: expect.stringContaining('tiaoyi restore --from-ledger'),
  })
  const rebuilt = await json(['restore', '--from-ledger'], env)
  expect(rebuilt).toMatchObject({ code: 0, data: { schema: 'tiaoyi.rebuild/1', repeat: [] } })
  const after = fresh('after')
  await run(['backup', after], env)
  // Groups of the machine, its places and comparisons are computed again; what a person read is not in the ledger; a key of
  // a submission has the second of its entry.
  const isComputed =
    /IdempotencyKey|Cluster|Comparison\.|Carry|StudyRecord|StudyAnswer|ArticleTime|ReadingNote|ReadingListItem|ModelCall|TextVector/
  const kept = (folder: string) => Object.entries(tablesOf(folder)).filter(([name]) => !isComputed.test(name))
  for (const [i, [name, rows]] of kept(before).entries())
    expect([name, kept(after)[i]?.[1]]).toEqual([name, rows])
  const ledger = fresh('ledger')
  await run(['ledger', 'export', ledger], env)
  expect((await run(['verify', ledger, '--key', join(ledger, 'key')], {})).code).toBe(0)
  const again = await serve(data)
  const shown = await (await fetch(`${again.address}/api/v1/receipts/${receipt}`)).json()
  expect(shown).toMatchObject({ comments: [{ text: '数据库没了，这句话还在。' }] })
  expect((await post(again.address, id, { text: '数据库没了，这句话还在。', key: 'k' }))?.receipt).toBe(
    receipt,
  )
  const proof = await (await fetch(`${again.address}/api/v1/ledger/proof/${receipt}`)).json()
  expect(proof).toMatchObject({ entries: [{ disclosed: [{ field: 'words' }] }] })
  await again.stop()
})

it('refuses a backup with one flipped byte anywhere, a target with data, and missing keys', async () => {
  const source = await copyOfDemonstration()
  const target = fresh('backup')
  await run(['backup', target, '--with-keys'], { TIAOYI_DATA: source })
  const restore = (folder: string, ...more: string[]) =>
    run(['restore', folder, ...more], { TIAOYI_DATA: fresh('data') })
  expect(await run(['restore', target, '--keys', `${target}.keys`], { TIAOYI_DATA: source })).toMatchObject({
    code: 2,
    said: expect.stringContaining('is not empty'),
  })
  expect(await restore(target)).toMatchObject({
    code: 2,
    said: expect.stringContaining('The keys are missing'),
  })
  const comments = readdirSync(join(target, 'database')).find((name) => name.endsWith('-Comment.jsonl'))
  for (const name of ['manifest.json', 'ledger/entries.log', `database/${comments}`]) {
    const copy = fresh('copy')
    cpSync(target, copy, { recursive: true })
    const bytes = readFileSync(join(copy, name))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(join(copy, name), bytes)
    const { code, said } = await restore(copy, '--keys', `${target}.keys`)
    expect([name, code]).toEqual([name, 2])
    expect(said).toContain('was altered')
  }
})

it.skipIf(!postgresUrl)(
  `moves the embedded database to PostgreSQL and back by backup and restore${postgresUrl ? '' : ' (skipped: TEST_DATABASE_URL is not set)'}`,
  async () => {
    const url = postgresUrl ?? ''
    const empty = await openDatabase({ databaseUrl: url, dataDirectory: '' })
    await empty.driver.script(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS pgboss CASCADE;',
    )
    await empty.close()
    const source = await copyOfDemonstration()
    const first = fresh('first.tar.gz')
    await run(['backup', first, '--with-keys'], { TIAOYI_DATA: source })
    const onPostgres = { TIAOYI_DATA: fresh('data'), DATABASE_URL: url }
    const keys = ['--keys', `${first}.keys`]
    expect(await run(['restore', first, ...keys], onPostgres)).toMatchObject({ code: 0 })
    expect(
      await run(['restore', first, ...keys], { ...onPostgres, TIAOYI_DATA: fresh('data') }),
    ).toMatchObject({
      code: 2,
      said: expect.stringContaining('holds data already'),
    })
    const second = fresh('second')
    expect((await json(['backup', second], onPostgres)).code).toBe(0)
    expect((await json(['doctor'], onPostgres)).data.ok).toBe(true)
    const back = fresh('data')
    expect(await run(['restore', second, ...keys], { TIAOYI_DATA: back })).toMatchObject({ code: 0 })
    const third = fresh('third')
    await run(['backup', third], { TIAOYI_DATA: back })
    const unpacked = fresh('unpacked')
    await run(['backup', unpacked], { TIAOYI_DATA: source })
    expect(tablesOf(third)).toEqual(tablesOf(unpacked))
  },
)

it('judges an exported ledger by its files and the key: valid, invalid, unreadable', async () => {
  const folder = fresh('ledger')
  await run(['ledger', 'export', folder], { TIAOYI_DATA: await copyOfDemonstration() })
  expect((await json(['verify', folder], {})).data).toMatchObject({
    schema: 'tiaoyi.verify/1',
    result: 'valid',
  })
  const copy = (change: (path: string) => void) => {
    const path = fresh('copy')
    cpSync(folder, path, { recursive: true })
    change(path)
    return json(['verify', path], {})
  }
  const cut = await copy((path) => {
    const lines = readFileSync(join(path, 'entries.jsonl'), 'utf8').trimEnd().split('\n')
    writeFileSync(join(path, 'entries.jsonl'), `${lines.slice(0, -1).join('\n')}\n`)
  })
  expect([cut.code, cut.data.result]).toEqual([1, 'invalid'])
  const pending = await copy((path) => {
    const notes = readFileSync(join(path, 'checkpoints.jsonl'), 'utf8').trimEnd().split('\n')
    writeFileSync(join(path, 'checkpoints.jsonl'), `${notes.slice(0, -1).join('\n')}\n`)
  })
  expect([pending.code, pending.data.result]).toEqual([3, 'pending'])
  expect((await copy((path) => writeFileSync(join(path, 'extra'), ''))).code).toBe(1)
  expect((await run(['verify', '/nowhere'], {})).code).toBe(2)
  // A folder that lost a file is another folder than the one exported, not one without anything to read.
  const keyless = await copy((path) => rmSync(join(path, 'key')))
  expect([keyless.code, keyless.said]).toEqual([1, expect.stringContaining('key is missing')])
})

it('lets a doctor say what is wrong with an installation that does not open', async () => {
  const source = await copyOfDemonstration()
  const journal = join(source, 'ledger', 'entries.log')
  const bytes = readFileSync(journal)
  bytes[200] = (bytes[200] ?? 0) ^ 1
  writeFileSync(journal, bytes)
  const { code, data } = await json(['doctor'], { TIAOYI_DATA: source })
  expect([code, data.ok]).toEqual([1, false])
  expect(JSON.stringify(data.checks)).toContain('does not match its checksum')
})

it('starts once when it is started several times at once', async () => {
  const data = await copyOfDemonstration()
  const many = await Promise.all(Array.from({ length: 6 }, () => run(['migrate'], { TIAOYI_DATA: data })))
  expect(many.filter(({ code }) => code === 0).length).toBeGreaterThan(0)
  for (const { code, said } of many.filter(({ code }) => code !== 0)) {
    expect(code).toBe(4)
    expect(said).toMatch(/is in use by process \d+/)
  }
  const starts = await Promise.allSettled([serve(data), serve(data)])
  const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  const refused = starts.flatMap((start) => (start.status === 'rejected' ? [String(start.reason)] : []))
  expect(running).toHaveLength(1)
  expect(refused[0]).toContain('ended with 4')
  expect((await fetch(`${running[0]?.address}/healthz`)).status).toBe(200)
  await running[0]?.stop()
})
