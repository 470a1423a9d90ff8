// Text of a decision in, tree of operations out. The outline gives the items, the grammar reads each, and the items are
// grouped by the act they amend. Never throws: what is doubtful is said with its place.

import { type Frame, framesOf } from './frames'
import { finding } from './messages'
import type { AmendedAct, AmendmentDecision, AmendmentItem, DecisionMessage } from './model'
import { type Outline, type OutlineItem, outlineOf } from './outline'
import { type PartItem, readPart } from './parts'
import { closesDecision } from './read-item'

/**
 * Parse a decision on amending (修改决定, 修正案, an omnibus decision, two decisions in a row, with or without line
 * breaks). Returns the acts in the order of the decision, each with its items, and what is doubtful about the text.
 */
export function parseDecision(source: string): AmendmentDecision {
  const outline = outlineOf(source)
  const frames = framesOf(source, outline)
  const { items, behind } = readParts(source, outline)
  const messages = [
    ...items.flatMap((item) => item.messages),
    ...behind.map((part) => finding('after-close', '', part, source)),
    ...quoteMessages(source, outline, items),
  ]
  const hasOperation = items.some(({ operations }) => operations.length > 0)
  if (!hasOperation) messages.push(finding('no-operation', '', { start: 0, end: 0 }, source))
  return {
    title: frames[0]?.title ?? '',
    acts: actsOf(items, frames),
    messages: messages.sort((a, b) => a.start - b.start),
  }
}

function readParts(source: string, outline: Outline): { items: PartItem[]; behind: OutlineItem[] } {
  const closed = new Set<number>()
  const behind: OutlineItem[] = []
  const items = outline.items.flatMap((part, index) => {
    if (closed.has(part.decision)) {
      if (!behind.some(({ decision }) => decision === part.decision)) behind.push(part)
      return []
    }
    const read = readPart(source, outline, part, index)
    if (read.some(({ operations }) => operations.some(closesDecision))) closed.add(part.decision)
    return read
  })
  return { items, behind }
}

function quoteMessages(source: string, outline: Outline, items: readonly PartItem[]): DecisionMessage[] {
  return [...outline.quotes.values()].flatMap((quote) => {
    if (!quote.isUnbalanced) return []
    const item = items.find(({ start, end }) => quote.start >= start && quote.start < end)?.number ?? ''
    return [finding('unbalanced-quote', item, quote, source)]
  })
}

// Items grouped by the act they amend, in the order of the decision; a new decision opens a new group.
function actsOf(items: readonly PartItem[], frames: readonly Frame[]): AmendedAct[] {
  const acts: { title: string; decision: number; items: AmendmentItem[] }[] = []
  for (const { decision, act, messages, number, start, end, operations } of items) {
    const item: AmendmentItem = { number, start, end, operations }
    if (operations.length === 0 && messages.length === 0) continue
    const title = actTitle(act, frames[decision])
    const last = acts.at(-1)
    if (last && last.title === title && last.decision === decision) last.items.push(item)
    else acts.push({ title, decision, items: [item] })
  }
  for (const { decision, items: own } of acts)
    spreadReordering(
      own,
      acts.filter((act) => act.decision === decision),
    )
  return acts.map(({ title, items: own }) => ({ title, items: own }))
}

// 此外，对相关法规的条文序号作相应调整: the closing sentence of an omnibus decision is said of all its acts.
function spreadReordering(
  own: readonly AmendmentItem[],
  acts: readonly { readonly items: AmendmentItem[] }[],
): void {
  const last = own.at(-1)
  const said = last?.operations.find(
    ({ type, words }) => type === 'reordering' && /^此外|相关|上述/.test(words),
  )
  if (!last || !said || acts.at(-1)?.items !== own) return
  for (const { items } of acts) {
    if (items !== own) items.push({ ...last, operations: [said] })
  }
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
