// Reads the words of one item, clause after clause. Separators belong to the operation before them and what nobody
// understands to a finding: every character of an item is in an operation or in a finding, so that nothing a decision
// says is lost without a word.

import type { Clause, Context, SaidOperation } from './clause'
import { takeClause } from './clauses'
import { addFinding } from './messages'
import type { AmendmentItem, DecisionMessage, Operation, Span } from './model'
import type { Outline } from './outline'
import { peekAt, type Reader, take } from './reader'

export interface ReadItem extends AmendmentItem {
  /** What it named last: a paragraph without a number goes on from there. */
  readonly context: Context
  readonly messages: readonly DecisionMessage[]
}

export const noContext: Context = { units: [], base: undefined, act: undefined }

/** Read an item's words from `span`. Linear in them. */
export function readItem(
  source: string,
  outline: Outline,
  span: Span,
  number: string,
  from: Context = noContext,
): ReadItem {
  const { skeleton, quotes } = outline
  const reader: Reader = { source, skeleton, quotes, end: span.end, at: span.start }
  const operations: Operation[] = []
  const messages: DecisionMessage[] = []
  let context = from
  let start = span.start
  let pending: Clause | undefined
  while (skipSeparators(reader) < span.end) {
    const at = reader.at
    const clause = takeClause(reader, context)
    if (!clause || reader.at === at) {
      skipUnread(reader, at)
      say('unread-words')
      pending = undefined
    } else if (clause.isRemark) {
      skipSeparators(reader)
      say('remark')
    } else accept(clause, at)
  }
  if (pending || (operations.length === 0 && messages.length === 0)) {
    reader.at = span.end
    if (start < span.end) say('unread-words')
  }
  return { number, start: span.start, end: span.end, operations, context, messages }

  function accept(clause: Clause, at: number): void {
    if (clause.slip) messages.push(...slipOf(clause.slip, number, source))
    const joined = joinPending(pending, clause)
    context = joined.context
    pending = joined.operations.length === 0 ? joined : undefined
    if (pending) return
    skipSeparators(reader)
    if (clause.isUnquoted)
      addFinding(messages, 'unquoted-text', number, { start: at, end: reader.at }, source)
    const place = { start, end: reader.at, words: source.slice(start, reader.at).trim() }
    const placed = joined.operations.map((said) => ({ ...said, item: number, ...place }) as Operation)
    operations.push(...placed)
    start = reader.at
    if (!placed.some(closesDecision)) return
    reader.at = span.end
    if (source.slice(start, span.end).trim() !== '') say('after-close')
  }

  function say(rule: DecisionMessage['rule']): void {
    addFinding(messages, rule, number, { start, end: reader.at }, source)
    start = reader.at
  }
}

/** 重新公布 closes a decision; files go on with the amended text, whose lists look like items. */
export function closesDecision({ type, words }: Operation): boolean {
  return type === 'republication' || (type === 'reordering' && words.includes('重新公布'))
}

function slipOf(slip: Span, number: string, source: string): DecisionMessage[] {
  const messages: DecisionMessage[] = []
  addFinding(messages, 'missing-number-sign', number, slip, source)
  return messages
}

// Units named in front of a comma wait for the verb: 第四十四条，第五十条第一款中的“…”.
function joinPending(pending: Clause | undefined, clause: Clause): Clause {
  if (!pending || pending.context.units.length === 0) return clause
  const before = pending.context.units
  const isNew = clause.context.units !== before
  const operations = clause.operations.map((operation): SaidOperation => {
    if (!isNew || !('units' in operation) || operation.units.length === 0) return operation
    return { ...operation, units: [...before, ...operation.units] }
  })
  const units = isNew ? [...before, ...clause.context.units] : clause.context.units
  const act = clause.context.act ?? pending.context.act
  return { ...clause, operations, context: { ...clause.context, units, act } }
}

const separators = ['。', '；', '，', '、', '：', ';', ':', ',']

function skipSeparators(reader: Reader): number {
  while (take(reader, separators) !== undefined);
  reader.at = peekAt(reader)
  return reader.at
}

// Unread words go up to the next separator or line; a quotation that nothing took is unread with them, and so is the whole
// row “A”、“B”… it opens, or a long row would be tried once for each of its members.
function skipUnread(reader: Reader, from: number): void {
  const isRow = reader.quotes.has(from)
  let at = from
  do {
    while (at < reader.end && !stopsUnread(reader, at)) at = reader.quotes.get(at)?.end ?? at + 1
    reader.at = Math.min(Math.max(at, from + 1), reader.end)
    at = skipSeparators(reader)
  } while (isRow && at < reader.end && reader.quotes.has(at))
}

function stopsUnread(reader: Reader, at: number): boolean {
  return separators.includes(reader.skeleton.charAt(at)) || reader.skeleton[at] === '\n'
}
