// How finely a changed article is written: by words, by 项, by 款, or whole. Officials name words for one short phrase,
// a 款 when one of several changes, and the whole article as soon as little of it stays (compared with the decisions on
// 立法法, 反垄断法, 消费者权益保护法 and the judicial interpretations in docs/figures-amendment.md). A coarser level can be
// asked for: the item is then written larger because the finer one did not replay to the new text.

import { codePointLength, type Segmenter } from '../text'
import { type ParagraphUnit, type PointUnit, pairInOrder } from './draft-units'
import { type PartChange, type Place, withoutEndMark } from './draft-wording'
import { phraseChanges } from './draft-words'

/** From fine to coarse. `words` allows everything finer than 款 too; `silent` says nothing at all. */
export const draftLevels = ['silent', 'words', 'paragraph', 'article'] as const
export type DraftLevel = (typeof draftLevels)[number]

/** The old and the new 款 of one article, and how citations in kept text are carried to their new numbers. */
export interface ArticlePair {
  readonly old: readonly ParagraphUnit[]
  readonly fresh: readonly ParagraphUnit[]
  readonly carry: (text: string) => string
  readonly segment: Segmenter
}

/** More parts than this and the whole article is easier to read. */
const mostParts = 4
/** Share of the new article that may be quoted before the whole of it is. */
const mostQuotedShare = 0.6
/** Share of the 项 of a 款 that may change one by one. */
const mostPointsShare = 0.5

/**
 * Changes below the article in the order of the new text; undefined where the article is to be written whole. `gone` is
 * an old 款, from 1, that another item has taken out.
 */
export function partChanges(pair: ArticlePair, level: DraftLevel, gone?: number): PartChange[] | undefined {
  if (level === 'article') return undefined
  const { old, fresh, carry, segment } = pair
  const kept = old.map((_, index) => index).filter((index) => index + 1 !== gone)
  const carried = old.map(({ lines }) => carry(lines.join('\n')))
  const now = fresh.map(({ lines }) => lines.join('\n'))
  const isSingle = old.length === 1 && fresh.length === 1
  const parts: PartChange[] = []
  const pairs = pairInOrder(
    kept.map((index) => carried[index] ?? ''),
    now,
  )
  for (const { old: place, fresh: to } of pairs) {
    const from = place === undefined ? undefined : kept[place]
    const before = from === undefined ? undefined : old[from]
    const after = to === undefined ? undefined : fresh[to]
    if (before && after && from !== undefined && to !== undefined) {
      if (carried[from] === now[to]) continue
      const at: Place = isSingle ? {} : { paragraph: from + 1 }
      const as: Place | undefined = from === to ? undefined : { paragraph: to + 1 }
      parts.push(...paragraphChanges({ before, after, carry, segment, at, as }, level))
    } else if (after && to !== undefined) addInserted(parts, { paragraph: to + 1 }, after.lines)
    else if (from !== undefined) addRepealed(parts, { paragraph: from + 1 })
  }
  return isWholeBetter(parts, fresh) ? undefined : parts
}

interface ParagraphPair {
  readonly before: ParagraphUnit
  readonly after: ParagraphUnit
  readonly carry: (text: string) => string
  readonly segment: Segmenter
  readonly at: Place
  readonly as: Place | undefined
}

function paragraphChanges(pair: ParagraphPair, level: DraftLevel): PartChange[] {
  const { before, after, carry, segment, at, as } = pair
  const moved = as ? { as } : {}
  if (level === 'words') {
    const points = as ? undefined : pointChanges(pair)
    if (points) return points
    const old = before.lines.join('\n')
    const changes = phraseChanges({ old, fresh: after.lines.join('\n'), carried: carry(old) }, segment)
    if (changes) return [{ op: 'words', at, ...moved, changes }]
  }
  return [{ op: 'replace', at, ...moved, lines: after.lines }]
}

/** 项 by 项, where the lead-in stays and not too many of them change. */
function pointChanges({ before, after, carry, segment, at }: ParagraphPair): PartChange[] | undefined {
  if (before.points.length < 2 || after.points.length < 2) return undefined
  if (carry(before.intro.join('\n')) !== after.intro.join('\n')) return undefined
  if (!hasRegularMarks(before.points) || !hasRegularMarks(after.points)) return undefined
  const parts: PartChange[] = []
  const carried = before.points.map((point) => carry(pointWords(point)))
  const now = after.points.map(pointWords)
  for (const { old: from, fresh: to } of pairInOrder(carried, now)) {
    const own: Place = { ...at, point: (from ?? 0) + 1 }
    const point = to === undefined ? undefined : after.points[to]
    const old = from === undefined ? undefined : before.points[from]
    if (!point) addRepealed(parts, own)
    else if (!old || from === undefined || to === undefined)
      addInserted(parts, { ...at, point: (to ?? 0) + 1 }, point.lines)
    else if (formOf(old.mark) !== formOf(point.mark)) return undefined
    else if (carried[from] !== now[to]) {
      const as = from === to ? {} : { as: { ...at, point: to + 1 } }
      const changes = phraseChanges(
        { old: pointWords(old), fresh: pointWords(point), carried: carried[from] ?? '' },
        segment,
      )
      parts.push(
        changes
          ? { op: 'words', at: own, ...as, changes }
          : { op: 'replace', at: own, ...as, lines: point.lines },
      )
    }
  }
  const touched = parts.reduce((sum, part) => sum + countOf(part), 0)
  return parts.length === 0 || touched > Math.max(1, after.points.length * mostPointsShare)
    ? undefined
    : parts
}

/** A 项 without its mark and its last ；or 。: both follow from where it stands. */
function pointWords({ mark, lines }: PointUnit): string {
  const [first = '', ...rest] = withoutEndMark(lines)
  return [first.slice(mark.length), ...rest].join('\n')
}

/** (一) and （一） are marks of different form, which only quoting can change. */
const formOf = (mark: string) => mark.replace(/[^（()）.．、]/g, '')

/** Every 项 but the last ends in ；and the last in 。: only then can an item leave these marks out. */
function hasRegularMarks(points: readonly PointUnit[]): boolean {
  return points.every(({ lines }, index) => lines.at(-1)?.endsWith(index === points.length - 1 ? '。' : '；'))
}

function addInserted(parts: PartChange[], as: Place, lines: readonly string[]): void {
  const last = parts.at(-1)
  const within: Place =
    as.point === undefined || as.paragraph === undefined ? {} : { paragraph: as.paragraph }
  const isNext = last?.op === 'insert' && follows(last.as.at(-1), as)
  if (isNext && last.op === 'insert')
    parts[parts.length - 1] = { ...last, as: [...last.as, as], lines: [...last.lines, ...lines] }
  else parts.push({ op: 'insert', within, as: [as], lines })
}

function addRepealed(parts: PartChange[], at: Place): void {
  const last = parts.at(-1)
  if (last?.op === 'repeal' && follows(last.at.at(-1), at))
    parts[parts.length - 1] = { op: 'repeal', at: [...last.at, at] }
  else parts.push({ op: 'repeal', at: [at] })
}

function follows(before: Place | undefined, after: Place): boolean {
  if (!before) return false
  if (after.point === undefined)
    return before.point === undefined && before.paragraph === (after.paragraph ?? 0) - 1
  return before.paragraph === after.paragraph && before.point === after.point - 1
}

const countOf = (part: PartChange) =>
  part.op === 'insert' ? part.as.length : part.op === 'repeal' ? part.at.length : 1

function isWholeBetter(parts: readonly PartChange[], fresh: readonly ParagraphUnit[]): boolean {
  if (parts.length > mostParts) return true
  const whole = parts.filter((part) => part.op === 'replace' && part.at.point === undefined)
  const inserted = parts.filter((part) => part.op === 'insert' && part.as[0]?.point === undefined)
  const kept = fresh.length - whole.length - inserted.reduce((sum, part) => sum + countOf(part), 0)
  if (parts.length > 0 && kept === 0) return true
  if (whole.length === 0 || parts.length === 1) return false
  const total = fresh.reduce((sum, { lines }) => sum + lengthOf(lines), 0)
  const quoted = parts.reduce((sum, part) => sum + ('lines' in part ? lengthOf(part.lines) : 0), 0)
  return quoted > total * mostQuotedShare
}

const lengthOf = (lines: readonly string[]) => codePointLength(lines.join(''))
