// The edits inside one article. First its lines (款 and 项) are paired, then the words of each pair: citations, amounts,
// dates and titles are whole words, so that no figure is cut, and a line break is a word of its own, so that no 款 is
// lost. Then the edits are made readable (see readable.ts). Each change shows what went before what came. Nothing is
// lost: `=` and `-` give the old text, `=` and `+` the new one.

import { type Segmenter, segmentPlain } from '../text'
import type { Edit } from './change'
import { pairLines } from './lines'
import { type Hunk, hunksBetween } from './myers'
import { readableHunks, type Words } from './readable'

export interface InlineOptions {
  /** Cuts a line into words; the plain segmenter when absent. */
  readonly segment?: Segmenter
}

/** More word edits than this in one passage and it is shown as rewritten: the search is quadratic in edits (two
 *  unrelated paragraphs of 5,000 characters take 60 ms to be given up). */
const mostEdits = 2000

/** The edits that lead from one text to the other. Cost: words times edits, bounded by `mostEdits` a passage. */
export function compareText(from: string, to: string, options: InlineOptions = {}): Edit[] {
  if (from === to) return from === '' ? [] : [['=', from]]
  if (from === '') return [['+', to]]
  if (to === '') return [['-', from]]
  const segment = options.segment ?? segmentPlain
  const old = from.split('\n')
  const fresh = to.split('\n')
  const words: { a: string[]; b: string[] } = { a: [], b: [] }
  const hunks: Hunk[] = []
  for (const { from: range, to: newRange } of pairLines(old, fresh)) {
    if (isSameLine(old, range, fresh, newRange)) {
      const line = `${old[range[0]] ?? ''}${range[0] < old.length - 1 ? '\n' : ''}`
      if (line !== '') {
        words.a.push(line)
        words.b.push(line)
      }
      continue
    }
    const shared = sharedClauses(old, range, fresh, newRange)
    const a = wordsOf(old, range, { segment, shared })
    const b = wordsOf(fresh, newRange, { segment, shared })
    for (const hunk of hunksOf(a, b, words)) hunks.push(hunk)
    for (const word of a) words.a.push(word)
    for (const word of b) words.b.push(word)
  }
  const joined = joinTouching(hunks).map((hunk) => withoutLastBreak(hunk, words))
  return editsOf(readableHunks(joined, words), words)
}

/** One line on both sides with the same words, and a break behind both or neither. */
function isSameLine(
  old: readonly string[],
  [i, iEnd]: readonly [number, number],
  fresh: readonly string[],
  [j, jEnd]: readonly [number, number],
): boolean {
  const isLast = (index: number, lines: readonly string[]) => index === lines.length - 1
  return iEnd - i === 1 && jEnd - j === 1 && old[i] === fresh[j] && isLast(i, old) === isLast(j, fresh)
}

const listMark = /^(?:[（(][〇零一二三四五六七八九十百0-9]{1,4}[）)]|[0-9]{1,3}[.．、])/

/** How to read the words of a passage. */
interface Reading {
  readonly segment: Segmenter
  /** Characters at the beginning and the end of its only line that are the same on both sides. */
  readonly shared: { readonly start: number; readonly end: number }
}

/** Words of some lines; every line but the text's last ends in a word that is its break. */
function wordsOf(
  lines: readonly string[],
  [start, end]: readonly [number, number],
  { segment, shared }: Reading,
): string[] {
  const words: string[] = []
  for (let i = start; i < end; i += 1) {
    const line = lines[i] ?? ''
    if (shared.start > 0) words.push(line.slice(0, shared.start))
    // （十二） is one word: its number says which point it is and nothing else.
    const mark = shared.start > 0 ? '' : (listMark.exec(line)?.[0] ?? '')
    if (mark !== '') words.push(mark)
    for (const word of segment(line.slice(shared.start + mark.length, line.length - shared.end)))
      words.push(word)
    if (shared.end > 0) words.push(line.slice(line.length - shared.end))
    if (i < lines.length - 1) words.push('\n')
  }
  return words
}

const nothingShared = { start: 0, end: 0 }
const clauseMarks = '，。；：'

/** Whole clauses that a reworded line has in common with its old wording at both ends. They need not be cut into words:
 *  three quarters of the characters of reworded lines stand in them. A 《title》 is not cut. */
function sharedClauses(
  old: readonly string[],
  [i, iEnd]: readonly [number, number],
  fresh: readonly string[],
  [j, jEnd]: readonly [number, number],
): Reading['shared'] {
  if (iEnd - i !== 1 || jEnd - j !== 1) return nothingShared
  const a = old[i] ?? ''
  const b = fresh[j] ?? ''
  const shorter = Math.min(a.length, b.length)
  let start = 0
  for (let k = 0; k < shorter && a[k] === b[k]; k += 1) if (clauseMarks.includes(a[k] ?? ' ')) start = k + 1
  const opened = a.lastIndexOf('《', start - 1)
  if (start > 0 && opened > a.lastIndexOf('》', start - 1)) start = opened
  let end = 0
  for (let k = 1; k <= shorter - start && a[a.length - k] === b[b.length - k]; k += 1)
    if (clauseMarks.includes(a[a.length - k] ?? ' ')) end = k - 1
  const tail = a.slice(a.length - end)
  const closed = tail.indexOf('》')
  const isInTitle = closed >= 0 && (tail.indexOf('《') < 0 || closed < tail.indexOf('《'))
  return { start, end: isInTitle ? tail.length - closed - 1 : end }
}

/** Changes between two passages that stand behind the words `before`. */
function hunksOf(a: readonly string[], b: readonly string[], before: Words): Hunk[] {
  const numbers = new Map<string, number>()
  const [i, j] = [before.a.length, before.b.length]
  return hunksBetween(numbered(a, numbers), numbered(b, numbers), mostEdits).map(({ a0, a1, b0, b1 }) => ({
    a0: a0 + i,
    a1: a1 + i,
    b0: b0 + j,
    b1: b1 + j,
  }))
}

/** A change at the end of one passage and one at the beginning of the next are one. */
function joinTouching(hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = []
  for (const hunk of hunks) {
    const last = joined.at(-1)
    if (last && last.a1 === hunk.a0 && last.b1 === hunk.b0)
      joined[joined.length - 1] = { ...last, a1: hunk.a1, b1: hunk.b1 }
    else joined.push(hunk)
  }
  return joined
}

/** A line that was rewritten as a whole keeps its break. */
function withoutLastBreak(hunk: Hunk, { a, b }: Words): Hunk {
  const hasBoth = hunk.a1 > hunk.a0 && hunk.b1 > hunk.b0
  const endsInBreaks = a[hunk.a1 - 1] === '\n' && b[hunk.b1 - 1] === '\n'
  return hasBoth && endsInBreaks ? { ...hunk, a1: hunk.a1 - 1, b1: hunk.b1 - 1 } : hunk
}

function editsOf(hunks: readonly Hunk[], { a, b }: Words): Edit[] {
  const edits: Edit[] = []
  const add = (sign: Edit[0], words: readonly string[]) => {
    if (words.length > 0) edits.push([sign, words.join('')])
  }
  let at = 0
  for (const { a0, a1, b0, b1 } of hunks) {
    add('=', a.slice(at, a0))
    add('-', a.slice(a0, a1))
    add('+', b.slice(b0, b1))
    at = a1
  }
  add('=', a.slice(at))
  return edits
}

function numbered(words: readonly string[], numbers: Map<string, number>): Int32Array {
  const row = new Int32Array(words.length)
  words.forEach((word, i) => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    row[i] = number
  })
  return row
}
