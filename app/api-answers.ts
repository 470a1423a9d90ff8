// How the JSON API says no: `{error:{code, messageZh, messageEn}}` with the status of the refusal, the same sentences as
// the pages.

import { isRefusal, type Refusal, refusalStatus, type Sentence } from './commands/refusal'

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
