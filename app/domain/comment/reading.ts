// What the machine reads out of one comment: its concrete proposals and what it wants of the rule. Cheap (a tenth of a
// millisecond), so it is done when a comment arrives and again whenever comments are grouped: newer rules then reach old
// comments, whose own words stay as they are.

import { proposalsInWording } from './edited-wording'
import { type Proposal, proposalsIn } from './proposals'
import { type Stance, stanceOf } from './stance'

export interface CommentReading {
  readonly proposals: readonly Proposal[]
  readonly stance: Stance
}

export interface CommentWords {
  readonly text: string
  /** The second box: an edited wording of the article, or a sentence about it. */
  readonly suggestion?: string
  /** Printed number of the article it stands on, and the article's text. */
  readonly article?: string
  readonly original?: string
}

/** Read one comment. The wording counts before the text: it is exact, and the text often repeats it in other words. */
export function readComment({
  text,
  suggestion = '',
  article = '',
  original = '',
}: CommentWords): CommentReading {
  const exact = proposalsInWording(suggestion, original, article)
  const said = proposalsIn(text, article)
  const concrete = said.filter(({ op }) => op !== 'keep' && op !== 'oppose')
  const isSaidTwice = (one: Proposal) =>
    exact.some((other) => other.op === one.op && (other.op !== 'replace' || one.old.includes(other.old)))
  const all = exact.length > 0 ? [...exact, ...concrete.filter((one) => !isSaidTwice(one))] : said
  const proposals = all.map((one, index) => ({ ...one, n: index + 1 }))
  return { proposals, stance: stanceOf(text, proposals) }
}

/** Read comments, the same words once: copies share their reading. */
export function readingsOf(comments: Iterable<readonly [string, CommentWords]>): Map<string, CommentReading> {
  const read = commentReader()
  return new Map(Array.from(comments, ([id, words]) => [id, read(words)]))
}

/** Different texts that a reader remembers: a million would fill a quarter of a gigabyte, and reading one anew is cheap. */
const REMEMBERED = 100_000

/** Reads comments as `readComment`, the same words once. */
export function commentReader(): (words: CommentWords) => CommentReading {
  const known = new Map<string, { readonly words: CommentWords; readonly reading: CommentReading }[]>()
  return (words) => {
    // By the text as it is: keys put together from all words would hold every text once more.
    const alike = known.get(words.text)
    const before = alike?.find((one) => isSame(one.words, words))
    if (before) return before.reading
    const reading = readComment(words)
    if (alike) alike.push({ words, reading })
    else {
      if (known.size >= REMEMBERED) known.clear()
      known.set(words.text, [{ words, reading }])
    }
    return reading
  }
}

const isSame = (one: CommentWords, other: CommentWords) =>
  (one.article ?? '') === (other.article ?? '') &&
  (one.suggestion ?? '') === (other.suggestion ?? '') &&
  (one.original ?? '') === (other.original ?? '')
