// One matter of a comment as the rules read it: a sentence (or a few that belong together) whose quotations are marks
// (〘0〙) and whose citations are §, with every quotation and amount as a mention that knows what stands around it. A mark
// stands for words of the speaker's choice, so no rule ever takes a verb inside a quotation for the speaker's own.

import { type Amount, amountsIn } from './amounts'
import { subjectPlaces } from './places'

/** A quotation or an amount; places are in UTF-16 units of `bare`. */
export interface Mention {
  /** 〘0〙 for a quotation, the words themselves for an amount. */
  readonly words: string
  readonly start: number
  readonly end: number
  /** Back to the last comma, citation or mention. */
  readonly left: string
  /** On to the next comma or mention. */
  readonly right: string
  /** On to the next mention or the end, across commas. */
  readonly behind: string
}

export interface Matter {
  /** The readable words, as they came. */
  readonly sentence: string
  readonly bare: string
  readonly quotes: readonly Mention[]
  /** Amounts outside the quotations. */
  readonly amounts: readonly (Mention & Amount)[]
  /** Printed numbers of the articles spoken about, each once. */
  readonly articles: readonly string[]
  /** Quotations of the comment by the number in their mark. */
  readonly spoken: readonly string[]
  /** The matter has an article, its own or the comment's. */
  readonly hasPlace: boolean
}

/** Take a sentence apart. Linear. */
export function matterOf(sentence: string, spoken: readonly string[], hasPlace: boolean): Matter {
  const places = subjectPlaces(sentence)
  let bare = ''
  let at = 0
  for (const { start, end } of places) {
    bare += `${sentence.slice(at, start)}§`
    at = end
  }
  bare += sentence.slice(at)
  const isQuoting = bare.includes('〘')
  // A citation in brackets behind a quotation says only where it stands.
  if (isQuoting && places.length > 0) bare = bare.replace(/(?<=〘\d+〙)\s*[（(]\s*(?:见)?§\s*[）)]/gu, '')
  const quotes = isQuoting ? marksOf(bare) : []
  // 三年五年都留不住人: two without anything between are a guess and no figures of the rule.
  const found = amountsIn(bare).filter(({ start }) => bare[start - 1] !== '〘')
  const amounts = found.filter(
    ({ start, end, kind }, index) =>
      !(found[index + 1]?.start === end && found[index + 1]?.kind === kind) &&
      !(found[index - 1]?.end === start && found[index - 1]?.kind === kind),
  )
  return {
    sentence,
    bare,
    quotes: withSurroundings(bare, quotes),
    amounts: withSurroundings(bare, amounts),
    articles: [...new Set(places.map(({ article }) => article))],
    spoken,
    hasPlace: hasPlace || places.length > 0,
  }
}

const marksOf = (bare: string) =>
  [...bare.matchAll(/〘\d+〙/gu)].map((match) => ({
    words: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

type Ranged = { readonly words: string; readonly start: number; readonly end: number }

function withSurroundings<T extends Ranged>(bare: string, all: readonly T[]): (T & Mention)[] {
  return all.map((one, index) => {
    const before = bare.slice(all[index - 1]?.end ?? 0, one.start)
    const behind = bare.slice(one.end, all[index + 1]?.start ?? bare.length)
    return Object.assign(one, { left: lastClause(announced(before)), right: firstClause(behind), behind })
  })
}

/** A colon leads to what it announces: 修改为：“…”; so does a comma behind 即, 为, 成. */
const announced = (before: string) =>
  mayAnnounce.test(before) ? before.replace(/[：:\s]+$|(?<=[为成即是作])[，,]\s*$/gu, '') : before
/** Only such an end can be taken off; most of what stands before a mention has none. */
const mayAnnounce = /[：:\s，,]$/u

// By hand: an expression for what stands before the end begins anew at every character.
function lastClause(text: string): string {
  let at = text.length
  while (at > 0 && !'，,；。？\n'.includes(text[at - 1] ?? '')) at--
  return text.slice(at)
}

function firstClause(text: string): string {
  let at = 0
  while (at < text.length && !'，,；。？！：:\n'.includes(text[at] ?? '')) at++
  return text.slice(0, at)
}

/** The quotation with that mark. */
export function spokenWords({ spoken }: Matter, mark: string): string {
  return spoken[Number(/\d+/u.exec(mark)?.[0] ?? -1)] ?? ''
}
