// Questions about a text that has no earlier version to compare with: which period, sum, share or number stands here?
// The wrong options are amounts of the same kind from the articles around it. A text with fewer than three different
// amounts of a kind gives no question; its reading is noted and does not count.

import { type Amount, amountsIn } from '../comment'
import {
  contextAfter,
  contextBefore,
  fewestWrong,
  type StudyQuestion,
  type StudyVersion,
  shapeOf,
  withOptions,
  wrongOptions,
} from './question'

interface Place extends Amount {
  readonly eId: string
  readonly number: string
  readonly text: string
  readonly article: number
  readonly nth: number
}

/** 一次 and 两人 are words of grammar more often than rules. */
const asked: ReadonlySet<string> = new Set(['time', 'money', 'share', 'age', 'length', 'frequency'])

/** One question for each amount that has enough neighbours of its kind, in the order of the text. */
export function amountQuestions({ articles }: StudyVersion): StudyQuestion[] {
  const places = articles.flatMap(({ eId, number, text }, article) =>
    amountsIn(text)
      .filter(({ kind }) => asked.has(kind))
      .map((amount, nth): Place => ({ ...amount, eId, number, text, article, nth })),
  )
  return places.flatMap((place): StudyQuestion[] => {
    const { eId, number, nth, text, start, end, words } = place
    const wrong = wrongOptions(words, neighboursOf(place, places))
    if (wrong.length < fewestWrong) return []
    const before = contextBefore(text.slice(0, start))
    return [
      withOptions(
        { id: `${eId}:${nth}`, eId, number, before, after: contextAfter(text.slice(end)) },
        words,
        wrong,
      ),
    ]
  })
}

function neighboursOf(place: Place, places: readonly Place[]): string[] {
  return places
    .filter((one) => one !== place && one.kind === place.kind)
    .map((one) => ({
      words: one.words,
      far: Math.abs(one.article - place.article) + (shapeOf(one.words) === shapeOf(place.words) ? 0 : 30),
    }))
    .sort((a, b) => a.far - b.far)
    .map(({ words }) => words)
}
