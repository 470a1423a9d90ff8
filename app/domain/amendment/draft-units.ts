// The units inside an article that an item can name: its 款, and in a 款 its lead-in and 项. Lines are printed as the
// text prints them, because what is quoted must come back to the character.

import type { Article, Paragraph, Point, StatuteTree } from '../statute'
import { paragraphLines } from '../statute'
import { bigrams } from '../text'

/** A 项: `text` is what follows its mark, further lines (目) below it. */
export interface PointUnit {
  readonly mark: string
  readonly lines: readonly string[]
}

/** A 款 with all its lines; `intro` stands before the first 项. */
export interface ParagraphUnit {
  readonly lines: readonly string[]
  readonly intro: readonly string[]
  readonly points: readonly PointUnit[]
}

/** Articles in the order of the text, as `articlesOf` counts them. */
export function articleNodes(tree: StatuteTree): Article[] {
  const nodes: Article[] = []
  const walk = (children: readonly { readonly type: string }[]) => {
    for (const child of children) {
      if (child.type === 'article') nodes.push(child as Article)
      else if ('children' in child) walk(child.children as { type: string }[])
    }
  }
  walk(tree.children)
  return nodes
}

/** The 款 of an article. */
export function paragraphUnits(article: Article): ParagraphUnit[] {
  return article.children.map((paragraph) => {
    const points = paragraph.children.filter((child): child is Point => child.type === 'point')
    const lines = paragraphLines(paragraph)
    const pointUnits = points.map(pointUnit)
    const below = pointUnits.reduce((sum, { lines: own }) => sum + own.length, 0)
    return { lines, intro: lines.slice(0, lines.length - below), points: pointUnits }
  })
}

function pointUnit(point: Point): PointUnit {
  const holder: Paragraph = { type: 'paragraph', eId: '', children: [point] }
  return { mark: point.printed ?? point.number, lines: paragraphLines(holder) }
}

/** A pair of places in two lists; a side that is absent was inserted or deleted. */
export interface Pairing {
  readonly old?: number
  readonly fresh?: number
}

/** Below this likeness a 款 is a new one: with 0.3 boilerplate (由…责令改正) still paired what had nothing in common. */
const leastLikeness = 0.4

/**
 * Pairs two lists of texts in order by their likeness, the pairs with the most in common first in sum. Quadratic in the
 * number of texts, which for 款 and 项 is small.
 */
export function pairInOrder(old: readonly string[], fresh: readonly string[]): Pairing[] {
  const grams = { old: old.map(counted), fresh: fresh.map(counted) }
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(fresh.length + 1))
  const score = (i: number, k: number) => {
    if (old[i] === fresh[k]) return 2
    const likeness = likenessOf(grams.old[i], grams.fresh[k])
    return likeness < leastLikeness ? -1 : likeness
  }
  const at = (i: number, k: number) => best[i]?.[k] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let k = fresh.length - 1; k >= 0; k--) {
      const row = best[i]
      if (row) row[k] = Math.max(at(i + 1, k), at(i, k + 1), at(i + 1, k + 1) + score(i, k))
    }
  const pairs: Pairing[] = []
  let i = 0
  let k = 0
  while (i < old.length || k < fresh.length) {
    const paired = i < old.length && k < fresh.length && at(i, k) === at(i + 1, k + 1) + score(i, k)
    if (paired) pairs.push({ old: i++, fresh: k++ })
    else if (k >= fresh.length || (i < old.length && at(i + 1, k) >= at(i, k + 1))) pairs.push({ old: i++ })
    else pairs.push({ fresh: k++ })
  }
  return withReplacements(pairs)
}

/** What fell away where something else came is that something's old form: 第三款修改为, not 删去 and 增加. */
function withReplacements(pairs: readonly Pairing[]): Pairing[] {
  const result: Pairing[] = []
  const gone: number[] = []
  const come: number[] = []
  const flush = () => {
    const both = Math.min(gone.length, come.length)
    for (let at = 0; at < both; at++) result.push({ old: gone[at], fresh: come[at] })
    result.push(...gone.slice(both).map((old) => ({ old })), ...come.slice(both).map((fresh) => ({ fresh })))
    gone.length = 0
    come.length = 0
  }
  for (const pair of pairs) {
    if (pair.old !== undefined && pair.fresh !== undefined) {
      flush()
      result.push(pair)
    } else if (pair.old !== undefined) gone.push(pair.old)
    else if (pair.fresh !== undefined) come.push(pair.fresh)
  }
  flush()
  return result
}

function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const gram of bigrams(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/** Dice of the bigrams, 0 to 1. */
function likenessOf(
  a: ReadonlyMap<string, number> | undefined,
  b: ReadonlyMap<string, number> | undefined,
): number {
  if (!a || !b) return 0
  let shared = 0
  let size = 0
  for (const [gram, count] of a) {
    shared += Math.min(count, b.get(gram) ?? 0)
    size += count
  }
  for (const count of b.values()) size += count
  return size === 0 ? 1 : (2 * shared) / size
}
