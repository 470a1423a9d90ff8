// What a decision declares about articles: which old article became which new one. Declared links win over inferred ones
// in a comparison, because only the decision can say that two articles without a common word were joined.

import { articlesOf, type StatuteTree } from '../statute'
import { keyOf, type Working } from './working'

/** Old articles became these new ones (eIds). One side empty: inserted or repealed. */
export interface ArticleLink {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Links of an amended act; every article of both sides stands in exactly one. */
export function linksOf(old: StatuteTree, amended: StatuteTree, working: Working): ArticleLink[] {
  const oldIds = new Map<string, string>()
  for (const { key, eId } of articlesOf(old)) if (!oldIds.has(keyOf(key))) oldIds.set(keyOf(key), eId)
  const freshIds = articlesOf(amended)
  const idOfNow = new Map(freshIds.map(({ key, eId }) => [keyOf(key), eId]))
  const pairs = working.articles.map(({ origins, now }) => ({
    from: [...origins].flatMap((origin) => oldIds.get(origin) ?? []),
    to: now ? [idOfNow.get(keyOf(now)) ?? ''] : [],
  }))
  const reached = new Set(pairs.flatMap(({ from }) => from))
  const gone = articlesOf(old)
    .filter(({ eId }) => !reached.has(eId))
    .map(({ eId }) => ({ from: [eId], to: [] }))
  return grouped([...pairs, ...gone])
}

/** Links of two decisions in a row as one. */
export function throughLinks(first: readonly ArticleLink[], second: readonly ArticleLink[]): ArticleLink[] {
  const before = new Map(first.flatMap(({ from, to }) => to.map((eId) => [eId, from] as const)))
  const gone = first.filter(({ to }) => to.length === 0)
  return grouped([
    ...second.map(({ from, to }) => ({
      from: [...new Set(from.flatMap((eId) => before.get(eId) ?? []))],
      to,
    })),
    ...gone,
  ])
}

// Pairs that share an old article are one link: a split is 1:n, a join n:1.
function grouped(pairs: readonly ArticleLink[]): ArticleLink[] {
  const groups: { from: Set<string>; to: Set<string> }[] = []
  const groupOf = new Map<string, { from: Set<string>; to: Set<string> }>()
  for (const { from, to } of pairs) {
    const shared = from.map((eId) => groupOf.get(eId)).find((group) => group !== undefined)
    const group = shared ?? { from: new Set<string>(), to: new Set<string>() }
    if (!shared) groups.push(group)
    for (const eId of from) {
      const other = groupOf.get(eId)
      if (other && other !== group) {
        for (const id of other.from) {
          group.from.add(id)
          groupOf.set(id, group)
        }
        for (const id of other.to) group.to.add(id)
        groups.splice(groups.indexOf(other), 1)
      }
      group.from.add(eId)
      groupOf.set(eId, group)
    }
    for (const eId of to) group.to.add(eId)
  }
  return groups
    .map(({ from, to }) => ({ from: [...from], to: [...to] }))
    .filter(({ from, to }) => from.length + to.length > 0)
}
