// Proposals out of an article edited in place: the composer fills its box with the article's text, so each run of
// changed words is a proposal of its own, with exact words on both sides.

import { diffArrays } from 'diff'
import { segmentPlain } from '../text'
import { type Proposal, proposalsIn } from './proposals'

/** Where less than this share of the article is left, it was written anew and is one proposal. */
const REWRITTEN = 0.4
/** A wording this long, in shares of the article, is the article anew and not one sentence of it. */
const WHOLE = 0.7
/** Share of common pairs of characters from which a sentence is the one that was rewritten. */
const SAME_SENTENCE = 0.4

/** Proposals in a suggested wording. Where it is an edit of `original` it is read as one; where it is a sentence about
 *  the article (建议在第二款增加…) it is read as any comment. */
export function proposalsInWording(wording: string, original: string, article: string): Proposal[] {
  if (wording.trim() === '') return []
  if (original === '') return proposalsIn(wording, article)
  const parts = diffArrays(segmentPlain(original), segmentPlain(wording))
  const kept = parts.reduce(
    (sum, { added, removed, value }) => (added || removed ? sum : sum + value.join('').length),
    0,
  )
  if (kept < REWRITTEN * original.length) {
    const asked = proposalsIn(wording, article)
    if (asked.length > 0) return asked
    if (wording.length >= WHOLE * original.length)
      return [{ n: 1, op: 'replace_whole', article, old: '', new: wording.trim() }]
    // Somebody wrote one sentence anew, or one more.
    const sentence = likestSentence(original, wording)
    if (sentence === undefined) return [{ n: 1, op: 'insert', article, old: '', new: wording.trim() }]
    return numbered(diffArrays(segmentPlain(sentence), segmentPlain(wording.trim())), article)
  }
  return numbered(parts, article)
}

function numbered(parts: readonly DiffPart[], article: string): Proposal[] {
  return editsOf(parts).map(({ removed, added, before }, index) => ({
    n: index + 1,
    op: added === '' ? 'delete' : removed === '' ? 'insert' : 'replace',
    article,
    old: removed === '' ? before : removed,
    new: added,
  }))
}

type DiffPart = { readonly added?: boolean; readonly removed?: boolean; readonly value: string[] }

function likestSentence(original: string, wording: string): string | undefined {
  const own = pairsOf(wording)
  let best: string | undefined
  let most = SAME_SENTENCE
  for (const sentence of original.split(/(?<=[。；\n])/u)) {
    const pairs = pairsOf(sentence)
    const shared = [...pairs].filter((pair) => own.has(pair)).length
    const share = (2 * shared) / Math.max(1, pairs.size + own.size)
    if (share > most) [best, most] = [sentence.trim(), share]
  }
  return best
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 2 <= text.length; at++) pairs.add(text.slice(at, at + 2))
  return pairs
}

interface WordEdit {
  readonly removed: string
  readonly added: string
  /** A few of the words before it, for insertions. */
  readonly before: string
}

function editsOf(parts: readonly DiffPart[]): WordEdit[] {
  const edits: WordEdit[] = []
  let before = ''
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed.trim() !== '' || added.trim() !== '')
      edits.push({ removed: removed.trim(), added: added.trim(), before })
    removed = ''
    added = ''
  }
  for (const part of parts) {
    const words = part.value.join('')
    if (part.added) added += words
    else if (part.removed) removed += words
    else {
      flush()
      before = /[^。；！？\n]{0,8}$/u.exec(words)?.[0] ?? ''
    }
  }
  flush()
  return edits
}
