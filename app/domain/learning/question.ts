// A question about a text: a place with a gap, the words that stand there in the version read, and words that stand in
// neighbouring places. Nothing in it is made up: each option is taken from one of the two versions, so a wrong one is
// what a person would answer who read the next article and not this one. The same texts give the same questions, in
// the same order, on every machine.

import { hashOf } from '../comment'

export interface StudyQuestion {
  /** Stays the same as long as both texts do. */
  readonly id: string
  /** The article in the version read. */
  readonly eId: string
  readonly number: string
  /** Words of the version read on both sides of the gap. */
  readonly before: string
  readonly after: string
  /** What stood in the gap in the version before: empty where words were added; absent where nothing is compared. */
  readonly old?: string
  /** Three or four; an empty one says that no words stand there. */
  readonly options: readonly string[]
  /** Index of the right one. */
  readonly answer: number
}

/** A version with its articles as stored, in order. */
export interface StudyVersion {
  readonly articles: readonly { readonly eId: string; readonly number: string; readonly text: string }[]
}

/** Code points shown on each side of a gap. */
const contextLength = 28
export const fewestWrong = 2
const mostWrong = 3

/** The end of the words before a gap, from the beginning of a sentence where one is near. */
export function contextBefore(text: string): string {
  const shown = Array.from(text.replaceAll('\n', '')).slice(-contextLength).join('')
  const stop = shown.search(/[。；：](?=[^。；：]{8,}$)/u)
  return stop < 0 ? shown : shown.slice(stop + 1)
}

/** The beginning of the words behind a gap, to the end of the sentence where it is near. */
export function contextAfter(text: string): string {
  const shown = Array.from(text.replaceAll('\n', '')).slice(0, contextLength).join('')
  return /^[^。；]*[。；]?/u.exec(shown)?.[0] ?? shown
}

/**
 * Words that may stand as wrong options beside the right ones, the nearest first, so many as there are up to three. One
 * that holds the right words or stands in them would be half right, and two that hold each other one answer too many.
 */
export function wrongOptions(right: string, candidates: readonly string[]): string[] {
  const chosen: string[] = []
  for (const candidate of candidates) {
    if (chosen.length === mostWrong) break
    if ([right, ...chosen].every((one) => differ(one, candidate))) chosen.push(candidate)
  }
  return chosen
}

/** How words begin and end (a mark, 不, 内, 以下): an option of another shape would give itself away. */
export function shapeOf(words: string): string {
  const first = /^(?:\p{P}|不|每)/u.exec(words)?.[0] ?? ''
  const last = /(?:以[上下]|[内前后]|\p{P})$/u.exec(words)?.[0] ?? ''
  return `${first} ${last}`
}

const bare = (words: string) => words.replace(/[\p{P}\p{Z}\s]/gu, '')

function differ(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)]
  if (a === '' || b === '') return a !== b
  return !a.includes(b) && !b.includes(a)
}

/** The question with its options in an order that its own words decide. */
export function withOptions(
  question: Omit<StudyQuestion, 'options' | 'answer'>,
  right: string,
  wrong: readonly string[],
): StudyQuestion {
  const options = [right, ...wrong]
    .map((words) => ({ words, at: hashOf(`${question.id} ${words}`) }))
    .sort((a, b) => a.at - b.at || (a.words < b.words ? -1 : 1))
    .map(({ words }) => words)
  return { ...question, options, answer: options.indexOf(right) }
}
