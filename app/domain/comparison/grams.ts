// The character bigrams of the articles still to be paired. A bigram weighs by its rarity among them, so that 有下列情形之一的
// says little and 注册会计师 much. All of them stand in a few arrays of numbers: a comparison of two codes holds 150,000.

import type { Unit } from './unit'

/** The bigrams of one article: sorted ids, how often each occurs, and their summed weight. */
export interface Grams {
  readonly ids: Int32Array
  readonly counts: Int32Array
  readonly mass: number
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
  const texts = [
    ...from.map(({ index, masked }) => (open.from(index) ? masked : undefined)),
    ...to.map(({ index, masked }) => (open.to(index) ? masked : undefined)),
  ]
  const total = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
  const vocabulary = openVocabulary(total)
  const room = countGrams(texts, vocabulary, total)
  sortEachById(room, vocabulary.size())
  const raw = texts.map((text, t): RawGrams | undefined => {
    const [start, end] = [room.ends[t] ?? 0, room.ends[t + 1] ?? 0]
    return text === undefined
      ? undefined
      : { ids: room.ids.subarray(start, end), counts: room.counts.subarray(start, end) }
  })
  const weights = weigh(raw, vocabulary.size())
  const grams = raw.map((one) => one && { ...one, mass: massOf(one.ids, one.counts, weights) })
  return { from: grams.slice(0, from.length), to: grams.slice(from.length), weights }
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

/** The bigrams of all texts one behind the other: those of text `t` from `ends[t]` to before `ends[t + 1]`. An array an article
 *  kept the garbage collector busy. */
interface Room {
  readonly ids: Int32Array
  readonly counts: Int32Array
  readonly ends: Int32Array
}

/** Each bigram of a text once, with how often it occurs, in the order in which they first do. */
function countGrams(texts: readonly (string | undefined)[], vocabulary: Vocabulary, total: number): Room {
  const [ids, counts] = [new Int32Array(total), new Int32Array(total)]
  const ends = new Int32Array(texts.length + 1)
  // Where a bigram was seen last, from 1: a place before this text's first means that it is new here.
  const seen = new Int32Array(total)
  let used = 0
  texts.forEach((text = '', t) => {
    const start = used
    for (let i = 0; i + 1 < text.length; i += 1) {
      const left = text.charCodeAt(i)
      const right = text.charCodeAt(i + 1)
      if (left === 10 || right === 10) continue
      const id = vocabulary.idOf((left << 16) | right)
      const known = (seen[id] ?? 0) - 1
      if (known >= start) {
        counts[known] = (counts[known] ?? 0) + 1
        continue
      }
      ids[used] = id
      counts[used] = 1
      used += 1
      seen[id] = used
    }
    ends[t + 1] = used
  })
  return { ids, counts, ends }
}

/** Sort the bigrams of each text by id, all texts at once: dealt out by bigram and taken up again in that order. Sorting them
 *  text by text took three times as long. */
function sortEachById({ ids, counts, ends }: Room, size: number): void {
  const used = ends.at(-1) ?? 0
  const next = new Int32Array(size + 1)
  for (let k = 0; k < used; k += 1) next[(ids[k] ?? 0) + 1] = (next[(ids[k] ?? 0) + 1] ?? 0) + 1
  for (let id = 0; id < size; id += 1) next[id + 1] = (next[id + 1] ?? 0) + (next[id] ?? 0)
  const [texts, dealtIds, dealtCounts] = [new Int32Array(used), new Int32Array(used), new Int32Array(used)]
  for (let t = 0; t + 1 < ends.length; t += 1) {
    for (let k = ends[t] ?? 0; k < (ends[t + 1] ?? 0); k += 1) {
      const id = ids[k] ?? 0
      const at = next[id] ?? 0
      next[id] = at + 1
      texts[at] = t
      dealtIds[at] = id
      dealtCounts[at] = counts[k] ?? 0
    }
  }
  const place = ends.slice(0, -1)
  for (let at = 0; at < used; at += 1) {
    const t = texts[at] ?? 0
    const k = place[t] ?? 0
    place[t] = k + 1
    ids[k] = dealtIds[at] ?? 0
    counts[k] = dealtCounts[at] ?? 0
  }
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
