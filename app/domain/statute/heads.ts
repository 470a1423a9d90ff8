// Decides whether a 第N条, 第N章 or （一） that stands somewhere opens a part or is being cited. One rule cannot do
// it: "第五十二条 以及本规定" begins a line after a bad break, "第二十五条第十三条" is glued to its neighbour, and a
// file may begin at 第四百六十三条. So each candidate is weighed by what follows it, by what stands before it and
// by whether its number is the one expected.

import { isBlank } from '../text'
import { citationSign, isTerminated, type OrdinalMark, skipBlanks } from './marks'
import type { Profile } from './profile'
import type { SourceLine } from './source-lines'
import type { ArticleNumber, HeadingLevel } from './tree'

/** Where the reader is when a candidate turns up. */
export interface Situation {
  readonly last: ArticleNumber | undefined
  readonly headings: Readonly<Partial<Record<HeadingLevel, number>>>
  /** Text that stands open before the candidate; empty when a new part has just begun. */
  readonly before: string
  readonly quoteDepth: number
}

export interface Candidate {
  readonly text: string
  readonly mark: OrdinalMark
  readonly bold: boolean
  readonly hashes: number
}

/** Whether `key` is the number that comes next: 第六条 or 第五条之一 after 第五条. */
export function isNextArticle(last: ArticleNumber | undefined, key: ArticleNumber): boolean {
  if (!last) return key.n === 1 && key.sub === undefined
  if (key.n === last.n) return key.sub === (last.sub ?? 0) + 1
  return key.n === last.n + 1 && key.sub === undefined
}

/** Heads at line starts that could open an article, for looking ahead at jumps. */
export type HeadIndex = readonly { readonly line: number; readonly n: number }[]

const lookAhead = 50
const longestJump = 400

/** Whether a 第N条 at the beginning of a line opens an article. */
export function opensArticle(
  candidate: Candidate,
  at: Situation,
  profile: Profile,
  later: readonly number[],
): boolean {
  const { text, mark } = candidate
  if (profile.onlyBold && !candidate.bold) return false
  const { last } = at
  const isNext = isNextArticle(last, mark.key)
  if (profile.isDecision && at.quoteDepth > 0 && !(isNext && last && isTerminated(at.before))) return false
  if (candidate.bold && profile.onlyBold) return true
  const cited = citationSign(text, mark.end)
  const isStrong =
    candidate.hashes > 0 ||
    mark.end === text.length ||
    isBlank(text[mark.end]) ||
    '【〔〖［'.includes(text[mark.end] ?? ' ')
  // 第七条　或者… behind a full stop goes on with nothing: a defective article, unless a better 第七条 follows.
  if (isNext && isStrong && last && at.before.endsWith('。') && !later.includes(mark.key.n)) return true
  if (cited === 'surely') return false
  // Title and note have no full stop; the first article need not wait for one.
  const follows = at.before === '' || isTerminated(at.before) || (!last && (isStrong || isNext))
  // Where lines are paragraphs the next number at the beginning of one needs no full stop before it.
  if (isNext)
    return isStrong ? cited === undefined || follows : cited === undefined && (follows || !profile.wrapped)
  if (!follows || cited !== undefined) return false
  if (!last) return isStrong
  const isAhead = mark.key.n > last.n
  if (isAhead) {
    if (mark.key.n > last.n + longestJump) return false
    if (!isStrong && mark.key.n > last.n + 30) return false
    // The skipped number comes later and so does this one: this is a citation, the real head is below.
    return !(mark.key.n > last.n + 1 && later.includes(last.n + 1) && later.includes(mark.key.n))
  }
  return isStrong
}

/** Numbers of the heads on the lines after `line`, up to the next 第一条 and at most fifty. */
export function headsAfter(index: HeadIndex, line: number, cursor: number): readonly number[] {
  const numbers: number[] = []
  for (let i = cursor; i < index.length && numbers.length < lookAhead; i++) {
    const head = index[i]
    if (!head || head.line <= line) continue
    if (head.n === 1) break
    numbers.push(head.n)
  }
  return numbers
}

/** Whether a 第N章 … at the beginning of a line is a heading; `title` is what follows it on the line. */
export function isHeading(candidate: Candidate, title: string, at: Situation, profile: Profile): boolean {
  const { text, mark } = candidate
  if (mark.unit === '条') return false
  if (profile.isDecision && at.quoteDepth > 0) return false
  if (
    title.length > 60 ||
    title.includes('。') ||
    title.includes('；') ||
    (title.includes('”') && !title.includes('“'))
  )
    return false
  if (candidate.hashes > 0) return true
  const isExpected = isNextHeading(at, mark)
  const isStrong = mark.end === text.length || isBlank(text[mark.end])
  // A heading broken after 、 goes on with the next line.
  if ('，：；,:;'.includes(title.at(-1) ?? ' ') || title.includes('，')) return false
  if (title.endsWith('、') && !(isStrong && isExpected)) return false
  const cited = title === '' ? undefined : citationSign(text, mark.end)
  if (cited === 'surely') return false
  const follows = at.before === '' || isTerminated(at.before)
  if (isStrong) return follows || isExpected
  return isExpected && follows && cited === undefined && title.length <= 40
}

/** Whether a heading has the number that comes next on its level, or opens a new row of them. */
export function isNextHeading(at: Situation, mark: OrdinalMark): boolean {
  if (mark.unit === '条') return false
  const last = at.headings[mark.unit]
  return mark.key.n === 1 || (last !== undefined && mark.key.n === last + 1)
}

/** 附件, 附表, 附录 … on a line of their own. */
export function isAnnexHead(compact: string): boolean {
  if (compact.length > 40 || compact.includes('。')) return false
  if (/^附[：:]/.test(compact) || compact === '附') return true
  return /^附(?:件|表|录|图|注)(?:[一二三四五六七八九十0-9０-９]{0,3})(?:$|[：:、（(《.．]|[^，,；;]{1,36}$)/.test(
    compact,
  )
}

/** Line-start heads of a document. */
export function indexHeads(
  lines: readonly SourceLine[],
  ordinal: (text: string) => OrdinalMark | undefined,
): HeadIndex {
  const index: { line: number; n: number }[] = []
  lines.forEach((line, i) => {
    const { text } = line.strand
    const mark = ordinal(text)
    if (mark?.unit !== '条' || mark.key.sub !== undefined) return
    if (citationSign(text, mark.end) === undefined || skipBlanks(text, mark.end) === text.length)
      index.push({ line: i, n: mark.key.n })
  })
  return index
}
