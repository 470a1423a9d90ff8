// The one way to a language model: an endpoint that speaks OpenAI's protocol, where the operator configured one. It sends
// what it is given and nothing of its own, waits for so long and tries so often, works on a few requests at a time, and
// notes each use with its tokens. It never throws what the endpoint does: the caller gets a failure by name and goes on
// without. A second retry loop than the client's own, since that one sleeps for as long as the endpoint tells it to.

import OpenAI from 'openai'
import type { ModelConfig } from '../config.server'
import type { Database } from '../db/connect.server'
import { failureOf, MalformedAnswer, type ModelFailure, mayPass } from './failures'
import { keepVectors, keptVectors } from './vectors.server'

export type ModelAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ModelFailure }

/** A request for structured text. */
export interface Question {
  readonly consultationId: string
  readonly system: string
  readonly user: string
  /** Name and JSON schema of the answer. */
  readonly schemaName: string
  readonly schema: Readonly<Record<string, unknown>>
}

export interface LanguageModel {
  readonly config: ModelConfig
  /** The raw text of an answer in the asked shape; the caller judges it. Needs `config.model`. */
  answer(question: Question): Promise<ModelAnswer<string>>
  /** Vectors of length one, in the order of the texts. Each distinct text is paid for once. Needs `config.embeddingModel`. */
  embed(texts: readonly string[], consultationId: string): Promise<ModelAnswer<readonly Float32Array[]>>
}

export interface ModelLimits {
  /** Longest wait for one whole answer, ms. */
  readonly attemptMs: number
  readonly attempts: number
  /** Longest pause between two attempts, ms, whatever the endpoint asks for. */
  readonly pauseMs: number
  /** Requests under way at once. */
  readonly atOnce: number
  /** Texts of one request for vectors. */
  readonly batch: number
}

const usual: ModelLimits = { attemptMs: 45_000, attempts: 3, pauseMs: 4_000, atOnce: 2, batch: 64 }
/** A summary of six sentences with their quotes takes about 1,000. */
const mostTokens = 3_000
/** More than any honest answer; a longer one is not read to its end. */
const mostBytes = 24_000_000

export interface ModelParts {
  readonly database: Database
  readonly now: () => number
  readonly nextId: () => string
}

/** Open the way to the endpoint. Nothing is sent until something is asked. */
export function openModel(
  config: ModelConfig,
  parts: ModelParts,
  given: Partial<ModelLimits> = {},
): LanguageModel {
  const limits = { ...usual, ...given }
  const inTurn = fewAtATime(limits.atOnce)
  const call = <T>(one: Omit<Call<T>, 'limits'>) => inTurn(() => called(config, parts, { ...one, limits }))
  return {
    config,
    answer: (question) => call({ ...summaryCall(config, question), consultationId: question.consultationId }),
    embed: async (texts, consultationId) => {
      const model = config.embeddingModel ?? ''
      const distinct = [...new Set(texts)]
      const known = await keptVectors(parts.database, model, distinct)
      const missing = distinct.filter((text) => !known.has(text))
      const batches = Array.from({ length: Math.ceil(missing.length / limits.batch) }, (_, at) =>
        missing.slice(at * limits.batch, (at + 1) * limits.batch),
      )
      let failure: ModelFailure | undefined
      const width = known.values().next().value?.length
      await Promise.all(
        batches.map((batch) =>
          inTurn(async () => {
            // After one batch failed the rest is not asked for: the caller goes on without vectors.
            if (failure) return
            const got = await called(config, parts, {
              ...vectorCall(config, batch, width),
              consultationId,
              limits,
            })
            if (!got.ok) failure = got.failure
            else {
              const kept = await keepVectors(parts, model, batch, got.value)
              for (const [text, vector] of kept) known.set(text, vector)
            }
          }),
        ),
      )
      if (failure) return { ok: false, failure }
      const vectors = texts.map((text) => known.get(text) ?? new Float32Array())
      if (vectors.some(({ length }) => length !== vectors[0]?.length))
        return { ok: false, failure: 'malformed' }
      return { ok: true, value: vectors }
    },
  }
}

interface Tokens {
  readonly input: number
  readonly output: number
  readonly isEstimated: boolean
}

interface Call<T> {
  readonly purpose: 'summary' | 'vectors'
  readonly model: string
  readonly consultationId: string
  readonly limits: ModelLimits
  send(client: OpenAI, signal: AbortSignal): Promise<{ readonly tokens: Tokens; read(): T }>
}

async function called<T>(config: ModelConfig, parts: ModelParts, call: Call<T>): Promise<ModelAnswer<T>> {
  const { limits } = call
  const began = performance.now()
  let tokens: Tokens = { input: 0, output: 0, isEstimated: false }
  let answer: ModelAnswer<T> = { ok: false, failure: 'unreachable' }
  let attempts = 0
  while (attempts < limits.attempts) {
    attempts++
    let asked: number | undefined
    try {
      const signal = AbortSignal.timeout(limits.attemptMs)
      const sent = await call.send(clientOf(config, limits), signal)
      tokens = sent.tokens
      answer = { ok: true, value: sent.read() }
      break
    } catch (error) {
      answer = { ok: false, failure: failureOf(error) }
      asked = error instanceof OpenAI.APIError ? retryAfter(error.headers) : undefined
      if (!mayPass(answer.failure)) break
    }
    const pause = Math.min(asked ?? 500 * 2 ** (attempts - 1), limits.pauseMs)
    if (attempts < limits.attempts) await new Promise((resolve) => setTimeout(resolve, pause))
  }
  await parts.database.prisma.modelCall.create({
    data: {
      id: parts.nextId(),
      purpose: call.purpose,
      model: call.model,
      consultationId: call.consultationId,
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      isEstimated: tokens.isEstimated,
      attempts,
      ms: Math.round(performance.now() - began),
      failure: answer.ok ? '' : answer.failure,
      createdAt: new Date(parts.now()),
    },
  })
  return answer
}

function retryAfter(headers: Headers | undefined): number | undefined {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined
}

function clientOf({ baseUrl, apiKey }: ModelConfig, { attemptMs }: ModelLimits): OpenAI {
  // The client tells machine, system and version of its user in headers: nobody's business.
  const silent = [
    'Lang',
    'Package-Version',
    'OS',
    'Arch',
    'Runtime',
    'Runtime-Version',
    'Retry-Count',
    'Timeout',
  ]
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey || 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: attemptMs,
    logLevel: 'off',
    defaultHeaders: {
      'User-Agent': 'tiaoyi',
      ...Object.fromEntries(silent.map((name) => [`X-Stainless-${name}`, null])),
    },
    // Words are for the configured address: an answer that sends them elsewhere is no answer.
    fetch: async (url, init) => bounded(await fetch(url, { ...init, redirect: 'error' })),
  })
}

function bounded(response: Response): Response {
  let bytes = 0
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        bytes += chunk.length
        if (bytes > mostBytes) controller.error(new MalformedAnswer('Expected a shorter answer'))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(counted, response)
}

function summaryCall({ model = '' }: ModelConfig, question: Question) {
  const { system, user, schemaName, schema } = question
  return {
    purpose: 'summary' as const,
    model,
    send: async (client: OpenAI, signal: AbortSignal) => {
      const answer = await client.chat.completions.create(
        {
          model,
          temperature: 0,
          max_tokens: mostTokens,
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ],
          response_format: { type: 'json_schema', json_schema: { name: schemaName, strict: true, schema } },
        },
        { signal },
      )
      const choice = answer?.choices?.[0]
      const text = choice?.message?.content
      const tokens = tokensOf(answer?.usage, system.length + user.length, text?.length ?? 0)
      return {
        tokens,
        read: () => {
          if (typeof text !== 'string' || choice?.finish_reason === 'length')
            throw new MalformedAnswer('Expected text')
          return text
        },
      }
    },
  }
}

function vectorCall({ embeddingModel: model = '' }: ModelConfig, batch: readonly string[], width?: number) {
  return {
    purpose: 'vectors' as const,
    model,
    send: async (client: OpenAI, signal: AbortSignal) => {
      const answer = await client.embeddings.create(
        { model, input: [...batch], encoding_format: 'float' },
        { signal },
      )
      const letters = batch.reduce((sum, text) => sum + text.length, 0)
      return {
        tokens: tokensOf(answer?.usage, letters, 0),
        read: () => readVectors(answer, { count: batch.length, width }),
      }
    },
  }
}

function readVectors(
  answer: OpenAI.CreateEmbeddingResponse,
  { count, width }: { readonly count: number; readonly width: number | undefined },
): number[][] {
  const vectors: (number[] | undefined)[] = Array.from({ length: count })
  for (const [at, one] of (Array.isArray(answer?.data) ? answer.data : []).entries())
    if (Array.isArray(one?.embedding)) vectors[one.index ?? at] = one.embedding
  const first = vectors[0]?.length ?? 0
  const whole = vectors.filter(
    (vector) =>
      vector !== undefined &&
      vector.length === (width ?? first) &&
      vector.every(Number.isFinite) &&
      vector.some((value) => value !== 0),
  )
  if (whole.length !== count || vectors.length !== count)
    throw new MalformedAnswer('Expected a vector for each text')
  return whole as number[][]
}

/** As the endpoint counts them; one a character where it does not, which is near the truth for Chinese. */
function tokensOf(
  usage: { readonly prompt_tokens?: number; readonly completion_tokens?: number } | undefined,
  sent: number,
  received: number,
): Tokens {
  const input = usage?.prompt_tokens
  const output = usage?.completion_tokens ?? 0
  if (isCount(input) && isCount(output)) return { input, output, isEstimated: false }
  return { input: sent, output: received, isEstimated: true }
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31

/** Runs at most `most` pieces of work at once, in the order in which they came. */
function fewAtATime(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
