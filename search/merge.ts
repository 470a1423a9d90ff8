// Segments accumulate as laws are added and replaced; merging writes several as one and leaves out what is gone.
// Postings are copied, not computed again: 120,000 articles merge in about half a second where analysing them
// takes five.

import { type Columns, forEachName, labelColumns, numberColumns } from './columns'
import type { Postings } from './postings'
import type { Segment } from './segment'

/** A segment with the records that no longer count: `gone[doc]` is 1. */
export interface LiveSegment {
  readonly segment: Segment
  readonly gone: Uint8Array
  readonly goneCount: number
}

/** One segment holding the live records of all, in their order. */
export function mergeSegments(parts: readonly LiveSegment[]): Segment {
  let count = 0
  // New place of every record of every part; -1 for those gone.
  const moved = parts.map(({ segment, gone }) => {
    const places = new Int32Array(segment.count)
    for (let doc = 0; doc < segment.count; doc++) places[doc] = gone[doc] ? -1 : count++
    return places
  })
  return { count, ...mergeColumns(parts, moved, count), ...mergePostings(parts, moved) }
}

type Moved = readonly Int32Array[]

function mergeColumns(parts: readonly LiveSegment[], moved: Moved, count: number): Columns {
  const ids = new Array<string>(count)
  const values = forEachName(labelColumns, (): string[] => [''])
  const labels = forEachName(labelColumns, () => new Uint32Array(count))
  const numbers = forEachName(numberColumns, () => new Uint32Array(count))
  for (const name of labelColumns) {
    const known = new Map([['', 0]])
    eachLive(parts, moved, ({ segment }, doc, to) => {
      const value = segment.values[name][segment.labels[name][doc] ?? 0] ?? ''
      const place = known.get(value) ?? values[name].push(value) - 1
      known.set(value, place)
      labels[name][to] = place
    })
  }
  const recordStarts = new Uint32Array(count + 1)
  let bytes = 0
  eachLive(parts, moved, ({ segment }, doc, to) => {
    ids[to] = segment.ids[doc] ?? ''
    for (const name of numberColumns) numbers[name][to] = segment.numbers[name][doc] ?? 0
    recordStarts[to] = bytes
    bytes += (segment.recordStarts[doc + 1] ?? 0) - (segment.recordStarts[doc] ?? 0)
  })
  recordStarts[count] = bytes
  const recordBytes = new Uint8Array(bytes)
  eachLive(parts, moved, ({ segment }, doc, to) => {
    const line = segment.recordBytes.subarray(segment.recordStarts[doc], segment.recordStarts[doc + 1])
    recordBytes.set(line, recordStarts[to])
  })
  // Those of records that are gone stay until the index is filled anew: a name once declared misleads nobody.
  const declared = new Map(
    parts.flatMap(({ segment }) => segment.declared.map((pair) => [pair.join(' '), pair])),
  )
  return { ids, values, labels, numbers, recordStarts, recordBytes, declared: [...declared.values()] }
}

function eachLive(
  parts: readonly LiveSegment[],
  moved: Moved,
  visit: (part: LiveSegment, doc: number, to: number) => void,
): void {
  for (const [i, part] of parts.entries()) {
    const places = moved[i] ?? new Int32Array(0)
    for (let doc = 0; doc < places.length; doc++) {
      const to = places[doc] ?? -1
      if (to >= 0) visit(part, doc, to)
    }
  }
}

function mergePostings(parts: readonly LiveSegment[], moved: Moved): Postings {
  const most = parts.reduce((sum, { segment }) => sum + segment.docs.length, 0)
  const terms = mergedTerms(parts.map(({ segment }) => segment.terms))
  const starts = new Uint32Array(terms.length + 1)
  const docs = new Uint32Array(most)
  const weights = new Uint8Array(most)
  const at = parts.map(() => 0)
  let kept = 0
  let to = 0
  for (const term of terms) {
    const start = to
    for (const [i, { segment }] of parts.entries()) {
      const place = at[i] ?? 0
      if (segment.terms[place] !== term) continue
      at[i] = place + 1
      const places = moved[i] ?? new Int32Array(0)
      const end = segment.starts[place + 1] ?? 0
      for (let from = segment.starts[place] ?? 0; from < end; from++) {
        const doc = places[segment.docs[from] ?? 0] ?? -1
        if (doc < 0) continue
        docs[to] = doc
        weights[to] = segment.weights[from] ?? 0
        to++
      }
    }
    // A term that only gone records had is dropped with them.
    if (to === start) continue
    terms[kept] = term
    starts[kept] = start
    kept++
  }
  starts[kept] = to
  return {
    terms: terms.slice(0, kept),
    starts: starts.slice(0, kept + 1),
    docs: docs.slice(0, to),
    weights: weights.slice(0, to),
  }
}

function mergedTerms(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  all.sort()
  let kept = 0
  for (let i = 0; i < all.length; i++) {
    if (i > 0 && all[i] === all[i - 1]) continue
    all[kept++] = all[i] ?? 0
  }
  return all.slice(0, kept)
}
