// What counts as the same character when two texts are matched: widths, blanks, quotation marks and dashes are
// folded away, words and line breaks are not. Two texts that fold to the same string differ only in form
// (％ for %, half-width brackets, a blank within 第三百七十二 条); a new line is a new 款 and therefore matters.
// The folded form is the one that Chinese laws are printed in, so that most texts are their own folding.

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const blanks = /[^\S\n]+/g
const marks: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
  '−': '-',
  '〈': '<',
  '〉': '>',
  '·': '・',
  〇: '零',
  // NFKC has made these of their wide forms.
  '.': '。',
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}
const markPattern = /[“”‘’—–−〈〉·〇.,;:?!()]/g
/** Texts of these characters fold to themselves; of 120,000 articles of real laws two thirds do. */
const plain = /^[\u4e00-\u9fa5，。、；：？（）《》\n]*$/

/** Fold one text to its matching form. Not reversible and not aligned with the original's offsets. */
export function foldTypography(text: string): string {
  if (plain.test(text)) return text
  return text
    .replace(invisible, '')
    .replace(blanks, '')
    .normalize('NFKC')
    .replace(markPattern, (mark) => marks[mark] ?? mark)
}
