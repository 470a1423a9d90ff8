// Why a language model gave nothing, in a few kinds that a person can do something about. Each has one sentence; what the
// endpoint itself said is not shown and not kept, since it may repeat words that were sent.

import OpenAI from 'openai'

export const modelFailures = {
  timeout: { zh: '模型服务没有在时限内答复', en: 'the model did not answer in time' },
  limited: {
    zh: '模型服务说用得太多，请过一会儿再试',
    en: 'the endpoint says it is used too much; try later',
  },
  unreachable: {
    zh: '连不上模型服务，或者连接中途断了',
    en: 'the endpoint cannot be reached, or hung up midway',
  },
  server: { zh: '模型服务自己出错了', en: 'the endpoint failed by itself' },
  unauthorised: { zh: '模型服务不认这个密钥', en: 'the endpoint does not accept the key' },
  unfit: {
    zh: '模型服务不接受这样的请求（模型名不对，或者不支持结构化输出）',
    en: 'the endpoint does not take such a request (unknown model, or no structured output)',
  },
  malformed: { zh: '模型的答复不合格式', en: "the model's answer does not have the asked shape" },
  unsupported: {
    zh: '模型写的每一句都没有来信里的原话作依据',
    en: 'no sentence of the model rests on words that occur in the comments',
  },
  nothing: {
    zh: '没有可以发送的意见',
    en: 'there was no comment that may be sent',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>

export type ModelFailure = keyof typeof modelFailures

/** The sentence of a failure as it is stored; an unknown one is a bug of ours and said as such. */
export function failureSentence(failure: string): { readonly zh: string; readonly en: string } {
  if (Object.hasOwn(modelFailures, failure)) return modelFailures[failure as ModelFailure]
  throw new Error(`Expected a known failure of the model, not ${failure}`)
}

/** The answer of the endpoint was not what it should be. */
export class MalformedAnswer extends Error {}

/** The kind of an error that came out of a call; errors that are no failure of the endpoint are thrown on. */
export function failureOf(error: unknown): ModelFailure {
  if (error instanceof MalformedAnswer || error instanceof SyntaxError) return 'malformed'
  if (error instanceof OpenAI.APIConnectionTimeoutError || error instanceof OpenAI.APIUserAbortError)
    return 'timeout'
  if (error instanceof OpenAI.APIConnectionError) return 'unreachable'
  if (error instanceof OpenAI.APIError) return ofStatus(error.status)
  // `fetch` reports an answer that stops midway as "terminated", with the socket's error as its cause.
  if (error instanceof TypeError && error.cause !== undefined) return 'unreachable'
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return 'timeout'
  throw error
}

function ofStatus(status: number | undefined): ModelFailure {
  if (status === undefined) return 'unreachable'
  if (status === 429) return 'limited'
  if (status === 408 || status === 504) return 'timeout'
  if (status === 401 || status === 403) return 'unauthorised'
  return status >= 500 ? 'server' : 'unfit'
}

/** Whether the same request may go better a moment later. */
export function mayPass(failure: ModelFailure): boolean {
  return failure === 'limited' || failure === 'server' || failure === 'unreachable' || failure === 'timeout'
}
