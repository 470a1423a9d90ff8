// A strand is a run of text that remembers where in the source each of its UTF-16 units stood, even after line
// breaks, markup and invisible characters were taken out of it. The parser only ever cuts and joins strands,
// so a place in the tree can always be traced to a place in the file.

import { isBlank, isHan, isWidePunctuation } from '../text'

/**
 * Unit `i` of `text` stood at `at[base + i]` in the source; offsets increase. Cutting shares `at`, since copying it
 * at every cut costs the square of a law that stands on one line.
 */
export interface Strand {
  readonly text: string
  readonly at: readonly number[]
  readonly base: number
}

export const emptyStrand: Strand = { text: '', at: [], base: 0 }

/** Part of a strand, blanks at its ends taken off. */
export function cut(strand: Strand, from: number, to: number = strand.text.length): Strand {
  let start = Math.max(0, from)
  let end = Math.min(strand.text.length, to)
  while (start < end && isBlank(strand.text[start])) start++
  while (end > start && isBlank(strand.text[end - 1])) end--
  if (start === 0 && end === strand.text.length) return strand
  return { text: strand.text.slice(start, end), at: strand.at, base: strand.base + start }
}

/** Strands joined in order; a blank between them where both sides are Latin words. Linear. */
export function joinAll(strands: readonly Strand[]): Strand {
  if (strands.length < 2) return strands[0] ?? emptyStrand
  const parts: string[] = []
  const at: number[] = []
  let last: string | undefined
  for (const strand of strands) {
    if (strand.text === '') continue
    if (isWordy(last) && isWordy(strand.text[0])) {
      parts.push(' ')
      at.push((at.at(-1) ?? 0) + 1)
    }
    parts.push(strand.text)
    for (let i = 0; i < strand.text.length; i++) at.push(strand.at[strand.base + i] ?? 0)
    last = strand.text.at(-1)
  }
  return { text: parts.join(''), at, base: 0 }
}

function isWordy(unit: string | undefined): boolean {
  return unit !== undefined && !isBlank(unit) && !isHan(unit) && !isWidePunctuation(unit)
}

/** Source range of a strand, end exclusive. */
export function rangeOf(strand: Strand): { readonly start: number; readonly end: number } | undefined {
  if (strand.text === '') return undefined
  const start = strand.at[strand.base]
  const last = strand.at[strand.base + strand.text.length - 1]
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 }
}

const narrowMarks = ',;:()!?'

/**
 * The words of a strand as they are shown: blanks beside punctuation gone (适用 《专利法》), runs of blanks one
 * space. A blank between two Han characters stays, for 自 年 月 日起 is a form to be filled in.
 */
export function wordsOf(strand: Strand): string {
  const { text } = strand
  const words: string[] = []
  let before: string | undefined
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    if (!isBlank(unit)) {
      words.push(unit)
      before = unit
      continue
    }
    while (isBlank(text[i + 1])) i++
    const after = text[i + 1]
    if (before === undefined || after === undefined) continue
    const gone =
      isWidePunctuation(before) ||
      isWidePunctuation(after) ||
      (narrowMarks.includes(after) && isHan(before)) ||
      (narrowMarks.includes(before) && isHan(after))
    if (!gone) words.push(' ')
  }
  return words.join('')
}
