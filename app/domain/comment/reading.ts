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
  const known = new Map<string, CommentReading>()
  const readings = new Map<string, CommentReading>()
  for (const [id, words] of comments) {
    const { text, suggestion = '', article = '', original = '' } = words
    const key = [text, suggestion, article, original].join('\u0000')
    const reading = known.get(key) ?? readComment(words)
    known.set(key, reading)
    readings.set(id, reading)
  }
  return readings
}
