// How alike two articles are: weighted character bigrams. A bigram weighs by its rarity among the compared
// articles, so that 有下列情形之一的 says little and 注册会计师 much. An inverted index yields only pairs that share
// something; the full matrix of 1,260 × 1,260 articles took 10 s, the sparse one takes tens of milliseconds.

import type { Unit } from './unit'

/** The bigrams of one article: sorted ids, how often each occurs, and their summed weight. */
export interface Grams {
  readonly ids: Int32Array
  readonly counts: Int32Array
  readonly mass: number
}

/** A possible pair of an old and a new article (indexes in their versions). */
export interface Edge {
  readonly from: number
  readonly to: number
  readonly score: number
}

/** Bigrams of both versions under one weighting. Articles left out have `undefined`. */
export interface Lexicon {
  readonly from: readonly (Grams | undefined)[]
  readonly to: readonly (Grams | undefined)[]
  /** Weight of a bigram id. */
  readonly weights: Float64Array
}

// Bigrams in more than this share of the articles are ignored (weight 0) once there are enough articles to
// tell. They carry almost no evidence and most of the postings.
const commonShare = 0.4
// And those in more articles than this divided by the number of articles (300 of 1,000, 37 of 8,000), so that the pairs
// of postings grow with the articles and not with their square: 民法典 extreme keeps its links (F 97.3), two collections
// of laws of 800,000 characters each take a third of the time.
const postingsBudget = 300_000
const enoughToTell = 20

/** Read the bigrams of the articles in `from` and `to` that are still to be paired. Linear in characters. */
export function readLexicon(
  from: readonly Unit[],
  to: readonly Unit[],
  open: { readonly from: (index: number) => boolean; readonly to: (index: number) => boolean },
): Lexicon {
  const characters = [
    ...from.filter(({ index }) => open.from(index)),
    ...to.filter(({ index }) => open.to(index)),
  ]
  const total = characters.reduce((sum, { masked }) => sum + masked.length, 0)
  const vocabulary = openVocabulary(total)
  const room = { ids: new Int32Array(total), counts: new Int32Array(total), used: 0 }
  const old = from.map((unit) =>
    open.from(unit.index) ? countGrams(unit.masked, vocabulary, room) : undefined,
  )
  const fresh = to.map((unit) =>
    open.to(unit.index) ? countGrams(unit.masked, vocabulary, room) : undefined,
  )
  const weights = weigh([...old, ...fresh], vocabulary.size())
  const weighted = (grams: RawGrams | undefined) =>
    grams && { ...grams, mass: massOf(grams.ids, grams.counts, weights) }
  return { from: old.map(weighted), to: fresh.map(weighted), weights }
}

/** All pairs whose score reaches `floor`, sorted by old then new index. Cost: shared postings, not n × m. */
export function candidateEdges(lexicon: Lexicon, floor: number): Edge[] {
  const { starts, articles, counts } = postingsOf(lexicon)
  const { weights } = lexicon
  const masses = Float64Array.from(lexicon.to, (grams) => grams?.mass ?? 0)
  const roots = masses.map(Math.sqrt)
  const overlap = new Float64Array(lexicon.to.length)
  const touched = new Int32Array(lexicon.to.length)
  const edges: Edge[] = []
  lexicon.from.forEach((grams, index) => {
    if (!grams) return
    let reached = 0
    for (let k = 0; k < grams.ids.length; k += 1) {
      const id = grams.ids[k] ?? 0
      const weight = weights[id] ?? 0
      if (weight === 0) continue
      const count = grams.counts[k] ?? 0
      const end = starts[id + 1] ?? 0
      for (let p = starts[id] ?? 0; p < end; p += 1) {
        const other = articles[p] ?? 0
        const before = overlap[other] ?? 0
        if (before === 0) {
          touched[reached] = other
          reached += 1
        }
        // Nine bigrams of ten stand once in an article.
        overlap[other] = before + (count === 1 ? weight : weight * Math.min(count, counts[p] ?? 0))
      }
    }
    const first = edges.length
    const root = Math.sqrt(grams.mass)
    for (let t = 0; t < reached; t += 1) {
      const other = touched[t] ?? 0
      const shared = overlap[other] ?? 0
      overlap[other] = 0
      const mass = masses[other] ?? 0
      // `scoreOf` below the floor, by a hair: calling it for every reached article made five megabytes of numbers.
      const isFar =
        2.01 * shared < floor * (grams.mass + mass) && 0.76 * shared < floor * root * (roots[other] ?? 0)
      if (isFar) continue
      const score = scoreOf(shared, grams.mass, mass)
      if (score >= floor) edges.push({ from: index, to: other, score })
    }
    // One of fifty reached articles is left: sorting all of them took two thirds of this function's time.
    sortFrom(edges, first)
  })
  return edges
}

function sortFrom(edges: Edge[], first: number): void {
  if (edges.length < first + 2) return
  const row = edges.splice(first).sort((a, b) => a.to - b.to)
  for (const edge of row) edges.push(edge)
}

/** For each bigram the new articles that have it: `articles` and `counts` from `starts[id]` to before `starts[id + 1]`. */
interface Postings {
  readonly starts: Int32Array
  readonly articles: Int32Array
  readonly counts: Int32Array
}

/** Three arrays and not a list a bigram: half of two unrelated texts' bigrams occur once. */
function postingsOf({ to, weights }: Lexicon): Postings {
  const starts = new Int32Array(weights.length + 1)
  for (const grams of to) if (grams) for (const id of grams.ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < weights.length; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const next = starts.slice()
  const total = starts[weights.length] ?? 0
  const articles = new Int32Array(total)
  const counts = new Int32Array(total)
  to.forEach((grams, index) => {
    if (!grams) return
    for (let k = 0; k < grams.ids.length; k += 1) {
      const id = grams.ids[k] ?? 0
      const at = next[id] ?? 0
      articles[at] = index
      counts[at] = grams.counts[k] ?? 0
      next[id] = at + 1
    }
  })
  return { starts, articles, counts }
}

/** Similarity of one pair, 0 to 1. */
export function pairScore(a: Grams | undefined, b: Grams | undefined, weights: Float64Array): number {
  return a && b ? scoreOf(overlapOf(a, b, weights), a.mass, b.mass) : 0
}

/** Summed weight of what two articles share. */
export function overlapOf(a: Grams, b: Grams, weights: Float64Array): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const x = a.ids[i] ?? 0
    const y = b.ids[j] ?? 0
    if (x === y) {
      sum += (weights[x] ?? 0) * Math.min(a.counts[i] ?? 0, b.counts[j] ?? 0)
      i += 1
      j += 1
    } else if (x < y) i += 1
    else j += 1
  }
  return sum
}

/** What `whole` has beyond `covered`: the part of an article that its first partner does not explain. */
export function subtractGrams(whole: Grams, covered: Grams, weights: Float64Array): Grams {
  const ids = new Int32Array(whole.ids.length)
  const counts = new Int32Array(whole.ids.length)
  let size = 0
  let mass = 0
  for (let i = 0, j = 0; i < whole.ids.length; i += 1) {
    const id = whole.ids[i] ?? 0
    while (j < covered.ids.length && (covered.ids[j] ?? 0) < id) j += 1
    const left = (whole.counts[i] ?? 0) - (covered.ids[j] === id ? (covered.counts[j] ?? 0) : 0)
    if (left <= 0) continue
    ids[size] = id
    counts[size] = left
    mass += (weights[id] ?? 0) * left
    size += 1
  }
  return { ids: ids.subarray(0, size), counts: counts.subarray(0, size), mass }
}

type RawGrams = Omit<Grams, 'mass'>

// Dice judges equals; containment finds the short article within the long one, damped by the length ratio so
// that a boilerplate clause does not claim a whole article.
function scoreOf(overlap: number, a: number, b: number): number {
  if (overlap <= 0) return 0
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  return Math.min(1, Math.max((2 * overlap) / (a + b), 0.75 * (overlap / small) * Math.sqrt(small / large)))
}

/** Numbers for bigrams in the order in which they first occur. */
interface Vocabulary {
  readonly idOf: (gram: number) => number
  readonly size: () => number
}

/** A table of at most `most` bigrams. Linear probing in one array of integers: a Map of a million keys took four
 *  seconds for two texts of 800,000 characters, this takes a tenth of that. */
function openVocabulary(most: number): Vocabulary {
  const bits = Math.max(8, Math.ceil(Math.log2(most * 1.5 + 1)))
  const mask = 2 ** bits - 1
  const keys = new Int32Array(mask + 1)
  const ids = new Int32Array(mask + 1)
  let size = 0
  return {
    size: () => size,
    idOf: (gram) => {
      let slot = Math.imul(gram, 0x9e3779b1) >>> (32 - bits)
      while ((ids[slot] ?? 0) !== 0 && keys[slot] !== gram) slot = (slot + 1) & mask
      if (ids[slot] === 0) {
        size += 1
        keys[slot] = gram
        ids[slot] = size
      }
      return (ids[slot] ?? 0) - 1
    },
  }
}

/** Where the bigrams of all articles stand one behind the other; an array an article kept the garbage collector busy. */
interface Room {
  readonly ids: Int32Array
  readonly counts: Int32Array
  used: number
}

function countGrams(text: string, vocabulary: Vocabulary, room: Room): RawGrams {
  const start = room.used
  let end = start
  for (let i = 0; i + 1 < text.length; i += 1) {
    const left = text.charCodeAt(i)
    const right = text.charCodeAt(i + 1)
    if (left === 10 || right === 10) continue
    room.ids[end] = vocabulary.idOf((left << 16) | right)
    end += 1
  }
  // Sorted repeats are counted in place: a map an article took twice as long.
  const ids = room.ids.subarray(start, end).sort()
  const counts = room.counts.subarray(start, end)
  let size = 0
  for (let i = 0; i < ids.length; i += 1) {
    const isNew = i === 0 || ids[i] !== ids[i - 1]
    if (isNew) {
      ids[size] = ids[i] ?? 0
      size += 1
    }
    counts[size - 1] = (counts[size - 1] ?? 0) + 1
  }
  room.used = start + size
  return { ids: ids.subarray(0, size), counts: counts.subarray(0, size) }
}

function weigh(documents: readonly (RawGrams | undefined)[], size: number): Float64Array {
  const frequency = new Float64Array(size)
  let total = 0
  for (const grams of documents) {
    if (!grams) continue
    total += 1
    for (const id of grams.ids) frequency[id] = (frequency[id] ?? 0) + 1
  }
  return frequency.map((count) =>
    total >= enoughToTell && count > Math.min(commonShare * total, postingsBudget / total)
      ? 0
      : Math.log(1 + total / count),
  )
}

function massOf(ids: Int32Array, counts: Int32Array, weights: Float64Array): number {
  let mass = 0
  for (let k = 0; k < ids.length; k += 1) mass += (weights[ids[k] ?? 0] ?? 0) * (counts[k] ?? 0)
  return mass
}
