// Which comments say something close to a text being typed: the share of the typed text's runs of four characters that
// a comment holds too, on the folded copies. Plain, and good enough to say "somebody has said this before"; it decides
// nothing and ranks nothing that others see.

import { foldText } from './comment-text'

const run = 4
/** Fewer typed characters than this resemble everything. */
const leastLength = 8
const leastShare = 0.3

export interface Comparable {
  readonly id: string
  readonly text: string
}

/** The comments that resemble `typed`, the closest first, at most `most`. */
export function similarComments<T extends Comparable>(
  typed: string,
  comments: readonly T[],
  most: number,
): readonly T[] {
  const wanted = runsOf(typed)
  if (wanted.size < leastLength - run + 1) return []
  return comments
    .map((comment) => ({ comment, share: shareOf(wanted, runsOf(comment.text)) }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share || (a.comment.id < b.comment.id ? -1 : 1))
    .slice(0, most)
    .map(({ comment }) => comment)
}

function runsOf(text: string): ReadonlySet<string> {
  const letters = Array.from(foldText(text).replace(/[\p{P}\s]/gu, ''))
  return new Set(letters.slice(run - 1).map((_, at) => letters.slice(at, at + run).join('')))
}

/** Of the smaller set, how much stands in the other. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  if (smaller === 0) return 0
  let both = 0
  for (const one of a) if (b.has(one)) both++
  return both / smaller
}
