// Two versions in, one ChangeSet out: the alignment as rows in the order of the new text, each with its kinds and
// its edits, repealed articles at the place they stood in. Everything is deterministic; a row's id is its place.

import { type ArticleText, articleTextsOf, type StatuteTree } from '../statute'
import { type Segmenter, segmentWords } from '../text'
import { alignArticles, type Match } from './align'
import { heaviestChain, type Weighted } from './chain'
import {
  type ArticleChange,
  type ArticleRef,
  type ChangeKind,
  type ChangeSet,
  changeKinds,
  type Edit,
  type PairCorrection,
} from './change'
import { carriedNumbers, kindsOf } from './classify'
import { compareText } from './inline'
import { paragraphLinks } from './paragraphs'
import { compareStructure } from './structure'
import { type Unit, unitsOf } from './unit'

export interface CompareOptions {
  /** Pairings by people: they win over whatever the texts say. */
  readonly corrections?: readonly PairCorrection[]
  /** Links that the amending decision states: they win over inferred ones, and a person's pairing over them. */
  readonly declared?: readonly PairCorrection[]
  /** Cuts a line into words; `segmentWords` when absent. */
  readonly segment?: Segmenter
}

/** Compare two versions of a statute. Every article of both stands in exactly one row. For cost see
 *  `alignArticles`; the edits cost the changed articles only. */
export function compareStatutes(from: StatuteTree, to: StatuteTree, options: CompareOptions = {}): ChangeSet {
  const old = articleTextsOf(from)
  const fresh = articleTextsOf(to)
  const units = { old: unitsOf(old), fresh: unitsOf(fresh) }
  const matches = inReadingOrder(alignArticles(units.old, units.fresh, options.corrections, options.declared))
  const carried = carriedNumbers(matches, units.old, units.fresh)
  const staying = stayingMatches(matches, units.fresh)
  const inline = { segment: options.segment ?? segmentWords }
  const rows = matches.map((match, index): ArticleChange => {
    const edits = compareText(textOf(old, match.from), textOf(fresh, match.to), inline)
    const isMoved = match.from.length > 0 && match.to.length > 0 && !staying.has(match)
    const surroundings = { isMoved, carried, kept: keptShare(edits) }
    const row = {
      id: `c-${index + 1}`,
      from: refsOf(old, match.from),
      to: refsOf(fresh, match.to),
      kinds: kindsOf(pick(units.old, match.from), pick(units.fresh, match.to), surroundings),
      edits,
      score: Math.round(match.score * 1000) / 1000,
      source: match.source,
    }
    const isOneToOne = row.from.length <= 1 && row.to.length <= 1
    return isOneToOne ? row : { ...row, paragraphs: paragraphLinks(row.from, row.to, { old, fresh }) }
  })
  return {
    rows,
    structure: compareStructure({ tree: from, articles: old }, { tree: to, articles: fresh }, rows),
    counts: countKinds(rows),
  }
}

/** Matches that keep the order of the old text: the heaviest chain by the length of what they hold. */
function stayingMatches(matches: readonly Match[], fresh: readonly Unit[]): ReadonlySet<Match> {
  const links: (Weighted & { readonly match: Match })[] = []
  for (const match of matches) {
    const from = match.from[0]
    const to = match.to[0]
    if (from !== undefined && to !== undefined)
      links.push({ match, from, to, weight: 1 + (fresh[to]?.text.length ?? 0) / 100_000 })
  }
  return new Set(heaviestChain(links).map(({ match }) => match))
}

/** By the place in the new text; a repealed article behind the nearest earlier one that is still there. */
function inReadingOrder(matches: readonly Match[]): Match[] {
  const newPlaceOf = new Map<number, number>()
  for (const match of matches) {
    for (const index of match.from) if (match.to[0] !== undefined) newPlaceOf.set(index, match.to[0])
  }
  const placeOf = (match: Match): number => {
    if (match.to[0] !== undefined) return match.to[0]
    for (let index = (match.from[0] ?? 0) - 1; index >= 0; index--) {
      const place = newPlaceOf.get(index)
      if (place !== undefined) return place + 0.5
    }
    return -0.5
  }
  return matches
    .map((match) => ({ match, place: placeOf(match), from: match.from[0] ?? 0 }))
    .sort((a, b) => a.place - b.place || a.from - b.from)
    .map(({ match }) => match)
}

function refsOf(articles: readonly ArticleText[], indexes: readonly number[]): ArticleRef[] {
  return indexes.map((index) => {
    const article = articles[index]
    return { number: article?.number ?? '', eId: article?.eId ?? '', index }
  })
}

const textOf = (articles: readonly ArticleText[], indexes: readonly number[]): string =>
  indexes.length === 1
    ? (articles[indexes[0] ?? 0]?.text ?? '')
    : indexes.map((index) => articles[index]?.text ?? '').join('\n')

/** The units at the indexes of a match, each of which is one of its version's. */
const pick = (units: readonly Unit[], indexes: readonly number[]): Unit[] =>
  indexes.map((index) => units[index] as Unit)

function keptShare(edits: readonly Edit[]): number {
  if (edits.length === 1) return edits[0]?.[0] === '=' ? 1 : 0
  const length = { '=': 0, '-': 0, '+': 0 }
  for (const [sign, words] of edits) length[sign] += words.length
  const longer = length['='] + Math.max(length['-'], length['+'])
  return longer === 0 ? 1 : length['='] / longer
}

function countKinds(rows: readonly ArticleChange[]): Readonly<Record<ChangeKind, number>> {
  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<ChangeKind, number>
  for (const row of rows) for (const kind of row.kinds) counts[kind] += 1
  return counts
}
