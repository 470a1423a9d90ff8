// The number a line of an article opens with.

/** `（一）`, `1.` or nothing. */
export function itemNumber(line: string): string {
  return /^(?:（[一二三四五六七八九十百零]+）|\d{1,2}[.．])/.exec(line)?.[0] ?? ''
}
