// A server on the loopback interface that speaks as much of Meilisearch's protocol as the adapter needs, finds
// documents by plain substring, and misbehaves on request. It shows that requests are well formed and that every
// misbehaviour is survived; how well Meilisearch ranks it cannot show.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Mood = 'well' | 'refuse' | 'hang' | 'trickle' | 'error' | 'garbage' | 'other-json' | 'redirect'

interface Document {
  readonly key: string
  readonly title: string
  readonly text: string
  readonly [field: string]: unknown
}

export interface Loopback {
  readonly url: string
  mood: Mood
  /** Method and path of every request so far. */
  readonly requests: string[]
  /** Bodies of searches so far. */
  readonly searches: Record<string, unknown>[]
  readonly authorizations: Set<string | undefined>
  readonly indexes: Map<string, Map<string, Document>>
  close(): Promise<void>
}

export async function startLoopback(): Promise<Loopback> {
  const tasks: string[] = []
  const state: Omit<Loopback, 'url' | 'close'> = {
    mood: 'well',
    requests: [],
    searches: [],
    authorizations: new Set(),
    indexes: new Map(),
  }
  const server = createServer((request, response) => {
    state.requests.push(`${request.method} ${request.url}`)
    state.authorizations.add(request.headers.authorization)
    if (state.mood === 'well') void answer(state, tasks, request, response)
    else misbehave(state.mood, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}

function misbehave(mood: Exclude<Mood, 'well'>, request: IncomingMessage, response: ServerResponse): void {
  if (mood === 'refuse') request.socket.destroy()
  if (mood === 'error')
    response.writeHead(500).end('{"message":"internal","code":"internal","type":"internal"}')
  if (mood === 'garbage')
    response.writeHead(200, { 'content-type': 'application/json' }).end('<html>not json')
  if (mood === 'other-json')
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"hits":{"a":1}}')
  if (mood === 'redirect') response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
  // Headers at once, the body never: a limit on the connection alone would wait for ever.
  if (mood === 'trickle') response.writeHead(200, { 'content-type': 'application/json' }).write('{"hits":[')
}

async function answer(
  state: Omit<Loopback, 'url' | 'close'>,
  tasks: string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = (value: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  const task = (ok: boolean) => {
    tasks.push(ok ? 'succeeded' : 'failed')
    reply({ taskUid: tasks.length - 1, indexUid: null, status: 'enqueued', type: 'any', enqueuedAt: '' }, 202)
  }
  const body = await bodyOf(request)
  const [path = ''] = (request.url ?? '').split('?')
  const [, root, name = '', action, more] = path.split('/')
  const index = state.indexes.get(name)
  if (root === 'tasks') return void reply({ uid: Number(name), status: tasks[Number(name)] })
  if (root === 'swap-indexes') return task(swap(state.indexes, body as { indexes: [string, string] }[]))
  if (request.method === 'DELETE' && !action) return task(state.indexes.delete(name))
  if (request.method === 'POST' && root === 'indexes' && name === '') {
    const { uid } = body as { uid: string }
    if (state.indexes.has(uid)) return task(false)
    state.indexes.set(uid, new Map())
    return task(true)
  }
  if (!index)
    return void reply({ message: 'no such index', code: 'index_not_found', type: 'invalid_request' }, 404)
  if (action === 'settings') return task(true)
  if (action === 'stats') return void reply({ numberOfDocuments: index.size, isIndexing: false })
  if (action === 'search') {
    state.searches.push(body as Record<string, unknown>)
    return void reply(found(index, body as { q: string; page: number; hitsPerPage: number }))
  }
  if (action === 'documents' && more === 'delete-batch') for (const key of body as string[]) index.delete(key)
  else if (action === 'documents')
    for (const document of body as Document[]) index.set(document.key, document)
  task(true)
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const piece of request.setEncoding('utf8')) text += piece
  return text === '' ? undefined : JSON.parse(text)
}

function swap(indexes: Loopback['indexes'], pairs: readonly { indexes: [string, string] }[]): boolean {
  for (const { indexes: names } of pairs) {
    const [a, b] = names.map((name) => indexes.get(name))
    if (!a || !b) return false
    indexes.set(names[0], b)
    indexes.set(names[1], a)
  }
  return true
}

function found(
  index: ReadonlyMap<string, Document>,
  asked: { q: string; page: number; hitsPerPage: number },
) {
  const matching = [...index.values()].filter(({ title, text }) => `${title}${text}`.includes(asked.q))
  const kinds: Record<string, number> = {}
  const works: Record<string, number> = {}
  for (const { kind, workKey } of matching) {
    kinds[String(kind)] = (kinds[String(kind)] ?? 0) + 1
    works[String(workKey)] = (works[String(workKey)] ?? 0) + 1
  }
  const from = (asked.page - 1) * asked.hitsPerPage
  return {
    hits: matching
      .slice(from, from + asked.hitsPerPage)
      .map(({ record }) => ({ record, _rankingScore: 0.5 })),
    totalHits: matching.length,
    facetDistribution: { kind: kinds, workKey: works },
  }
}
