// The sentences of amending: addresses, counts, and the words of each operation as the decisions of the National
// People's Congress and the State Council use them (删去 and 一、) or as the courts do (删除 and 1.). An item is a list of
// clauses; a clause after the first leaves the article out, since the item has named it.

import { numberToHan } from '../text'
import { phrase, type QuoteStyle, quoted } from './draft-quote'
import type { PhraseChange } from './draft-words'

/** The customs in which a decision is written. */
export interface Wording {
  readonly quotes: QuoteStyle
  readonly repeal: '删去' | '删除'
  /** Whether the quoted text begins on a line of its own. */
  readonly quoteOnOwnLine: boolean
  /** The act's name before each address (将刑法第三条…), empty where the opening has named it. */
  readonly act: string
}

/** A sentence of an item; with `quote` it ends in a colon and the quoted paragraphs follow. */
export interface Clause {
  readonly lead: string
  readonly quote?: readonly string[]
  /** What follows the closing quotation mark: 。 behind a 项, whose own mark is left out. */
  readonly close?: string
}

/** Places below the article, counted from 1; a 款 is left out where the article has one only. */
export interface Place {
  readonly paragraph?: number
  readonly point?: number
}

/** What happens below an article. Places of `words`, `replace` and `repeal` are old ones, `as` the final ones. */
export type PartChange =
  | {
      readonly op: 'words'
      readonly at: Place
      readonly as?: Place
      readonly changes: readonly PhraseChange[]
    }
  | { readonly op: 'replace'; readonly at: Place; readonly as?: Place; readonly lines: readonly string[] }
  | {
      readonly op: 'insert'
      readonly within: Place
      readonly as: readonly Place[]
      readonly lines: readonly string[]
    }
  | { readonly op: 'repeal'; readonly at: readonly Place[] }

/** 第二款第三项; empty for the article itself. */
export function placeWords({ paragraph, point }: Place): string {
  const ordinal = (n: number | undefined, unit: string) =>
    n === undefined ? '' : `第${numberToHan(n)}${unit}`
  return ordinal(paragraph, '款') + ordinal(point, '项')
}

/** 一条, 二条: the count of what is inserted. */
export const countWords = (n: number, unit: string) => `${numberToHan(n)}${unit}`

/** Several addresses in a row: 第二条、第三条. */
export const listWords = (words: readonly string[]) => words.join('、')

/** Consecutive places, three and more by the first and the last: 第二款至第四款. */
export const runWords = (words: readonly string[]) =>
  words.length > 2 ? `${words[0] ?? ''}至${words.at(-1) ?? ''}` : listWords(words)

/**
 * One clause for one change below an article. `article` is the address that the clause has to name (将第三条…); empty
 * where an earlier clause or 将第三条改为第四条 has named it.
 */
export function partClause(part: PartChange, article: string, wording: Wording): Clause {
  if (part.op === 'words') return { lead: `${wordsLead(part, article, wording)}。` }
  if (part.op === 'repeal')
    return { lead: `${wording.repeal}${article}${listWords(part.at.map(placeWords))}。` }
  if (part.op === 'insert') return insertClause(part, article)
  const isPoint = part.at.point !== undefined
  const moved = part.as ? `${placeWords(part.at)}改为${tailWords(part.at, part.as)}，` : placeWords(part.at)
  return {
    lead: `${article === '' ? '' : '将'}${article}${moved}修改为：`,
    quote: isPoint ? withoutEndMark(part.lines) : part.lines,
    ...(isPoint ? { close: '。' } : {}),
  }
}

/** 第三项改为第四项 leaves the 款 out the second time. */
function tailWords(at: Place, as: Place): string {
  return placeWords(at.point === undefined ? as : { point: as.point })
}

function insertClause({ within, as, lines }: Extract<PartChange, { op: 'insert' }>, article: string): Clause {
  const isPoint = as[0]?.point !== undefined
  const unit = isPoint ? '项' : '款'
  const places = as.map((place) =>
    placeWords(isPoint ? { point: place.point } : { paragraph: place.paragraph ?? 1 }),
  )
  return {
    lead: `${article}${placeWords(within)}增加${countWords(as.length, unit)}，作为${runWords(places)}：`,
    quote: isPoint ? withoutEndMark(lines) : lines,
    ...(isPoint ? { close: '。' } : {}),
  }
}

function wordsLead(
  { at, as, changes }: Extract<PartChange, { op: 'words' }>,
  article: string,
  { repeal }: Wording,
): string {
  const moved = as ? `${article === '' ? '' : '将'}${article}${placeWords(at)}改为${tailWords(at, as)}，` : ''
  const place = as ? '其中的' : `${article}${placeWords(at) || (article === '' ? '其' : '')}中的`
  return changes
    .map((change, index) => {
      const where = index === 0 ? place : ''
      if (change.op === 'delete') return `${index === 0 ? moved : ''}${repeal}${where}${phrase(change.from)}`
      if (change.op === 'insert')
        return `${index === 0 ? moved : ''}在${where}${phrase(change.anchor)}后增加${phrase(change.words)}`
      const opens = index === 0 && !as && article !== '' ? '将' : ''
      return `${index === 0 ? moved : ''}${opens}${where}${phrase(change.from)}修改为${phrase(change.to)}`
    })
    .join('，')
}

/** 项 are quoted without their last ； or 。: it depends on what follows them in the new text. */
export function withoutEndMark(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? line.replace(/[；。]$/, '') : line))
}

/** An item as paragraphs; its number is set before the first one. */
export function itemLines(clauses: readonly Clause[], wording: Wording): string[] {
  return clauses.flatMap(({ lead, quote, close = '' }) => {
    if (!quote) return [lead]
    const [first = '', ...rest] = quoted(quote, wording.quotes)
    const lines = wording.quoteOnOwnLine ? [lead, first, ...rest] : [`${lead}${first}`, ...rest]
    return lines.map((line, index) => (index === lines.length - 1 ? `${line}${close}` : line))
  })
}
