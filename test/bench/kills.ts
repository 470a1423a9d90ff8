// What a submission survives when the server is ended with `kill -9`. Run: npx tsx test/bench/kills.ts FOLDER [--rounds 100]
// [--seed 20261125]. Starts the built server on FOLDER/data (the demonstration is loaded once), lets eight clients submit,
// kills it at a random moment after the first answer, starts it again and asks for every receipt it ever gave; then all of the
// round is sent again with its keys, and counted. What was acknowledged stands in FOLDER/state.json, so that the next run goes on
// after the last whole round. At the end the ledger is exported from the stopped server and verified. Embedded database; with
// TEST_DATABASE_URL (an empty database that belongs to this folder) PostgreSQL. Ends with 1 when anything was lost or doubled.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '20261125' },
  },
})
if (!positionals[0]) throw new Error('Expected a folder: npx tsx test/bench/kills.ts FOLDER')
const folder = resolve(positionals[0])
const statePath = join(folder, 'state.json')
const env = {
  ...process.env,
  TIAOYI_DATA: join(folder, 'data'),
  PORT: '0',
  DATABASE_URL: process.env.TEST_DATABASE_URL ?? '',
  NODE_ENV: 'production' as const,
}

interface State {
  rounds: number
  acknowledged: number
  lost: number
  doubled: number
  /** Receipts of every acknowledged submission, of all rounds. */
  receipts: string[]
}

/** Part of every key: a round that was broken off is done anew, and must not meet its own first half. */
const run = Date.now().toString(36)

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Numbers in [0, 1) that depend on the seed and the round alone: a run that goes on draws what a whole one would. */
function draw(seed: number, round: number): number {
  let x = (seed ^ Math.imul(round + 1, 0x9e3779b1)) >>> 0
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}

function saveState(state: State): void {
  writeFileSync(`${statePath}.part`, JSON.stringify(state))
  renameSync(`${statePath}.part`, statePath)
}

async function start() {
  const child: ChildProcess = spawn(process.execPath, ['bin/tiaoyi.js', 'serve'], { cwd: root, env })
  const ended = new Promise((done) => child.once('exit', done))
  const address = await new Promise<string>((done, fail) => {
    let said = ''
    const read = (chunk: unknown) => {
      said += String(chunk)
      const found = /answers at (http:\/\/[^\s]+)/.exec(said)?.[1]
      if (found) done(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => fail(new Error(`Expected a server; it ended with ${code}: ${said}`)))
  })
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  return { address, end }
}

async function open(address: string): Promise<{ id: string; comments: number }> {
  const { items } = (await (await fetch(`${address}/api/v1/consultations`)).json()) as {
    items: { id: string; status: string; comments: number }[]
  }
  const found = items.filter(({ status }) => status === 'open').sort((a, b) => (a.id < b.id ? -1 : 1))[0]
  if (!found) throw new Error('Expected an open consultation in the demonstration')
  return found
}

/** The receipt; undefined when the connection was cut. Any other answer than 201 is an error of the bench. */
async function submit(address: string, id: string, key: string): Promise<string | undefined> {
  const response = await fetch(`${address}/api/v1/consultations/${id}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify({ comments: [{ article: null, text: `第${key}号意见：请把期限写清楚。` }] }),
  }).catch((error: unknown) => {
    if (error instanceof TypeError) return undefined
    throw error
  })
  if (!response) return undefined
  const body = await response.text().catch((error: unknown) => {
    if (error instanceof TypeError) return undefined
    throw error
  })
  if (body === undefined) return undefined
  if (response.status !== 201) throw new Error(`Expected 201, got ${response.status}: ${body}`)
  return (JSON.parse(body) as { receipt: string }).receipt
}

/** One round: submit, kill, start, judge. The server it returns runs. */
async function round(state: State, server: Awaited<ReturnType<typeof start>>, seed: number) {
  const number = state.rounds
  const { id, comments: before } = await open(server.address)
  const sent = new Set<string>()
  const answered = new Map<string, string>()
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let i = 0; i < 200; i++) {
      const key = `${run}-${number}-${client}-${i}`
      sent.add(key)
      const receipt = await submit(server.address, id, key)
      if (!receipt) return
      answered.set(key, receipt)
    }
  })
  while (answered.size === 0) await wait(1)
  await wait(draw(seed, number) * 150)
  await server.end('SIGKILL')
  await Promise.all(clients)
  const again = await start()
  state.receipts.push(...answered.values())
  for (const receipt of answered.values()) {
    if ((await fetch(`${again.address}/api/v1/receipts/${receipt}`)).status !== 200) state.lost++
  }
  for (const key of sent) {
    const receipt = await submit(again.address, id, key)
    const first = answered.get(key)
    if (first && receipt !== first) state.doubled++
  }
  const more = (await open(again.address)).comments - before - sent.size
  if (more > 0) state.doubled += more
  if (more < 0) state.lost -= more
  state.acknowledged += answered.size
  state.rounds++
  return again
}

async function verifyLedger(): Promise<string> {
  const target = join(folder, 'export')
  rmSync(target, { recursive: true, force: true })
  const cli = (args: string[]) =>
    promisify(execFile)(process.execPath, ['bin/tiaoyi.js', ...args], { cwd: root, env })
  await cli(['ledger', 'export', target])
  return (await cli(['verify', target])).stdout.trim()
}

mkdirSync(folder, { recursive: true })
const state: State = existsSync(statePath)
  ? (JSON.parse(readFileSync(statePath, 'utf8')) as State)
  : { rounds: 0, acknowledged: 0, lost: 0, doubled: 0, receipts: [] }
let server = await start()
try {
  while (state.rounds < Number(values.rounds)) {
    server = await round(state, server, Number(values.seed))
    saveState(state)
    console.log(
      `${state.rounds} kills: ${state.acknowledged} acknowledged, lost ${state.lost}, doubled ${state.doubled}`,
    )
  }
  let missing = 0
  for (const receipt of state.receipts) {
    if ((await fetch(`${server.address}/api/v1/receipts/${receipt}`)).status !== 200) missing++
  }
  console.log(`asked again at the end: ${state.receipts.length} receipts, ${missing} missing`)
  if (missing + state.lost + state.doubled > 0) process.exitCode = 1
} finally {
  await server.end('SIGTERM')
}
console.log(await verifyLedger())
