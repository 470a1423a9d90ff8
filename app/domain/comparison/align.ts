// Which old article became which new one. The passes run from certain to doubtful: a person's pairings, equal
// texts, the heaviest order-preserving chain over similar pairs (twice, the second time with what the citations
// say), parts of splits and joins, gaps between neighbours, moves. Everything is deterministic.

import { addLink, type Board, firstLinks, isOpenNew, isOpenOld, type Link, openBoard } from './board'
import { heaviestChain } from './chain'
import type { ChangeSource, PairCorrection } from './change'
import { type CitationWitness, citationWitness } from './citations'
import { fillGaps } from './gaps'
import { type Lexicon, readLexicon } from './grams'
import { linkMoves } from './moves'
import { linkParts } from './parts'
import { candidateEdges, type Edge } from './similarity'
import { thresholds } from './thresholds'
import type { Unit } from './unit'

/** Articles that belong together; an empty side means insertion or repeal. Indexes in their versions, rising. */
export interface Match {
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly score: number
  readonly source: ChangeSource
}

/** Align the articles of two versions. Every index of both versions is in exactly one match; the order of the
 *  matches means nothing. Cost: the bigrams shared by articles that changed; 1,260 articles with a tenth
 *  changed take about 40 ms (2 cores, Node 20). */
export function alignArticles(
  from: readonly Unit[],
  to: readonly Unit[],
  corrections: readonly PairCorrection[] = [],
  declared: readonly PairCorrection[] = [],
): Match[] {
  const board = openBoard(from, to)
  const corrected = [
    ...settlePairs(board, corrections, 'corrected'),
    ...settlePairs(board, outsideOf(declared, corrections), 'declared'),
  ]
  linkEqualTexts(board)
  const lexicon = readLexicon(board.old, board.fresh, {
    from: (index) => isOpenOld(board, index),
    to: (index) => isOpenNew(board, index),
  })
  const edges = candidateEdges(lexicon, thresholds.candidate)
  const anchors = firstLinks(board)
  const draft = openBoard(board.old, board.fresh)
  for (const link of chainWith(anchors, edges)) addLink(draft, link)
  const judged = withCitations(edges, citationWitness(draft))
  const spine = chainWith(anchors, judged)
  for (const link of spine) if (link.source !== 'exact') addLink(board, link)
  linkRest(board, lexicon, judged, spine)
  return [...corrected, ...matchesOf(board)]
}

function linkRest(board: Board, lexicon: Lexicon, edges: readonly Edge[], spine: readonly Link[]): void {
  linkParts(board, lexicon, edges, thresholds.strongPart)
  fillGaps(board, lexicon, spine)
  linkMoves(board, edges, spine)
  linkParts(board, lexicon, edges, thresholds.part)
}

/** Declared links that touch no article that a person has paired. */
function outsideOf(
  declared: readonly PairCorrection[],
  corrections: readonly PairCorrection[],
): readonly PairCorrection[] {
  const old = new Set(corrections.flatMap(({ from }) => from))
  const fresh = new Set(corrections.flatMap(({ to }) => to))
  return declared.filter(
    ({ from, to }) => !from.some((eId) => old.has(eId)) && !to.some((eId) => fresh.has(eId)),
  )
}

function settlePairs(board: Board, pairs: readonly PairCorrection[], source: ChangeSource): Match[] {
  if (pairs.length === 0) return []
  const oldIndex = new Map(board.old.map((unit) => [unit.eId, unit.index]))
  const newIndex = new Map(board.fresh.map((unit) => [unit.eId, unit.index]))
  return pairs.map((pair) => {
    const from = indexesOf(pair.from, oldIndex, board.settledOld)
    const to = indexesOf(pair.to, newIndex, board.settledNew)
    return { from, to, score: from.length > 0 && to.length > 0 ? 1 : 0, source }
  })
}

function indexesOf(
  eIds: readonly string[],
  index: ReadonlyMap<string, number>,
  settled: Set<number>,
): number[] {
  const found = eIds.map((eId) => {
    const position = index.get(eId)
    if (position === undefined) throw new Error(`Expected an article with eId ${eId} to correct its pairing`)
    if (settled.has(position)) throw new Error(`Expected ${eId} in one correction only`)
    settled.add(position)
    return position
  })
  return found.sort((a, b) => a - b)
}

/** Equal masked texts are the same article when both versions hold equally many of them: paired in order. */
function linkEqualTexts(board: Board): void {
  // Numbers for texts and chains in arrays: a list for each text was a tenth of all memory of a comparison.
  const numbers = new Map<string, number>()
  const old = board.old.map((unit) => (isOpenOld(board, unit.index) ? numberOf(numbers, unit.masked) : -1))
  const fresh = board.fresh.map((unit) =>
    isOpenNew(board, unit.index) ? (numbers.get(unit.masked) ?? -1) : -1,
  )
  const surplus = new Int32Array(numbers.size)
  for (const text of old) if (text >= 0) surplus[text] = (surplus[text] ?? 0) + 1
  const first = new Int32Array(numbers.size).fill(-1)
  const next = new Int32Array(fresh.length)
  for (let to = fresh.length - 1; to >= 0; to -= 1) {
    const text = fresh[to] ?? -1
    if (text < 0) continue
    surplus[text] = (surplus[text] ?? 0) - 1
    next[to] = first[text] ?? -1
    first[text] = to
  }
  const nothing = numbers.get('')
  old.forEach((text, from) => {
    if (text < 0 || surplus[text] !== 0 || text === nothing) return
    const to = first[text] ?? -1
    first[text] = next[to] ?? -1
    addLink(board, { from, to, score: 1, source: 'exact' })
  })
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  numbers.set(text, numbers.size)
  return numbers.size - 1
}

/** The heaviest chain through certain links and similar pairs. */
function chainWith(anchors: readonly Link[], edges: readonly Edge[]): Link[] {
  const candidates = [
    ...anchors.map((link) => ({ from: link.from, to: link.to, weight: 1, link })),
    ...standing(edges).map(({ from, to, score }) => ({
      from,
      to,
      weight: score,
      link: { from, to, score: Math.min(1, score), source: 'inferred' as const },
    })),
  ]
  return heaviestChain(candidates).map(({ link }) => link)
}

/** Edges fit for the chain: similar enough, and neither end clearly belongs to a better mutual partner. */
function standing(edges: readonly Edge[]): Edge[] {
  const bestOfOld = bestBy(edges, (edge) => edge.from)
  const bestOfNew = bestBy(edges, (edge) => edge.to)
  const mutual = (edge: Edge | undefined) =>
    edge !== undefined && bestOfOld.get(edge.from) === edge && bestOfNew.get(edge.to) === edge
  const better = (rival: Edge | undefined, edge: Edge) =>
    rival !== edge && mutual(rival) && (rival?.score ?? 0) > edge.score + thresholds.betterElsewhere
  return edges.filter(
    (edge) =>
      edge.score >= thresholds.chain &&
      !better(bestOfOld.get(edge.from), edge) &&
      !better(bestOfNew.get(edge.to), edge),
  )
}

function bestBy(edges: readonly Edge[], end: (edge: Edge) => number): Map<number, Edge> {
  const best = new Map<number, Edge>()
  for (const edge of edges) {
    const known = best.get(end(edge))
    if (!known || edge.score > known.score) best.set(end(edge), edge)
  }
  return best
}

function withCitations(edges: readonly Edge[], witness: CitationWitness): Edge[] {
  return edges.map((edge) => ({ ...edge, score: Math.max(0, edge.score + witness(edge.from, edge.to)) }))
}

function matchesOf(board: Board): Match[] {
  const parts = { to: new Map<Link, number[]>(), from: new Map<Link, number[]>() }
  const add = (map: Map<Link, number[]>, link: Link | undefined, index: number) => {
    if (link) map.set(link, [...(map.get(link) ?? []), index])
  }
  for (const part of board.parts) {
    add(parts.to, board.byOld[part.from], part.to)
    add(parts.from, board.byNew[part.to], part.from)
  }
  const ends = (first: number, more: readonly number[] | undefined) =>
    more ? [first, ...more].sort(rising) : [first]
  const matches: Match[] = firstLinks(board).map((link) => ({
    from: ends(link.from, parts.from.get(link)),
    to: ends(link.to, parts.to.get(link)),
    score: link.score,
    source: link.source,
  }))
  const single = { score: 0, source: 'inferred' } as const
  for (const { index } of board.old)
    if (isOpenOld(board, index)) matches.push({ from: [index], to: [], ...single })
  for (const { index } of board.fresh)
    if (isOpenNew(board, index)) matches.push({ from: [], to: [index], ...single })
  return matches
}

const rising = (a: number, b: number) => a - b
