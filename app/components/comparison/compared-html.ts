// Everything of a comparison page that is a string, made in one go from the comparison and the reader's choice; what is
// left for the page are a few numbers. A law has thousands of marks: as components they cost ten times the time.

import { type ArticleChange, type ChangeSet, type TermChange, termChanges } from '~/domain/comparison'
import { isoDay } from '../day'
import { type CompareChoice, partAddress } from './choice'
import { drawingOf } from './drawing'
import { comparisonHtml } from './html'
import { type Layer, layerCounts, placesInside, type switchableLayers } from './layers'
import { changeOutlineHtml, chaptersOf, termsText } from './outline'
import { type RulerNumbers, rulerHtml, rulerNumbers } from './ruler'

export interface ComparedVersion {
  readonly id: string
  readonly ordinal: number
  readonly label: string
  readonly datedOn: number
  readonly articles: number
}

interface ComparedText {
  readonly articles: readonly {
    readonly eId: string
    readonly path: readonly string[]
    readonly text: string
  }[]
}

export interface Compared {
  readonly from: ComparedVersion
  readonly to: ComparedVersion
  readonly changes: ChangeSet
  readonly texts: { readonly old: ComparedText; readonly new: ComparedText }
}

/** The numbers of a comparison page. */
export interface ComparedFacts {
  readonly counts: ChangeSet['counts']
  readonly rows: number
  readonly layers: Readonly<Record<Layer, number>>
  /** Places of a layer inside rows of a heavier one. */
  readonly inside: Readonly<Record<(typeof switchableLayers)[number], number>>
  readonly terms: readonly TermChange[]
  readonly ruler: RulerNumbers
  readonly parts: readonly { readonly first: string; readonly last: string }[]
  readonly current: number | undefined
}

/** 草案（2026-09-01）; a name in Chinese, whatever the interface speaks. */
export function versionName({ label, datedOn }: Pick<ComparedVersion, 'label' | 'datedOn'>): string {
  return `${label}（${isoDay(datedOn)}）`
}

/** Sets the strings `compare-table`, `compare-outline`, `compare-ruler` and `compare-terms`; returns the numbers. */
export function comparedHtml(
  html: Map<string, string>,
  { from, to, changes, texts }: Compared,
  choice: CompareChoice,
  acts?: (row: ArticleChange) => string,
): ComparedFacts {
  const { language } = choice
  const articles = { old: byId(texts.old), new: byId(texts.new) }
  const drawing = drawingOf(changes, {
    language,
    view: choice.view === 'inline' ? 'inline' : 'side',
    from: versionName(from),
    to: versionName(to),
    layers: choice.layers,
    isAllOpen: choice.isAllOpen,
    acts,
    lineCount: (side, { eId }) => articles[side].get(eId)?.text.split('\n').filter(Boolean).length,
    part: choice.part,
    at: choice.at,
    addressOf: (change) => partAddress(choice.address, change),
  })
  const chapters = chaptersOf(changes.rows, (side, eId) => articles[side].get(eId)?.path ?? [])
  const terms = termChanges(changes.rows)
  html.set('compare-table', comparisonHtml(changes.structure, drawing))
  html.set('compare-outline', changeOutlineHtml(changes, chapters, drawing))
  html.set('compare-ruler', rulerHtml(changes.rows, drawing))
  html.set('compare-terms', termsText(terms, language))
  return {
    counts: changes.counts,
    rows: changes.rows.length,
    layers: layerCounts(changes, drawing.reading.layerOf),
    inside: placesInside(changes.rows, drawing.reading),
    terms,
    ruler: rulerNumbers(changes.rows, chapters, language),
    parts: drawing.parts.map(({ first, last }) => ({ first, last })),
    current: drawing.current,
  }
}

const byId = ({ articles }: ComparedText) => new Map(articles.map((article) => [article.eId, article]))
