// What a comment wants of the rule it stands on, by a written codebook of four values (docs/stance-codebook.md). They are counted apart and never
// summed, since agreement and disagreement must not hide in one number.
//
//   change   要求修改: the rule may stay but should read otherwise: other words or figures, more, less, clearer; words of
//            it deleted. "建议删除‘等'字" is a change.
//   oppose   反对: does not want the rule: 反对, 不同意, 没有必要, the whole article deleted, a rhetorical 凭什么.
//   support  赞成: wants the rule as it stands, and asks for nothing else.
//   unclear  看不出: a question, a story, thanks, or words that could be read either way.
//
// A wish that is concrete outweighs praise before it ("总体赞成，但建议…" is a change), and a rejection outweighs a wish
// only where the rejection is of the rule and not of its wording.

import { type Foretold, foretold } from './foretold'
import type { Proposal } from './proposals'
import { readableSpelling } from './spelling'
import {
  agreedWith,
  asksToKnow,
  asksToWrite,
  awaits,
  before,
  conditional,
  contrast,
  doubt,
  favours,
  keeps,
  negated,
  question,
  rejects,
  reportedWords,
  truth,
  undecided,
  unmeant,
  wishes,
} from './stance-words'
import { maskQuotes } from './wording'

export const stances = ['change', 'oppose', 'support', 'unclear'] as const
export type Stance = (typeof stances)[number]
export type StanceCounts = Readonly<Record<Stance, number>>

const [everyAwaits, everyKeeps, everyFavours] = [awaits, keeps, favours].map(
  (pattern) => new RegExp(pattern, 'gu'),
) as [RegExp, RegExp, RegExp]

const [mayAwait, mayKeep, mayReject, mayBeUndecided, mayContrast, mayBeConditional] = [
  awaits,
  keeps,
  rejects,
  undecided,
  contrast,
  conditional,
].map((pattern) => foretold(pattern)) as [Foretold, Foretold, Foretold, Foretold, Foretold, Foretold]

/** The stance of a comment's words. `proposals` are what `proposalsIn` found in them. Linear. */
export function stanceOf(text: string, proposals: readonly Pick<Proposal, 'op'>[] = []): Stance {
  const words = ownWords(readableSpelling(maskQuotes(text).text).trim())
  const ops = new Set(proposals.map(({ op }) => op))
  const isKept = mayKeep.test(words)
  const isRejected = mayReject.test(isKept ? words.replace(everyKeeps, '') : words)
  const concrete = [...ops].some((op) => op !== 'keep' && op !== 'oppose' && op !== 'delete_whole')
  if (isOnlyAsked(words, ops)) return 'unclear'
  if (concrete && !(ops.has('oppose') && isRejected)) return 'change'
  if (mayBeUndecided.test(words)) return 'unclear'
  if (ops.has('delete_whole')) return 'oppose'
  const isQuestion = doubt.test(words) || (question.test(words) && !mayReject.test(words))
  if (mayBeConditional.test(words)) return 'change'
  const but = mayContrast.exec(words)
  if (but && !isQuestion) return rejects.test(words.slice(but.index + but[0].length)) ? 'oppose' : 'change'
  if (isRejected) return 'oppose'
  // 反对缩短时限 is no wish to shorten it.
  const unawaited = mayAwait.test(words) ? words.replace(everyAwaits, '') : words
  const rest = mayKeep.test(unawaited) ? unawaited.replace(everyKeeps, '') : unawaited
  if (!doubt.test(words) && wishes.test(withoutAgreed(rest))) return 'change'
  if (isQuestion) return 'unclear'
  return isFavour(words) || isKept || mayAwait.test(words) ? 'support' : 'unclear'
}

const mayReport = foretold(new RegExp(reportedWords.source, 'u'))
const mayNotMean = foretold(new RegExp(unmeant.source, 'u'))

/** What the speaker thinks now. */
function ownWords(words: string): string {
  let own = words
  const past = before.exec(own)
  if (past && past[0].length < own.length) own = own.slice(past[0].length)
  if (mayReport.test(own)) own = own.replace(reportedWords, '')
  return mayNotMean.test(own) ? own.replace(unmeant, '') : own
}

// 第十二条的“使用人”包括租客吗？ wants an answer; 怎么算 and 到底 want it written.
const isOnlyAsked = (words: string, ops: ReadonlySet<string>) =>
  ops.size === 1 && ops.has('clarify') && asksToKnow.test(words) && !asksToWrite.test(words)

function withoutAgreed(words: string): string {
  if (!favours.test(words)) return words
  const rest = words.replace(agreedWith, '')
  return isFavour(rest.replace(truth, '')) ? rest.replace(truth, '') : rest
}

function isFavour(words: string): boolean {
  for (const match of words.matchAll(everyFavours)) {
    if (!negated.test(words.slice(Math.max(0, match.index - 6), match.index))) return true
  }
  return false
}

/** How many of each. */
export function countStances(all: Iterable<Stance>): StanceCounts {
  const counts = { change: 0, oppose: 0, support: 0, unclear: 0 }
  for (const stance of all) counts[stance]++
  return counts
}
