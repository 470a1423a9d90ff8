import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '~/adapters/config.server'
import type { ModelFailure } from '~/adapters/model/failures'
import { type ModelLimits, openModel } from '~/adapters/model/model.server'
import { openTestContext, type TestContext, testNow } from '../../context'
import { type LoopbackModel, type ModelMood, startModel } from './loopback-model'

let server: LoopbackModel
let ctx: TestContext
beforeAll(async () => {
  server = await startModel()
  ctx = await openTestContext()
})
afterAll(async () => {
  await ctx.close()
  await server.close()
})

const config = (more: Readonly<Record<string, string>> = {}) => {
  const env = {
    OPENAI_BASE_URL: server.url,
    OPENAI_API_KEY: 'the-key',
    OPENAI_MODEL: 'small-chat',
    OPENAI_EMBEDDING_MODEL: 'small-vectors',
    ...more,
  }
  const { openai } = readConfig(env, '/')
  if (!openai) throw new Error('Expected a configuration')
  return openai
}
/** A clock that moves, so that the last use is the last. */
let time = testNow
const now = () => {
  time += 1000
  return time
}
const quick = { attemptMs: 250, attempts: 2, pauseMs: 10 }
const open = (limits: Partial<ModelLimits> = {}, more: Readonly<Record<string, string>> = {}) =>
  openModel(config(more), { database: ctx.database, now, nextId: ctx.ids.next }, { ...quick, ...limits })
const question = {
  consultationId: 'c',
  system: '概括',
  user: '{"comments":[{"ref":"c1","people":1,"words":"三十日太长，请改短"}]}',
  schemaName: 'summary',
  schema: { type: 'object' },
}
const lastCall = () => ctx.database.prisma.modelCall.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })

it('is not there unless a model is named, and a key alone is no model', () => {
  expect(readConfig({ OPENAI_API_KEY: 'k' }, '/').openai).toBeUndefined()
  expect(readConfig({ OPENAI_BASE_URL: server.url }, '/').openai).toBeUndefined()
  expect(() => readConfig({ OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k' }, '/')).toThrow(/OPENAI_BASE_URL/)
  expect(ctx.model).toBeUndefined()
})

it('asks in the protocol, with the answer bound to a schema, and tells nothing of the machine', async () => {
  const got = await open().answer(question)
  expect(got).toMatchObject({ ok: true, value: expect.stringContaining('办理时限') })
  const chat = server.chats.at(-1)
  expect(chat).toMatchObject({
    model: 'small-chat',
    temperature: 0,
    response_format: { type: 'json_schema', json_schema: { name: 'summary', strict: true } },
  })
  expect(Object.keys(chat ?? {})).not.toContain('tools')
  const headers = server.headers.at(-1) ?? {}
  expect(headers.authorization).toBe('Bearer the-key')
  expect(Object.keys(headers).filter((name) => name.startsWith('x-stainless'))).toEqual([])
  expect(headers['user-agent']).toBe('tiaoyi')
})

it('notes tokens, tries and time of each use, guessed where the endpoint tells none', async () => {
  await open().answer(question)
  expect(await lastCall()).toMatchObject({
    purpose: 'summary',
    model: 'small-chat',
    consultationId: 'c',
    inputTokens: 900,
    outputTokens: 120,
    isEstimated: false,
    attempts: 1,
    failure: '',
  })
  server.usage = false
  await open().answer(question)
  server.usage = true
  const { inputTokens, isEstimated } = await lastCall()
  expect({ inputTokens, isEstimated }).toEqual({
    inputTokens: question.system.length + question.user.length,
    isEstimated: true,
  })
})

const faults: readonly [ModelMood, ModelFailure, number][] = [
  ['hang', 'timeout', 2],
  ['trickle', 'timeout', 2],
  ['dies-midway', 'unreachable', 2],
  ['limited', 'limited', 2],
  ['error', 'server', 2],
  ['unauthorised', 'unauthorised', 1],
  ['no-schema', 'unfit', 1],
  ['garbage', 'malformed', 1],
  ['other-json', 'malformed', 1],
  ['cut-off', 'malformed', 1],
  ['redirect', 'unreachable', 2],
]
it.each(faults)('survives an endpoint that is in the mood "%s": %s', async (mood, failure, attempts) => {
  server.mood = mood
  const began = performance.now()
  const got = await open().answer(question)
  server.mood = 'well'
  expect(got).toEqual({ ok: false, failure })
  expect(performance.now() - began).toBeLessThan(2_000)
  const call = await lastCall()
  expect(call).toMatchObject({ failure, attempts })
  expect(JSON.stringify(call)).not.toContain('secret')
})

it('reads no answer that does not end', async () => {
  server.mood = 'endless'
  const got = await open({ attemptMs: 10_000, attempts: 1 }).answer(question)
  server.mood = 'well'
  expect(got).toEqual({ ok: false, failure: 'malformed' })
})

it('says that nobody is there, and goes on after a fault that passes', async () => {
  const nobody = await open({}, { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }).answer(question)
  expect(nobody).toEqual({ ok: false, failure: 'unreachable' })
  for (const mood of ['limited-once', 'error-once'] as const) {
    server.mood = mood
    expect((await open().answer(question)).ok).toBe(true)
    expect(await lastCall()).toMatchObject({ attempts: 2, failure: '' })
  }
})

it('pays for each distinct text once, a few requests at a time, and gives the same numbers again', async () => {
  const model = open({ batch: 4, atOnce: 2, attemptMs: 5_000 })
  const texts = Array.from(
    { length: 30 },
    (_, at) => `第${at % 25}条罚款太轻${at % 5 === 0 ? '，还要检测' : ''}`,
  )
  server.embedded.length = 0
  server.mostAtOnce = 0
  const first = await model.embed(texts, 'c')
  expect(first.ok && first.value.length).toBe(30)
  expect(server.embedded.flat().length).toBe(25)
  expect(server.embedded.length).toBe(7)
  expect(server.mostAtOnce).toBe(2)
  const calls = await ctx.database.prisma.modelCall.count()
  const second = await open().embed(texts, 'c')
  expect(second).toEqual(first)
  expect(await ctx.database.prisma.modelCall.count()).toBe(calls)
  if (!first.ok) throw new Error('Expected vectors')
  const [a, b] = [first.value[1], first.value[2]]
  const cosine = [...(a ?? [])].reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0)
  expect(cosine).toBeCloseTo(1, 2)
  expect(Math.hypot(...(a ?? []))).toBeCloseTo(1, 5)
})

it('gives no vectors at all when some are missing, and keeps those it has paid for', async () => {
  const texts = Array.from({ length: 12 }, (_, at) => `关于举报的第${at}条`)
  const model = open({ batch: 4, atOnce: 1 })
  server.embedded.length = 0
  expect((await model.embed(texts.slice(0, 4), 'c')).ok).toBe(true)
  server.mood = 'error'
  expect(await model.embed(texts, 'c')).toEqual({ ok: false, failure: 'server' })
  // The batch after the failed one is not asked for.
  expect(server.embedded.length).toBe(1 + 2)
  server.mood = 'other-json'
  expect(await model.embed(texts, 'c')).toEqual({ ok: false, failure: 'malformed' })
  server.mood = 'well'
  server.embedded.length = 0
  expect((await model.embed(texts, 'c')).ok).toBe(true)
  expect(server.embedded.flat().length).toBe(8)
})
