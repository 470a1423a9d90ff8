// The exclusive lock on a data directory. PGlite does not lock its directory: two processes on one directory
// both report success and lose each other's rows (measured: 300 of 300). The lock is a listening Unix socket
// inside the directory: the kernel forgets it when its process dies, however it dies, so there is no stale
// pid file to argue about. Connecting asks the holder who it is, and lets other commands hand it work.

import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Another process holds the data directory. */
export class DirectoryInUse extends Error {
  constructor(
    readonly directory: string,
    readonly holder: { readonly pid: number; readonly address?: string },
  ) {
    const where = holder.address ? ` and answers at ${holder.address}` : ''
    super(
      `The data directory ${directory} is in use by process ${holder.pid}${where}. ` +
        'Stop that process first, or set TIAOYI_DATA to another directory.',
    )
    this.name = 'DirectoryInUse'
  }
}

export interface DirectoryLock {
  /** What others are told when they ask; set once the server listens. */
  announce(address: string): void
  /** Answers requests of other commands: one JSON line in, one JSON line out. */
  serve(handle: (request: unknown) => Promise<unknown>): void
  release(): Promise<void>
}

/** Take the lock on `directory`, creating it. Throws `DirectoryInUse` when a living process holds it. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = socketPath(directory)
  for (let attempt = 0; attempt < 20; attempt++) {
    const server = await listen(path)
    if (server) return held(server, path)
    const answer = await askHolder(directory, { ask: 'who' })
    if (answer) throw new DirectoryInUse(directory, answer as { pid: number; address?: string })
    // Nobody answers: the socket file was left by a process that died. Remove it and try again; the one
    // who then listens first wins, the other finds it in use.
    rmSync(path, { force: true })
    await new Promise((resolve) => setTimeout(resolve, 10 + attempt * 10))
  }
  throw new Error(`Expected to lock ${directory} within 20 attempts`)
}

/** Send one request to the process that holds `directory`; undefined when nobody does. */
export function askHolder(directory: string, request: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const socket = createConnection(socketPath(directory))
    let text = ''
    socket.setTimeout(600_000, () => socket.destroy())
    socket.on('error', () => resolve(undefined))
    socket.on('connect', () => socket.end(`${JSON.stringify(request)}\n`))
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text === '' ? undefined : JSON.parse(text)))
  })
}

/** A socket's path may have 107 bytes; a deep directory gets one under the system's folder, by its hash. */
function socketPath(directory: string): string {
  const inside = join(directory, 'lock.sock')
  if (Buffer.byteLength(inside) < 100) return inside
  return join(tmpdir(), `tiaoyi-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}.sock`)
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: true })
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(path, () => resolve(server))
  })
}

function held(server: Server, path: string): DirectoryLock {
  let address: string | undefined
  let handler: ((request: unknown) => Promise<unknown>) | undefined
  server.unref()
  server.on('connection', (socket: Socket) => {
    let text = ''
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('end', () => {
      const request = text.trim() === '' ? { ask: 'who' } : JSON.parse(text)
      const who = { pid: process.pid, address }
      const answer = handler && request.ask !== 'who' ? handler(request) : Promise.resolve(who)
      answer.then(
        (value) => socket.end(JSON.stringify(value ?? null)),
        (error: Error) => socket.end(JSON.stringify({ error: error.message })),
      )
    })
  })
  return {
    announce: (value) => {
      address = value
    },
    serve: (handle) => {
      handler = handle
    },
    release: () =>
      new Promise((resolve) => {
        server.close(() => {
          rmSync(path, { force: true })
          resolve()
        })
      }),
  }
}
