// Which records a request lets through, and how many it would let through under each other choice of a filter.
// A record that fails one filter only still counts among the choices of that filter, so that a list of kinds
// shows what the other kinds would give.

import type { FacetName, FacetValue, SearchRequest } from './record'
import { dayNumber } from './record'
import type { Segment } from './segment'
import type { View } from './view'

export const facetNames = [
  'kind',
  'issuer',
  'region',
  'year',
  'status',
] as const satisfies readonly FacetName[]

/** Bits of the filters a record fails; 0 passes all. `HIDDEN` is the day asked for: no facet offers another. */
export type Failures = (part: number, doc: number) => number
const HIDDEN = 1 << 8

export function failuresOf(view: View, request: SearchRequest): Failures {
  const wanted: Readonly<Record<FacetName, readonly string[] | undefined>> = {
    kind: request.kinds?.length ? request.kinds : undefined,
    issuer: one(request.issuer),
    region: one(request.region),
    year: one(request.year),
    status: one(request.status),
  }
  const checks = facetNames.flatMap((name, bit) => {
    const values = wanted[name]
    return values
      ? [{ bit: 1 << bit, fails: view.parts.map((part) => failing(part.segment, name, values)) }]
      : []
  })
  const day = dayNumber(request.asOf)
  if (checks.length === 0 && day === 0) return () => 0
  const ends = day > 0 ? view.ends() : []
  return (part, doc) => {
    let failures = 0
    for (const { bit, fails } of checks) if (fails[part]?.(doc)) failures |= bit
    if (day === 0) return failures
    const end = ends[part]?.[doc] ?? 0
    const started = (view.parts[part]?.segment.numbers.date[doc] ?? 0) <= day
    return started && (end === 0 || end > day) ? failures : failures | HIDDEN
  }
}

function one(value: string | number | undefined): readonly string[] | undefined {
  return value === undefined || value === '' ? undefined : [String(value)]
}

function failing(segment: Segment, name: FacetName, values: readonly string[]): (doc: number) => boolean {
  if (name === 'year') {
    const years = new Set(values.map(Number))
    return (doc) => !years.has(segment.numbers.year[doc] ?? 0)
  }
  const allowed = Uint8Array.from(segment.values[name], (value) => (values.includes(value) ? 1 : 0))
  const labels = segment.labels[name]
  return (doc) => allowed[labels[doc] ?? 0] === 0
}

export interface FacetCounter {
  /** Count a matching record under the filters it passes, each facet's own left out. */
  add(part: number, doc: number, failures: number): void
  finish(): Readonly<Record<FacetName, readonly FacetValue[]>>
}

const LAST_YEAR = 9999

/** Counts by column place first and joins the words at the end: a question matches most of the index. */
export function createFacetCounter(view: View): FacetCounter {
  const columns = view.parts.map(({ segment }) => facetNames.map((name) => countedColumn(segment, name)))
  return {
    add(part, doc, failures) {
      const counted = columns[part] ?? []
      // A plain loop: this runs for every matching record, and iterators made half of a search's garbage.
      for (let bit = 0; bit < counted.length; bit++) {
        const column = counted[bit]
        if (!column || (failures & ~(1 << bit)) !== 0) continue
        const place = column.places[doc] ?? 0
        column.counts[place] = (column.counts[place] ?? 0) + 1
      }
    },
    finish() {
      const facets = facetNames.map((name, bit) => [name, joined(columns.flatMap((part) => part[bit] ?? []))])
      return Object.fromEntries(facets) as Record<FacetName, readonly FacetValue[]>
    },
  }
}

interface CountedColumn {
  readonly places: Uint32Array
  readonly counts: Uint32Array
  valueAt(place: number): string
}

function countedColumn(segment: Segment, name: FacetName): CountedColumn {
  if (name === 'year') {
    return { places: segment.numbers.year, counts: new Uint32Array(LAST_YEAR + 1), valueAt: String }
  }
  const values = segment.values[name]
  return {
    places: segment.labels[name],
    counts: new Uint32Array(values.length),
    valueAt: (place) => values[place] ?? '',
  }
}

function joined(columns: readonly CountedColumn[]): readonly FacetValue[] {
  const counts = new Map<string, number>()
  for (const { counts: placed, valueAt } of columns) {
    // Place 0 is the empty value, and year 0 an unknown one.
    for (let place = 1; place < placed.length; place++) {
      const count = placed[place] ?? 0
      if (count > 0) counts.set(valueAt(place), (counts.get(valueAt(place)) ?? 0) + count)
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
