// From the shortest edits to edits that a person can read. Two repairs, both without a dictionary: an unchanged scrap
// between two larger changes is taken into them (the shortest way through 由县人民政府批准 → 由市人民政府备案 is right,
// that through 三十日 → 一十五日 keeps a 十 that means nothing), and an insertion or deletion that could stand at
// several places with the same result is put where a phrase ends. Nothing is lost: only boundaries are moved.

import type { Hunk } from './myers'

/** Both sides of one passage as words. A word is never cut by a change. */
export interface Words {
  readonly a: readonly string[]
  readonly b: readonly string[]
}

/** The same changes, fewer and better placed. Linear in words. */
export function readableHunks(hunks: readonly Hunk[], words: Words): Hunk[] {
  const joined = absorb(hunks, words)
  const placed: Hunk[] = []
  joined.forEach((hunk, i) => {
    placed.push(slide(hunk, words, placed.at(-1), joined[i + 1]))
  })
  return absorb(placed, words)
}

const lengthOf = (words: readonly string[], from: number, to: number): number => {
  let length = 0
  for (let i = from; i < to; i += 1) length += words[i]?.length ?? 0
  return length
}

/** Join neighbours whose unchanged middle is a scrap; a joined change may make its other side a scrap too. */
function absorb(hunks: readonly Hunk[], words: Words): Hunk[] {
  const done: Hunk[] = []
  for (const hunk of hunks) {
    let next = hunk
    for (let last = done.at(-1); last && isScrap(last, next, words); last = done.at(-1)) {
      done.pop()
      next = { a0: last.a0, a1: next.a1, b0: last.b0, b1: next.b1 }
    }
    done.push(next)
  }
  return done
}

/** A scrap weighs no more than this share of the smaller neighbour. Of 400 real articles (tuning half): .7 gives 2.93
 *  changes an article and 1.34 × the least changed characters, .95 gives 2.76 and 1.43 ×. */
const scrapShare = 0.95
/** And a scrap of this weight is one beside the smallest change: 的规定 between two figures is not worth a change. */
const leastScrap = 1.5
/** Nor more than this: a clause that both versions have is always shown as kept. */
const longestScrap = 12
/** Characters that hold a sentence together and say nothing alone weigh less. */
const lightWeight = 0.4
const light = /[，、。；：“”（）的和或及与并等由在对将为以于其者]/

function isScrap(left: Hunk, right: Hunk, { a, b }: Words): boolean {
  const gap = a.slice(left.a1, right.a0)
  const isOne = gap.length === 1 && gap[0]?.length === 1
  // 第十二条，在三十日内 → 第十三条，在十五日内: two words that each took the place of one stay two changes.
  if (isWordForWord(left) && isWordForWord(right)) return isOne && gap[0] !== '\n'
  if (isOne) return true
  const weight = gap.reduce((sum, word) => sum + weightOf(word), 0)
  const before = Math.max(lengthOf(a, left.a0, left.a1), lengthOf(b, left.b0, left.b1))
  const after = Math.max(lengthOf(a, right.a0, right.a1), lengthOf(b, right.b0, right.b1))
  return weight <= Math.max(leastScrap, scrapShare * Math.min(before, after)) && weight <= longestScrap
}

/** Lines that are the same on both sides are one long word with its break in it. */
function weightOf(word: string): number {
  if (word.length > 1 && word.includes('\n')) return word.length + longestScrap
  return word.length <= 2 && light.test(word) ? lightWeight : word.length
}

const isWordForWord = ({ a0, a1, b0, b1 }: Hunk): boolean => a1 - a0 === 1 && b1 - b0 === 1

/** Move a pure insertion or deletion to the best of its equivalent places. */
function slide(hunk: Hunk, { a, b }: Words, before: Hunk | undefined, after: Hunk | undefined): Hunk {
  const isInsertion = hunk.a0 === hunk.a1
  if (!isInsertion && hunk.b0 !== hunk.b1) return hunk
  const row = isInsertion ? b : a
  const [from, to] = isInsertion ? [hunk.b0, hunk.b1] : [hunk.a0, hunk.a1]
  const first = isInsertion ? (before?.b1 ?? 0) : (before?.a1 ?? 0)
  const end = isInsertion ? (after?.b0 ?? b.length) : (after?.a0 ?? a.length)
  let best = { by: 0, score: seam(row, from) + seam(row, to) }
  const consider = (by: number) => {
    const score = seam(row, from + by) + seam(row, to + by)
    if (score > best.score) best = { by, score }
  }
  for (let by = -1; from + by > first && row[from + by] === row[to + by]; by -= 1) consider(by)
  for (let by = 1; to + by < end && row[from + by - 1] === row[to + by - 1]; by += 1) consider(by)
  const { by } = best
  return { a0: hunk.a0 + by, a1: hunk.a1 + by, b0: hunk.b0 + by, b1: hunk.b1 + by }
}

/** How well a text may be cut before word `i`: ends of lines, sentences, clauses, members of a list. */
function seam(row: readonly string[], i: number): number {
  const left = row[i - 1]
  const right = row[i]
  if (left === undefined || right === undefined || left === '\n' || right === '\n') return 5
  if ('。；：'.includes(left)) return 4
  if ('，'.includes(left)) return 3
  if ('、（“'.includes(left)) return 2.5
  if ('，、。；：）”（“'.includes(right)) return 2
  if ('和或及与的'.includes(right) || '和或及与的'.includes(left)) return 1
  return 0
}
