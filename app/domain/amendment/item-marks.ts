// The marks that open an item of a decision: 一、 · （一） · 1. and, in the amendments of the Constitution, whose articles
// are the items and are counted on from one amendment to the next, 第三十二条 at the beginning of a line.

import { listMarkAt, listMarkText, ordinalAt } from '../statute'
import { isBlank } from '../text'

export interface ItemMark {
  readonly style: string
  readonly n: number
  /** Number without its punctuation: 一, （二）, 3, 第三十二条. */
  readonly number: string
  /** Index after the mark. */
  readonly end: number
}

/** The item mark that begins at `at`; undefined when there is none. Bounded. */
export function itemMarkAt(source: string, at: number): ItemMark | undefined {
  const unit = source.charAt(at)
  if (unit === '第') return articleMark(source, at)
  const mark = listMarkAt(source, at)
  if (!mark || mark.style === 'circled') return undefined
  const number = listMarkText(mark).replace(/[、.]$/, '')
  return { style: mark.style, n: mark.n, number, end: afterBold(source, mark.end) }
}

// 第三条 宪法…: an amendment's article is followed by a blank and the name of the act. 第三条增加一款 is an address.
function articleMark(source: string, at: number): ItemMark | undefined {
  const mark = ordinalAt(source, at)
  if (mark?.unit !== '条' || mark.key.sub !== undefined || !isBlank(source[afterBold(source, mark.end)]))
    return undefined
  const after = afterBold(source, mark.end)
  let next = after
  while (isBlank(source[next]) && source[next] !== '\n' && next - after < 4) next++
  if (!source.startsWith('宪法', next) && source[next] !== '《') return undefined
  return { style: 'article', n: mark.key.n, number: source.slice(at, mark.end), end: after }
}

// **第三条**　: the marks of Markdown's bold belong to neither side.
function afterBold(source: string, end: number): number {
  return source.startsWith('**', end) ? end + 2 : end
}
