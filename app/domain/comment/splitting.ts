// Where a comment makes several points: 一、…二、…, （1）…（2）, 另外, or one article after the other. The parts are ranges of
// the comment's own words that follow one another without a gap, so that joined they are the comment to the last
// character. What is found is offered to a person: a machine never splits, since half a point is worse than a long one.

import { printedArticle, subjectPlaces } from './places'
import { type Proposal, proposalsIn } from './proposals'
import { readComment } from './reading'
import { readableSpelling } from './spelling'
import type { Stance } from './stance'
import { blankQuotes, pointStarts } from './wording'

/** A part of a comment; the range is in code points of its text, `end` not included. */
export interface CommentPart {
  readonly start: number
  readonly end: number
  readonly words: string
  /** Printed number the part speaks of; the comment's own place where it names none. */
  readonly article: string
  readonly proposals: readonly Proposal[]
  readonly stance: Stance
}

export interface SplitSuggestion {
  /** Two or more, or none where the comment makes one point. */
  readonly parts: readonly CommentPart[]
  /** Numbers and articles are sure; 另外 alone may only go on with the same matter. */
  readonly isSure: boolean
}

/** Fewest visible characters of a part. */
const LEAST = 4
const connective = /^(?:另外|此外|还有(?:一点|就是)?|再有|再者|其次|除此之外|同时(?=，|,|建议))/u
const nothing: SplitSuggestion = { parts: [], isSure: false }

/** Where `text` could be split, by a comment standing on `article`. Linear. */
export function suggestSplit(text: string, article = ''): SplitSuggestion {
  const words = readableSpelling(blankQuotes(text))
  const numbered = pointStarts(words)
  const cuts = numbered.length >= 2 ? numbered.slice(1) : cutsByMatter(words, text)
  const usable = cuts.filter(
    (cut, index) => isLong(text.slice(cuts[index - 1] ?? 0, cut)) && isLong(text.slice(cut)),
  )
  if (usable.length === 0) return nothing
  const isSure = numbered.length >= 2 || usable.every((cut) => !connective.test(words.slice(cut)))
  return {
    parts: partsOf(
      text,
      usable.map((cut) => [...text.slice(0, cut)].length),
      article,
    ),
    isSure,
  }
}

const isLong = (part: string) => part.replace(/[\s\p{P}]/gu, '').length >= LEAST

// A sentence about another article, or behind 另外, begins a part only where both sides say something of their own.
function cutsByMatter(words: string, text: string): number[] {
  const cuts: number[] = []
  let from = 0
  let place = ''
  for (const at of sentenceStarts(words)) {
    const rest = words.slice(at, nextEnd(words, at))
    const named = subjectPlaces(rest)[0]
    const own = named && named.start <= 12 ? named.article : undefined
    const isOther = own !== undefined && place !== '' && own !== place
    if (own !== undefined) {
      const isNew = isOther && saysSomething(text.slice(from, at)) && saysSomething(text.slice(at))
      place = own
      if (isNew) {
        cuts.push(at)
        from = at
        continue
      }
    }
    if (connective.test(rest) && saysSomething(text.slice(from, at)) && saysSomething(text.slice(at))) {
      cuts.push(at)
      from = at
    }
  }
  return cuts
}

function sentenceStarts(words: string): number[] {
  const starts = [0]
  for (const { index } of words.matchAll(
    /(?<=[。；;！!？?\n]\s*|[，,](?=第?[一二三四五六七八九十百\d]{1,5}条))\S/gu,
  ))
    if (index > 0 && !/[。；;！!？?\n]/u.test(words[index] ?? '')) starts.push(index)
  return [...new Set(starts)].sort((a, b) => a - b)
}

function nextEnd(words: string, at: number): number {
  const end = words.slice(at).search(/[。；;！!？?\n]/u)
  return end < 0 ? words.length : at + end
}

const saysSomething = (words: string) =>
  proposalsIn(words).length > 0 || readComment({ text: words }).stance !== 'unclear'

/** The parts between cuts, in code points; each is read for itself. Throws on cuts that are none: out of order, out of the
 *  text, or leaving a part without words. `articles` are places that a person gave, by part. */
export function partsOf(
  text: string,
  cuts: readonly number[],
  article = '',
  articles: readonly (string | undefined)[] = [],
): CommentPart[] {
  const points = [...text]
  const bounds = [0, ...cuts, points.length]
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? 0
    const words = points.slice(start, end).join('')
    if (!Number.isInteger(end) || end <= start || words.trim() === '')
      throw new RangeError(`Expected cuts in order with words between them, got ${cuts.join(', ')}`)
    const given = articles[index]
    const read = subjectPlaces(readableSpelling(words))[0]?.article
    const place = given ? printedArticle(given) : (read ?? article)
    return { start, end, words, article: place, ...readComment({ text: words, article: place }) }
  })
}

/** Places where a person may cut, in code points: before each sentence and each suggested part. */
export function possibleCuts(text: string): number[] {
  const words = readableSpelling(blankQuotes(text))
  const starts = [...sentenceStarts(words), ...pointStarts(words)].filter(
    (at) => at > 0 && isLong(text.slice(at)),
  )
  return [...new Set(starts)].sort((a, b) => a - b).map((at) => [...text.slice(0, at)].length)
}
