// What counts as the same character when two texts are matched: widths, blanks, quotation marks and dashes are
// folded away, words and line breaks are not. Two texts that fold to the same string differ only in form
// (％ for %, half-width brackets, a blank within 第三百七十二 条); a new line is a new 款 and therefore matters.

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const blanks = /[^\S\n]+/g
const marks: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '＂': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
  '－': '-',
  '−': '-',
  '〈': '<',
  '〉': '>',
  〇: '零',
  '。': '.',
  '．': '.',
  '·': '・',
}
const markPattern = /[“”＂‘’—–－−〈〉〇。．·]/g

/** Fold one text to its matching form. Not reversible and not aligned with the original's offsets. */
export function foldTypography(text: string): string {
  return text
    .replace(invisible, '')
    .replace(blanks, '')
    .replace(markPattern, (mark) => marks[mark] ?? mark)
    .normalize('NFKC')
}
