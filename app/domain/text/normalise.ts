// The matching copy of a text: what comparison, duplicates and hashes look at, while the words shown stay as they
// were written. NFC and not NFKC, which would turn ％ ℃ Ⅲ ① and full-width brackets into something else.
// An offset map leads every position of the copy back to the original, so that a comment anchored on matched
// words lands on the printed ones.

import { isBlank, isHan, isInvisible, isWidePunctuation } from './characters'

/** The matching copy and its way back. */
export interface NormalisedText {
  readonly text: string
  /** UTF-16 offset in the raw text of unit `i` of `text`; `text.length` leads to the raw length. */
  rawOffset(i: number): number
}

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '?': '？',
  '!': '！',
}

/**
 * Matching copy of a text: NFC; invisible characters gone; blanks gone beside Han characters and wide punctuation,
 * one space elsewhere; `,;:()?!` beside Han full-width; straight quotes curly by turns; full-width letters and
 * digits narrow; Kangxi radicals (⼀) as the characters they look like; ○ in numbers as 〇. Linear.
 * Source: reading conventions of PDF extracts and flk.npc.gov.cn texts.
 */
export function normaliseText(raw: string): NormalisedText {
  const { units, offsets } = foldedUnits(raw)
  widen(units)
  const text: string[] = []
  const map: number[] = []
  for (let i = 0; i < units.length; i++) {
    const first = i
    let unit = units[i] ?? ''
    if (isBlank(unit)) {
      while (isBlank(units[i + 1])) i++
      const before = text.at(-1)
      const after = units[i + 1]
      if (before === undefined || after === undefined || isChinese(before) || isChinese(after)) continue
      unit = ' '
    }
    text.push(unit)
    map.push(offsets[first] ?? 0)
  }
  return { text: text.join(''), rawOffset: (i) => map[i] ?? raw.length }
}

// NFC of the whole text would lose the offsets, so each base character is composed with the marks after it.
function foldedUnits(raw: string): { units: string[]; offsets: number[] } {
  const units: string[] = []
  const offsets: number[] = []
  let at = 0
  while (at < raw.length) {
    let cluster = String.fromCodePoint(raw.codePointAt(at) ?? 0)
    let end = at + cluster.length
    if (isInvisible(cluster)) {
      at = end
      continue
    }
    while (end < raw.length && (isMark(raw.charCodeAt(end)) || isInvisible(raw.charAt(end)))) {
      if (!isInvisible(raw.charAt(end))) cluster += raw.charAt(end)
      end++
    }
    const folded = foldRadical(cluster.length > 1 ? cluster.normalize('NFC') : cluster)
    for (let k = 0; k < folded.length; k++) {
      units.push(narrow(folded.charAt(k)))
      offsets.push(at)
    }
    at = end
  }
  return { units, offsets }
}

// A mark is Chinese when the nearest character on either side is; blanks and other such marks are looked through,
// so that widening twice is widening once.
function widen(units: string[]): void {
  const chinese = new Uint8Array(units.length)
  const look = (i: number, seen: boolean): boolean => {
    const unit = units[i] ?? ''
    if (isBlank(unit) || unit in wide || unit === '"') {
      if (seen) chinese[i] = 1
      return seen
    }
    return isChinese(unit)
  }
  let seen = false
  for (let i = 0; i < units.length; i++) seen = look(i, seen)
  seen = false
  for (let i = units.length - 1; i >= 0; i--) seen = look(i, seen)
  let open = false
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? ''
    if (!chinese[i]) continue
    if (unit === '"') {
      open = !open
      units[i] = open ? '“' : '”'
    } else units[i] = wide[unit] ?? unit
  }
}

function isChinese(unit: string | undefined): boolean {
  return isHan(unit) || isWidePunctuation(unit)
}

function isMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f
}

function narrow(unit: string): string {
  if (unit === '○') return '〇'
  const code = unit.charCodeAt(0)
  const isLetterOrDigit =
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  return isLetterOrDigit ? String.fromCharCode(code - 0xfee0) : unit
}

// Unicode gives the radicals of the supplement (U+2E80–2EFF) no decomposition, yet fonts of Chromium's and Word's
// PDFs map 民 长 见 门 … to them. The two strings are parallel.
const supplement =
  '⺁⺅⺆⺇⺈⺉⺊⺋⺎⺒⺓⺕⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺣⺩⺫⺬⺭⺰⺶⺹⺾⻁⻂⻄⻅⻆⻈⻉⻋⻌⻏⻐⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳'
const supplementAs =
  '厂亻冂几刀刂卜㔾兀巳幺彐忄扌攵旡日月歺母民氵灬王目示礻纟羊耂艹虎衤西见角讠贝车辶阝钅長长门雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟'

/**
 * A Kangxi or CJK radical (U+2E80–2FDF, which PDF extraction puts in place of characters: 第⼀条) as the character
 * it stands for; anything else unchanged. Only these are folded: NFKC of the whole text would also destroy
 * full-width punctuation.
 */
export function foldRadical(point: string): string {
  const code = point.codePointAt(0) ?? 0
  if (code < 0x2e80 || code > 0x2fdf) return point
  const at = supplement.indexOf(point)
  return at < 0 ? point.normalize('NFKC') : supplementAs.charAt(at)
}
