// A refusal: a command will not do what was asked, and says so in a sentence for the person who asked. It is the
// only error that pages show as it is; everything else is a bug and is loud.

/** Codes and the HTTP status each is answered with. */
export const refusalStatus = {
  'not-found': 404,
  forbidden: 403,
  closed: 409,
  conflict: 409,
  invalid: 422,
  busy: 503,
} as const

export type RefusalCode = keyof typeof refusalStatus

/** One sentence in both languages: what is wrong, where, what to do, whether anything was saved. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

export class Refusal extends Error {
  /** Bundles have their own copy of this class: a brand is recognised across them, `instanceof` is not. */
  readonly isRefusal = true

  constructor(
    readonly code: RefusalCode,
    readonly sentence: Sentence,
    /** The form field it is about, when there is one. */
    readonly field?: string,
  ) {
    super(sentence.en)
    this.name = 'Refusal'
  }
}

/** Whether an error is a refusal, whichever bundle it came from. */
export function isRefusal(error: unknown): error is Refusal {
  return typeof error === 'object' && error !== null && 'isRefusal' in error && error.isRefusal === true
}

/** The refusal for what the asker may not do, or may not know to exist. */
export function forbidden(): Refusal {
  return new Refusal('forbidden', {
    zh: '您的账号没有做这件事的权限，没有执行。需要时请找管理员增加角色。',
    en: 'Your account may not do this; nothing was done. Ask the administrator for the role.',
  })
}
