// Which layer a row belongs to, and how rows that are not in view fold. What a reader switches off is folded under a
// line that says what and how many, never left out: a changed character is always in the page.

import { type ArticleChange, type ChangeKind, type ChangeSet, termRows } from '~/domain/comparison'
import type { Label } from '~/language'

/** 实质 · 用语 · 引用 · 格式; renumbering alone and unchanged cannot be switched on: they always fold. */
export type Layer = 'substance' | 'term' | 'reference' | 'formal' | 'renumbering' | 'unchanged'

export const layerLabels: Readonly<Record<Layer, Label>> = {
  substance: { zh: '实质', en: 'Substance' },
  term: { zh: '用语', en: 'Terms' },
  reference: { zh: '仅引用', en: 'References only' },
  formal: { zh: '仅格式', en: 'Form only' },
  renumbering: { zh: '仅条号', en: 'Numbers only' },
  unchanged: { zh: '未变更', en: 'Unchanged' },
}

/** Layers a reader can switch, in the order of the form. */
export const switchableLayers = [
  'substance',
  'term',
  'reference',
  'formal',
] as const satisfies readonly Layer[]

export const defaultLayers: ReadonlySet<Layer> = new Set<Layer>(['substance', 'term'])

/** Reads `layer=` values of an address; none given means the default. */
export function layersFrom(values: readonly string[]): ReadonlySet<Layer> {
  const known = switchableLayers.filter((layer) => values.includes(layer))
  return known.length === 0 ? defaultLayers : new Set<Layer>(known)
}

const light: readonly (readonly [Layer, readonly ChangeKind[]])[] = [
  ['unchanged', ['unchanged']],
  ['renumbering', ['unchanged', 'renumbering']],
  ['formal', ['unchanged', 'renumbering', 'formal']],
  ['reference', ['unchanged', 'renumbering', 'formal', 'reference']],
]

/** Tells the layer of each row of one comparison; the heaviest of a row's kinds decides. */
export type Layering = (row: ArticleChange) => Layer

/** A word replaced through the act is told from all rows together, hence one layering a comparison. */
export function layering(changes: ChangeSet): Layering {
  const terms = termRows(changes.rows)
  return (row) => {
    if (terms.has(row.id)) return 'term'
    return light.find(([, kinds]) => row.kinds.every((kind) => kinds.includes(kind)))?.[0] ?? 'substance'
  }
}

/** Rows of each layer; sums to all rows. */
export function layerCounts(changes: ChangeSet, layerOf: Layering): Readonly<Record<Layer, number>> {
  const counts: Record<Layer, number> = {
    substance: 0,
    term: 0,
    reference: 0,
    formal: 0,
    renumbering: 0,
    unchanged: 0,
  }
  for (const row of changes.rows) counts[layerOf(row)] += 1
  return counts
}

/** What the table shows one below the other. */
export type Block =
  | { readonly type: 'row'; readonly row: ArticleChange }
  /** The old place of a moved article: one line that leads to the new one. */
  | { readonly type: 'stub'; readonly row: ArticleChange }
  | { readonly type: 'fold'; readonly layer: Layer; readonly rows: readonly ArticleChange[] }

export interface View {
  readonly layers: ReadonlySet<Layer>
  readonly layerOf: Layering
}

/** Rows in order, runs of the same folded layer together, a stub where a moved article stood before. */
export function blocksOf(rows: readonly ArticleChange[], view: View): readonly Block[] {
  const blocks: Block[] = []
  const moved = rows
    .filter((row) => row.kinds.includes('move') && row.from.length > 0)
    .sort((a, b) => oldIndex(a) - oldIndex(b))
  for (const row of rows) {
    if (!row.kinds.includes('move') && row.from.length > 0) {
      for (let next = moved[0]; next && oldIndex(next) < oldIndex(row); next = moved[0]) {
        blocks.push({ type: 'stub', row: next })
        moved.shift()
      }
    }
    addRow(blocks, row, view)
  }
  return [...blocks, ...moved.map((row): Block => ({ type: 'stub', row }))]
}

function addRow(blocks: Block[], row: ArticleChange, { layers, layerOf }: View): void {
  const layer = layerOf(row)
  if (layers.has(layer)) {
    blocks.push({ type: 'row', row })
    return
  }
  const last = blocks.at(-1)
  if (last?.type === 'fold' && last.layer === layer) {
    blocks[blocks.length - 1] = { ...last, rows: [...last.rows, row] }
  } else {
    blocks.push({ type: 'fold', layer, rows: [row] })
  }
}

function oldIndex(row: ArticleChange): number {
  return row.from[0]?.index ?? -1
}
