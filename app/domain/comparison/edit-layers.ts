// Which layer each changed place of an article belongs to: its substance, a term replaced through the act, a citation
// that follows an article to its new number, or form alone. A row's kinds say what its heaviest change is; here every
// single place is told, so that a reader can mute the shifted citations inside an article whose substance changed too.
// (Of 2,228 changed articles of real amendments 105 hold such citations beside other changes.)

import type { ArticleChange, ChangeSet, Edit } from './change'
import { type ArticleMention, findMentions, maskMentions, printedNumber } from './mask'
import { termChanges } from './terms'
import { foldTypography } from './typography'

/** From the heaviest to the lightest. */
export const editLayers = ['substance', 'term', 'reference', 'formal'] as const
export type EditLayer = (typeof editLayers)[number]

/** An edit with the layer of its change; kept text has none. */
export interface LayeredEdit {
  readonly sign: Edit[0]
  readonly words: string
  readonly layer?: EditLayer
  /** Number of the change in its row, from 1; a deletion and the insertion that replaces it are one. */
  readonly change?: number
}

/** What a whole comparison tells about its single changes. */
export interface LayerFacts {
  /** `帐→账` */
  readonly terms: ReadonlySet<string>
  /** Printed old number → printed new numbers. */
  readonly carried: ReadonlyMap<string, readonly string[]>
}

/** Read once a comparison. Linear in its edits. */
export function layerFacts({ rows }: Pick<ChangeSet, 'rows'>): LayerFacts {
  const carried = new Map<string, readonly string[]>()
  for (const { from, to } of rows) {
    const now = to.map(({ number }) => printedNumber(number))
    for (const { number } of from) if (now.length > 0) carried.set(printedNumber(number), now)
  }
  return { terms: new Set(termChanges(rows).map(({ from, to }) => `${from}→${to}`)), carried }
}

/** The edits of a row, each change with its number and layer. Concatenates to the same texts as `row.edits`. */
export function layeredEdits(row: Pick<ArticleChange, 'edits'>, facts: LayerFacts): LayeredEdit[] {
  const changes = changesOf(row.edits)
  if (changes.length === 0) return row.edits.map(([sign, words]) => ({ sign, words }))
  const layers = layersOf(changes, row.edits, facts)
  const numberOf = new Map(changes.flatMap((change, at) => change.edits.map((edit) => [edit, at] as const)))
  return row.edits.map((edit): LayeredEdit => {
    const [sign, words] = edit
    const at = numberOf.get(edit)
    return at === undefined ? { sign, words } : { sign, words, layer: layers[at], change: at + 1 }
  })
}

/** The heaviest layer of a row's changes; undefined where no words changed. */
export function heaviestLayer(edits: readonly LayeredEdit[]): EditLayer | undefined {
  return editLayers.find((layer) => edits.some((edit) => edit.layer === layer))
}

interface Change {
  readonly from: string
  readonly to: string
  /** Offsets in the old and in the new text, UTF-16 units. */
  readonly oldAt: number
  readonly newAt: number
  readonly edits: readonly Edit[]
}

function changesOf(edits: readonly Edit[]): Change[] {
  const changes: Change[] = []
  let [oldAt, newAt] = [0, 0]
  let open: { from: string; to: string; oldAt: number; newAt: number; edits: Edit[] } | undefined
  for (const edit of edits) {
    const [sign, words] = edit
    if (sign === '=') {
      if (open) changes.push(open)
      open = undefined
    } else {
      open ??= { from: '', to: '', oldAt, newAt, edits: [] }
      open.edits.push(edit)
      if (sign === '-') open.from += words
      else open.to += words
    }
    if (sign !== '+') oldAt += words.length
    if (sign !== '-') newAt += words.length
  }
  if (open) changes.push(open)
  return changes
}

function layersOf(changes: readonly Change[], edits: readonly Edit[], facts: LayerFacts): EditLayer[] {
  const texts = {
    old: edits.map(([sign, words]) => (sign === '+' ? '' : words)).join(''),
    fresh: edits.map(([sign, words]) => (sign === '-' ? '' : words)).join(''),
  }
  const mentions = { old: findMentions(texts.old), fresh: findMentions(texts.fresh) }
  const layers = changes.map((change): EditLayer => {
    if (foldTypography(change.from) === foldTypography(change.to)) return 'formal'
    return isShiftedCitation(change, texts, mentions, facts) ? 'reference' : 'substance'
  })
  for (const [first, last] of termRuns(changes, texts, facts)) layers.fill('term', first, last + 1)
  return layers
}

/** Whether hiding the numbers of our own articles makes both sides equal, and each went where the new number points. */
function isShiftedCitation(
  change: Change,
  texts: { readonly old: string; readonly fresh: string },
  mentions: { readonly old: readonly ArticleMention[]; readonly fresh: readonly ArticleMention[] },
  { carried }: LayerFacts,
): boolean {
  const oldEnd = change.oldAt + change.from.length
  // A change may cut a number (第[十二→十三]条): what stands around it is equal on both sides, and is taken in.
  const cut = mentions.old.filter(({ start, end }) => start < oldEnd && end > change.oldAt)
  const before = Math.max(0, change.oldAt - (cut[0]?.start ?? change.oldAt))
  const after = Math.max(0, (cut.at(-1)?.end ?? oldEnd) - oldEnd)
  const old = within(texts.old, mentions.old, change.oldAt - before, oldEnd + after)
  const newEnd = change.newAt + change.to.length
  const fresh = within(texts.fresh, mentions.fresh, change.newAt - before, newEnd + after)
  if (old.numbers.length === 0 || old.numbers.length !== fresh.numbers.length) return false
  if (old.masked !== fresh.masked) return false
  return old.numbers.every((number, k) => {
    const now = fresh.numbers[k] ?? ''
    return number === now || (carried.get(number) ?? []).includes(now)
  })
}

function within(text: string, mentions: readonly ArticleMention[], start: number, end: number) {
  const own = mentions
    .filter((one) => one.internal && one.start >= start && one.end <= end)
    .map((one) => ({ ...one, start: one.start - start, end: one.end - start }))
  return { masked: maskMentions(text.slice(start, end), own), numbers: own.map(({ article }) => article) }
}

/** Words between two changes that belong to one term, as `termChanges` reads them: 环境 in 环境保护 → 生态环境. */
const longestBridge = 3

/** First and last index of each run of changes that together replace a term of the act. */
function termRuns(
  changes: readonly Change[],
  { old }: { readonly old: string },
  { terms }: LayerFacts,
): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = []
  for (let first = 0; first < changes.length; first++) {
    let [from, to] = ['', '']
    for (let last = first; last < changes.length; last++) {
      const change = changes[last]
      const previous = last > first ? changes[last - 1] : undefined
      if (!change) break
      const bridge = previous ? old.slice(previous.oldAt + previous.from.length, change.oldAt) : ''
      if (Array.from(bridge).length > longestBridge) break
      from += bridge + change.from
      to += bridge + change.to
      if (terms.has(`${from}→${to}`)) {
        runs.push([first, last])
        first = last
        break
      }
    }
  }
  return runs
}
