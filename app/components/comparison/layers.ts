// Which layer a row belongs to, and how rows that are not in view fold. What a reader switches off is folded under a
// line that says what and how many, or within a row keeps a fine mark; it is never left out: a changed character is
// always in the page.

import {
  type ArticleChange,
  type ArticleRef,
  type ChangeKind,
  type ChangeSet,
  editLayers,
  heaviestLayer,
  type LayeredEdit,
  layeredEdits,
  layerFacts,
} from '~/domain/comparison'
import type { Label } from '~/language'

/** 实质 · 用语 · 引用 · 格式; renumbering alone and unchanged cannot be switched on: they always fold. */
export type Layer = (typeof editLayers)[number] | 'renumbering' | 'unchanged'

export const layerLabels: Readonly<Record<Layer, Label>> = {
  substance: { zh: '实质', en: 'Substance' },
  term: { zh: '用语', en: 'Terms' },
  reference: { zh: '仅引用', en: 'References only' },
  formal: { zh: '仅格式', en: 'Form only' },
  renumbering: { zh: '仅条号', en: 'Numbers only' },
  unchanged: { zh: '未变更', en: 'Unchanged' },
}

/** Layers a reader can switch, in the order of the form and of the keys 1 to 4. */
export const switchableLayers = editLayers

export const defaultLayers: ReadonlySet<Layer> = new Set<Layer>(['substance', 'term'])

/** Reads `layer=` values of an address; without a known one it is the default, `none` alone means no layer. */
export function layersFrom(values: readonly string[]): ReadonlySet<Layer> {
  if (values.length === 1 && values[0] === 'none') return new Set()
  const known = switchableLayers.filter((layer) => values.includes(layer))
  return known.length === 0 ? defaultLayers : new Set<Layer>(known)
}

const light: readonly (readonly [Layer, readonly ChangeKind[]])[] = [
  ['unchanged', ['unchanged']],
  ['renumbering', ['unchanged', 'renumbering']],
  ['formal', ['unchanged', 'renumbering', 'formal']],
  ['reference', ['unchanged', 'renumbering', 'formal', 'reference']],
]
const wordKinds: readonly ChangeKind[] = ['substitution', 'renumbering', 'formal', 'reference']

/** What one comparison says of its rows: read once, since words replaced through the act are told from all rows. */
export interface Reading {
  edits(row: ArticleChange): readonly LayeredEdit[]
  layerOf(row: ArticleChange): Layer
}

/** A comparison is kept in memory and drawn for many readers; reading 1,260 changed articles takes 70 ms. */
const readings = new WeakMap<ChangeSet['rows'], Reading>()

export function readingOf({ rows }: Pick<ChangeSet, 'rows'>): Reading {
  const known = readings.get(rows) ?? readRows({ rows })
  readings.set(rows, known)
  return known
}

function readRows(changes: Pick<ChangeSet, 'rows'>): Reading {
  const facts = layerFacts(changes)
  const known = new Map<ArticleChange, readonly LayeredEdit[]>()
  const edits = (row: ArticleChange) => {
    const own = known.get(row) ?? layeredEdits(row, facts)
    known.set(row, own)
    return own
  }
  const layerOf = (row: ArticleChange): Layer => {
    const lightest = light.find(([, kinds]) => row.kinds.every((kind) => kinds.includes(kind)))?.[0]
    if (lightest) return lightest
    // The heaviest of its places decides, where the article stayed whole and in its place.
    return row.kinds.every((kind) => wordKinds.includes(kind))
      ? (heaviestLayer(edits(row)) ?? 'substance')
      : 'substance'
  }
  return { edits, layerOf }
}

/** Tells the layer of each row of one comparison. */
export type Layering = (row: ArticleChange) => Layer

export const layering = (changes: Pick<ChangeSet, 'rows'>): Layering => readingOf(changes).layerOf

/** Rows of each layer; sums to all rows. */
export function layerCounts(changes: ChangeSet, layerOf: Layering): Readonly<Record<Layer, number>> {
  const counts = { substance: 0, term: 0, reference: 0, formal: 0, renumbering: 0, unchanged: 0 }
  for (const row of changes.rows) counts[layerOf(row)] += 1
  return counts
}

/** Places of a layer inside rows of a heavier one: what a switched-off layer keeps in view as a fine mark. */
export function placesInside(
  rows: readonly ArticleChange[],
  reading: Reading,
): Readonly<Record<(typeof editLayers)[number], number>> {
  const counts = { substance: 0, term: 0, reference: 0, formal: 0 }
  for (const row of rows) {
    const own = reading.layerOf(row)
    const seen = new Map(reading.edits(row).map(({ change, layer }) => [change, layer]))
    for (const layer of seen.values()) if (layer && layer !== own) counts[layer] += 1
  }
  return counts
}

/** What the table shows one below the other. */
export type Block =
  | { readonly type: 'row'; readonly row: ArticleChange }
  | { readonly type: 'stub'; readonly stub: Stub }
  | { readonly type: 'fold'; readonly layer: Layer; readonly rows: readonly ArticleChange[] }

/** One line at a place whose text stands in another row: where a moved article stood, where an article stood that was
 *  joined to one elsewhere, where a part split off stands now. It leads to that row, and the row leads back. */
export interface Stub {
  readonly row: ArticleChange
  readonly ref: ArticleRef
  readonly side: 'old' | 'new'
  readonly kind: 'moved' | 'joined' | 'split'
}

/** The stubs of a row: none where its articles stand beside each other. */
export function stubsOf(row: ArticleChange): Stub[] {
  const isApart = (refs: readonly ArticleRef[], ref: ArticleRef, at: number) =>
    at > 0 && ref.index - (refs[at - 1]?.index ?? 0) !== 1
  if (row.kinds.includes('move')) {
    const ref = row.from[0]
    return ref && row.to.length > 0 ? [{ row, ref, side: 'old', kind: 'moved' }] : []
  }
  return [
    ...row.from
      .filter((ref, at) => isApart(row.from, ref, at))
      .map((ref): Stub => ({ row, ref, side: 'old', kind: 'joined' })),
    ...row.to
      .filter((ref, at) => isApart(row.to, ref, at))
      .map((ref): Stub => ({ row, ref, side: 'new', kind: 'split' })),
  ]
}

export interface View {
  readonly layers: ReadonlySet<Layer>
  readonly layerOf: Layering
}

/** Rows in order, runs of the same folded layer together, each stub at the place it tells of. */
export function blocksOf(rows: readonly ArticleChange[], view: View): readonly Block[] {
  const blocks: Block[] = []
  const stubs = rows.flatMap(stubsOf)
  const waiting = {
    old: stubs.filter(({ side }) => side === 'old').sort((a, b) => a.ref.index - b.ref.index),
    new: stubs.filter(({ side }) => side === 'new').sort((a, b) => a.ref.index - b.ref.index),
  }
  const flush = (side: 'old' | 'new', before: number) => {
    for (let next = waiting[side][0]; next && next.ref.index < before; next = waiting[side][0]) {
      blocks.push({ type: 'stub', stub: next })
      waiting[side].shift()
    }
  }
  for (const row of rows) {
    const [from, to] = [row.from[0], row.to[0]]
    if (from && !row.kinds.includes('move')) flush('old', from.index)
    if (to) flush('new', to.index)
    addRow(blocks, row, view)
  }
  flush('old', Number.POSITIVE_INFINITY)
  flush('new', Number.POSITIVE_INFINITY)
  return blocks
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
