// A quotation with one slip: a character left out, put in, taken for another, or changed for its neighbour. Either half of
// such a quotation stands word for word in its source, so the index gives the few records that have a half, and only
// those are read. A correct quotation is found before this and needs none of it.

import { bareText, eachTerm } from './characters'
import { docsWithAll } from './scoring'
import { recordAt } from './segment'
import type { View } from './view'

/** Shorter words with a slip stand, or nearly stand, in too many places to say where they are from. Characters. */
const LEAST = 10

/** A mark on each record whose text has some words but for one slip; undefined when the words are too short. */
export function recordsWithSlip(view: View, words: string): readonly Uint8Array[] | undefined {
  const bare = bareText(words)
  if (bare.length < LEAST) return undefined
  const halves = termsOfHalves(words, bare.length)
  return view.parts.map(({ segment, gone }) => {
    const marks = new Uint8Array(segment.count)
    for (const doc of halves.flatMap((terms) => docsWithAll(segment, terms)))
      if (!gone[doc] && holdsWithSlip(bareText(recordAt(segment, doc).text), bare)) marks[doc] = 1
    return marks
  })
}

/** The terms of either half, as the words' own marks of punctuation part them. */
function termsOfHalves(words: string, length: number): readonly (readonly number[])[] {
  const [headEnd, tailStart] = halvesOf(length)
  const head = new Set<number>()
  const tail = new Set<number>()
  const bareBefore = (at: number) => bareText(words.slice(0, at)).length
  eachTerm(words, (term, start, end) => {
    if (bareBefore(end) <= headEnd) head.add(term)
    if (bareBefore(start) >= tailStart) tail.add(term)
  })
  return [[...head], [...tail]]
}

/** One character less of each half: a slip may lie on the seam, and changed neighbours lie on both sides of it. */
function halvesOf(length: number): readonly [headEnd: number, tailStart: number] {
  const middle = length >> 1
  return [middle - 1, middle + 1]
}

/** Whether a text has some words with at most one slip. O(places where half of them stands · words). */
export function holdsWithSlip(text: string, words: string): boolean {
  const [headEnd, tailStart] = halvesOf(words.length)
  const [head, tail] = [words.slice(0, headEnd), words.slice(tailStart)]
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1))
    if (isWithSlip(text.slice(at, at + words.length + 1), words)) return true
  const turned = [...words].reverse().join('')
  for (let at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, at + 1)) {
    const end = at + tail.length
    const before = text.slice(Math.max(0, end - words.length - 1), end)
    if (isWithSlip([...before].reverse().join(''), turned)) return true
  }
  return false
}

/** Whether a text begins with some words but for one slip. */
function isWithSlip(text: string, words: string): boolean {
  let same = 0
  while (same < words.length && text.charAt(same) === words.charAt(same)) same++
  if (same >= words.length - 1) return text.length >= words.length - 1
  const [left, right] = [text.slice(same), words.slice(same)]
  return (
    left.slice(1).startsWith(right.slice(1)) ||
    left.startsWith(right.slice(1)) ||
    left.slice(1).startsWith(right) ||
    (left.charAt(0) === right.charAt(1) &&
      left.charAt(1) === right.charAt(0) &&
      left.slice(2).startsWith(right.slice(2)))
  )
}
