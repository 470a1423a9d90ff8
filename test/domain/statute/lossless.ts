// The law that a parsed text loses nothing: every printing character of the source stands in exactly one node,
// and what the node says is what the source says there. Markup (#, **, comments, escapes, page numbers) and
// invisible characters print nothing.

import type { StatuteTree } from '~/domain/statute'
import { sourceLines } from '~/domain/statute/source-lines'
import { foldRadical, isBlank, isInvisible } from '~/domain/text'

interface Node {
  readonly type: string
  readonly value?: string
  readonly children?: readonly Node[]
  readonly position?: {
    readonly start: { readonly offset: number }
    readonly end: { readonly offset: number }
  }
}

/** First breach of the law, or undefined. */
export function lossIn(source: string, tree: StatuteTree): string | undefined {
  const { lines, frontMatter } = sourceLines(source)
  const printing = new Set<number>()
  for (const strand of [...(frontMatter ? [frontMatter] : []), ...lines.map((line) => line.strand)]) {
    for (let i = 0; i < strand.text.length; i++) {
      const at = strand.at[strand.base + i]
      if (at !== undefined && !isBlank(strand.text[i]) && !isInvisible(strand.text.charAt(i)))
        printing.add(at)
    }
  }
  const seen = new Uint8Array(source.length)
  let breach: string | undefined
  const own = (node: Node, start: number, end: number): string => {
    let text = ''
    for (let at = start; at < end; at++) {
      if (!printing.has(at)) continue
      if (seen[at]) breach ??= `offset ${at} (${source[at]}) stands in two nodes, again in ${node.type}`
      seen[at] = 1
      text += foldRadical(source.charAt(at))
    }
    return text
  }
  const visit = (node: Node, within: { start: number; end: number }) => {
    const place = node.position
    if (!place) {
      if (node.children?.length) breach ??= `${node.type} has children and no place`
      return
    }
    const { start, end } = { start: place.start.offset, end: place.end.offset }
    if (start < within.start || end > within.end || start > end) {
      breach ??= `${node.type} at ${start}-${end} leaves its parent ${within.start}-${within.end}`
    }
    let at = start
    let text = ''
    for (const child of node.children ?? []) {
      const inner = child.position
      if (!inner) {
        breach ??= `${child.type} has no place`
        continue
      }
      if (inner.start.offset < at)
        breach ??= `${child.type} at ${inner.start.offset} overlaps what is before it (${at})`
      text += own(node, at, inner.start.offset)
      visit(child, { start, end })
      at = inner.end.offset
    }
    text += own(node, at, end)
    if (node.value !== undefined && blankless(node.value) !== text) {
      breach ??= `words “${node.value.slice(0, 40)}” are “${text.slice(0, 40)}” in the source`
    }
    if (node.children && text.length > ownLimit(node))
      breach ??= `${node.type} swallows “${text.slice(0, 60)}”`
  }
  for (const child of tree.children as readonly Node[]) visit(child, { start: 0, end: source.length })
  for (const at of printing) {
    if (!seen[at]) {
      breach ??= `offset ${at} is lost: “${source.slice(at, at + 30)}”`
      break
    }
  }
  return breach
}

// Between its children a node may hold its mark, heading and caption, and nothing else.
function ownLimit(node: Node): number {
  const { heading, caption, number, printed } = node as {
    heading?: string
    caption?: string
    number?: string
    printed?: string
  }
  if (node.type === 'annex') return 0
  return (
    Math.max(number?.length ?? 0, printed?.length ?? 0, number === undefined ? 0 : 8) +
    (heading?.length ?? 0) +
    (caption?.length ?? 0) +
    6
  )
}

function blankless(text: string): string {
  let kept = ''
  for (let i = 0; i < text.length; i++)
    if (!isBlank(text[i]) && !isInvisible(text.charAt(i))) kept += text.charAt(i)
  return kept
}
