// Text of a decision in, tree of operations out. The outline gives the items, the grammar reads each; what it cannot read
// is said with its place. Every character of an item belongs to an operation or to a message, so that nothing of a
// decision can be lost without a word. Never throws.

import { titleEnd } from './addresses'
import { type Clause, type Context, type SaidOperation, takeClause } from './clauses'
import type { AmendedAct, AmendmentDecision, AmendmentItem, DecisionMessage, Operation, Span } from './model'
import { isDecisionTitle, type Outline, type OutlineItem, outlineOf } from './outline'
import { peekAt, type Reader, take } from './reader'

interface ReadItem extends AmendmentItem {
  readonly decision: number
  /** Act named by the item's own words or by the heading above it. */
  readonly act: string | undefined
}

/**
 * Parse a decision on amending (修改决定, 修正案, an omnibus decision, two decisions in a row, with or without line
 * breaks). Returns the acts in the order of the decision, each with its items, and what is doubtful about the text.
 */
export function parseDecision(source: string): AmendmentDecision {
  const outline = outlineOf(source)
  const messages: DecisionMessage[] = []
  const frames = framesOf(source, outline)
  const closed = new Set<number>()
  const read = outline.items.flatMap((part, index) => {
    if (closed.has(part.decision)) return afterClose(source, part, messages)
    const items = readPart(source, outline, part, index, messages)
    if (items.some(({ operations }) => operations.some(closes))) closed.add(part.decision)
    return items
  })
  messages.push(...quoteMessages(source, outline, read))
  if (read.every(({ operations }) => operations.length === 0)) {
    messages.push(
      message(
        'no-operation',
        'error',
        { start: 0, end: 0 },
        '',
        '',
        '没有找到修改内容，请检查是否是修改决定或者修正案',
      ),
    )
  }
  return {
    title: frames[0]?.title ?? '',
    acts: actsOf(read, frames),
    messages: messages.sort((a, b) => a.start - b.start),
  }
}

const closes = ({ type, words }: Operation) =>
  type === 'republication' || (type === 'reordering' && words.includes('重新公布'))

// 重新公布 closes a decision; files go on with the amended text, whose lists look like items.
function afterClose(source: string, span: Span, messages: DecisionMessage[]): [] {
  const last = messages.at(-1)
  if (last?.rule === 'after-close') {
    messages[messages.length - 1] = { ...last, end: span.end }
  } else {
    const words = source.slice(span.start, span.start + 40).trim()
    const reason = '决定到重新公布为止，后面的文字不作为修改内容'
    messages.push(message('after-close', 'info', span, '', words, reason))
  }
  return []
}

/** What a decision says of itself before its first item. */
interface Frame {
  readonly title: string
  readonly act: string
  /** Short names of the act: 《解释》 of 以下简称《解释》. */
  readonly aliases: readonly string[]
}

function framesOf(source: string, outline: Outline): Frame[] {
  const frames: Frame[] = []
  for (const part of outline.items) {
    if (frames[part.decision] !== undefined) continue
    frames[part.decision] = frameOf(source.slice(part.start, part.marks.length === 0 ? part.end : part.start))
  }
  return frames
}

function frameOf(words: string): Frame {
  const lines = words.split('\n').map((line) => line.replace(/^[#*\s\u3000]+/, '').trim())
  const title = lines.find((line) => isDecisionTitle(line, 0) || /修正案(?:（.{1,9}）)?$/.test(line)) ?? ''
  const amended =
    /关于修[改正]\s*《(.+?)》(?:等|的决定|和|、)/.exec(title)?.[1] ?? /决定对《(.+?)》作/.exec(words)?.[1]
  const amendment = /^(中华人民共和国.{1,20}?)修正案/.exec(title)?.[1]
  const alias = [...words.matchAll(/以下(?:简称|称)《?([^》）)]{1,20})》?[）)]/g)].map(
    (found) => found[1] ?? '',
  )
  return { title, act: amended ?? amendment ?? '', aliases: alias }
}

// The words of one outline item as items of the decision.
function readPart(
  source: string,
  outline: Outline,
  part: OutlineItem,
  index: number,
  messages: DecisionMessage[],
): ReadItem[] {
  if (part.marks.length === 0) return readUnnumbered(source, outline, part, messages)
  const lead = headingLead(source, outline, part)
  const start = lead?.end ?? part.start
  if (outline.skeleton.slice(start, part.end).trim() === '') return []
  const read = readItem(source, outline, { start, end: part.end }, numberOf(source, outline, part), messages)
  return [{ ...read, decision: part.decision, act: read.act ?? headingAct(source, outline, part, index) }]
}

/** 八、修改《…》 · 一、对《…》作出如下修改： — the act that an item and those below it amend, and where this ends. */
function headingLead(
  source: string,
  outline: Outline,
  part: OutlineItem,
): { readonly act: string; readonly end: number } | undefined {
  const lead = /^\s*(?:修改|对|将)?\s*《/.exec(outline.skeleton.slice(part.start, part.start + 40))
  if (!lead) return undefined
  const open = part.start + lead[0].length - 1
  const close = titleEnd(outline.skeleton, open, part.end)
  if (close < 0) return undefined
  const rest = outline.skeleton.slice(close, Math.min(part.end, close + 120))
  const tail = /^(?:（[^（）\n]{0,60}）)?(?:作出|作|进行)?(?:如下|以下)?(修改|修正)?[：:。]?/.exec(rest)
  const end = close + (tail?.[0].length ?? 0)
  const closesLine = /^[^\S\n]*(?:\n|$)/.test(outline.skeleton.slice(end, part.end))
  return tail?.[1] !== undefined || closesLine ? { act: source.slice(open + 1, close - 1), end } : undefined
}

/** The nearest heading above an item, by its marks; its own words come first. */
function headingAct(source: string, outline: Outline, part: OutlineItem, index: number): string | undefined {
  for (let k = index; k >= 0; k--) {
    const candidate = outline.items[k]
    if (!candidate || candidate.decision !== part.decision || candidate.marks.length === 0) break
    const isAbove = candidate.marks.every((mark, depth) => part.marks[depth] === mark)
    const lead = isAbove ? headingLead(source, outline, candidate) : undefined
    if (lead) return lead.act
  }
  return undefined
}

// An item below a heading that only names the act is numbered by itself: 八、修改《…》 1.将引言修改为 is item 1.
function numberOf(source: string, outline: Outline, part: OutlineItem): string {
  const numbers = part.marks.map((mark) => mark.number)
  const first = outline.items.find(({ marks }) => marks.length === 1 && marks[0] === part.marks[0])
  const isBelowHeading =
    part.marks.length > 1 && first !== undefined && headingLead(source, outline, first) !== undefined
  return (isBelowHeading ? numbers.slice(1) : numbers).join('')
}

// Text without items: before the first item, or a decision that has none. Its paragraphs that amend are items.
function readUnnumbered(
  source: string,
  outline: Outline,
  part: OutlineItem,
  messages: DecisionMessage[],
): ReadItem[] {
  const opening = /作(?:出)?(?:如下|以下)(?:补充)?修[改正]|修改如下|规定如下|作如下决定/.exec(
    outline.skeleton.slice(part.start, part.end),
  )
  const from = opening ? part.start + opening.index + opening[0].length : part.start
  return paragraphs(outline, from, part.end).flatMap((span) => {
    const own: DecisionMessage[] = []
    const read = readItem(source, outline, { ...part, start: leadEnd(outline, span), end: span.end }, '', own)
    if (read.operations.length === 0) return []
    messages.push(...own)
    return [{ ...read, decision: part.decision, act: read.act }]
  })
}

// 为了惩治…的犯罪，将刑法第…条修改为: the motive before 将 is no part of the operation.
function leadEnd(outline: Outline, span: Span): number {
  const words = outline.skeleton.slice(span.start, span.end)
  const lead = /^[\s\u3000：:，]*(?:为了?|根据)[^。\ue000]{2,200}?[，,](?=将|删去|删除|对第|在)/.exec(words)
  return lead ? span.start + lead[0].length : span.start
}

/** Paragraphs of the skeleton; one that ends in ： goes on in the next, quotations hold together. */
function paragraphs(outline: Outline, start: number, end: number): Span[] {
  const spans: Span[] = []
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && outline.skeleton[at] !== '\n') continue
    const words = outline.skeleton.slice(from, at).trim()
    const next = outline.skeleton.slice(at, end).trimStart()
    if (at < end && (/[：:]$/.test(words) || next.startsWith('\ue000'))) continue
    if (words !== '') spans.push({ start: from, end: at })
    from = at + 1
  }
  return spans
}

interface Read extends AmendmentItem {
  readonly act: string | undefined
}

// One item: clause after clause; separators belong to the operation before them, unread words to a message.
function readItem(
  source: string,
  outline: Outline,
  part: Span,
  number: string,
  messages: DecisionMessage[],
): Read {
  const reader: Reader = {
    source,
    skeleton: outline.skeleton,
    quotes: outline.quotes,
    end: part.end,
    at: part.start,
  }
  const operations: Operation[] = []
  let context: Context = { units: [], base: undefined, act: undefined }
  let start = part.start
  let pending: Clause | undefined
  while (skipSeparators(reader) < part.end) {
    const from = reader.at
    const clause = takeClause(reader, context)
    if (!clause || reader.at === from) {
      start = unread(reader, part, from, start, number, messages)
      pending = undefined
      continue
    }
    if (clause.isRemark) {
      skipSeparators(reader)
      const span = { start, end: reader.at }
      messages.push(
        message(
          'remark',
          'info',
          span,
          number,
          source.slice(start, reader.at).trim(),
          '这句话只作说明，不改动条文',
        ),
      )
      start = reader.at
      continue
    }
    if (clause.slip) messages.push(slipMessage(source, clause.slip, number))
    const joined = joinPending(pending, clause)
    context = joined.context
    if (joined.operations.length === 0) {
      pending = joined
      continue
    }
    pending = undefined
    skipSeparators(reader)
    if (clause.isUnquoted)
      messages.push(
        message(
          'unquoted-text',
          'info',
          { start: from, end: reader.at },
          number,
          '',
          '修改后的内容没有加引号，按整段内容理解',
        ),
      )
    for (const said of joined.operations) operations.push(placed(said, number, source, start, reader.at))
    start = reader.at
    if (operations.slice(-joined.operations.length).some(closes) && start < part.end) {
      afterClose(source, { start, end: part.end }, messages)
      start = part.end
      reader.at = part.end
    }
  }
  if (pending || (operations.length === 0 && start < part.end)) {
    sayUnread(source, start, part.end, number, messages)
  }
  return { number, start: part.start, end: part.end, operations, act: context.act }
}

// Units named in front of a comma wait for the verb: 第四十四条，第五十条第一款中的“…”.
function joinPending(pending: Clause | undefined, clause: Clause): Clause {
  if (!pending || pending.context.units.length === 0) return clause
  const isNew = clause.context.units !== pending.context.units
  const operations = clause.operations.map((operation): SaidOperation => {
    if (!isNew || !('units' in operation) || operation.units.length === 0) return operation
    return { ...operation, units: [...pending.context.units, ...operation.units] }
  })
  const units = isNew ? [...pending.context.units, ...clause.context.units] : clause.context.units
  return {
    ...clause,
    operations,
    context: { ...clause.context, units, act: clause.context.act ?? pending.context.act },
  }
}

const separators = ['。', '；', '，', '、', '：', ';', ':', ',']

function skipSeparators(reader: Reader): number {
  while (take(reader, separators) !== undefined);
  reader.at = peekAt(reader)
  return reader.at
}

// Unread words go up to the next separator or quotation; a quotation that nothing took is unread with them.
function unread(
  reader: Reader,
  part: Span,
  from: number,
  start: number,
  number: string,
  messages: DecisionMessage[],
): number {
  let at = from
  while (at < part.end && !separators.includes(reader.skeleton.charAt(at)) && reader.skeleton[at] !== '\n') {
    const quote = reader.quotes.get(at)
    at = quote ? quote.end : at + 1
  }
  reader.at = Math.min(Math.max(at, from + 1), part.end)
  skipSeparators(reader)
  sayUnread(reader.source, start, reader.at, number, messages)
  return reader.at
}

function sayUnread(
  source: string,
  start: number,
  end: number,
  number: string,
  messages: DecisionMessage[],
): void {
  const last = messages.at(-1)
  if (last?.rule === 'unread-words' && last.end === start && last.item === number) {
    messages[messages.length - 1] = { ...last, end, words: source.slice(last.start, end).trim() }
    return
  }
  messages.push(
    message(
      'unread-words',
      'warning',
      { start, end },
      number,
      source.slice(start, end).trim(),
      '这些文字没有读成修改内容，请核对',
    ),
  )
}

function placed(said: SaidOperation, item: string, source: string, start: number, end: number): Operation {
  return { ...said, item, start, end, words: source.slice(start, end).trim() } as Operation
}

function slipMessage(source: string, slip: Span, item: string): DecisionMessage {
  return message(
    'missing-number-sign',
    'warning',
    slip,
    item,
    source.slice(slip.start, slip.end),
    '条号前缺少“第”字，按条号理解',
  )
}

function quoteMessages(source: string, outline: Outline, items: readonly ReadItem[]): DecisionMessage[] {
  return [...outline.quotes.values()].flatMap((quote) => {
    if (!quote.isUnbalanced) return []
    const item = items.find(({ start, end }) => quote.start >= start && quote.start < end)?.number ?? ''
    const words = source.slice(quote.start, Math.min(quote.end, quote.start + 30))
    return [message('unbalanced-quote', 'warning', quote, item, words, '引号没有配对，引文在下一项之前结束')]
  })
}

function message(
  rule: DecisionMessage['rule'],
  severity: DecisionMessage['severity'],
  { start, end }: Span,
  item: string,
  words: string,
  reason: string,
): DecisionMessage {
  return { rule, severity, start, end, item, words, reason }
}

// Items grouped by the act they amend, in the order of the decision; a new decision opens a new group.
function actsOf(items: readonly ReadItem[], frames: readonly Frame[]): AmendedAct[] {
  const acts: { title: string; decision: number; items: AmendmentItem[] }[] = []
  for (const { decision, act, ...item } of items) {
    if (item.operations.length === 0) continue
    const title = actTitle(act, frames[decision])
    const last = acts.at(-1)
    if (last && last.title === title && last.decision === decision) last.items.push(item)
    else acts.push({ title, decision, items: [item] })
  }
  return acts.map(({ title, items: own }) => ({ title, items: own }))
}

const bareNames = ['刑法', '宪法', '本法', '该法', '本条例', '该条例', '本规定', '本办法', '本解释']

// 刑法, 本法 and 《解释》 are the act that the decision is about.
function actTitle(named: string | undefined, frame: Frame | undefined): string {
  const act = frame?.act ?? ''
  if (named === undefined) return act
  if (frame?.aliases.includes(named)) return act
  if (bareNames.includes(named) || act.endsWith(named)) return act === '' ? named : act
  return named
}
