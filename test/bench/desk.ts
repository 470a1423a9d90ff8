// How fast the comments desk is with 10,000 comments on one article. Run: npx tsx test/bench/desk.ts (after `npm start` has
// built the program once; two minutes). It serves a fresh demonstration, writes a seeded 10,000 comments on one article of
// the open consultation, groups nothing, and asks for the desk as the drafter does: each page eleven times after one to
// warm up, over loopback, wall time; then one step on all 10,000 and its undo.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '~/adapters/config.server'
import { openContext } from '~/adapters/context.server'
import * as paths from '~/paths'

const root = fileURLToPath(new URL('../..', import.meta.url))
const comments = 10_000
const repeats = 11
const article = 'art_3'

/** A generator of numbers below 2²⁴ (the low bits of such a generator repeat soon); the same seed, the same comments. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 8
  }
}

const openings = ['我认为', '建议', '本人住在老小区，', '作为物业从业人员，', '我们楼里讨论过，', '希望']
const points = [
  '充电设施离住宅太近',
  '充电收费应当明码标价',
  '夜间不应当断电',
  '停放区要有遮雨棚',
  '检查次数太少',
]
const ends = [
  '，请写清楚距离。',
  '，建议将“三十日”改为“十五日”。',
  '，反对一刀切。',
  '，支持这一条。',
  '，应当由街道负责。',
]

async function fill(dataDirectory: string): Promise<string> {
  const ctx = await openContext(readConfig({ TIAOYI_DATA: dataDirectory }, dataDirectory))
  const { driver, prisma } = ctx.database
  const one = await prisma.comment.findFirstOrThrow({ where: { consultation: { status: 'open' } } })
  const station = await prisma.station.findFirstOrThrow()
  const next = seeded(20_261_125)
  const of = <T>(all: readonly T[]): T => all[next() % all.length] as T
  const stances = ['change', 'oppose', 'support', 'unclear']
  const rows = Array.from({ length: comments }, (_, at) => ({
    id: `bench${String(at).padStart(6, '0')}`,
    text: `${of(openings)}${of(points)}${of(ends)}（第${at}件）`,
    stance: of(stances),
    minutes: next() % 20_000,
    station: next() % 4 === 0 ? station.id : null,
  }))
  const json = JSON.stringify(rows)
  await driver.query(
    `INSERT INTO "Submission" ("id","consultationId","channel","receiptHash","authorKind","stationId","receivedAt","ledgerSeq")
     SELECT 's' || (r->>'id'), $2, CASE WHEN r->>'station' IS NULL THEN 'online' ELSE 'paper' END, r->>'id', 'person',
       r->>'station', now() - ((r->>'minutes') || ' minutes')::interval, 0 FROM json_array_elements($1::json) r`,
    [json, one.consultationId],
  )
  await driver.query(
    `INSERT INTO "Comment" ("id","submissionId","consultationId","versionId","ordinal","anchorEId","text","foldedHash","stance","receivedAt")
     SELECT r->>'id', 's' || (r->>'id'), $2, $3, 0, '${article}', r->>'text', r->>'id', r->>'stance',
       now() - ((r->>'minutes') || ' minutes')::interval FROM json_array_elements($1::json) r`,
    [json, one.consultationId, one.versionId],
  )
  await driver.query(
    `UPDATE "ArticleCount" SET "texts" = "texts" + ${comments}, "published" = "published" + ${comments},
       "people" = "people" + ${comments} WHERE "consultationId" = $1 AND "eId" = '${article}'`,
    [one.consultationId],
  )
  await driver.query(
    `UPDATE "ConsultationCount" SET "comments" = "comments" + ${comments}, "published" = "published" + ${comments},
       "people" = "people" + ${comments} WHERE "consultationId" = $1`,
    [one.consultationId],
  )
  await ctx.close()
  return one.consultationId
}

const children: ChildProcess[] = []

async function serve(dataDirectory: string): Promise<string> {
  const env = {
    ...process.env,
    TIAOYI_DATA: dataDirectory,
    PORT: '0',
    DATABASE_URL: '',
    NODE_ENV: 'production' as const,
  }
  const child = spawn(process.execPath, ['bin/tiaoyi.js', 'serve'], { cwd: root, env })
  children.push(child)
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += String(chunk)
      const address = /answers at (http:\/\/\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) =>
      reject(new Error(`Expected the server to start; it ended with ${code}: ${said}`)),
    )
  })
}

async function stop(): Promise<void> {
  const child = children.pop()
  if (!child) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

async function signIn(address: string): Promise<string> {
  const body = new URLSearchParams({ login: 'drafter', password: 'tiaoyi-demo' })
  const answer = await fetch(address + paths.login(), { method: 'POST', redirect: 'manual', body })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function timed(work: () => Promise<Response>): Promise<{ ms: number; body: string }> {
  const start = performance.now()
  const answer = await work()
  const body = await answer.text()
  if (answer.status >= 400) throw new Error(`Expected an answer, got ${answer.status}: ${body.slice(0, 200)}`)
  return { ms: performance.now() - start, body }
}

const directory = mkdtempSync(join(tmpdir(), 'tiaoyi-bench-desk-'))
await serve(directory)
await stop()
const id = await fill(directory)
const address = await serve(directory)
const headers = { cookie: await signIn(address) }
const load = loadavg()[0]?.toFixed(1)
process.stdout.write(
  `${cpus().length} cores, Node ${process.versions.node}, load ${load}; ${comments} comments on one article\n\n`,
)
process.stdout.write('| page | median ms | slowest ms | KB |\n|---|---|---|---|\n')
const first = await timed(() => fetch(address + paths.deskComments(id, { article }), { headers }))
const after = /after=([0-9]+_[a-z0-9]+)/.exec(first.body)?.[1] ?? ''
const pages = {
  'desk, first page': paths.deskComments(id),
  'the article': paths.deskComments(id, { article }),
  'the article, second page': paths.deskComments(id, { article, after }),
  'filter: words': paths.deskComments(id, { article, q: '遮雨棚' }),
  'filter: words that nobody used': paths.deskComments(id, { q: '量子' }),
  'filter: stance': paths.deskComments(id, { article, stance: 'oppose' }),
  'filter: way it came': paths.deskComments(id, { channel: 'paper' }),
  'filter: in no theme': paths.deskComments(id, { theme: 'none' }),
  'filter: nobody in charge': paths.deskComments(id, { assignee: 'none' }),
  'filter: held back': paths.deskComments(id, { state: 'held' }),
  charts: paths.deskCharts(id),
  'to do': paths.desk(),
}
for (const [name, path] of Object.entries(pages)) {
  const times: number[] = []
  let bytes = 0
  for (let at = 0; at <= repeats; at++) {
    const { ms, body } = await timed(() => fetch(address + path, { headers }))
    if (at > 0) times.push(ms)
    bytes = body.length
  }
  times.sort((a, b) => a - b)
  const median = times[times.length >> 1] ?? 0
  process.stdout.write(
    `| ${name} | ${median.toFixed(0)} | ${times.at(-1)?.toFixed(0)} | ${(bytes / 1000).toFixed(0)} |\n`,
  )
}

const csrf = /name="csrf" value="([^"]+)"/.exec(first.body)?.[1] ?? ''
const path = paths.deskComments(id, { article, q: '（第' })
const post = (fields: Readonly<Record<string, string>>) =>
  timed(() => {
    const body = new URLSearchParams({ csrf, ...fields })
    return fetch(address + path, { method: 'POST', headers, body })
  })
const step = { act: 'held', scope: 'all', reason: 'unrelated', note: '' }
const asked = await post(step)
const confirmed = /name="confirmed" value="(\d+)"/.exec(asked.body)?.[1] ?? '0'
const held = await post({ ...step, confirmed })
const actionId = /name="actionId" value="([^"]+)"/.exec(held.body)?.[1] ?? ''
const undone = await post({ act: 'undo', actionId })
process.stdout.write(`\n| step on all | comments | s |\n|---|---|---|\n`)
process.stdout.write(`| hold back | ${confirmed} | ${(held.ms / 1000).toFixed(1)} |\n`)
process.stdout.write(`| undo it | ${confirmed} | ${(undone.ms / 1000).toFixed(1)} |\n`)
await stop()
