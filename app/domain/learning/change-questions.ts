// Questions about what really changed between two versions: at this place the old text said so; how does the new one
// say it? The wrong options are what changed in the articles around it. Places where only a number of an article or a
// punctuation mark changed are not asked: nobody has to learn those.

import { amountsIn } from '../comment'
import { type ArticleChange, type ChangeSet, type LayeredEdit, layeredEdits, layerFacts } from '../comparison'
import {
  contextAfter,
  contextBefore,
  fewestWrong,
  type StudyQuestion,
  shapeOf,
  withOptions,
  wrongOptions,
} from './question'

/** Code points of the longest words that are asked: an option has to be read at a glance. */
const longestWords = 30
/** Substance is asked of the words themselves: 帐→账 and 的→地 are no knowledge of the law. */
const asked = /[\p{Script=Han}\d]{2}/u

interface Place {
  readonly id: string
  readonly row: number
  readonly eId: string
  readonly number: string
  readonly old: string
  readonly fresh: string
  readonly before: string
  readonly after: string
}

/** One question for each changed place, in the order of the new text. Quadratic in the number of changed places. */
export function changeQuestions(changes: Pick<ChangeSet, 'rows'>): StudyQuestion[] {
  const facts = layerFacts(changes)
  const places = changes.rows.flatMap((row, at) => placesOf(row, at, layeredEdits(row, facts)))
  return places.flatMap((place): StudyQuestion[] => {
    const { id, eId, number, before, after, old, fresh } = place
    const wrong = wrongOptions(fresh, candidatesFor(place, places))
    if (wrong.length < fewestWrong) return []
    const question = { id, eId, number, before: contextBefore(before), after: contextAfter(after), old }
    return [withOptions(question, fresh, wrong)]
  })
}

/** New words of the other places, those most like the right ones first; then their old words; last what stood here. */
function candidatesFor(place: Place, places: readonly Place[]): string[] {
  const likeness = (words: string, row: number) =>
    (kindOf(words) === kindOf(place.fresh) ? 0 : 100) +
    (shapeOf(words) === shapeOf(place.fresh) ? 0 : 40) +
    Math.abs(Array.from(words).length - Array.from(place.fresh).length) * 3 +
    Math.min(Math.abs(row - place.row), 60)
  const others = places.filter(({ id }) => id !== place.id)
  const near = (side: 'fresh' | 'old') =>
    others
      .filter((one) => one[side] !== '')
      .map((one) => ({ words: one[side], far: likeness(one[side], one.row) }))
      .sort((a, b) => a.far - b.far)
      .map(({ words }) => words)
  return [...near('fresh'), ...near('old'), place.old].filter(
    (words) => words !== place.old || place.old !== '',
  )
}

function kindOf(words: string): string {
  return amountsIn(words)[0]?.kind ?? 'words'
}

/** Only articles that kept their identity: what was split or joined is a matter of order, not of words. */
function placesOf(row: ArticleChange, at: number, edits: readonly LayeredEdit[]): Place[] {
  const [to, from] = [row.to[0], row.from[0]]
  if (!to || !from || row.to.length > 1 || row.from.length > 1) return []
  const numbers = [...new Set(edits.flatMap(({ change, layer }) => (isAsked(layer) ? (change ?? []) : [])))]
  return numbers.flatMap((change): Place[] => {
    const place = wholeAmounts(sidesOf(edits, change))
    const isShort = [place.old, place.fresh].every((words) => Array.from(words).length <= longestWords)
    const isOneLine = !`${place.old}${place.fresh}`.includes('\n')
    const isSaid = asked.test(place.fresh) || (place.fresh === '' && asked.test(place.old))
    if (!isShort || !isOneLine || !isSaid) return []
    return [{ id: `${to.eId}.${change}`, row: at, eId: to.eId, number: to.number, ...place }]
  })
}

const isAsked = (layer: LayeredEdit['layer']) => layer === 'substance' || layer === 'term'

interface Sides {
  readonly before: string
  readonly old: string
  readonly fresh: string
  readonly after: string
}

/** The new text around one change, and both sides of it. */
function sidesOf(edits: readonly LayeredEdit[], change: number): Sides {
  const first = edits.findIndex((edit) => edit.change === change)
  const last = edits.findLastIndex((edit) => edit.change === change)
  const join = (some: readonly LayeredEdit[], sign: '+' | '-') =>
    some.map((edit) => (edit.sign === '=' || edit.sign === sign ? edit.words : '')).join('')
  return {
    before: join(edits.slice(0, first), '+'),
    old: join(edits.slice(first, last + 1), '-'),
    fresh: join(edits.slice(first, last + 1), '+'),
    after: join(edits.slice(last + 1), '+'),
  }
}

/** 三十→十五 before 日 is asked as 三十日→十五日: a number without its unit is no answer. */
function wholeAmounts({ before, old, fresh, after }: Sides): Sides {
  const [oldWhole, newWhole] = [before + old + after, before + fresh + after]
  const cutOf = (whole: string, end: number) => {
    const amount = amountsIn(whole).find((one) => one.start < end && one.end > before.length)
    return {
      left: Math.max(0, before.length - (amount?.start ?? before.length)),
      right: Math.max(0, (amount?.end ?? end) - end),
    }
  }
  const [a, b] = [cutOf(oldWhole, before.length + old.length), cutOf(newWhole, before.length + fresh.length)]
  const [left, right] = [Math.max(a.left, b.left), Math.max(a.right, b.right)]
  const [head, tail] = [before.slice(before.length - left), after.slice(0, right)]
  return {
    before: before.slice(0, before.length - left),
    old: old === '' && fresh === '' ? '' : head + old + tail,
    fresh: head + fresh + tail,
    after: after.slice(right),
  }
}
