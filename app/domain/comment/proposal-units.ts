// A comment as the learned reading sees it: one unit a character, one for a whole quotation (a word, a phrase or a
// sentence) and one for a citation, with amounts marked. Signs are numbers made of what stands around a unit; what they
// say of an op or of a slot is learned (test/bench/learn-proposals.ts) and never written by hand.

import { amountsIn } from './amounts'
import { subjectPlaces } from './places'

/** Units of one comment, in order. Ranges are UTF-16 units of the words they were made of. */
export interface CommentUnits {
  readonly codes: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** 0 outside amounts, 1 first unit of an amount, 2 inside, 3 its last (or only) unit. */
  readonly amounts: readonly number[]
  /** The comment stands on an article. */
  readonly hasPlace: boolean
}

export const unitCode = { citation: 1, word: 2, phrase: 3, sentence: 4, figure: 5, amount: 6 } as const

/** Longest quotation that is a word and no phrase. */
const LONGEST_WORD = 12
const numeral = /[零〇一二三四五六七八九十百千万两半\d０-９]/u

/** Units of `words`, whose quotations are marks. Linear. */
export function unitsOf(words: string, quotes: readonly string[], hasPlace: boolean): CommentUnits {
  const codes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const amounts: number[] = []
  const push = (code: number, start: number, end: number, flag = 0) => {
    codes.push(code)
    starts.push(start)
    ends.push(end)
    amounts.push(flag)
  }
  const places = subjectPlaces(words)
  const measured = amountsIn(words)
  let place = 0
  let measure = 0
  for (let at = 0; at < words.length; ) {
    const cited = places[place]
    if (cited && at >= cited.start) {
      if (at < cited.end) push(unitCode.citation, at, cited.end)
      at = Math.max(at, cited.end)
      place++
      continue
    }
    if (words[at] === '〘') {
      const close = words.indexOf('〙', at)
      if (close > 0) {
        push(quoteCode(quotes[Number(words.slice(at + 1, close))] ?? ''), at, close + 1)
        at = close + 1
        continue
      }
    }
    while (measured[measure] && (measured[measure]?.end ?? 0) <= at) measure++
    const amount = measured[measure]
    const isIn = amount !== undefined && at >= amount.start && at < amount.end
    const character = words[at] ?? ''
    const flag = !isIn ? 0 : at === amount.end - 1 ? 3 : at === amount.start ? 1 : 2
    push(isIn && numeral.test(character) ? unitCode.figure : words.charCodeAt(at), at, at + 1, flag)
    at++
  }
  return { codes, starts, ends, amounts, hasPlace }
}

function quoteCode(quoted: string): number {
  if (/[。；]$/u.test(quoted)) return unitCode.sentence
  return quoted.length > LONGEST_WORD ? unitCode.phrase : unitCode.word
}

export const isQuoted = (code: number) => code >= unitCode.word && code <= unitCode.sentence

/** Signs are kept in so many buckets; two in one bucket do little harm. */
export const OP_BUCKETS = 1 << 13
export const TAG_BUCKETS = 1 << 15

export function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 15)
}
export const closed = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (once ^ (once >>> 13)) >>> 0
}

/** Characters that tell what is done, whatever stands between them. */
const telling = new Set(
  [...'改换删加增补后前移并不太要去写留为成到撤拆赞反，。：？！'].map((one) => one.charCodeAt(0)),
)

const starting = 7
const ending = 8
/** Longest run of units, and of telling units, that is a sign. */
const [RUN, TELLING_RUN] = [4, 5]

/** When a bucket was last met, so that a comment's signs stand once without a set being made for it. */
const met = new Int32Array(OP_BUCKETS)
let comment = 0

/** Signs of the whole comment, as buckets, each once. */
export function opSigns({ codes, amounts, hasPlace }: CommentUnits): number[] {
  const row: number[] = [starting]
  // An amount is one code, whatever its figures.
  for (let at = 0; at < codes.length; at++) {
    if (amounts[at] === 0) row.push(codes[at] ?? 0)
    else if (amounts[at] === 3) row.push(unitCode.amount)
  }
  row.push(ending)
  const signs: number[] = []
  comment++
  const put = (hash: number) => {
    const bucket = closed(hash) % OP_BUCKETS
    if (met[bucket] === comment) return
    met[bucket] = comment
    signs.push(bucket)
  }
  for (let at = 0; at < row.length; at++) {
    let hash = 0x811c9dc5
    for (let size = 0; size < RUN && at + size < row.length; size++) {
      hash = mixed(hash, row[at + size] ?? 0)
      put(hash)
    }
  }
  const rare = row.filter((code) => code <= ending || telling.has(code))
  for (let at = 0; at < rare.length; at++) {
    let hash = 0x1234567
    for (let size = 0; size < TELLING_RUN && at + size < rare.length; size++) {
      hash = mixed(hash, rare[at + size] ?? 0)
      if (size > 0) put(hash)
    }
  }
  countsOf(row, hasPlace).forEach((count, kind, all) => {
    put(mixed(mixed(0x7654321, kind), count))
    if (kind > 0) put(mixed(mixed(mixed(0x2345671, kind), count), all[0] ?? 0))
  })
  return signs
}

function countsOf(row: readonly number[], hasPlace: boolean): number[] {
  const count = (is: (code: number) => boolean, most: number) => Math.min(most, row.filter(is).length)
  return [
    count(isQuoted, 3),
    count((code) => code === unitCode.amount, 3),
    count((code) => code === unitCode.citation, 2),
    Math.min(6, Math.floor(row.length / 12)),
    hasPlace ? 1 : 0,
    count((code) => code === unitCode.sentence, 2),
  ]
}
