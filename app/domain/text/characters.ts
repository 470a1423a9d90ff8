// Character classes of Chinese legal text: what is blank, what is Han, what leaves no trace on paper. They are
// functions on UTF-16 units and not regular expressions, because the parser asks them once for every character
// of a law and a trim by `\s+$` is quadratic on long runs of blanks.

/** Blanks of all widths, line breaks included: ASCII, NBSP, U+2000–200A, U+3000 … */
export function isBlank(unit: string | undefined): boolean {
  if (unit === undefined) return false
  const code = unit.charCodeAt(0)
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  return (
    code === 0x3000 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x85 ||
    code === 0x1680
  )
}

/** Characters that print nothing and separate nothing: zero-width blanks and joiners, byte order mark, soft hyphen. */
export function isInvisible(unit: string): boolean {
  const code = unit.charCodeAt(0)
  return (
    (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff || code === 0xad || code === 0
  )
}

/** One UTF-16 unit of a Han character (either half of a surrogate pair counts: 𬇙 is Han). */
export function isHan(unit: string | undefined): boolean {
  if (unit === undefined || unit === '') return false
  const code = unit.charCodeAt(0)
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xd840 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code === 0x3007 ||
    code === 0x3005
  )
}

/** CJK and full-width punctuation, curly quotes, dashes and the ellipsis: blanks beside them mean nothing. */
export function isWidePunctuation(unit: string | undefined): boolean {
  if (unit === undefined || unit === '') return false
  const code = unit.charCodeAt(0)
  return (
    (code >= 0x3001 && code <= 0x3002) ||
    (code >= 0x3008 && code <= 0x301f) ||
    (code >= 0xff01 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20) ||
    (code >= 0xff3b && code <= 0xff40) ||
    (code >= 0xff5b && code <= 0xff65) ||
    (code >= 0x2018 && code <= 0x201d) ||
    code === 0x2014 ||
    code === 0x2026 ||
    code === 0x00b7
  )
}

/** The text without blanks and invisible characters at its ends. */
export function trimBlank(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isTrimmed(text.charAt(start))) start++
  while (end > start && isTrimmed(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

function isTrimmed(unit: string): boolean {
  return isBlank(unit) || isInvisible(unit)
}

/** The text without any blank or invisible character. */
export function withoutBlanks(text: string): string {
  let kept = ''
  for (const unit of text) if (!isTrimmed(unit)) kept += unit
  return kept
}

/** Length in code points: 𬇙 counts once, where `length` counts it twice. */
export function codePointLength(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** All pairs of neighbouring code points, in order, repeats kept; one code point yields itself. */
export function bigrams(text: string): string[] {
  const points = Array.from(text)
  if (points.length < 2) return points
  const pairs: string[] = []
  for (let i = 1; i < points.length; i++) pairs.push(`${points[i - 1]}${points[i]}`)
  return pairs
}
