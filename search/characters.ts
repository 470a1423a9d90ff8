// Analysis: how text becomes terms. Han text gives every character and every pair of neighbours (measured better
// than words of a dictionary: a lay question and a law rarely cut the same way); Latin words and numbers stay
// whole. Folding keeps the length, so that a place in the folded text is a place in the text as shown. A term is
// one unsigned 32-bit number, which makes the dictionary of an index a sorted typed array.

const HAN = /[\p{Script=Han}]/u
const WORD = /[\p{L}\p{N}]/u

// Class of a UTF-16 unit: 0 breaks (punctuation), 1 blank, 2 Han, 3 part of a Latin word or number.
type UnitClass = 0 | 1 | 2 | 3

const folded = new Uint16Array(65536)
const classes = new Uint8Array(65536)
for (let unit = 0; unit < 65536; unit++) {
  folded[unit] = foldUnit(unit)
  classes[unit] = classOf(folded[unit] ?? unit)
}

function foldUnit(unit: number): number {
  if (unit === 0x3000 || unit === 0xa0) return 0x20
  // Full-width ASCII, then 〇 and the circles typed for it.
  const narrow = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit
  if (narrow === 0x3007 || narrow === 0x25cb || narrow === 0x25ef) return 0x96f6
  const lower = String.fromCharCode(narrow).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : narrow
}

function classOf(unit: number): UnitClass {
  const text = String.fromCharCode(unit)
  // Surrogate halves: characters beyond the first plane are Han in laws (names of places and persons).
  if (unit >= 0xd800 && unit <= 0xdfff) return 2
  if (/[\s\u200b\ufeff]/.test(text)) return 1
  if (HAN.test(text)) return 2
  return WORD.test(text) ? 3 : 0
}

/** Folded copy of the same length: narrow, lower case, 〇 as 零, every blank a space. */
export function foldText(text: string): string {
  let result = ''
  for (let i = 0; i < text.length; i++) result += String.fromCharCode(folded[text.charCodeAt(i)] ?? 0)
  return result
}

/** A term at a place: `start` and `end` in UTF-16 units of the text. */
export type TermSink = (term: number, start: number, end: number) => void

/** Characters count less than pairs and words: below this a term is a single Han character. */
export const FIRST_PAIR = 0x10000

// Pairs use their two units; no pair begins with a private-use unit, so words are hashed into that range.
const WORDS_FROM = 0xe0000000
const WORDS_RANGE = 0x18ff0000

/** Call `sink` for every term of a text, in order of their starts. Blanks inside Han text do not separate
 *  neighbours (总　　则), unless `blanksSeparate`, as between the words of a query. */
export function eachTerm(text: string, sink: TermSink, blanksSeparate = false): void {
  let before = 0
  let beforeAt = 0
  for (let i = 0; i < text.length; i++) {
    const unit = folded[text.charCodeAt(i)] ?? 0
    const kind = classes[unit]
    if (kind === 2) {
      if (before !== 0) sink(((before << 16) | unit) >>> 0, beforeAt, i + 1)
      // Half a surrogate pair alone means nothing; its pair is the character.
      if (unit < 0xd800 || unit > 0xdfff) sink(unit, i, i + 1)
      before = unit
      beforeAt = i
    } else if (kind === 3) {
      const end = wordEnd(text, i)
      sink(wordTerm(text, i, end), i, end)
      i = end - 1
      before = 0
    } else if (kind === 0 || blanksSeparate) before = 0
  }
}

function wordEnd(text: string, from: number): number {
  let end = from + 1
  while (end < text.length && classes[folded[text.charCodeAt(end)] ?? 0] === 3) end++
  return end
}

// FNV-1a over folded units; two words of one corpus collide about once in 400 million pairs.
function wordTerm(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++)
    hash = Math.imul(hash ^ (folded[text.charCodeAt(i)] ?? 0), 0x01000193) >>> 0
  return WORDS_FROM + (hash % WORDS_RANGE)
}

/** The text's Han characters, letters and digits only, folded: what two spellings of one title share. */
export function bareText(text: string): string {
  let result = ''
  for (let i = 0; i < text.length; i++) {
    const unit = folded[text.charCodeAt(i)] ?? 0
    if ((classes[unit] ?? 0) >= 2) result += String.fromCharCode(unit)
  }
  return result
}
