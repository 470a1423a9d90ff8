// The server that the bench of kills starts and ends, and the people who use it: visitors by the API, staff by the forms of
// the pages. What got no answer because the server was gone is `undefined`; any other surprise is an error of the bench.

import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as paths from '~/paths'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Server {
  readonly address: string
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** Start the built program; resolves when it says where it answers. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, ['bin/tiaoyi.js', 'serve'], { cwd: root, env })
  const ended = new Promise((done) => child.once('exit', done))
  // A bench that ends by an error leaves no server behind it.
  const endWithMe = () => child.kill('SIGKILL')
  process.once('exit', endWithMe)
  child.once('exit', () => process.off('exit', endWithMe))
  const address = await new Promise<string>((done, fail) => {
    let said = ''
    const read = (chunk: unknown) => {
      said += String(chunk)
      const found = /条议 answers at (http:\/\/\S+)/.exec(said)?.[1]
      if (found) done(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => fail(new Error(`Expected a server; it ended with ${code}: ${said}`)))
  })
  return {
    address,
    end: async (signal) => {
      child.kill(signal)
      await ended
    },
  }
}

export interface Answer {
  readonly status: number
  readonly location: string
  readonly body: string
}

/** Ask; undefined when the connection was cut before the whole answer was there. */
async function ask(url: string, init: RequestInit = {}): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { redirect: 'manual', ...init })
    const body = await response.text()
    return { status: response.status, location: response.headers.get('location') ?? '', body }
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

export async function json<T>(address: string, path: string): Promise<T> {
  const answer = await ask(address + path)
  if (answer?.status !== 200) throw new Error(`Expected ${path}, got ${answer?.status}: ${answer?.body}`)
  return JSON.parse(answer.body) as T
}

/** The receipt; undefined without an answer. */
export async function submit(
  address: string,
  id: string,
  given: { readonly key: string; readonly texts?: readonly string[] },
): Promise<{ readonly receipt: string; readonly comments: readonly { readonly id: string }[] } | undefined> {
  const texts = given.texts ?? [`第${given.key}号意见：请把期限写清楚。`]
  const answer = await ask(`${address}/api/v1/consultations/${id}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': given.key },
    body: JSON.stringify({ comments: texts.map((text) => ({ article: null, text })) }),
  })
  if (!answer) return undefined
  if (answer.status !== 201) throw new Error(`Expected 201, got ${answer.status}: ${answer.body}`)
  return JSON.parse(answer.body)
}

/** A member of the staff: the session outlives the server, since it stands in the database. */
export interface Staff {
  get(address: string, path: string): Promise<Answer | undefined>
  /** Post a form. Anything but a redirect or 409 is an error. */
  post(address: string, path: string, fields: Readonly<Record<string, string>>): Promise<Answer | undefined>
}

export async function signIn(address: string, login: string): Promise<Staff> {
  const entered = await fetch(address + paths.login(), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ login, password: 'tiaoyi-demo' }),
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const desk = await ask(address + paths.desk(), { headers: { cookie } })
  const csrf = field(desk, 'csrf')
  return {
    get: (address, path) => ask(address + path, { headers: { cookie } }),
    post: async (address, path, fields) => {
      const body = new URLSearchParams({ csrf, ...fields })
      const answer = await ask(address + path, { method: 'POST', headers: { cookie }, body })
      if (answer && answer.status !== 303 && answer.status !== 409)
        throw new Error(`Expected ${path} to take ${JSON.stringify(fields)}: ${answer.status}`)
      return answer
    },
  }
}

/** The value of the first hidden field of that name; empty where there is none. */
export function field(answer: Answer | undefined, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(answer?.body ?? '')?.[1] ?? ''
}
