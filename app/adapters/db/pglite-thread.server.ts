// PGlite in a thread of its own, behind the few calls that we and Prisma's adapter make of it. A statement of PGlite is
// synchronous: in the server's own thread each one stops every page for as long as it takes (an import held the first byte of
// a page for seconds). The thread's code is text, as in `documents/reading-thread`, because it must start alike from the
// tests, from the command line's bundle and from the server's. PGlite's own worker wants a browser's locks and channels.
// Values cross by structured cloning. Parsers are functions and cannot: the thread leaves the columns that a caller has a
// parser for as text, and they are parsed here.

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { messages, type PGlite } from '@electric-sql/pglite'

type Parsers = Readonly<Record<number, (value: string, typeId?: number) => unknown>>

interface QueryOptions {
  readonly rowMode?: 'array' | 'object'
  readonly parsers?: Parsers
}

interface Answered {
  readonly rows: Record<string | number, unknown>[]
  readonly fields: { readonly name: string; readonly dataTypeID: number }[]
  readonly affectedRows?: number
}

interface Asked {
  readonly text: string
  readonly values?: readonly unknown[]
}

type Ask =
  | {
      readonly do: 'query'
      readonly text: string
      readonly values?: unknown[]
      readonly rowMode?: string
      readonly plain?: number[]
    }
  | { readonly do: 'all'; readonly statements: readonly Asked[]; readonly plain: number[] }
  | { readonly do: 'exec'; readonly text: string }
  | { readonly do: 'begin' | 'commit' | 'rollback' | 'close' }

const code = `
const { parentPort, workerData } = require('node:worker_threads')
const transactions = new Map()
const asText = (value) => value
const describe = (error) => {
  const own = {}
  for (const key of Object.getOwnPropertyNames(error))
    if (key !== 'stack' && ['string', 'number'].includes(typeof error[key])) own[key] = error[key]
  return { own, isDatabase: typeof error.severity === 'string' && typeof error.code === 'string' }
}
const answer = (id, work) => Promise.resolve().then(work).then(
  (value) => parentPort.postMessage({ id, value }),
  (error) => parentPort.postMessage({ id, failed: describe(error instanceof Error ? error : new Error(String(error))) }),
)
const begin = (db, id, key) => new Promise((begun, failed) => {
  const entry = {}
  entry.ended = db.transaction((tx) => new Promise((commit, rollback) => {
    Object.assign(entry, { tx, commit, rollback })
    transactions.set(key, entry)
    begun()
  }))
  entry.ended.catch(failed)
})
const undone = new Error('rolled back')
const end = async (key, how) => {
  const entry = transactions.get(key)
  if (!entry) return
  transactions.delete(key)
  if (how === 'commit') { entry.commit(); await entry.ended; return }
  entry.rollback(undone)
  await entry.ended.catch((error) => { if (error !== undone) throw error })
}
const work = {
  query: ({ text, values, rowMode, plain }, on) => on.query(text, values, {
    ...(rowMode ? { rowMode } : {}),
    ...(plain ? { parsers: Object.fromEntries(plain.map((type) => [type, asText])) } : {}),
  }).then(({ rows, fields, affectedRows }) => ({ rows, fields, affectedRows })),
  all: async ({ statements, plain }, on) => {
    const answered = []
    for (const { text, values } of statements) answered.push(await work.query({ text, values, plain }, on))
    return answered
  },
  exec: ({ text }, on) => on.exec(text).then((all) => all.map(({ rows, fields, affectedRows }) => ({ rows, fields, affectedRows }))),
}
import(workerData.module).then(async ({ PGlite }) => {
  const db = await PGlite.create(workerData.folder)
  parentPort.on('message', ({ id, ask, key }) => {
    if (ask.do === 'begin') return void answer(id, () => begin(db, id, key))
    if (ask.do === 'commit' || ask.do === 'rollback') return void answer(id, () => end(key, ask.do))
    if (ask.do === 'close') return void answer(id, async () => {
      // Whoever left a transaction open will not end it any more, and closing would wait for it.
      for (const left of [...transactions.keys()]) await end(left, 'rollback')
      await db.close()
    })
    answer(id, () => {
      if (key === undefined) return work[ask.do](ask, db)
      const entry = transactions.get(key)
      if (!entry) throw new Error('Expected the transaction to be open')
      return work[ask.do](ask, entry.tx)
    })
  })
  parentPort.postMessage({ id: 0 })
}).catch((error) => parentPort.postMessage({ id: 0, failed: describe(error) }))
`

const closed = 'Expected the embedded database to be open; it was closed'

interface Failed {
  readonly own: Readonly<Record<string, string | number | undefined>>
  readonly isDatabase: boolean
}

/** A transaction as PGlite gives one, as far as Prisma's adapter and our driver use it. */
export interface ThreadTransaction {
  query(text: string, values?: unknown[], options?: QueryOptions): Promise<Answered>
  exec(text: string): Promise<Answered[]>
  /** One after the other without coming back in between; rows of each, columns that `parsers` names by them. */
  all(statements: readonly Asked[], parsers: Parsers): Promise<unknown[][]>
  rollback(): Promise<void>
}

/** Open the database of `folder` in a thread. The result is used wherever a PGlite of this thread is. */
export async function openInThread(folder: string): Promise<PGlite> {
  const module = pathToFileURL(createRequire(import.meta.url).resolve('@electric-sql/pglite')).href
  const thread = new Worker(code, { eval: true, env: {}, execArgv: [], workerData: { folder, module } })
  const wire = connect(thread)
  await wire.opened
  const statements = (key?: number) => ({
    query: async (text: string, values?: unknown[], options: QueryOptions = {}) => {
      const { rowMode, parsers } = options
      const plain = parsers && Object.keys(parsers).map(Number)
      const sent = values?.map(wholeBytes)
      const answered = await wire.ask<Answered>({ do: 'query', text, values: sent, rowMode, plain }, key)
      if (parsers) parse(answered, parsers)
      return answered
    },
    exec: (text: string) => wire.ask<Answered[]>({ do: 'exec', text }, key),
    all: async (statements: readonly Asked[], parsers: Parsers) => {
      const sent = statements.map(({ text, values }) => ({ text, values: values?.map(wholeBytes) }))
      const plain = Object.keys(parsers).map(Number)
      const answered = await wire.ask<Answered[]>({ do: 'all', statements: sent, plain }, key)
      return answered.map((one) => {
        parse(one, parsers)
        return one.rows
      })
    },
  })
  let transactions = 0
  const database = {
    ...statements(),
    transaction: async <T>(work: (tx: ThreadTransaction) => Promise<T>): Promise<T> => {
      const key = ++transactions
      await wire.ask({ do: 'begin' }, key)
      let isOver = false
      const rollback = async () => {
        isOver = true
        await wire.ask({ do: 'rollback' }, key)
      }
      let result: T
      try {
        result = await work({ ...statements(key), rollback })
      } catch (error) {
        if (!isOver) await rollback()
        throw error
      }
      if (!isOver) await wire.ask({ do: 'commit' }, key)
      return result
    },
    close: async () => {
      await wire.ask({ do: 'close' })
      wire.end()
      await thread.terminate()
    },
  }
  // Only these five are ever called; the type has thirty more.
  return database as unknown as PGlite
}

/** Numbers each question and hands its answer to who asked. A thread that ends by itself fails all that wait. */
function connect(thread: Worker) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0
  let gone: Error | undefined
  let isEnding = false
  const opened = new Promise<unknown>((resolve, reject) => waiting.set(0, { resolve, reject }))
  thread.on('message', ({ id, value, failed }: { id: number; value?: unknown; failed?: Failed }) => {
    const one = waiting.get(id)
    waiting.delete(id)
    // The thread keeps the process only while somebody waits for it, as a PGlite of this thread would.
    if (waiting.size === 0) thread.unref()
    if (failed) one?.reject(errorOf(failed))
    else one?.resolve(value)
  })
  const fail = (error: Error) => {
    gone = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  thread.on('error', fail)
  thread.on('exit', (exitCode) => {
    if (!isEnding) fail(gone ?? new Error(`The thread of the embedded database ended (${exitCode}).`))
  })
  return {
    opened,
    // Who still waits is told: a job that waited for ever kept its computing thread, and that the process.
    end: () => {
      isEnding = true
      fail(new Error(closed))
    },
    ask: <T>(ask: Ask, key?: number): Promise<T> =>
      new Promise((resolve, reject) => {
        if (gone || isEnding) {
          reject(gone ?? new Error(closed))
          return
        }
        const id = ++last
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
        thread.ref()
        thread.postMessage({ id, ask, key })
      }),
  }
}

/** Prisma's adapter asks `instanceof`, so a refusal of the database is one again on this side. */
function errorOf({ own, isDatabase }: Failed): Error {
  const message = String(own.message ?? '')
  const error = isDatabase
    ? new messages.DatabaseError(message, Number(own.length ?? 0), 'error')
    : new Error(message)
  return Object.assign(error, own)
}

/** A view of a part of a buffer would be cloned with the whole of it: small buffers share one of eight kilobytes. */
function wholeBytes(value: unknown): unknown {
  return ArrayBuffer.isView(value) && value.byteLength !== value.buffer.byteLength
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
    : value
}

function parse({ rows, fields }: Answered, parsers: Parsers): void {
  for (const [at, { name, dataTypeID }] of fields.entries()) {
    const parser = parsers[dataTypeID]
    if (!parser) continue
    for (const row of rows) {
      const key = Array.isArray(row) ? at : name
      const value = row[key]
      if (value !== null) row[key] = parser(String(value), dataTypeID)
    }
  }
}
