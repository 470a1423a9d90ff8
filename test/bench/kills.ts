// What survives when the server is ended with `kill -9`. Run: npx tsx test/bench/kills.ts FOLDER [--rounds 100]
// [--scenes submit,publish,dispose,carry] [--seed 20261125] [--balance-every 5] [--rebuild]. Starts the built server on FOLDER/data (the
// demonstration is loaded once), lets clients submit, staff publish or answer, or a new version carry 4,000 comments, kills
// the server at a random moment, starts it again, asks for everything that was acknowledged and sends again what got no
// answer. Every few rounds, and after each round that carries, rows and events are compared in the database while no server
// holds it, as the kill left it. FOLDER/state.json holds what was acknowledged: the next run goes on after the last whole
// round. At the end the ledger is exported and verified; with --rebuild the database is deleted before, and made anew from the
// ledger file. Embedded database; with TEST_DATABASE_URL (an empty database that
// belongs to this folder) PostgreSQL. Ends with 1 when anything was lost or doubled or does not balance.

import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { openDatabase } from '~/adapters/db/connect.server'
import * as paths from '~/paths'
import { type Balance, balanceOf } from './kills-balance'
import {
  carryScene,
  disposeScene,
  type Place,
  publishScene,
  type Scene,
  type Surroundings,
  submitScene,
  untilIdle,
} from './kills-scenes'
import { json, root, type Server, type Staff, signIn, startServer, submit } from './kills-server'

const scenes: Readonly<
  Record<string, { readonly within: number; start(server: Server, around: Surroundings): Promise<Scene> }>
> = {
  submit: { within: 400, start: submitScene },
  publish: { within: 700, start: publishScene },
  dispose: { within: 700, start: disposeScene },
  carry: { within: 2_000, start: carryScene },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '100' },
    scenes: { type: 'string', default: Object.keys(scenes).join(',') },
    seed: { type: 'string', default: '20261125' },
    'balance-every': { type: 'string', default: '5' },
    rebuild: { type: 'boolean', default: false },
  },
})
if (!positionals[0]) throw new Error('Expected a folder: npx tsx test/bench/kills.ts FOLDER')
const folder = resolve(positionals[0])
const statePath = join(folder, 'state.json')
const dataDirectory = join(folder, 'data')
const databaseUrl = process.env.TEST_DATABASE_URL ?? ''
const env = {
  ...process.env,
  TIAOYI_DATA: dataDirectory,
  PORT: '0',
  DATABASE_URL: databaseUrl,
  NODE_ENV: 'production' as const,
}

interface Count {
  rounds: number
  acknowledged: number
  lost: number
  doubled: number
}

interface State {
  counts: Record<string, Count>
  /** How often rows and events were compared, and the worst that was seen. */
  balances: number
  worst: Balance
  place?: Place
  /** Of every acknowledged submission, of all rounds. */
  receipts: string[]
}

/** Part of every text and key: a round that was broken off is done anew, and must not meet its own first half. */
const run = Date.now().toString(36)
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Numbers in [0, 1) that depend on the seed and the round alone: a run that goes on draws what a whole one would. */
function draw(seed: number, round: number): number {
  let x = (seed ^ Math.imul(round + 1, 0x9e3779b1)) >>> 0
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}

function saveState(): void {
  writeFileSync(`${statePath}.part`, JSON.stringify(state))
  renameSync(`${statePath}.part`, statePath)
}

/** The open consultation of the demonstration with 4,000 more comments, and three small works for the publisher. */
async function prepare(server: Server): Promise<Place> {
  const { address } = server
  const { items } = await json<{
    items: { id: string; status: string; version: string; work: string; title: string }[]
  }>(address, '/api/v1/consultations')
  const open = items.filter(({ title }) => !title.startsWith('演练')).find(({ status }) => status === 'open')
  if (!open) throw new Error('Expected an open consultation in the demonstration')
  const { source } = await json<{ source: string }>(
    address,
    `/api/v1/works/${open.work}/versions/${open.version}`,
  )
  const answered: string[] = []
  for (let i = 0; i < 80; i++) {
    const texts = Array.from({ length: 50 }, (_, j) => `准备的第${run}-${i}-${j}条意见：请写清楚由谁负责。`)
    const done = await submit(address, open.id, { key: `prepare-${run}-${i}`, texts })
    if (i < 4) answered.push(done?.comments[0]?.id ?? '')
    if (done) state.receipts.push(done.receipt)
  }
  const drafter = await signIn(address, 'drafter')
  const versions: string[] = []
  for (let i = 0; i < 3; i++) {
    const title = `演练用第${i}号规定${run}`
    const pasted = `${title}\n\n第一条 为了演练，制定本规定。\n第二条 本规定自公布之日起施行。\n`
    const preview = await drafter.post(address, paths.importWork(), { intent: 'preview', pasted })
    const ticket = new URL(address + preview?.location).searchParams.get('preview') ?? ''
    const saved = await drafter.post(address, paths.importWork(), {
      ...{
        intent: 'save',
        ticket,
        work: 'new',
        title,
        kind: 'local-regulation',
        issuer: '演练单位',
        region: '9901',
      },
      ...{ stage: 'consultation-draft', label: '草案', day: '2026-11-25', explanation: '' },
    })
    versions.push(new URL(address + saved?.location).searchParams.get('version') ?? '')
  }
  return { consultation: open.id, version: open.version, work: open.work, versions, answered, source }
}

let staff: Staff[] | undefined

/** One round: send, kill, start, judge. The server it returns runs. */
async function round(name: string, count: Count, server: Server): Promise<Server> {
  const scene = scenes[name]
  if (!scene || !state.place) throw new Error(`Expected a scene, got ${name}`)
  const { address } = server
  // Sessions stand in the database and outlive the server.
  staff ??= await Promise.all(
    ['drafter', 'reviewer', 'publisher', 'admin'].map((who) => signIn(address, who)),
  )
  const [drafter, reviewer, publisher, admin] = staff
  if (!drafter || !reviewer || !publisher || !admin) throw new Error('Expected four members of the staff')
  const { place, receipts } = state
  const mark = `${run}-${name}-${count.rounds}`
  const going = await scene.start(server, { mark, drafter, reviewer, publisher, admin, place, receipts })
  const at = draw(Number(values.seed), count.rounds * 7 + name.length)
  // Three of four wait for a first answer; the others may end before anything was acknowledged.
  if (name !== 'carry' && count.rounds % 4 !== 0) while (going.acknowledged() === 0) await wait(1)
  await wait(at * scene.within)
  await server.end('SIGKILL')
  await going.ended
  const isDue = name === 'carry' || count.rounds % Number(values['balance-every']) === 0
  if (isDue) await compare({ isCarried: false })
  let again = await startServer(env)
  const judged = await going.judge(again)
  if (name === 'carry') {
    await again.end('SIGKILL')
    await compare({ isCarried: true })
    again = await startServer(env)
  }
  await going.clean(again)
  count.acknowledged += going.acknowledged()
  count.lost += judged.lost
  count.doubled += judged.doubled
  count.rounds++
  return again
}

/** Rows and events; comments without a place are a fault only when the carrying is through. */
async function compare({ isCarried }: { isCarried: boolean }): Promise<void> {
  const found = await balanceOf({ databaseUrl, dataDirectory })
  const uncarried = isCarried ? found.uncarried : 0
  state.balances++
  const worst = Object.entries({ ...found, uncarried }).map(([name, n]) => [
    name,
    Math.max(n, state.worst[name as keyof Balance]),
  ])
  state.worst = Object.fromEntries(worst)
}

const cli = (args: string[]) =>
  promisify(execFile)(process.execPath, ['bin/tiaoyi.js', ...args], { cwd: root, env })

/** What each receipt that was ever given says; empty where there is none any more. */
async function receiptsOf({ address }: Server): Promise<[receipt: string, answer: string][]> {
  const all: [string, string][] = []
  for (const receipt of state.receipts) {
    const answer = await fetch(`${address}/api/v1/receipts/${receipt}`)
    all.push([receipt, answer.status === 200 ? await answer.text() : ''])
  }
  return all
}

/** Delete the database under a killed server, make it anew from the ledger file, and ask for every receipt again. */
async function rebuild(server: Server): Promise<Server> {
  const before = await receiptsOf(server)
  await server.end('SIGKILL')
  if (databaseUrl === '') rmSync(join(dataDirectory, 'database'), { recursive: true })
  else {
    const database = await openDatabase({ databaseUrl, dataDirectory })
    await database.driver.script(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS pgboss CASCADE;',
    )
    await database.close()
  }
  const start = performance.now()
  console.log((await cli(['restore', '--from-ledger'])).stdout.trim())
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const again = await startServer(env)
  await untilIdle(again.address, await signIn(again.address, 'admin'))
  const after = await receiptsOf(again)
  const other = before.filter(([, answer], at) => answer !== after[at]?.[1]).length
  console.log(
    `database deleted and made anew in ${seconds} s: ${before.length} receipts, ${other} say otherwise`,
  )
  if (other > 0) process.exitCode = 1
  return again
}

async function verifyLedger(): Promise<string> {
  const target = join(folder, 'export')
  rmSync(target, { recursive: true, force: true })
  await cli(['ledger', 'export', target])
  return (await cli(['verify', target])).stdout.trim()
}

mkdirSync(folder, { recursive: true })
const none: Balance = {
  rowsWithoutEvent: 0,
  eventsWithoutRow: 0,
  doubled: 0,
  uncarried: 0,
  gaps: 0,
  entries: 0,
}
const state: State = existsSync(statePath)
  ? (JSON.parse(readFileSync(statePath, 'utf8')) as State)
  : { counts: {}, balances: 0, worst: none, receipts: [] }
const chosen = values.scenes.split(',')
let server = await startServer(env)
try {
  state.place ??= await prepare(server)
  saveState()
  for (let i = 0; i < Number(values.rounds); i++) {
    for (const name of chosen) {
      state.counts[name] ??= { rounds: 0, acknowledged: 0, lost: 0, doubled: 0 }
      const count = state.counts[name]
      if (count.rounds > i) continue
      server = await round(name, count, server)
      saveState()
      const { rounds, acknowledged, lost, doubled } = count
      console.log(
        `${name} ${rounds} kills: ${acknowledged} acknowledged, lost ${lost}, doubled ${doubled}; load ${loadavg()[0]?.toFixed(1)}`,
      )
    }
  }
  const missing = (await receiptsOf(server)).filter(([, answer]) => answer === '').length
  console.log(`asked again at the end: ${state.receipts.length} receipts, ${missing} missing`)
  if (values.rebuild) server = await rebuild(server)
  const faults = Object.values(state.counts).reduce((sum, { lost, doubled }) => sum + lost + doubled, missing)
  if (faults > 0) process.exitCode = 1
} finally {
  await server.end('SIGTERM')
}
await compare({ isCarried: true })
const { entries, ...bad } = state.worst
console.log(`compared ${state.balances} times, ${entries} entries at most; worst: ${JSON.stringify(bad)}`)
if (Object.values(bad).some((n) => n > 0)) process.exitCode = 1
console.log(await verifyLedger())
