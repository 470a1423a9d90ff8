// A term replaced through the whole act is said once, at the end: 将第二条、第五条第一款中的“A”修改为“B”. It covers the
// articles in which nothing else changed; an article with other changes says the term in its own item, so that each item
// can be carried out alone.

import { type ArticleChange, termChanges } from '../comparison'
import type { Article } from '../statute'
import { articleLines } from '../statute'
import { phrase } from './draft-quote'
import type { RowUnit } from './draft-row-units'
import { type ParagraphUnit, paragraphUnits } from './draft-units'
import { listWords, placeWords, type Wording } from './draft-wording'
import { occurrences } from './draft-words'

/** One term and the places in which it is replaced. */
export interface TermItem {
  readonly from: string
  readonly to: string
  readonly units: readonly string[]
  readonly addresses: readonly string[]
}

interface TermSides {
  readonly old: readonly Article[]
  readonly fresh: readonly Article[]
  readonly carry: (text: string) => string
  /** Units that need items of their own. */
  readonly excluded: ReadonlySet<string>
}

/** A term is collected when it is replaced in this many articles. */
const fewestArticles = 3

/** Terms with the articles they cover. Linear in the articles for each term. */
export function termItems(
  rows: readonly ArticleChange[],
  units: readonly RowUnit[],
  sides: TermSides,
): TermItem[] {
  const terms = termChanges(rows).filter(({ from, to }) => from !== '' && to !== '')
  if (terms.length === 0) return []
  const found = new Map<string, { units: string[]; addresses: string[] }>()
  for (const unit of units) {
    if (sides.excluded.has(unit.id)) continue
    const covering = termsOf(unit, terms, sides)
    for (const { from, to } of covering) {
      const entry = found.get(`${from}\n${to}`) ?? { units: [], addresses: [] }
      entry.units.push(unit.id)
      entry.addresses.push(...addressesOf(sides.old[unit.from[0] ?? -1], from))
      found.set(`${from}\n${to}`, entry)
    }
  }
  return [...found.entries()]
    .filter(([, entry]) => entry.units.length >= fewestArticles)
    .map(([key, entry]) => {
      const [from = '', to = ''] = key.split('\n')
      return { from, to, ...entry }
    })
}

/** The terms that together make the old article the new one; none when something else changed too. */
function termsOf(
  unit: RowUnit,
  terms: readonly { readonly from: string; readonly to: string }[],
  { old, fresh, carry }: TermSides,
): readonly { readonly from: string; readonly to: string }[] {
  const [before, after] = [old[unit.from[0] ?? -1], fresh[unit.to[0] ?? -1]]
  if (unit.from.length !== 1 || unit.to.length !== 1 || !before || !after) return []
  if (before.caption !== after.caption || unit.isMoved) return []
  let text = carry(articleLines(before).join('\n'))
  const used = terms.filter(({ from, to }) => {
    if (occurrences(text, from) === 0) return false
    text = text.replaceAll(from, to)
    return true
  })
  return text === articleLines(after).join('\n') ? used : []
}

/** 第五条第一款 where the article has several 款 and only some hold the term; else 第五条. */
function addressesOf(article: Article | undefined, term: string): string[] {
  if (!article) return []
  const paragraphs = paragraphUnits(article)
  const holds = ({ lines }: ParagraphUnit) => lines.join('\n').includes(term)
  if (paragraphs.every(holds)) return [article.number]
  return paragraphs.flatMap((unit, index) =>
    holds(unit) ? [`${article.number}${placeWords({ paragraph: index + 1 })}`] : [],
  )
}

/** The sentence of one term. */
export function termSentence({ addresses, from, to }: TermItem, { act }: Wording): string {
  const [first = '', ...rest] = addresses
  return `将${listWords([`${act}${first}`, ...rest])}中的${phrase(from)}修改为${phrase(to)}。`
}
