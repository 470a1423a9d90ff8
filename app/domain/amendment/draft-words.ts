// Whether a 款 or 项 can be amended by naming words: 将“七日”修改为“十五日”. Officials do so for one short phrase and write
// the whole 款 as soon as more changes (so in the decisions on 统计法 2024 and 消费者权益保护法 2013), and the phrase must
// stand only once in what is in force, or every time it stands there be replaced, or nobody could carry the item out.

import { compareText, type Edit } from '../comparison'
import { codePointLength, type Segmenter, trimBlank } from '../text'
import { hasPairedQuotes } from './draft-quote'

/** One phrase to replace, delete, or insert behind `anchor`. */
export type PhraseChange =
  | { readonly op: 'substitute'; readonly from: string; readonly to: string }
  | { readonly op: 'delete'; readonly from: string }
  | { readonly op: 'insert'; readonly anchor: string; readonly words: string }

/** Code points a quoted phrase may have; longer ones read worse than the whole 款. */
const longestPhrase = 32
/** More phrases than this in one 款 and officials write it whole. */
const mostPhrases = 1
/** Share of the new 款 that may be new words. */
const mostNewShare = 0.5

interface Hunk {
  /** Range in the old text. */
  readonly start: number
  readonly end: number
  readonly to: string
}

/** A 款 or 项 in force, the same with its citations carried to their new numbers, and the new one. */
export interface WordsPair {
  readonly old: string
  readonly carried: string
  readonly fresh: string
}

/**
 * The phrases that lead from the old words to the new; undefined where the whole should be written. Cost as
 * `compareText`.
 */
export function phraseChanges(
  { old, carried, fresh }: WordsPair,
  segment: Segmenter,
): PhraseChange[] | undefined {
  const hunks = hunksOf(compareText(carried, fresh, { segment }))
  const added = hunks.reduce((sum, hunk) => sum + codePointLength(hunk.to), 0)
  if (hunks.length === 0 || added > codePointLength(fresh) * mostNewShare) return undefined
  const borders = bordersOf(carried, segment)
  const changes: PhraseChange[] = []
  for (const hunk of hunks) {
    const change = phraseOf(hunk, { text: carried, hunks, borders })
    if (!change || !isSayable(change)) return undefined
    // A phrase that holds a carried citation does not stand in the act in force.
    if (occurrences(old, placedWords(change)) !== occurrences(carried, placedWords(change))) return undefined
    if (!changes.some((known) => sameChange(known, change))) changes.push(change)
  }
  return changes.length <= mostPhrases ? changes : undefined
}

/** The text, its changes, and the offsets at which it may be cut. */
interface Setting {
  readonly text: string
  readonly hunks: readonly Hunk[]
  readonly borders: ReadonlySet<number>
}

function bordersOf(text: string, segment: Segmenter): ReadonlySet<number> {
  const borders = new Set([0])
  let at = 0
  text.split('\n').forEach((line, index) => {
    if (index > 0) borders.add(++at)
    for (const piece of segment(line)) {
      at += piece.length
      borders.add(at)
    }
  })
  return borders
}

function hunksOf(edits: readonly Edit[]): Hunk[] {
  const hunks: Hunk[] = []
  let at = 0
  let open: { start: number; end: number; to: string } | undefined
  for (const [sign, words] of edits) {
    if (sign === '=') {
      if (open) hunks.push(open)
      open = undefined
      at += words.length
      continue
    }
    open ??= { start: at, end: at, to: '' }
    if (sign === '-') {
      at += words.length
      open.end = at
    } else open.to += words
  }
  if (open) hunks.push(open)
  return hunks
}

function phraseOf(hunk: Hunk, setting: Setting): PhraseChange | undefined {
  const from = setting.text.slice(hunk.start, hunk.end)
  if (
    from !== '' &&
    hunk.to !== '' &&
    codePointLength(from) >= fewestPoints &&
    standsEverywhere(hunk, setting)
  )
    return { op: 'substitute', from, to: hunk.to }
  if (hunk.to === '' && codePointLength(from) >= fewestPoints && standsEverywhere(hunk, setting))
    return { op: 'delete', from }
  if (from === '') {
    const anchor = anchorBefore(hunk.start, setting)
    if (anchor !== undefined) return { op: 'insert', anchor, words: hunk.to }
  }
  return widened(hunk, setting)
}

/** A shorter phrase is quoted with what stands beside it: 将“七日内”修改为“十五日内” reads better than “七”. */
const fewestPoints = 4

/** Once in the text, or everywhere replaced by the same words. */
function standsEverywhere({ start, end, to }: Hunk, { text, hunks }: Setting): boolean {
  const from = text.slice(start, end)
  const same = hunks.filter((hunk) => text.slice(hunk.start, hunk.end) === from && hunk.to === to)
  return occurrences(text, from) === same.length
}

/** How far back a clause may begin to be quoted whole. */
const longestClause = 14

/** The words before a place: the clause where it is short, else the fewest words that stand only once. */
function anchorBefore(at: number, { text, hunks, borders }: Setting): string | undefined {
  const floor = Math.max(0, ...hunks.filter((hunk) => hunk.end < at).map((hunk) => hunk.end))
  let shortest: string | undefined
  for (let start = at - 1; start >= floor && at - start <= longestPhrase; start--) {
    const anchor = text.slice(start, at)
    if (anchor.includes('\n')) break
    if (!borders.has(start) || isMark(anchor[0]) || codePointLength(anchor) < 2) continue
    const isOnce = occurrences(text, anchor) === 1
    const isClause = start === 0 || isMark(text[start - 1])
    if (isOnce && isClause && at - start <= longestClause) return anchor
    if (isOnce && codePointLength(anchor) >= fewestPoints) shortest ??= anchor
  }
  return shortest
}

/** The change with words around it, from the right before the left, until they stand only once. */
function widened(hunk: Hunk, { text, hunks, borders }: Setting): PhraseChange | undefined {
  let { start, end } = hunk
  const others = hunks.filter((other) => other.start !== hunk.start)
  const floor = Math.max(0, ...others.filter((other) => other.end <= hunk.start).map((other) => other.end))
  const ceiling = Math.min(
    text.length,
    ...others.filter((other) => other.start >= hunk.end).map((other) => other.start),
  )
  const canRight = (inClause: boolean) =>
    end < ceiling && text[end] !== '\n' && !(inClause && isMark(text[end]))
  const canLeft = (inClause: boolean) =>
    start > floor && text[start - 1] !== '\n' && !(inClause && isMark(text[start - 1]))
  while (end - start <= longestPhrase) {
    const from = text.slice(start, end)
    const isLong = codePointLength(from) >= fewestPoints || !(canRight(true) || canLeft(true))
    const isOnBorders = borders.has(start) && borders.has(end)
    if (from !== '' && isLong && isOnBorders && occurrences(text, from) === 1) {
      const to = text.slice(start, hunk.start) + hunk.to + text.slice(hunk.end, end)
      return to === '' ? { op: 'delete', from } : { op: 'substitute', from, to }
    }
    const inClause = canRight(true) || canLeft(true)
    if (canRight(inClause)) end += 1
    else if (canLeft(inClause)) start -= 1
    else return undefined
  }
  return undefined
}

const isMark = (unit: string | undefined) =>
  unit === undefined || '，。；：、！？（）《》“”‘’\n'.includes(unit)

const placedWords = (change: PhraseChange) => (change.op === 'insert' ? change.anchor : change.from)

function isSayable(change: PhraseChange): boolean {
  const words =
    change.op === 'substitute'
      ? [change.from, change.to]
      : change.op === 'delete'
        ? [change.from]
        : [change.anchor, change.words]
  return words.every(
    (one) =>
      !one.includes('\n') &&
      !one.includes('。') &&
      hasPairedQuotes(one) &&
      codePointLength(one) <= longestPhrase &&
      one === trimBlank(one),
  )
}

function sameChange(a: PhraseChange, b: PhraseChange): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** How often words stand in a text, overlaps not counted. */
export function occurrences(text: string, words: string): number {
  return words === '' ? 0 : text.split(words).length - 1
}
