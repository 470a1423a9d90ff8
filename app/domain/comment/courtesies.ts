// Sentences of courtesy that many different letters share (感谢给我们这次机会…). They are found by the company they keep:
// a campaign's sentence stands in every copy beside the same other sentences, a courtesy stands beside whatever each
// writer had to say. How often a sentence occurs tells nothing, since the largest campaign beats every courtesy.

import { sharedShingles, shinglesOf } from './shingles'

/** A sentence of fewer distinct texts joins too few to matter. */
const LEAST_TEXTS = 20
/** Texts looked at for each sentence, spread over all that hold it. */
const SAMPLE = 40
/** So many texts of the sample that resemble none of the others make the sentence a courtesy; an eighth, because the
 *  other seven may all be one campaign that uses it. */
const STRANGERS = 5
/** The rest of two texts resembles from this share of the smaller on. */
const ALIKE = 0.2
/** Counters that sentences are first counted in; a collision costs one sentence a closer look and nothing else. */
const COUNTERS = 2 ** 22

export interface SentenceText {
  /** Distinct shingles of the text, in any order. */
  readonly shingles: Uint32Array
  /** The text's sentences, as hashes: `hashes[sentences…sentencesEnd]`. */
  readonly sentences: number
  readonly sentencesEnd: number
}

export interface SentenceWords {
  readonly hashes: Uint32Array
  /** The sentence with that hash in that text. */
  readonly wordsOf: (text: number, sentence: number) => string
}

/** Shingles of the courtesies among the texts. Linear in the texts, and 800 comparisons for each sentence that 20 texts
 *  share. */
export function courtesyShingles(
  texts: readonly SentenceText[],
  { hashes, wordsOf }: SentenceWords,
): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [sentence, holders] of commonSentences(texts, hashes)) {
    const own = shinglesOf(wordsOf(holders[0] ?? 0, sentence))
    const stride = holders.length / Math.min(SAMPLE, holders.length)
    const sample = Array.from(
      { length: Math.min(SAMPLE, holders.length) },
      (_, i) => holders[Math.floor(i * stride)] ?? 0,
    )
    const rests = sample.map((text) => without(texts[text]?.shingles ?? own, own))
    if (strangersIn(rests) >= STRANGERS) for (const shingle of own) found.add(shingle)
  }
  return found
}

function commonSentences(texts: readonly SentenceText[], hashes: Uint32Array): Map<number, number[]> {
  const counts = new Uint8Array(COUNTERS)
  for (const sentence of hashes) {
    const at = sentence % COUNTERS
    if ((counts[at] ?? 0) < 255) counts[at] = (counts[at] ?? 0) + 1
  }
  const holders = new Map<number, number[]>()
  texts.forEach(({ sentences, sentencesEnd }, text) => {
    for (let at = sentences; at < sentencesEnd; at++) {
      const sentence = hashes[at] ?? 0
      if ((counts[sentence % COUNTERS] ?? 0) < LEAST_TEXTS) continue
      const known = holders.get(sentence)
      if (known === undefined) holders.set(sentence, [text])
      else if (known.at(-1) !== text) known.push(text)
    }
  })
  for (const [sentence, known] of holders) if (known.length < LEAST_TEXTS) holders.delete(sentence)
  return holders
}

function strangersIn(rests: readonly Uint32Array[]): number {
  let strangers = 0
  rests.forEach((rest, at) => {
    const isKnown = rests.some((other, place) => {
      const smaller = Math.min(rest.length, other.length)
      return place !== at && smaller > 0 && sharedShingles(rest, other) >= ALIKE * smaller
    })
    // A text that is nothing but the sentence says nothing of the company it keeps.
    if (!isKnown && rest.length > 0) strangers++
  })
  return strangers
}

function without(all: Uint32Array, some: Uint32Array): Uint32Array {
  const taken = new Set(some)
  // Ascending, to be compared with others.
  return all.filter((shingle) => !taken.has(shingle)).sort()
}
