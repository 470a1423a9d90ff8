// Quotation in amending texts. Each quoted paragraph opens with “ and only the last one closes with ” (judicial
// interpretations open once); quotation marks inside become the other pair, because a reader and the parser find the
// end of what is quoted by the outer pair alone.

import { quotable } from './quoted-text'

/** Which paragraphs of a quotation open with “: every one (laws, regulations) or the first (court interpretations). */
export type QuoteStyle = 'every-paragraph' | 'first-paragraph'

/** Paragraphs as a quotation, one string a paragraph. */
export function quoted(lines: readonly string[], style: QuoteStyle): string[] {
  const last = lines.length - 1
  return lines.map((line, index) => {
    const opens = index === 0 || style === 'every-paragraph'
    return `${opens ? '“' : ''}${quotable(line)}${index === last ? '”' : ''}`
  })
}

/** A short phrase in its marks, inside a sentence. */
export function phrase(words: string): string {
  return `“${quotable(words)}”`
}

/** Whether the quotation marks of the words are paired within each line; others cannot be quoted as a phrase. */
export function hasPairedQuotes(words: string): boolean {
  let depth = 0
  for (const unit of words) {
    if (unit === '“' || unit === '‘') depth += 1
    else if (unit === '”' || unit === '’') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
