// An index as one search sees it: the segments of one moment, and what is derived from all of them together (the
// number of records, the mean length, the titles, which version of a work ends when). A write makes a new view,
// so a search under way never sees half of it. What not every search needs is derived when first asked for.

import type { LiveSegment } from './merge'
import { B, K1 } from './ranking'
import { createTitleTable, type TitleTable } from './titles'

export interface View<Part extends LiveSegment = LiveSegment> {
  readonly parts: readonly Part[]
  /** Live records. */
  readonly count: number
  /** With the names that the asker adds; the table of one map is made once. */
  titles(aliases?: ReadonlyMap<string, readonly string[]>): TitleTable
  /** For each part and record the length term of BM25. */
  norms(): readonly Float32Array[]
  /** For each part and record the day number on which its version ends, 0 when it is the last. */
  ends(): readonly Uint32Array[]
}

export function createView<Part extends LiveSegment>(parts: readonly Part[]): View<Part> {
  const count = parts.reduce((sum, { segment, goneCount }) => sum + segment.count - goneCount, 0)
  return {
    parts,
    count,
    titles: titleTables(parts),
    norms: once(() => lengthNorms(parts, count)),
    ends: once(() => versionEnds(parts)),
  }
}

const noAliases: ReadonlyMap<string, readonly string[]> = new Map()

function titleTables(parts: readonly LiveSegment[]): View['titles'] {
  const made = new WeakMap<object, TitleTable>()
  return (aliases = noAliases) => {
    const known = made.get(aliases)
    if (known) return known
    const table = createTitleTable(
      parts.flatMap(({ segment }) => segment.values.title),
      { aliases, declared: parts.flatMap(({ segment }) => segment.declared) },
    )
    made.set(aliases, table)
    return table
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function lengthNorms(parts: readonly LiveSegment[], count: number): readonly Float32Array[] {
  let sum = 0
  eachLiveDoc(parts, ({ segment }, doc) => {
    sum += segment.numbers.length[doc] ?? 0
  })
  const mean = Math.max(1, sum / Math.max(1, count))
  return parts.map(({ segment }) =>
    Float32Array.from(segment.numbers.length, (length) => K1 * (1 - B + (B * length) / mean)),
  )
}

/** A version ends on its own `until`, else on the next date of the same work. */
function versionEnds(parts: readonly LiveSegment[]): readonly Uint32Array[] {
  const dates = new Map<string, Set<number>>()
  eachLiveDoc(parts, ({ segment }, doc) => {
    const work = segment.values.work[segment.labels.work[doc] ?? 0] ?? ''
    const known = dates.get(work) ?? new Set()
    dates.set(work, known.add(segment.numbers.date[doc] ?? 0))
  })
  const ordered = new Map([...dates].map(([work, days]) => [work, [...days].sort((a, b) => a - b)]))
  return parts.map(({ segment }) => {
    const byLabel = segment.values.work.map((work) => ordered.get(work) ?? [])
    return Uint32Array.from(segment.numbers.date, (date, doc) => {
      const until = segment.numbers.until[doc] ?? 0
      if (until > 0) return until
      return byLabel[segment.labels.work[doc] ?? 0]?.find((day) => day > date) ?? 0
    })
  })
}

function eachLiveDoc(parts: readonly LiveSegment[], visit: (part: LiveSegment, doc: number) => void): void {
  for (const part of parts) {
    for (let doc = 0; doc < part.segment.count; doc++) if (!part.gone[doc]) visit(part, doc)
  }
}
