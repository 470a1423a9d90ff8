// The count that must close: everything received is answered, merged into another comment, out of scope or spam, and
// what is none of these is still waiting. A consultation's outcome can be published only when nothing waits.

/** Results of a decided disposition. */
export const dispositionResults = ['adopted', 'partly-adopted', 'not-adopted', 'noted'] as const
export type DispositionResult = (typeof dispositionResults)[number]

/** Ways in which a comment is closed without an answer of its own. */
export const settlements = ['merged', 'out-of-scope', 'spam'] as const
export type Settlement = (typeof settlements)[number]

export type AnswerFate = DispositionResult | Settlement | 'waiting'

/** What is known of one comment's answer. */
export interface AnsweredComment {
  readonly settledAs?: string | null
  /** Result of its own decided disposition. */
  readonly own?: DispositionResult
  /** Result of its theme's decided disposition. */
  readonly ofTheme?: DispositionResult
  /** Results of the decided dispositions of its parts, where it was split; a part without one has the comment's. */
  readonly parts?: readonly (DispositionResult | undefined)[]
}

/** The one fate of a comment: a settlement before its own answer, its own answer before its theme's. A comment that was
 *  split counts once: it waits until every part is answered. `app/adapters/db/comment-fate.ts` says the same in SQL. */
export function answerFate({ settledAs, own, ofTheme, parts = [] }: AnsweredComment): AnswerFate {
  const settled = settlements.find((word) => word === settledAs)
  if (settled) return settled
  const whole = own ?? ofTheme
  return parts.length === 0 ? (whole ?? 'waiting') : fateOfParts(parts.map((part) => part ?? whole))
}

// Parts with different answers: some of what was asked came about, or nothing of it did.
function fateOfParts(results: readonly (DispositionResult | undefined)[]): AnswerFate {
  const known = new Set(results)
  if (known.has(undefined)) return 'waiting'
  if (known.size === 1) return results[0] ?? 'waiting'
  return known.has('adopted') || known.has('partly-adopted') ? 'partly-adopted' : 'not-adopted'
}

export type FateCounts = Readonly<Record<Exclude<AnswerFate, 'waiting'>, number>>

export interface Balance {
  readonly received: number
  readonly answered: number
  readonly merged: number
  readonly outOfScope: number
  readonly spam: number
  /** Received and in no fate yet; negative only if a count is wrong. */
  readonly waiting: number
  readonly isBalanced: boolean
}

/** received = answered + merged + out of scope + spam + waiting. */
export function balanceOf(received: number, counts: FateCounts): Balance {
  const answered = dispositionResults.reduce((sum, result) => sum + counts[result], 0)
  const { merged, 'out-of-scope': outOfScope, spam } = counts
  const waiting = received - answered - merged - outOfScope - spam
  return { received, answered, merged, outOfScope, spam, waiting, isBalanced: waiting === 0 }
}

/** Counts of fates over comments; `waiting` are left out, they are what remains. */
export function countFates(comments: Iterable<AnsweredComment>): FateCounts {
  const counts = Object.fromEntries([...dispositionResults, ...settlements].map((fate) => [fate, 0]))
  for (const comment of comments) {
    const fate = answerFate(comment)
    if (fate !== 'waiting') counts[fate] = (counts[fate] ?? 0) + 1
  }
  return counts as unknown as FateCounts
}
