// One character changed in the source of a law, and whether the comparison shows it. Used by the suite on a few laws and
// by test/bench/one-character.ts on three hundred.

import { compareStatutes } from '~/domain/comparison'
import { type Article, isDivision, parseStatute, type StatuteChild, type StatuteTree } from '~/domain/statute'

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function seededNext(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Mutation {
  readonly eId: string
  readonly at: number
  readonly remove: string
  readonly put: string
}

function articleNodes(children: readonly StatuteChild[]): Article[] {
  return children.flatMap((child) =>
    child.type === 'article' ? [child as Article] : isDivision(child) ? articleNodes(child.children) : [],
  )
}

/** One mutation in each article: a visible character replaced, removed, added, doubled or exchanged with its neighbour. */
export function mutationsOf(tree: StatuteTree, source: string, next: () => number): Mutation[] {
  return articleNodes(tree.children).flatMap((article): Mutation[] => {
    const places = article.children
      .flatMap(({ children }) => children)
      .flatMap((child) =>
        child.type === 'words' ? [child] : child.children.filter(({ type }) => type === 'words'),
      )
      .flatMap(({ position }) => (position ? [position] : []))
    const place = places[Math.floor(next() * places.length)]
    if (!place) return []
    const at = place.start.offset + Math.floor(next() * (place.end.offset - place.start.offset))
    const own = source[at] ?? ''
    const after = source[at + 1] ?? ''
    if (!/\p{Script=Han}|[，。；：、（）《》]/u.test(own)) return []
    const put = [own === '或' ? '和' : '或', '', `${own}不`, own + own][Math.floor(next() * 5)]
    const isSwap = put === undefined && after !== own && /\p{Script=Han}/u.test(after)
    if (put === undefined && !isSwap) return []
    return [{ eId: article.eId, at, remove: isSwap ? own + after : own, put: put ?? after + own }]
  })
}

export interface Shown {
  /** Mutations that no row and no change of structure shows. */
  readonly hidden: readonly Mutation[]
  /** Articles that nobody touched and that are shown as changed. */
  readonly accused: readonly string[]
}

/** Carry the mutations out and compare with the source as it was. */
export function shown(tree: StatuteTree, source: string, mutations: readonly Mutation[]): Shown {
  let mutant = source
  for (const { at, remove, put } of [...mutations].sort((a, b) => b.at - a.at))
    mutant = mutant.slice(0, at) + put + mutant.slice(at + remove.length)
  const { rows, structure } = compareStatutes(tree, parseStatute(mutant).tree)
  const changed = new Set(
    rows
      .filter(({ kinds }) => !kinds.includes('unchanged'))
      .flatMap(({ from }) => from.map(({ eId }) => eId)),
  )
  const touched = new Set(mutations.map(({ eId }) => eId))
  const missed = mutations.filter(({ eId }) => !changed.has(eId))
  return {
    // What a change of structure may have shown is judged again alone.
    hidden:
      mutations.length > 1
        ? missed.flatMap((one) => shown(tree, source, [one]).hidden)
        : missed.filter(() => structure.length === 0 && changed.size === 0),
    accused: [...changed].filter((eId) => !touched.has(eId)),
  }
}
