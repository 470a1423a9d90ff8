// What a decision declares about articles: which old article became which new one. Declared links win over inferred ones
// in a comparison, because only the decision can say that two articles without a common word were joined.

import { articlesOf, type StatuteTree } from '../statute'
import { keyOf, type Working } from './working'

/** Old articles became these new ones (eIds). One side empty: inserted or repealed. */
export interface ArticleLink {
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** An item names it; otherwise it only takes the number that is left for it. */
  readonly isStated: boolean
}

/** Links of an amended act; every article of both sides stands in exactly one. */
export function linksOf(old: StatuteTree, amended: StatuteTree, working: Working): ArticleLink[] {
  const oldIds = new Map<string, string>()
  for (const { key, eId } of articlesOf(old)) if (!oldIds.has(keyOf(key))) oldIds.set(keyOf(key), eId)
  const freshIds = articlesOf(amended)
  const idOfNow = new Map(freshIds.map(({ key, eId }) => [keyOf(key), eId]))
  const pairs = working.articles.map(({ origins, now, statedBy }) => ({
    from: [...origins].flatMap((origin) => oldIds.get(origin) ?? []),
    to: now ? [idOfNow.get(keyOf(now)) ?? ''] : [],
    isStated: statedBy !== undefined,
  }))
  const reached = new Set(pairs.flatMap(({ from }) => from))
  const gone = articlesOf(old)
    .filter(({ eId }) => !reached.has(eId))
    .map(({ eId }) => ({ from: [eId], to: [], isStated: true }))
  return grouped([...pairs, ...gone])
}

/** Links of two decisions in a row as one. */
export function throughLinks(first: readonly ArticleLink[], second: readonly ArticleLink[]): ArticleLink[] {
  const before = new Map(first.flatMap((link) => link.to.map((eId) => [eId, link] as const)))
  const gone = first.filter(({ to }) => to.length === 0)
  return grouped([
    ...second.map(({ from, to, isStated }) => ({
      from: [...new Set(from.flatMap((eId) => before.get(eId)?.from ?? []))],
      to,
      isStated: isStated || from.some((eId) => before.get(eId)?.isStated),
    })),
    ...gone,
  ])
}

// Pairs that share an old article are one link: a split is 1:n, a join n:1.
function grouped(pairs: readonly ArticleLink[]): ArticleLink[] {
  const groups = new Set<Group>()
  const groupOf = new Map<string, Group>()
  for (const pair of pairs) {
    const touched = new Set(pair.from.flatMap((eId) => groupOf.get(eId) ?? []))
    const group: Group = { from: new Set(pair.from), to: new Set(pair.to), isStated: pair.isStated }
    for (const other of touched) {
      for (const eId of other.from) group.from.add(eId)
      for (const eId of other.to) group.to.add(eId)
      group.isStated ||= other.isStated
      groups.delete(other)
    }
    groups.add(group)
    for (const eId of group.from) groupOf.set(eId, group)
  }
  return [...groups]
    .map(({ from, to, isStated }) => ({ from: inOrder(from), to: inOrder(to), isStated }))
    .filter(({ from, to }) => from.length + to.length > 0)
}

// art_2 before art_10.
const inOrder = (eIds: ReadonlySet<string>) =>
  [...eIds].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))

interface Group {
  readonly from: Set<string>
  readonly to: Set<string>
  isStated: boolean
}

/** Links of the text that the decision leads to, as links into the text that is there. */
export function linksInto(
  links: readonly ArticleLink[],
  led: StatuteTree,
  fresh: StatuteTree,
): readonly ArticleLink[] {
  const keys = new Map(articlesOf(led).map(({ eId, key }) => [eId, keyOf(key)]))
  const there = new Map(articlesOf(fresh).map(({ eId, key }) => [keyOf(key), eId]))
  const isWhole = keys.size === there.size && [...keys.values()].every((key) => there.has(key))
  const named = isWhole ? links : links.filter(({ isStated }) => isStated)
  return named.flatMap((link) => {
    const to = link.to.flatMap((eId) => there.get(keys.get(eId) ?? '') ?? [])
    return to.length === link.to.length ? [{ ...link, to }] : []
  })
}
