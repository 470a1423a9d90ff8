// What a comment's words may be. The original is kept byte for byte, so nothing here repairs a text: a check names
// what is refused, `foldText` makes the copy that only comparisons see, and `visibleMarks` cuts a text into runs so
// that a page can draw the characters that would otherwise trick the eye (bidi controls, zero-width characters, tag
// characters, towers of combining marks) instead of obeying them.

import { codePointLength } from '../text'

/** Longest comment, in code points. Long enough for a page of A4; longer views come as a file. */
export const COMMENT_LENGTH_LIMIT = 5000

/** Combining marks drawn on one base character; the rest becomes a visible mark. Four is the most that any living
 *  orthography stacks; the tests notice if it moves. */
const DRAWN_COMBINING_MARKS = 4

/** A sentence in both languages of the interface. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

export type CommentTextRule = 'empty' | 'too-long' | 'control-character' | 'lone-surrogate'

/** A reason to refuse a text. `at` counts UTF-16 units from its start. */
export interface CommentTextFinding {
  readonly rule: CommentTextRule
  readonly at: number
  readonly sentence: Sentence
}

/** A run of a text: ordinary words, or one character (or tower of marks) that is shown as a mark. */
export type VisibleRun =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'bidi' | 'zero-width' | 'tag' | 'combining'
      readonly text: string
      /** What a page writes in the character's place, e.g. `U+202E`. */
      readonly label: string
    }

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const ZERO_WIDTH =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points are meant, combining ones among them
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/u
// biome-ignore lint/suspicious/noMisleadingCharacterClass: as above
const TAG = /[\u{e0000}-\u{e007f}\u{e0100}-\u{e01ef}]/u
const COMBINING = /\p{M}/u
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
const INVISIBLE = new RegExp(`${BIDI.source}|${ZERO_WIDTH.source}|${TAG.source}`, 'gu')

/** Check the words of a comment before they are stored.
 *  Returns one finding a rule, at its first place; an empty list means that the text may be stored as it is. */
export function checkCommentText(text: string): CommentTextFinding[] {
  const findings: CommentTextFinding[] = []
  if (text.replace(INVISIBLE, '').trim() === '') {
    findings.push(
      finding(
        'empty',
        0,
        '意见没有内容，请写下想说的话。',
        'The comment is empty: write what you want to say.',
      ),
    )
  }
  const length = codePointLength(text)
  if (length > COMMENT_LENGTH_LIMIT) {
    findings.push(
      finding(
        'too-long',
        offsetOfCodePoint(text, COMMENT_LENGTH_LIMIT),
        `意见共${length}字，超过${COMMENT_LENGTH_LIMIT}字，请分条提交。`,
        `The comment has ${length} characters, more than ${COMMENT_LENGTH_LIMIT}: send it in parts.`,
      ),
    )
  }
  const control = text.search(CONTROL)
  if (control >= 0) {
    const name = codeName(text.charCodeAt(control))
    findings.push(
      finding(
        'control-character',
        control,
        `第${control + 1}个字符是控制字符（${name}），请删除后再提交。`,
        `Character ${control + 1} is a control character (${name}): remove it.`,
      ),
    )
  }
  const lone = loneSurrogateAt(text)
  if (lone >= 0) {
    findings.push(
      finding(
        'lone-surrogate',
        lone,
        `第${lone + 1}个字符已损坏，无法保存，请重新输入。`,
        `Character ${lone + 1} is broken and cannot be stored: type it again.`,
      ),
    )
  }
  return findings
}

/** The copy on which texts are compared, never shown and never stored in place of the original: NFKC, lower case,
 *  without invisible characters, without marks on Han, without blanks beside Han (elsewhere one blank).
 *  Law text is not folded this way: NFKC would change ％ and ①, which a comment's comparison may lose. */
export function foldText(text: string): string {
  const quick = foldedByLetter(text)
  if (quick !== undefined) return quick
  const plain = text.normalize('NFKC').replace(INVISIBLE, '')
  // Looking behind every character is what costs here, and nearly no comment has a mark on a character.
  const unmarked = COMBINING.test(plain)
    ? plain.replace(/(?<=[\p{sc=Han}\p{P}])\p{M}+/gu, '').replace(/\p{M}{3,}/gu, '')
    : plain
  const lower = unmarked.toLowerCase()
  if (!/\s/u.test(lower)) return lower
  return lower
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[\p{sc=Han}\p{P}])|(?<=[\p{sc=Han}\p{P}]) /gu, '')
    .trim()
}

/** What a letter is folded to, where it is folded alone whatever stands beside it: Han, marks of Chinese and ASCII other than
 *  blanks; 0 for all others. Nearly every comment is made of these, and asking the Unicode tables took a tenth of finding
 *  copies. */
const foldedLetters = new Uint16Array(0x10000)
for (const [first, last] of [
  [0x21, 0x7e],
  [0x3001, 0x3003],
  [0x3008, 0x3011],
  [0x4e00, 0x9fff],
  [0xff01, 0xff5e],
] as const)
  for (let unit = first; unit <= last; unit++)
    foldedLetters[unit] = String.fromCharCode(unit).normalize('NFKC').toLowerCase().charCodeAt(0)
for (const mark of '“”‘’—·《》') foldedLetters[mark.charCodeAt(0)] = mark.charCodeAt(0)

const scratch = new Uint16Array(512)

function foldedByLetter(text: string): string | undefined {
  if (text.length > scratch.length) return undefined
  let isSame = true
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const folded = foldedLetters[unit] ?? 0
    if (folded === 0) return undefined
    if (folded !== unit) isSame = false
    scratch[at] = folded
  }
  return isSame ? text : String.fromCharCode.apply(undefined, scratch.subarray(0, text.length) as never)
}

/** Cut a text into runs for display. The runs' texts concatenate to the text; a page draws `words` inside an
 *  isolate and every other run as its label. */
export function visibleMarks(text: string): VisibleRun[] {
  const runs: VisibleRun[] = []
  let words = ''
  let marks = 0
  const flush = () => {
    if (words !== '') runs.push({ kind: 'words', text: words })
    words = ''
  }
  for (const character of text) {
    marks = COMBINING.test(character) ? marks + 1 : 0
    const kind = markKind(character, marks)
    if (kind === undefined) {
      words += character
      continue
    }
    flush()
    const before = runs.at(-1)
    // A tower of a thousand marks is one mark on the page, not a thousand.
    if (kind === 'combining' && before?.kind === 'combining') {
      runs[runs.length - 1] = { ...before, text: before.text + character }
    } else {
      runs.push({ kind, text: character, label: codeName(character.codePointAt(0) ?? 0) })
    }
  }
  flush()
  return runs
}

function markKind(character: string, marks: number): Exclude<VisibleRun['kind'], 'words'> | undefined {
  if (BIDI.test(character)) return 'bidi'
  if (TAG.test(character)) return 'tag'
  if (ZERO_WIDTH.test(character)) return 'zero-width'
  return marks > DRAWN_COMBINING_MARKS ? 'combining' : undefined
}

function finding(rule: CommentTextRule, at: number, zh: string, en: string): CommentTextFinding {
  return { rule, at, sentence: { zh, en } }
}

function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function loneSurrogateAt(text: string): number {
  return text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
}

function offsetOfCodePoint(text: string, count: number): number {
  let offset = 0
  let seen = 0
  for (const character of text) {
    if (seen === count) return offset
    seen += 1
    offset += character.length
  }
  return offset
}
