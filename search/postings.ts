// The inverted part of a segment while it is being written: which records have a term and how much of it. Pairs of
// term and record are kept in the order they come and sorted by counting at the end; a Map of arrays took four
// times as long and six times the memory on 120,000 articles.

import { eachTerm } from './characters'
import { HEADING_QUARTERS, TEXT_QUARTERS, TITLE_QUARTERS } from './ranking'
import type { SearchRecord } from './record'

export interface Postings {
  readonly terms: Uint32Array
  readonly starts: Uint32Array
  readonly docs: Uint32Array
  readonly weights: Uint8Array
}

export interface PostingsWriter {
  /** Add the next record (numbers ascend from 0); returns its length in quarters of terms. */
  add(doc: number, record: SearchRecord): number
  finish(): Postings
}

export function createPostings(): PostingsWriter {
  const dictionary = createDictionary()
  // One pair of a term and a record: its term's place, its record, its weight.
  let pairTerms = new Uint32Array(1 << 16)
  let pairDocs = new Uint32Array(1 << 16)
  let pairWeights = new Uint8Array(1 << 16)
  let pairs = 0
  // Where the term was last seen, so that a repetition in one record finds its pair again.
  let lastPair = new Uint32Array(1 << 16)
  let counts = new Uint32Array(1 << 16)

  function count(term: number, doc: number, quarters: number): void {
    const place = dictionary.placeOf(term)
    if (place >= lastPair.length) {
      lastPair = grown(lastPair)
      counts = grown(counts)
    }
    const last = lastPair[place] ?? 0
    if ((counts[place] ?? 0) > 0 && pairDocs[last] === doc) {
      pairWeights[last] = Math.min(255, (pairWeights[last] ?? 0) + quarters)
      return
    }
    if (pairs === pairTerms.length) {
      pairTerms = grown(pairTerms)
      pairDocs = grown(pairDocs)
      const wider = new Uint8Array(pairWeights.length * 2)
      wider.set(pairWeights)
      pairWeights = wider
    }
    pairTerms[pairs] = place
    pairDocs[pairs] = doc
    pairWeights[pairs] = quarters
    lastPair[place] = pairs
    counts[place] = (counts[place] ?? 0) + 1
    pairs++
  }

  return {
    add(doc, record) {
      let length = 0
      const field = (text: string, quarters: number) =>
        eachTerm(text, (term) => {
          count(term, doc, quarters)
          length += quarters
        })
      field(record.title, TITLE_QUARTERS)
      if (record.heading) field(record.heading, HEADING_QUARTERS)
      field(record.text, TEXT_QUARTERS)
      return length
    },
    finish: () => sortPairs(dictionary.terms(), counts, { pairTerms, pairDocs, pairWeights, pairs }),
  }
}

interface Pairs {
  readonly pairTerms: Uint32Array
  readonly pairDocs: Uint32Array
  readonly pairWeights: Uint8Array
  readonly pairs: number
}

function sortPairs(terms: Uint32Array, counts: Uint32Array, given: Pairs): Postings {
  const order = new Uint32Array(terms.length).map((_, i) => i)
  order.sort((a, b) => (terms[a] ?? 0) - (terms[b] ?? 0))
  const starts = new Uint32Array(terms.length + 1)
  const next = new Uint32Array(terms.length)
  const sorted = new Uint32Array(terms.length)
  let at = 0
  for (let i = 0; i < order.length; i++) {
    const place = order[i] ?? 0
    sorted[i] = terms[place] ?? 0
    starts[i] = at
    next[place] = at
    at += counts[place] ?? 0
  }
  starts[terms.length] = at
  const docs = new Uint32Array(at)
  const weights = new Uint8Array(at)
  for (let pair = 0; pair < given.pairs; pair++) {
    const place = given.pairTerms[pair] ?? 0
    const to = next[place] ?? 0
    docs[to] = given.pairDocs[pair] ?? 0
    weights[to] = given.pairWeights[pair] ?? 0
    next[place] = to + 1
  }
  return { terms: sorted, starts, docs, weights }
}

/** Terms to consecutive places, by open addressing; 0 marks a free slot, and no term is 0. */
function createDictionary(): { placeOf(term: number): number; terms(): Uint32Array } {
  let mask = (1 << 17) - 1
  let keys = new Uint32Array(mask + 1)
  let places = new Uint32Array(mask + 1)
  let known = new Uint32Array(1 << 16)
  let size = 0

  function slotOf(term: number): number {
    let slot = (Math.imul(term, 0x9e3779b1) >>> 8) & mask
    while (keys[slot] !== 0 && keys[slot] !== term) slot = (slot + 1) & mask
    return slot
  }

  function widen(): void {
    mask = mask * 2 + 1
    keys = new Uint32Array(mask + 1)
    places = new Uint32Array(mask + 1)
    for (let place = 0; place < size; place++) {
      const slot = slotOf(known[place] ?? 0)
      keys[slot] = known[place] ?? 0
      places[slot] = place
    }
  }

  return {
    placeOf(term) {
      const slot = slotOf(term)
      if (keys[slot] === term) return places[slot] ?? 0
      if (size === known.length) known = grown(known)
      known[size] = term
      keys[slot] = term
      places[slot] = size
      size++
      // Half full is where probing starts to cost.
      if (size * 2 > mask) widen()
      return size - 1
    },
    terms: () => known.slice(0, size),
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(array.length * 2)
  wider.set(array)
  return wider
}
