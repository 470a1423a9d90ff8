// How the JSON API says no: `{error:{code, messageZh, messageEn}}` with the status of the refusal, the same sentences as
// the pages.

import { isRefusal, Refusal, refusalStatus, type Sentence } from './commands/refusal'

/** An error answer; `field` names the part of the body it is about. */
export function apiError(
  refusal: Pick<Refusal, 'code' | 'sentence' | 'field'>,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { code, sentence, field } = refusal
  return Response.json(
    {
      error: {
        code,
        ...(field ? { field } : {}),
        message: sentence.en,
        messageEn: sentence.en,
        messageZh: sentence.zh,
      },
    },
    { status: refusalStatus[code], headers },
  )
}

/** The answer to what a command or query threw; what is not a refusal is a bug and is thrown on. */
export function apiRefused(error: unknown): Response {
  if (!isRefusal(error)) throw error
  return apiError(error)
}

export function apiNotFound(sentence: Sentence, headers?: Readonly<Record<string, string>>): Response {
  return apiError({ code: 'not-found', sentence }, headers)
}

export const noSuchConsultation: Sentence = {
  zh: '没有这次征求意见，或者它还没有公布。',
  en: 'There is no such published consultation.',
}

/** The platform's token; empty when none was sent, which no token equals. */
export function bearerOf(request: Request): string {
  return /^Bearer (\S+)$/.exec(request.headers.get('Authorization') ?? '')?.[1] ?? ''
}

/** The JSON object of a body, read by `read`; what is no object, or not as documented, is refused. */
export async function jsonBody<Asked extends object, T>(
  request: Request,
  read: (asked: Asked) => T,
): Promise<T> {
  try {
    const body: unknown = await request.json()
    if (typeof body === 'object' && body !== null) return read(body as Asked)
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof Error && error.name === 'ZodError')) throw error
  }
  throw new Refusal('invalid', {
    zh: '内容的格式不对，应为接口说明里的JSON对象，什么都没有保存。',
    en: 'The body is not the JSON object that the description asks for; nothing was saved.',
  })
}
