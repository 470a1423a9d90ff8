// A comparison as programs get it, from the command line and from the API alike: `tiaoyi.compare/1`.

import type { ArticleChange, ChangeKind, ChangeSet, ChangeSource, Edit, StructureChange } from './change'
import { type EditLayer, editLayers, layeredEdits, layerFacts } from './edit-layers'
import { globalTerms } from './terms'

export interface ComparisonJson {
  readonly schema: 'tiaoyi.compare/1'
  readonly rows: readonly {
    /** Printed numbers. */
    readonly from: readonly string[]
    readonly to: readonly string[]
    readonly kinds: readonly ChangeKind[]
    readonly edits: readonly Edit[]
    /** What the changed words are, the heaviest first: a row of `reference` alone changed no meaning. */
    readonly layers: readonly EditLayer[]
    readonly source: ChangeSource
    /** 0 to 1. */
    readonly score: number
    /** Where the 款 of a split or joined article went, by article and number from 1. */
    readonly paragraphs?: readonly {
      readonly from: readonly [string, number]
      readonly to: readonly [string, number]
      readonly reworded: boolean
    }[]
  }[]
  readonly structure: readonly StructureChange[]
  /** Words replaced through the act; `articles` have the new one, `leftovers` of the new text still the old one. */
  readonly terms: readonly {
    readonly from: string
    readonly to: string
    readonly places: number
    readonly articles: readonly string[]
    readonly leftovers: readonly string[]
  }[]
  readonly counts: Readonly<Record<ChangeKind, number>>
}

/** The documented shape of a ChangeSet. */
export function comparisonJson(changes: ChangeSet): ComparisonJson {
  const facts = layerFacts(changes)
  return {
    schema: 'tiaoyi.compare/1',
    rows: changes.rows.map((row) => {
      const found = new Set(layeredEdits(row, facts).map(({ layer }) => layer))
      return {
        from: numbers(row.from),
        to: numbers(row.to),
        kinds: row.kinds,
        edits: row.edits,
        layers: editLayers.filter((layer) => found.has(layer)),
        source: row.source,
        score: row.score,
        ...(row.paragraphs ? { paragraphs: row.paragraphs.map(paragraphJson) } : {}),
      }
    }),
    structure: changes.structure,
    terms: globalTerms(changes.rows).map(({ from, to, places, articles, leftovers }) => ({
      from,
      to,
      places,
      articles: numbers(articles),
      leftovers: numbers(leftovers),
    })),
    counts: changes.counts,
  }
}

const numbers = (refs: ArticleChange['from']) => refs.map(({ number }) => number)

const paragraphJson = ({ from, to, isReworded }: NonNullable<ArticleChange['paragraphs']>[number]) => ({
  from: [from.number, from.paragraph] as const,
  to: [to.number, to.paragraph] as const,
  reworded: isReworded,
})
