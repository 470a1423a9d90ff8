// Starts `tiaoyi serve` as its own process on a data directory of its own, and stops only what it started.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Serving {
  readonly address: string
  readonly dataDirectory: string
  /** Ends the process at once, as a crash would. */
  crash(): Promise<void>
  stop(): Promise<void>
}

/** Serve on a free port; the demonstration is loaded when the directory is new. */
export async function serve(dataDirectory = mkdtempSync(join(tmpdir(), 'tiaoyi-data-'))): Promise<Serving> {
  const env = {
    ...process.env,
    TIAOYI_DATA: dataDirectory,
    PORT: '0',
    NODE_ENV: 'production' as const,
    DATABASE_URL: '',
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
