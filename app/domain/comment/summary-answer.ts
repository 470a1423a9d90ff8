// Judges what a language model answered. A sentence is offered only when it is plain words of a bearable length and each
// of its quotes stands, character for character, in the comment that it names; everything else is dropped and counted.
// The answer is data: it names no act, and nothing of it is looked at but these sentences and quotes.

import { addressesMachine, outgoingWords } from './outgoing-words'
import { locateQuote, type QuotedRange } from './quoted-words'
import type { SummaryRequest, SummarySource } from './summary-request'

/** A sentence with its proofs. */
export interface OfferedSentence {
  readonly text: string
  readonly quotes: readonly (QuotedRange & { readonly id: string })[]
}

/** Why a sentence is not offered: no quote, a quote that does not occur, words that are not plain, one too many or said twice. */
export type DropReason = 'no-quote' | 'made-up' | 'unfit' | 'too-many'

export interface SummaryAnswer {
  readonly label?: OfferedSentence
  readonly points: readonly OfferedSentence[]
  readonly dropped: Readonly<Record<DropReason, number>>
}

const LONGEST_LABEL = 30
const LONGEST_SENTENCE = 160
const MOST_SENTENCES = 6
const MOST_QUOTES = 5

/** Read an answer; `undefined` where it is not JSON of the wanted shape. */
export function readSummaryAnswer(
  raw: string,
  { sources }: Pick<SummaryRequest, 'sources'>,
): SummaryAnswer | undefined {
  const answer = parsed(raw)
  if (answer === undefined) return undefined
  const dropped = { 'no-quote': 0, 'made-up': 0, unfit: 0, 'too-many': 0 }
  const judged = (given: Given, longest: number): OfferedSentence[] => {
    const found = judge(given, { sources, longest })
    if (typeof found !== 'string') return [found]
    dropped[found]++
    return []
  }
  const [label] = judged(answer.label, LONGEST_LABEL)
  const proved = answer.points.flatMap((point) => judged(point, LONGEST_SENTENCE))
  const points = proved.filter(({ text }, at) => proved.findIndex((other) => other.text === text) === at)
  dropped['too-many'] += proved.length - Math.min(points.length, MOST_SENTENCES)
  return { ...(label ? { label } : {}), points: points.slice(0, MOST_SENTENCES), dropped }
}

interface Given {
  readonly text: string
  readonly quotes: readonly { readonly comment: string; readonly words: string }[]
}

function judge(
  { text, quotes }: Given,
  { sources, longest }: { sources: readonly SummarySource[]; longest: number },
): OfferedSentence | DropReason {
  const words = text.trim()
  if (!isPlain(words, longest)) return 'unfit'
  if (quotes.length === 0) return 'no-quote'
  const found: (QuotedRange & { id: string })[] = []
  for (const quote of quotes.slice(0, MOST_QUOTES)) {
    const source = sources.find(({ ref }) => ref === quote.comment)
    const range = source ? locateQuote(source.text, quote.words) : undefined
    // One that is made up makes the sentence doubtful, however many others are real.
    if (!source || !range) return 'made-up'
    found.push({ id: source.id, ...range })
  }
  return { text: words, quotes: found }
}

/** One line of ordinary words: no mark-up, address, personal number, hidden character, nothing said to a machine. */
function isPlain(text: string, longest: number): boolean {
  const length = [...text].length
  if (length === 0 || length > longest || !text.isWellFormed()) return false
  if (/[\u0000-\u001f\u007f-\u009f\p{Cf}\p{Co}\p{Zl}\p{Zp}<>`{}\\]|\p{M}{2}|\]\(/u.test(text)) return false
  return outgoingWords(text).stripped === 0 && !addressesMachine(text)
}

function parsed(raw: string): { label: Given; points: Given[] } | undefined {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  if (!isRecord(value) || !Array.isArray(value.points)) return undefined
  const label = givenOf(value.label)
  const points = value.points.map(givenOf)
  const whole = points.filter((point) => point !== undefined)
  return label && whole.length === points.length ? { label, points: whole } : undefined
}

function givenOf(value: unknown): Given | undefined {
  if (!isRecord(value) || typeof value.text !== 'string' || !Array.isArray(value.quotes)) return undefined
  const quotes: { comment: string; words: string }[] = []
  for (const quote of value.quotes) {
    if (!isRecord(quote) || typeof quote.comment !== 'string' || typeof quote.words !== 'string')
      return undefined
    quotes.push({ comment: quote.comment, words: quote.words })
  }
  return { text: value.text, quotes }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
