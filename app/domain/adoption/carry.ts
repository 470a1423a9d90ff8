// Carries a comment's anchor from one version to the next and states its fate. The article follows its row of the
// comparison; quoted words follow the row's edits: they are found again only where the very same piece of text was
// kept, and with the same neighbours where the words stand more than once. Words that changed are declared changed,
// and whatever is in doubt is handed to a person. Nothing is ever put elsewhere in silence.

import { type Anchor, findQuote, type Quote, quoteAnchor } from '../comment'
import { type ArticleChange, type ChangeSet, compareText, type Edit } from '../comparison'
import { keptRange } from './kept-range'

/** Every fate, from the quiet to the loud; a comment has exactly one in each later version. */
export const carryFates = [
  'same-place',
  'renumbered',
  'moved',
  'split-to',
  'merged-into',
  'text-changed',
  'text-gone',
  'needs-person',
] as const
export type CarryFate = (typeof carryFates)[number]

/** Why: `row` from the comparison's row, `kept` words found again, `changed` words of the quote changed, `doubt` the
 *  words stand in several places or elsewhere, `unsure` the pairing of the articles is weak, `gone` no row or text
 *  leads on, `matter` what stands outside the articles, `person` somebody said so. */
export type CarryReason = 'row' | 'kept' | 'changed' | 'doubt' | 'unsure' | 'gone' | 'matter' | 'person'

export interface CarryEvidence {
  readonly reason: CarryReason
  /** Row of the comparison, `c-12`. */
  readonly changeId?: string
  readonly source?: ArticleChange['source']
  /** Similarity of the row's sides, 0 to 1. */
  readonly score?: number
}

export interface Carried {
  readonly fate: CarryFate
  /** Where it stands now; for `needs-person` the places to look at; empty for `text-gone`. */
  readonly eIds: readonly string[]
  /** Absent where nothing was quoted. */
  readonly quoteKept?: boolean
  /** The quotation as it stands in the new text, when it was kept. */
  readonly quote?: Quote
  readonly evidence: CarryEvidence
}

/** One version as far as anchors can point into it. */
export interface CarrySide {
  readonly articles: ReadonlyMap<string, { readonly number: string; readonly text: string }>
  readonly title: string
  readonly explanation: string
}

export interface CarryInput {
  readonly changes: Pick<ChangeSet, 'rows' | 'structure'>
  readonly from: CarrySide
  readonly to: CarrySide
}

/** A machine pairing less alike than this is offered to a person; rows below it are rewritings whose identity
 *  nobody stated. The test of weak pairings notices if it moves. */
const leastScore = 0.2

/** Prepare the carriage between two versions: rows are looked up once, so that each of 100,000 anchors costs a few
 *  string searches in its own article. Returns the function that carries one anchor. */
export function createCarrier(input: CarryInput): (anchor: Pick<Anchor, 'eId' | 'quote'>) => Carried {
  const rowOf = new Map<string, ArticleChange>()
  for (const row of input.changes.rows) for (const { eId } of row.from) rowOf.set(eId, row)
  return ({ eId, quote }) => {
    const article = eId.split('__')[0] ?? eId
    const row = rowOf.get(article)
    if (row) return carryArticle(input, row, { eId: article, quote })
    if (input.from.articles.has(article)) return gone('unsure')
    return carryMatter(input, { eId, quote })
  }
}

interface Placed {
  readonly eId: string
  readonly quote: Quote | undefined
}

function carryArticle(input: CarryInput, row: ArticleChange, anchor: Placed): Carried {
  const evidence = { changeId: row.id, source: row.source, score: row.score }
  const places = row.to.map(({ eId }) => eId)
  if (places.length === 0) {
    const lost = anchor.quote ? { quoteKept: false } : {}
    return { fate: 'text-gone', eIds: [], ...lost, evidence: { reason: 'gone', ...evidence } }
  }
  if (row.source === 'inferred' && row.score < leastScore) {
    const lost = anchor.quote ? { quoteKept: false } : {}
    return { fate: 'needs-person', eIds: places, ...lost, evidence: { reason: 'unsure', ...evidence } }
  }
  if (!anchor.quote) {
    const isChanged = row.edits.some(([sign]) => sign !== '=')
    return {
      fate: fateOfRow(row, isChanged),
      eIds: places,
      evidence: { reason: 'row', ...evidence },
    }
  }
  return carryQuote(input, row, { eId: anchor.eId, quote: anchor.quote })
}

/** The fate that a row means for an anchor in it: where it went comes before whether its words changed. */
function fateOfRow(row: ArticleChange, isChanged: boolean): CarryFate {
  if (row.to.length > 1) return 'split-to'
  if (row.from.length > 1) return 'merged-into'
  if (row.kinds.includes('move')) return 'moved'
  if (row.from[0]?.number !== row.to[0]?.number) return 'renumbered'
  return isChanged ? 'text-changed' : 'same-place'
}

function carryQuote(input: CarryInput, row: ArticleChange, anchor: Placed & { quote: Quote }): Carried {
  const { quote, eId } = anchor
  const evidence = { changeId: row.id, source: row.source, score: row.score }
  const places = row.to.map((ref) => ref.eId)
  const doubt: Carried = {
    fate: 'needs-person',
    eIds: places,
    quoteKept: false,
    evidence: { reason: 'doubt', ...evidence },
  }
  const old = joined(input.from, row.from)
  const fresh = joined(input.to, row.to)
  const own = old.parts.find((part) => part.eId === eId)
  const found = own && findQuote(own.text, quote)
  if (!own || !found) return doubt
  const range = { start: own.start + found.start, end: own.start + found.end }
  const kept = keptRange(row.edits, { old: old.text, fresh: fresh.text, range, quote })
  if (kept === 'changed') {
    return {
      fate: fateOfRow(row, true),
      eIds: places,
      quoteKept: false,
      evidence: { reason: 'changed', ...evidence },
    }
  }
  const part =
    kept && fresh.parts.find(({ start, text }) => start <= kept.start && kept.end <= start + text.length)
  const again = kept && part && quoteAnchor(part.text, kept.start - part.start, kept.end - part.start)
  if (!kept || !part || !again) return doubt
  return {
    fate: fateOfRow(row, false),
    eIds: [part.eId],
    quoteKept: true,
    quote: again,
    evidence: { reason: 'kept', ...evidence },
  }
}

interface Joined {
  readonly text: string
  readonly parts: readonly { readonly eId: string; readonly start: number; readonly text: string }[]
}

/** The articles of one side of a row as its edits see them: joined by a line break. */
function joined(side: CarrySide, refs: ArticleChange['from']): Joined {
  const parts: { eId: string; start: number; text: string }[] = []
  let start = 0
  for (const { eId } of refs) {
    const text = side.articles.get(eId)?.text ?? ''
    parts.push({ eId, start, text })
    start += text.length + 1
  }
  return { text: parts.map(({ text }) => text).join('\n'), parts }
}

/** What stands outside the articles: the draft as a whole always has a place, the rest where its words are. */
function carryMatter({ changes, from, to }: CarryInput, { eId, quote }: Placed): Carried {
  if (eId === 'whole') {
    const lost = quote ? { quoteKept: false } : {}
    return {
      fate: quote ? 'needs-person' : 'same-place',
      eIds: ['whole'],
      ...lost,
      evidence: { reason: 'matter' },
    }
  }
  if (eId === 'title') return carryWords(eId, compareText(from.title, to.title), { quote, fresh: to.title })
  if (eId === 'explanation') {
    const edits = compareText(from.explanation, to.explanation)
    return carryWords(eId, edits, { quote, fresh: to.explanation })
  }
  const change = changes.structure.find(
    ({ level, from: ref }) => ref?.eId === eId || (level === 'annex' && eId.startsWith('annex')),
  )
  if (!change) {
    const kept = quote ? { quoteKept: true, quote } : {}
    return { fate: 'same-place', eIds: [eId], ...kept, evidence: { reason: 'matter' } }
  }
  const fresh = change.edits.map(([sign, words]) => (sign === '-' ? '' : words)).join('')
  return carryWords(eId, change.edits, { quote, fresh: change.to ? fresh : '' })
}

function carryWords(
  eId: string,
  edits: readonly Edit[],
  { quote, fresh }: { quote: Quote | undefined; fresh: string },
): Carried {
  const evidence: CarryEvidence = { reason: 'matter' }
  const old = edits.map(([sign, words]) => (sign === '+' ? '' : words)).join('')
  if (fresh === '' && old !== '') {
    return { fate: 'text-gone', eIds: [], ...(quote ? { quoteKept: false } : {}), evidence }
  }
  const isChanged = edits.some(([sign]) => sign !== '=')
  if (!quote) return { fate: isChanged ? 'text-changed' : 'same-place', eIds: [eId], evidence }
  const range = findQuote(old, quote)
  const kept = range && keptRange(edits, { old, fresh, range, quote })
  if (!kept) return { fate: 'needs-person', eIds: [eId], quoteKept: false, evidence: { reason: 'doubt' } }
  if (kept === 'changed')
    return { fate: 'text-changed', eIds: [eId], quoteKept: false, evidence: { reason: 'changed' } }
  const again = quoteAnchor(fresh, kept.start, kept.end)
  return { fate: 'same-place', eIds: [eId], quoteKept: true, ...(again ? { quote: again } : {}), evidence }
}

function gone(reason: CarryReason): Carried {
  return { fate: 'needs-person', eIds: [], evidence: { reason } }
}
