// Quotes for a theme that people made: chosen as for a machine's group, from the theme's own texts alone.

import { segmentPlain } from '../text'
import { featuresOf } from './features'
import { letterOf } from './letter'
import { type ChosenQuotes, representativesOf } from './representatives'
import type { Stance } from './stance'
import { wordRowsOf } from './word-rows'

/** Texts among which quotes are chosen; a theme of thousands has typical ones among its first. */
const CONSIDERED = 300

/** Choose quotes: the most typical first, the dissenting one last. Independent of the order of the texts. */
export function quotesOf(
  texts: readonly { readonly id: string; readonly text: string; readonly stance: Stance }[],
): ChosenQuotes {
  const considered = [...texts].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, CONSIDERED)
  const bodies = considered.map(({ text }) => letterOf(text).body)
  const rows = featuresOf(bodies, wordRowsOf(bodies.map(segmentPlain)))
  return representativesOf(
    rows,
    considered.map((_, place) => place),
    (place) => considered[place] ?? { id: '', stance: 'unclear' },
  )
}
