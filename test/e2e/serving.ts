// Starts `tiaoyi serve` as its own process on a data directory of its own, and stops only what it started. The
// directory is a copy of a demonstration that was loaded once for this state of program, content and day: loading it
// for each test cost more than all that the tests do.

import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Serving {
  readonly address: string
  readonly dataDirectory: string
  /** Ends the process at once, as a crash would. */
  crash(): Promise<void>
  stop(): Promise<void>
}

/** Serve on a free port: a fresh copy of the demonstration, or the directory of an earlier serving. */
export async function serve(
  dataDirectory?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  return start(dataDirectory ?? (await copyOfDemonstration()), more)
}

/** A data directory of one's own with the demonstration in it. */
export async function copyOfDemonstration(): Promise<string> {
  const own = mkdtempSync(join(tmpdir(), 'tiaoyi-data-'))
  cpSync(await demonstration(), own, { recursive: true, filter: isNoSocket })
  return own
}

/** Serve an empty installation, without the demonstration. */
export function serveEmpty(): Promise<Serving> {
  return start(mkdtempSync(join(tmpdir(), 'tiaoyi-data-')), { TIAOYI_DEMO: '0' })
}

/** The folder of a loaded demonstration; the first who asks loads it, others wait for the finished one. */
async function demonstration(): Promise<string> {
  const folder = join(root, 'node_modules', '.tiaoyi')
  const path = join(folder, `demonstration-${stateOfProgram()}`)
  const claim = `${path}.claim`
  mkdirSync(folder, { recursive: true })
  while (!existsSync(path)) {
    if (isClaimed(claim)) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      continue
    }
    removeOlder(folder)
    const fresh = mkdtempSync(join(tmpdir(), 'tiaoyi-demonstration-'))
    const server = await start(fresh)
    await untilFound(server.address)
    await server.stop()
    cpSync(fresh, `${path}.part`, { recursive: true, filter: isNoSocket })
    renameSync(`${path}.part`, path)
    rmSync(fresh, { recursive: true, force: true })
    rmSync(claim, { recursive: true, force: true })
  }
  return path
}

/** Until the library can be searched: the index is filled beside the first pages, and no test is about that. */
async function untilFound(address: string): Promise<void> {
  const page = async () => (await fetch(`${address}/search?q=${encodeURIComponent('物业')}`)).text()
  while ((await page()).includes('索引正在建立')) await new Promise((resolve) => setTimeout(resolve, 300))
}

/** A socket cannot be copied, and belongs to the process that listened on it. */
function isNoSocket(path: string): boolean {
  return !path.endsWith('.sock')
}

/** Whether somebody else makes it. A claim of over five minutes belongs to a test run that was ended. */
function isClaimed(claim: string): boolean {
  try {
    mkdirSync(claim)
    return false
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const age = existsSync(claim) ? Date.now() - statSync(claim).mtimeMs : 0
    if (age > 300_000) rmSync(claim, { recursive: true, force: true })
    return true
  }
}

function removeOlder(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('demonstration-') && !name.endsWith('.claim')) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
}

function stateOfProgram(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10))
  const add = (path: string): void => {
    if (statSync(path).isFile()) hash.update(path.slice(root.length)).update(readFileSync(path))
    else if (!path.endsWith('generated')) for (const name of readdirSync(path).sort()) add(join(path, name))
  }
  const parts = [
    'app/adapters',
    'app/commands',
    'app/domain',
    'app/jobs',
    'app/cli',
    'search',
    'prisma',
    'content',
  ]
  for (const part of parts) add(join(root, part))
  return hash.digest('hex').slice(0, 16)
}

async function start(dataDirectory: string, more: Readonly<Record<string, string>> = {}): Promise<Serving> {
  const env = {
    ...process.env,
    TIAOYI_DATA: dataDirectory,
    PORT: '0',
    NODE_ENV: 'production' as const,
    DATABASE_URL: '',
    ...more,
  }
  const child = spawn(process.execPath, ['bin/tiaoyi.js', 'serve'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await announced(child)
  const end = (signal: 'SIGKILL' | 'SIGTERM') =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  // A test that fails leaves no server behind it; a file whose tests share one stops it in its own `afterAll`.
  if (expect.getState().currentTestName !== undefined) onTestFinished(() => end('SIGKILL'))
  return { address, dataDirectory, crash: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

function announced(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const read = (chunk: unknown) => {
      said += String(chunk)
      const found = /answers at (http:\/\/[^\s]+)/.exec(said)
      if (found?.[1]) resolve(found[1])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) =>
      reject(new Error(`Expected the server to start; it ended with ${code}: ${said}`)),
    )
  })
}

/** Runs `tiaoyi` to its end. */
export function run(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['bin/tiaoyi.js', ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: '', ...env },
    })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', (code) => resolve({ code, said }))
  })
}

export interface Answer {
  readonly status: number
  readonly receipt?: string
  readonly comments?: readonly { readonly id: string }[]
  readonly error?: { readonly code: string; readonly messageZh: string }
}

/** Post one comment by the API; undefined when the connection broke before an answer. */
export async function post(
  address: string,
  consultation: string,
  what: { text: string; article?: string | null; key?: string },
): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${address}/api/v1/consultations/${consultation}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(what.key ? { 'Idempotency-Key': what.key } : {}) },
      body: JSON.stringify({ comments: [{ article: what.article ?? null, text: what.text }] }),
    })
    return { status: response.status, ...((await response.json()) as object) }
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The consultation that is open in the demonstration. */
export async function openConsultation(address: string): Promise<string> {
  const { items } = (await (await fetch(`${address}/api/v1/consultations`)).json()) as {
    items: { id: string; status: string }[]
  }
  const open = items.find(({ status }) => status === 'open')
  if (!open) throw new Error('Expected an open consultation in the demonstration')
  return open.id
}
