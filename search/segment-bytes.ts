// A segment as bytes: a mark, a JSON head with the words and the sizes, then the arrays as they lie in memory,
// each on a multiple of four. Reading makes views and copies nothing, so 120,000 articles open in a fifth of a
// second. Little-endian, which every machine this runs on is.

import { forEachName, labelColumns, numberColumns } from './columns'
import { IndexUnreadable } from './engine'
import type { Segment } from './segment'

// Changes with the layout or the analysis: an index made by other rules must not be searched by these.
const MARK = 'TYSEG002'
const MARK_BYTES = 8

interface Head {
  readonly count: number
  readonly ids: readonly string[]
  readonly values: Segment['values']
  readonly declared: Segment['declared']
  /** Lengths of the arrays in the order of `arraysOf`, in elements. */
  readonly sizes: readonly number[]
}

/** Four-byte arrays first, then the two of single bytes. */
function arraysOf(segment: Segment): readonly (Uint32Array | Uint8Array)[] {
  return [
    ...labelColumns.map((name) => segment.labels[name]),
    ...numberColumns.map((name) => segment.numbers[name]),
    segment.terms,
    segment.starts,
    segment.docs,
    segment.recordStarts,
    segment.weights,
    segment.recordBytes,
  ]
}

/** The pieces of the file, to be written one after another. */
export function segmentToBytes(segment: Segment): Uint8Array[] {
  const arrays = arraysOf(segment)
  const head: Head = {
    count: segment.count,
    ids: segment.ids,
    values: segment.values,
    declared: segment.declared,
    sizes: arrays.map((array) => array.length),
  }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const first = new Uint8Array(padded(MARK_BYTES + 4 + json.length))
  first.set(new TextEncoder().encode(MARK))
  new DataView(first.buffer).setUint32(MARK_BYTES, json.length, true)
  first.set(json, MARK_BYTES + 4)
  return [first, ...arrays.flatMap(withPadding)]
}

function withPadding(array: Uint32Array | Uint8Array): Uint8Array[] {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  const gap = padded(bytes.length) - bytes.length
  return gap === 0 ? [bytes] : [bytes, new Uint8Array(gap)]
}

/** Read a segment back; throws IndexUnreadable for anything but a whole file of this version. */
export function segmentFromBytes(given: Uint8Array): Segment {
  // A file read into a shared buffer may begin anywhere; views need a multiple of four.
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice()
  const { head, end } = readHead(bytes)
  let at = end
  let next = 0
  const take = (width: 1 | 4): { start: number; elements: number } => {
    const elements = head.sizes[next++]
    if (elements === undefined || at + elements * width > bytes.length) throw cutShort()
    const start = bytes.byteOffset + at
    at += padded(elements * width)
    return { start, elements }
  }
  const wide = () => {
    const { start, elements } = take(4)
    return new Uint32Array(bytes.buffer, start, elements)
  }
  const narrow = () => {
    const { start, elements } = take(1)
    return new Uint8Array(bytes.buffer, start, elements)
  }
  const labels = forEachName(labelColumns, wide)
  const numbers = forEachName(numberColumns, wide)
  const [terms, starts, docs, recordStarts] = [wide(), wide(), wide(), wide()]
  const [weights, recordBytes] = [narrow(), narrow()]
  if (at !== bytes.length) throw cutShort()
  const { count, ids, values, declared } = head
  return {
    count,
    ids,
    values,
    declared,
    labels,
    numbers,
    terms,
    starts,
    docs,
    recordStarts,
    weights,
    recordBytes,
  }
}

function readHead(bytes: Uint8Array): { readonly head: Head; readonly end: number } {
  const decoder = new TextDecoder()
  if (bytes.length < MARK_BYTES + 4 || decoder.decode(bytes.subarray(0, MARK_BYTES)) !== MARK) {
    throw new IndexUnreadable('it was made by another version')
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MARK_BYTES, true)
  const end = padded(MARK_BYTES + 4 + length)
  if (end > bytes.length) throw cutShort()
  try {
    return { head: JSON.parse(decoder.decode(bytes.subarray(MARK_BYTES + 4, MARK_BYTES + 4 + length))), end }
  } catch (error) {
    if (error instanceof SyntaxError) throw new IndexUnreadable('a file of it is damaged')
    throw error
  }
}

function cutShort(): IndexUnreadable {
  return new IndexUnreadable('a file of it is cut short')
}

function padded(length: number): number {
  return (length + 3) & ~3
}
