// What grouping compares: one text for each family of copies on each article, or, over the whole draft, one for each
// family. A family that people have taken apart stands as several, or their decision could not be obeyed.

import { hanToNumber } from '../text'
import type { Constraints } from './constraints'
import type { Earlier } from './continued'
import { type ClusterInput, compareText, type DuplicateGroup } from './duplicates'

/** One family in one part: what it says, and who said it. */
export interface Node {
  /** The comment whose words stand for all. */
  readonly source: Pick<ClusterInput, 'text'>
  readonly ids: readonly string[]
}

/** Nodes that are grouped among themselves: those of one article, or all, where `article` is empty. */
export interface Part {
  readonly article: string
  readonly nodes: readonly Node[]
}

export type Scope = 'article' | 'draft'

export interface PartOptions {
  readonly scope: Scope
  readonly apart: Constraints['apart']
  readonly earlier?: Earlier | undefined
}

/** The parts, in the order of the articles. O(comments · log). */
export function partsOf(
  families: readonly DuplicateGroup[],
  byId: ReadonlyMap<string, ClusterInput>,
  options: PartOptions,
): Part[] {
  const sides = sidesOf(options.apart)
  const articles = new Map<string, Node[]>()
  for (const { members } of families) {
    for (const { article, ids } of piecesOf(members, byId, { ...options, sides })) {
      // The longest text and not the commonest: how often a letter was sent must change nothing.
      const node = { source: longestOf(ids, byId), ids }
      const nodes = articles.get(article)
      if (nodes) nodes.push(node)
      else articles.set(article, [node])
    }
  }
  // In the order of what is said and not of ids: ids differ from run to run of an import, and copies must move nothing.
  return [...articles]
    .map(([article, nodes]) => ({
      article,
      nodes: sorted(nodes),
    }))
    .sort((a, b) => articleOrder(a.article) - articleOrder(b.article) || compareText(a.article, b.article))
}

// Texts may lie in memory that threads share and be made anew whenever they are asked for: each is asked for once.
function sorted(nodes: readonly Node[]): Node[] {
  return nodes
    .map((node) => ({ node, text: node.source.text }))
    .sort((a, b) => compareText(a.text, b.text) || compareText(a.node.ids[0] ?? '', b.node.ids[0] ?? ''))
    .map(({ node }) => node)
}

function longestOf(ids: readonly string[], byId: ReadonlyMap<string, ClusterInput>): Node['source'] {
  const [first = '', ...rest] = ids
  let source = byId.get(first)
  if (source === undefined) throw new Error(`Expected a comment with the id ${first}`)
  let text = rest.length > 0 ? source.text : ''
  for (const id of rest) {
    const other = byId.get(id)
    const own = other?.text ?? ''
    if (other && isBefore(own, text)) [source, text] = [other, own]
  }
  return source
}

interface Piece {
  readonly article: string
  readonly ids: string[]
}

// By article, by the decisions that part it, and by the groups its comments were in before; copies that came in since go
// with the largest of these.
function piecesOf(
  members: readonly string[],
  byId: ReadonlyMap<string, ClusterInput>,
  { scope, earlier, sides }: PartOptions & { readonly sides: ReadonlyMap<string, string> },
): Piece[] {
  const places = new Map<string, Map<string, Piece>>()
  for (const id of members) {
    const article = scope === 'draft' ? '' : (byId.get(id)?.article ?? '')
    const key = `${article}\u0000${sides.get(id) ?? ''}`
    const pieces = places.get(key) ?? new Map<string, Piece>()
    places.set(key, pieces)
    const before = earlier?.get(id) ?? ''
    const known = pieces.get(before)
    if (known) known.ids.push(id)
    else pieces.set(before, { article, ids: [id] })
  }
  return [...places.values()].flatMap((pieces) => {
    const fresh = pieces.get('')
    if (!fresh || pieces.size === 1) return [...pieces.values()]
    const old = [...pieces].flatMap(([before, piece]) => (before === '' ? [] : piece))
    const largest = old.reduce((best, piece) => (piece.ids.length > best.ids.length ? piece : best))
    for (const id of fresh.ids) largest.ids.push(id)
    largest.ids.sort(compareText)
    return old
  })
}

/** On which side of which decisions a comment stands, as a key. */
function sidesOf(apart: Constraints['apart']): ReadonlyMap<string, string> {
  const sides = new Map<string, string>()
  apart.forEach((lists, entry) => {
    lists.forEach((ids, side) => {
      for (const id of ids) sides.set(id, `${sides.get(id) ?? ''};${entry}:${side}`)
    })
  })
  return sides
}

const isBefore = (a: string, b: string) =>
  a.length > b.length || (a.length === b.length && compareText(a, b) < 0)

/** Where an article stands among others by its number; comments on none come first. */
export function articleOrder(article: string): number {
  if (article === '') return -1
  const figures = /第([^条]{1,9})条|art_(\d+)/u.exec(article)
  return hanToNumber(figures?.[1] ?? figures?.[2] ?? '') ?? Number.MAX_SAFE_INTEGER
}
