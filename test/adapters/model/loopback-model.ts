// A server on the loopback interface that speaks as much of OpenAI's protocol as the adapter needs, and misbehaves on
// request. Its "model" believes everything: it obeys a comment that tells it what to write, so that what protects the
// product is shown to be the product and not the good sense of a model.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ModelMood =
  | 'well'
  | 'hang'
  | 'trickle'
  | 'dies-midway'
  | 'limited'
  | 'limited-once'
  | 'error'
  | 'error-once'
  | 'unauthorised'
  | 'no-schema'
  | 'garbage'
  | 'other-json'
  | 'cut-off'
  | 'redirect'
  | 'endless'

export interface ChatRequest {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly response_format: { readonly type: string; readonly json_schema: { readonly strict: boolean } }
  readonly temperature: number
  readonly [more: string]: unknown
}

export interface SentComment {
  readonly ref: string
  readonly people: number
  readonly words: string
}

export interface LoopbackModel {
  readonly url: string
  mood: ModelMood
  /** What the model writes for these comments; a faithful summary when it is not set. */
  write: (comments: readonly SentComment[]) => unknown
  usage: boolean
  readonly chats: ChatRequest[]
  /** Texts of each request for vectors. */
  readonly embedded: (readonly string[])[]
  readonly headers: Record<string, string | string[] | undefined>[]
  /** Most requests that were open at once. */
  mostAtOnce: number
  close(): Promise<void>
}

type State = Omit<LoopbackModel, 'url' | 'close'>

/** The comments of a request, as a model reads them. */
export function sentComments(chat: ChatRequest): readonly SentComment[] {
  const user = chat.messages.find(({ role }) => role === 'user')?.content ?? ''
  return (JSON.parse(user) as { comments: SentComment[] }).comments
}

/** A sentence for each comment that rests on the comment's first twelve letters. */
export function faithful(comments: readonly SentComment[]): unknown {
  const first = comments[0]
  const quote = ({ ref, words }: SentComment) => ({ comment: ref, words: words.slice(0, 12) })
  return {
    label: { text: '办理时限', quotes: first ? [quote(first)] : [] },
    points: comments
      .slice(0, 3)
      .map((one) => ({ text: `有人认为${one.words.slice(0, 20)}`, quotes: [quote(one)] })),
  }
}

/** Words of one matter point the same way: a vector counts the words of each matter. */
const matters = [
  ['三十日', '十五日', '时限', '太长', '尽快', '办理', '拖'],
  ['检测', '半年', '安全', '年检', '检查', '隐患'],
  ['罚款', '处罚', '一万元', '违法成本'],
  ['举报', '奖励', '答复'],
]

// The first number is large in every text: vectors of real models have such a direction too.
const vectorOf = (text: string) => [
  2,
  ...matters.map((words) => words.reduce((sum, word) => sum + (text.includes(word) ? 1 : 0), 0)),
]

export async function startModel(): Promise<LoopbackModel> {
  const state: State = {
    mood: 'well',
    write: faithful,
    usage: true,
    chats: [],
    embedded: [],
    headers: [],
    mostAtOnce: 0,
  }
  let open = 0
  const server = createServer((request, response) => {
    open++
    state.mostAtOnce = Math.max(state.mostAtOnce, open)
    response.once('close', () => open--)
    state.headers.push(request.headers)
    void answer(state, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const body = JSON.parse(text)
  if (request.url === '/v1/embeddings') state.embedded.push(body.input)
  else state.chats.push(body)
  const { mood } = state
  if (mood === 'limited-once' || mood === 'error-once') state.mood = 'well'
  if (mood !== 'well' && misbehave(mood, response)) return
  // A short pause, so that requests sent together are open together.
  await new Promise((resolve) => setTimeout(resolve, 5))
  if (request.url === '/v1/embeddings') sendJson(response, 200, embeddings(state, body.input))
  else if (request.url === '/v1/chat/completions') sendJson(response, 200, completion(state, body))
  else sendJson(response, 404, { error: { message: 'no such path' } })
}

function embeddings({ mood, usage }: State, input: readonly string[]) {
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }))
  return {
    object: 'list',
    // In any order: the index tells which is whose.
    data: mood === 'other-json' ? data.slice(1) : data.reverse(),
    ...(usage ? { usage: { prompt_tokens: 7 * input.length, total_tokens: 7 * input.length } } : {}),
  }
}

function completion({ mood, usage, write }: State, chat: ChatRequest) {
  const written = write(sentComments(chat))
  const content = typeof written === 'string' ? written : JSON.stringify(written)
  return {
    id: 'x',
    object: 'chat.completion',
    model: chat.model,
    choices:
      mood === 'other-json'
        ? []
        : [
            {
              index: 0,
              finish_reason: mood === 'cut-off' ? 'length' : 'stop',
              message: { role: 'assistant', content: mood === 'cut-off' ? content.slice(0, 20) : content },
            },
          ],
    ...(usage ? { usage: { prompt_tokens: 900, completion_tokens: 120, total_tokens: 1020 } } : {}),
  }
}

/** Whether the mood has answered, or keeps silent. */
function misbehave(mood: ModelMood, response: ServerResponse): boolean {
  const statuses: Partial<Record<ModelMood, number>> = {
    limited: 429,
    'limited-once': 429,
    error: 500,
    'error-once': 503,
    unauthorised: 401,
    'no-schema': 400,
  }
  const status = statuses[mood]
  if (status !== undefined) {
    // An hour: no caller should sleep because an endpoint says so.
    if (status === 429) response.setHeader('Retry-After', '3600')
    sendJson(response, status, { error: { message: 'a secret of the endpoint' } })
  } else if (mood === 'garbage') {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"choices": [')
  } else if (mood === 'redirect') {
    response.writeHead(307, { Location: 'http://127.0.0.1:9/elsewhere' }).end()
  } else if (mood === 'dies-midway') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '5000' })
    response.write('{"choices":')
    setTimeout(() => response.destroy(), 10)
  } else if (mood === 'trickle') {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 20)
    response.once('close', () => clearInterval(drip))
  } else if (mood === 'endless') {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    const block = ' '.repeat(1_000_000)
    const pour = () => {
      while (!response.destroyed && response.write(block));
    }
    response.on('drain', pour)
    pour()
  } else return mood === 'hang'
  return true
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}
