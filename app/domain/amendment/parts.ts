// From outline to items: which outline items are headings that only name an act (八、修改《…》), which act an item amends,
// what its number is, and which paragraphs of a decision without numbers are its items.

import { titleEnd } from './address-names'
import type { Span } from './model'
import type { Outline, OutlineItem } from './outline'
import { noContext, type ReadItem, readItem } from './read-item'

export interface PartItem extends ReadItem {
  readonly decision: number
  /** Act named by the item's own words or by the heading above it. */
  readonly act: string | undefined
}

/** The words of one outline item as items of the decision; none when they are a heading or an opening. */
export function readPart(source: string, outline: Outline, part: OutlineItem, index: number): PartItem[] {
  if (part.marks.length === 0) return readUnnumbered(source, outline, part)
  if (isCollective(outline, part)) return []
  const lead = headingLead(source, outline, part)
  const start = lead?.end ?? part.start
  if (outline.skeleton.slice(start, part.end).trim() === '') return []
  const read = readItem(source, outline, { start, end: part.end }, numberOf(source, outline, part))
  return [
    { ...read, decision: part.decision, act: read.context.act ?? headingAct(source, outline, part, index) },
  ]
}

/** 对部分条文作以下修改： only opens the items below it. */
function isCollective(outline: Outline, part: OutlineItem): boolean {
  const words = outline.skeleton.slice(part.start, part.end).replace(/[\s\u3000]/g, '')
  return /^(?:此外，)?对(?:下列|部分|有关)条[文款].{0,12}作(?:出)?(?:以下|如下)(?:文字)?修[改正][：:]?$/.test(
    words,
  )
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

const openings = /(?:作(?:出)?(?:如下|以下)(?:补充)?修[改正](?:和补充)?|修改如下|作如下决定)[：:。]?/

// Text without items: before the first item, or a decision that has none. Its paragraphs that amend are items; behind
// the opening 作如下修改： every paragraph must.
function readUnnumbered(source: string, outline: Outline, part: OutlineItem): PartItem[] {
  const opening = openings.exec(outline.skeleton.slice(part.start, part.end))
  const from = opening ? part.start + opening.index + opening[0].length : part.start
  const items: PartItem[] = []
  // 原第二款作为第三款 in a paragraph of its own goes on with the article of the one before.
  let context = noContext
  for (const span of paragraphs(outline, from, part.end)) {
    const place = { start: leadEnd(outline, span), end: span.end }
    const read = readItem(source, outline, place, '', context)
    if (read.operations.length === 0 && !opening) continue
    context = read.context
    items.push({ ...read, decision: part.decision, act: read.context.act })
  }
  return items
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
    if (/[^\s：:。，；]/.test(words)) spans.push({ start: from, end: at })
    from = at + 1
  }
  return spans
}
