// Seeded amendments of the demonstration's regulation with known truth, small and hard: articles reworded and rewritten,
// siblings inserted beside their model, articles moved, split, joined and repealed, all renumbered with their citations.
// The suite asks for exactly the links that the engine found when these cases were made.

import { readFileSync } from 'node:fs'
import { articlesOf, parseStatute, type StatuteTree } from '~/domain/statute'
import { numberToHan } from '~/domain/text'
import { seededNext } from './one-character'

const read = (name: string) =>
  articlesOf(
    parseStatute(readFileSync(new URL(`../../../content/works/${name}`, import.meta.url), 'utf8')).tree,
  ).map(({ text }) => text)
const base = read('property-management/1-draft.md')
const donors = read('charging-safety/1-draft.md')

/** What happens to an article, with its share of all. */
const deeds = [
  ['repeal', 0.06],
  ['move', 0.06],
  ['split', 0.05],
  ['join', 0.04],
  ['rewrite', 0.16],
  ['reword', 0.3],
  ['keep', 0.33],
] as const

interface Piece {
  readonly text: string
  readonly from: readonly number[]
}

export interface Amended {
  readonly from: StatuteTree
  readonly to: StatuteTree
  /** `old>new`, indexes from 0. */
  readonly links: ReadonlySet<string>
}

const clauses = (text: string) =>
  text.match(/[^，；。：\n]*[，；。：\n]?/g)?.filter((one) => one !== '') ?? []

/** One amendment; the same seed gives the same. */
export function amended(seed: number): Amended {
  const next = seededNext(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const other = () => pick(clauses(pick(donors))).replace(/[，；。：\n]$/, '')
  const rewrite = (text: string, share: number) =>
    clauses(text)
      .map((clause) => (next() < share && clause.length > 4 ? other() + clause.slice(-1) : clause))
      .join('')
  const { pieces, movers } = carryOut(next, rewrite)
  for (const mover of movers) pieces.splice(Math.floor(next() * (pieces.length + 1)), 0, mover)
  const numberOf = new Map<number, number>()
  pieces.forEach(({ from }, to) => {
    for (const old of from) if (!numberOf.has(old)) numberOf.set(old, to)
  })
  const renumbered = pieces.map(({ text, from }) =>
    from.length === 0
      ? text
      : text.replace(/第([一二三四五六七八九十百]+)条/g, (whole) => {
          const old = base.findIndex((_, i) => whole === `第${numberToHan(i + 1)}条`)
          const now = numberOf.get(old)
          return now === undefined ? whole : `第${numberToHan(now + 1)}条`
        }),
  )
  return {
    from: statute(base),
    to: statute(renumbered),
    links: new Set(pieces.flatMap(({ from }, to) => from.map((old) => `${old}>${to}`))),
  }
}

function carryOut(
  next: () => number,
  rewrite: (text: string, share: number) => string,
): { readonly pieces: Piece[]; readonly movers: Piece[] } {
  const pieces: Piece[] = []
  const movers: Piece[] = []
  for (let i = 0; i < base.length; i += 1) {
    const text = base[i] ?? ''
    const deed = drawn(next())
    const sentences = text.match(/[^。]*。\n?/g) ?? [text]
    if (deed === 'move') movers.push({ text: next() < 0.5 ? text : rewrite(text, 0.2), from: [i] })
    else if (deed === 'split' && sentences.length > 1) {
      const half = Math.ceil(sentences.length / 2)
      const parts = [sentences.slice(0, half), sentences.slice(half)]
      for (const part of parts) pieces.push({ text: rewrite(part.join('').trim(), 0.15), from: [i] })
    } else if (deed === 'join' && i + 1 < base.length) {
      pieces.push({ text: rewrite(`${text}\n${base[i + 1] ?? ''}`, 0.15), from: [i, i + 1] })
      i += 1
    } else if (deed !== 'repeal')
      pieces.push({ text: rewrite(text, deed === 'rewrite' ? 0.5 : deed === 'reword' ? 0.2 : 0), from: [i] })
    if (next() < 0.1) pieces.push({ text: donors[Math.floor(next() * donors.length)] ?? '', from: [] })
    else if (next() < 0.06) pieces.push({ text: rewrite(base[Math.max(0, i - 1)] ?? '', 0.6), from: [] })
  }
  return { pieces, movers }
}

function drawn(at: number): (typeof deeds)[number][0] {
  let rest = at
  for (const [deed, share] of deeds) {
    if (rest < share) return deed
    rest -= share
  }
  return 'keep'
}

const statute = (texts: readonly string[]) =>
  parseStatute(
    `# 云泽市示范条例\n\n${texts.map((text, i) => `第${numberToHan(i + 1)}条　${text.split('\n').join('\n\n')}`).join('\n\n')}\n`,
  ).tree
