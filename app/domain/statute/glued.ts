// Finds the first part that begins in the middle of a line: heads glued to the article before them, lists run on
// in one paragraph, a whole law on one line. Only the number that comes next counts here, and only after the end
// of a sentence, because everything else in the middle of a line is a citation.

import { isBlank } from '../text'
import { isNextArticle, isNextHeading, type Situation } from './heads'
import { citationSign, isCitedPoint, listMarkAt, type OrdinalMark, ordinalAt, skipBlanks } from './marks'
import type { Profile } from './profile'

export interface GluedContext extends Situation {
  readonly profile: Profile
  /** Number and style of the list element that stands open, if any. */
  readonly point: number | undefined
  /** Number of the 一、 that stands open in a text without articles. */
  readonly item: number | undefined
  /** A heading stands open: its title cannot hold a 第N条. */
  readonly inHeading: boolean
  /** Inside articles; outside them （一） and 一、 are read differently. */
  readonly inArticle: boolean
}

/** Index of the first such part after `from`, or -1. Linear in the length of the text. */
export function gluedAt(text: string, from: number, context: GluedContext): number {
  let depth = context.quoteDepth
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    if (unit === '“') depth++
    else if (unit === '”') depth = Math.max(0, depth - 1)
    else if (depth === 0 && i >= from && i > 0 && beginsPart(text, i, context)) return i
  }
  return -1
}

function beginsPart(text: string, i: number, context: GluedContext): boolean {
  const unit = text.charAt(i)
  if (unit === '第') {
    const mark = ordinalAt(text, i)
    if (!mark) return false
    return mark.unit === '条' ? beginsArticle(text, i, mark, context) : beginsHeading(text, i, mark, context)
  }
  if (unit === '目' && !context.last && !context.profile.hasLineHeads) return beginsContents(text, i)
  if (unit === '（' || unit === '(') return beginsPoint(text, i, context)
  return !context.inArticle && context.item !== undefined && beginsItem(text, i, context.item)
}

function beginsArticle(text: string, i: number, mark: OrdinalMark, context: GluedContext): boolean {
  if (context.profile.onlyBold || !isNextArticle(context.last, mark.key)) return false
  if (citationSign(text, mark.end) !== undefined) return false
  const before = lastUnit(text, i)
  const isSpaced = isBlank(text[mark.end]) || '（(【〔〖'.includes(text[mark.end] ?? ' ')
  if (context.inHeading) return true
  if (!context.last) {
    if ('。）)'.includes(before) || isBlank(text[i - 1])) return isSpaced || opensLaw(text, mark.end)
    return !context.profile.hasLineHeads && (isSpaced || opensLaw(text, mark.end))
  }
  if ('。！？'.includes(before)) return true
  return isSpaced && ('；;：”’》）)'.includes(before) || isBlank(text[i - 1]))
}

// 第一条 of a law says why or on what ground it is made.
function opensLaw(text: string, end: number): boolean {
  const at = skipBlanks(text, end)
  return ['为', '根据', '依据', '按照', '本', '凡'].some((word) => text.startsWith(word, at))
}

/** 目录 with the first heading right behind it. */
export function beginsContents(text: string, i: number): boolean {
  if (!text.startsWith('目录', i)) return false
  const mark = ordinalAt(text, skipBlanks(text, i + 2))
  return mark !== undefined && mark.unit !== '条' && mark.key.n === 1
}

function beginsHeading(text: string, i: number, mark: OrdinalMark, context: GluedContext): boolean {
  if (mark.unit === '条' || mark.key.n <= (mark.key.n === 1 ? 0 : (context.headings[mark.unit] ?? 0)))
    return false
  const before = lastUnit(text, i)
  const afterSentence = '。！？”）)'.includes(before)
  const isLower = context.inHeading && mark.key.n === 1
  // Title, contents and first chapter of a law that stands on one line have no full stop between them.
  const isFirst = !context.last && !context.profile.hasLineHeads && mark.key.n === 1
  if (!afterSentence && !isLower && !isFirst) return false
  if (citationSign(text, mark.end) !== undefined) return false
  // The title runs to the next head; a sentence there shows that the mark was a citation.
  for (let k = mark.end; k < text.length && k - mark.end <= 45; k++) {
    const unit = text.charAt(k)
    if ('。；，：“”'.includes(unit)) return false
    if (unit !== '第') continue
    const next = ordinalAt(text, k)
    if (!next) continue
    if (next.unit !== '条') return next.key.n === 1
    return !context.last || isNextArticle(context.last, next.key)
  }
  return isNextHeading(context, mark) && text.length - mark.end <= 30
}

function beginsPoint(text: string, i: number, context: GluedContext): boolean {
  const mark = listMarkAt(text, i)
  if (mark?.style !== 'bracketed-han') return false
  if (text[mark.end] === '，' || isCitedPoint(text, mark.end)) return false
  const before = lastUnit(text, i)
  if (mark.n === 1) return before === '：' || before === ':'
  return context.point !== undefined && mark.n === context.point + 1 && '；;。，'.includes(before)
}

function beginsItem(text: string, i: number, item: number): boolean {
  const before = lastUnit(text, i)
  if (before !== '。' && before !== '”') return false
  const mark = listMarkAt(text, i)
  return mark?.style === 'han-comma' && mark.n === item + 1
}

function lastUnit(text: string, i: number): string {
  let at = i - 1
  while (at >= 0 && isBlank(text[at])) at--
  return text.charAt(at)
}
