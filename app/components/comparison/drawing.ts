// What all parts of one drawn comparison share: the choices of the address, what the comparison says of its rows, and
// where a link to a row leads when the row stands in another part of a large act.

import type { ArticleChange, ArticleRef, ChangeSet } from '~/domain/comparison'
import { type Language, sayIn } from '~/language'
import { blocksOf, defaultLayers, type Layer, type Reading, readingOf } from './layers'
import { type Part, partByAnchor, partsOf } from './parts'

export interface ComparisonHtmlOptions {
  readonly language?: Language
  /** Default `side`. */
  readonly view?: 'side' | 'inline'
  /** Names of the two versions: 草案（2026年9月1日）. */
  readonly from: string
  readonly to: string
  readonly layers?: ReadonlySet<Layer>
  /** Every fold open, as `?all=1` and print ask. */
  readonly isAllOpen?: boolean
  /** HTML after a row's head: its comments, its link, 更正配对. Already escaped. */
  readonly acts?: (row: ArticleChange) => string
  /** Lines of one article, to set several in one cell apart; without it only the first is numbered. */
  readonly lineCount?: (side: 'old' | 'new', ref: ArticleRef) => number | undefined
  /** Which part of a large act: its number from 1, or `all`. */
  readonly part?: string | null
  /** An address or a row's id; the part that holds it is shown. */
  readonly at?: string | null
  /** The address of this page with `at` or `part` set, and nothing else changed. */
  readonly addressOf?: (change: { readonly at?: string; readonly part?: string }) => string
}

export interface Drawing extends ComparisonHtmlOptions {
  readonly layers: ReadonlySet<Layer>
  readonly reading: Reading
  readonly language: Language
  readonly view: 'side' | 'inline'
  readonly say: ReturnType<typeof sayIn>
  /** The rows in view that changed, for 3/16 and its neighbours. */
  readonly order: readonly ArticleChange[]
  readonly placeOf: ReadonlyMap<ArticleChange, number>
  /** Numbers of the moves, from 1: both ends show the same. */
  readonly moves: ReadonlyMap<ArticleChange, number>
  readonly parts: readonly Part[]
  /** Index of the part drawn; undefined when all are. */
  readonly current: number | undefined
  /** Where a link to an address of the comparison leads from this page. */
  hrefTo(anchor: string): string
}

export function drawingOf(changes: Pick<ChangeSet, 'rows'>, options: ComparisonHtmlOptions): Drawing {
  const layers = options.layers ?? defaultLayers
  const reading = readingOf(changes)
  const language = options.language ?? 'zh'
  const parts = partsOf(blocksOf(changes.rows, { layers, layerOf: reading.layerOf }))
  const partOf = partByAnchor(parts)
  const current = currentPart(parts, partOf, options)
  const order = changes.rows.filter((row) => layers.has(reading.layerOf(row)))
  const moved = changes.rows.filter(({ kinds }) => kinds.includes('move'))
  const hrefTo = (anchor: string) => {
    const isHere = current === undefined || partOf.get(anchor) === current || !options.addressOf
    return `${isHere ? '' : options.addressOf?.({ at: anchor })}#${anchor}`
  }
  return {
    ...options,
    layers,
    reading,
    language,
    view: options.view ?? 'side',
    say: sayIn(language),
    order,
    placeOf: new Map(order.map((row, index) => [row, index])),
    moves: new Map(moved.map((row, index) => [row, index + 1])),
    parts,
    current,
    hrefTo,
  }
}

function currentPart(
  parts: readonly Part[],
  partOf: ReadonlyMap<string, number>,
  { part, at }: ComparisonHtmlOptions,
): number | undefined {
  if (parts.length === 1 || part === 'all') return undefined
  if (at) return partOf.get(at) ?? 0
  const asked = Number(part ?? 1)
  return Number.isInteger(asked) && asked >= 1 && asked <= parts.length ? asked - 1 : 0
}
