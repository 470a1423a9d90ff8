// The changed places of a comparison as exact ranges: which characters of which article of the later version came in,
// and which words went out there. Links, highlights and traces all point at these and at nothing else.

import type { ArticleChange, ChangeKind, Edit } from '../comparison'
import type { CarrySide } from './carry'

/** One changed place. Without words it is a deletion: an empty range where the removed words stood. */
export interface ChangedSpan {
  readonly changeId: string
  /** Article of the later version; empty when the whole article was repealed. */
  readonly eId: string
  /** Printed number there, or the repealed article's own. */
  readonly number: string
  /** UTF-16 units in that article's text, half open. */
  readonly start: number
  readonly end: number
  /** What came in. */
  readonly words: string
  /** What went out. */
  readonly removed: string
  /** Unchanged words around it, to read it by; up to `contextLength` units to the nearest mark. */
  readonly before: string
  readonly after: string
}

/** Kinds that change no provision: numbers, citations, typography, order. */
const quietKinds: ReadonlySet<ChangeKind> = new Set([
  'unchanged',
  'formal',
  'renumbering',
  'reference',
  'move',
])
const contextLength = 16

/** Whether a row changes what the text says. */
export function isSubstantive(row: Pick<ArticleChange, 'kinds'>): boolean {
  return row.kinds.some((kind) => !quietKinds.has(kind))
}

/** The changed places of a row, in the order of the later text. */
export function changedSpans(row: ArticleChange, to: CarrySide): ChangedSpan[] {
  return placedSpans(row, to).map(({ span }) => span)
}

/** The same, each with where it was: UTF-16 units in the row's earlier articles, joined by line breaks. */
export function placedSpans(row: ArticleChange, to: CarrySide): { span: ChangedSpan; was: number }[] {
  const parts = partsOf(row, to)
  const spans: { span: ChangedSpan; was: number }[] = []
  let at = 0
  let was = 0
  row.edits.forEach((edit, index) => {
    const [sign, words] = edit
    if (sign === '=') {
      at += words.length
      was += words.length
      return
    }
    if (sign === '-') was += words.length
    const next = row.edits[index + 1]
    const previous = row.edits[index - 1]
    if (sign === '-' && next?.[0] === '+') return
    const change = {
      at,
      added: sign === '+' ? words : '',
      removed: sign === '-' ? words : previous?.[0] === '-' ? previous[1] : '',
      before: contextBefore(row.edits, index),
      after: contextAfter(row.edits, index),
    }
    const from = was - change.removed.length
    spans.push(...cut(row, parts, change).map((span) => ({ span, was: from })))
    if (sign === '+') at += words.length
  })
  return spans
}

interface Part {
  readonly eId: string
  readonly number: string
  readonly start: number
  readonly end: number
}

function partsOf(row: ArticleChange, to: CarrySide): Part[] {
  const parts: Part[] = []
  let start = 0
  for (const { eId, number } of row.to) {
    const end = start + (to.articles.get(eId)?.text ?? '').length
    parts.push({ eId, number, start, end })
    start = end + 1
  }
  return parts
}

interface Change {
  readonly at: number
  readonly added: string
  readonly removed: string
  readonly before: string
  readonly after: string
}

/** A change that crosses from one article into the next becomes one span in each. */
function cut(row: ArticleChange, parts: readonly Part[], change: Change): ChangedSpan[] {
  const { at, added, removed, before, after } = change
  const end = at + added.length
  const touched = parts.filter((part) =>
    added === '' ? part.start <= at && at <= part.end : part.start < end && at < part.end,
  )
  if (parts.length === 0) {
    const number = row.from[0]?.number ?? ''
    return [{ changeId: row.id, eId: '', number, start: 0, end: 0, words: '', removed, before, after }]
  }
  return (added === '' ? touched.slice(0, 1) : touched).map((part, index) => {
    const from = Math.max(at, part.start)
    const until = Math.min(end, part.end)
    return {
      changeId: row.id,
      eId: part.eId,
      number: part.number,
      start: from - part.start,
      end: Math.max(from, until) - part.start,
      words: added.slice(from - at, Math.max(from, until) - at),
      removed: index === 0 ? removed : '',
      before: index === 0 ? before : '',
      after,
    }
  })
}

function contextBefore(edits: readonly Edit[], index: number): string {
  const previous = edits[index - 1]?.[0] === '-' ? edits[index - 2] : edits[index - 1]
  if (previous?.[0] !== '=') return ''
  const words = previous[1].split('\n').at(-1) ?? ''
  const near = words.slice(-contextLength)
  const mark = Math.max(...['。', '；', '：', '，'].map((sign) => near.lastIndexOf(sign, near.length - 4)))
  // Cut at its length it may begin with the end of an item's number, （一） leaving ）.
  return near.slice(mark + 1).replace(/^[）、]/u, '')
}

function contextAfter(edits: readonly Edit[], index: number): string {
  const next = edits[index + 1]
  if (next?.[0] !== '=') return ''
  const near = (next[1].split('\n')[0] ?? '').slice(0, contextLength)
  const mark = near.search(/[。；，]/)
  return mark < 0 ? near : near.slice(0, mark)
}
