// The upright part of a segment: for every record what filters, facets and citations ask of it, without reading
// its text. Words are kept once and columns hold their places.

import { declaredIn } from '~/domain/text'
import { articleKey } from './article-number'
import { dayNumber, type SearchRecord, workKey } from './record'

export const labelColumns = ['kind', 'issuer', 'region', 'status', 'work', 'title'] as const
export type LabelColumn = (typeof labelColumns)[number]
export const numberColumns = ['length', 'year', 'date', 'until', 'article'] as const
export type NumberColumn = (typeof numberColumns)[number]

export interface Columns {
  readonly ids: readonly string[]
  /** Values of a label column; the column holds places in this list, and place 0 is the empty value. */
  readonly values: Readonly<Record<LabelColumn, readonly string[]>>
  readonly labels: Readonly<Record<LabelColumn, Uint32Array>>
  /** `length` counts quarters of terms; dates are day numbers; 0 is unknown. */
  readonly numbers: Readonly<Record<NumberColumn, Uint32Array>>
  /** Record `i` is JSON in UTF-8 from `recordStarts[i]` to `recordStarts[i + 1]`. */
  readonly recordStarts: Uint32Array
  readonly recordBytes: Uint8Array
  /** Short names that texts declare (以下简称…), each with the title it is declared for. */
  readonly declared: readonly (readonly [short: string, title: string])[]
}

export interface ColumnsWriter {
  add(record: SearchRecord, length: number): void
  finish(): Columns
}

export function createColumns(): ColumnsWriter {
  const ids: string[] = []
  const lines: Uint8Array[] = []
  const labels = forEachName(labelColumns, () => createLabels())
  const numbers = forEachName(numberColumns, (): number[] => [])
  const declared = new Map<string, readonly [string, string]>()
  const encoder = new TextEncoder()

  return {
    add(record, length) {
      ids.push(record.id)
      lines.push(encoder.encode(JSON.stringify(record)))
      for (const name of ['kind', 'issuer', 'region', 'status'] as const) labels[name].add(record[name] ?? '')
      labels.work.add(workKey(record))
      labels.title.add(record.title)
      for (const pair of declaredIn(record.text)) declared.set(pair.join(' '), pair)
      numbers.length.push(length)
      numbers.year.push(Math.min(9999, record.year ?? Math.floor(dayNumber(record.date) / 10000)))
      numbers.date.push(dayNumber(record.date))
      numbers.until.push(dayNumber(record.until))
      numbers.article.push(articleKey(record.article))
    },
    finish: () => ({
      ids,
      values: forEachName(labelColumns, (name) => labels[name].values),
      labels: forEachName(labelColumns, (name) => Uint32Array.from(labels[name].places)),
      numbers: forEachName(numberColumns, (name) => Uint32Array.from(numbers[name])),
      ...joinLines(lines),
      declared: [...declared.values()],
    }),
  }
}

/** An object with the same thing under each name. */
export function forEachName<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name) => T,
): Readonly<Record<Name, T>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>
}

function createLabels() {
  const values = ['']
  const places: number[] = []
  const known = new Map([['', 0]])
  return {
    values,
    places,
    add(value: string) {
      let place = known.get(value)
      if (place === undefined) {
        place = values.length
        values.push(value)
        known.set(value, place)
      }
      places.push(place)
    },
  }
}

function joinLines(lines: readonly Uint8Array[]): Pick<Columns, 'recordStarts' | 'recordBytes'> {
  const recordStarts = new Uint32Array(lines.length + 1)
  let at = 0
  for (const [i, line] of lines.entries()) {
    recordStarts[i] = at
    at += line.length
  }
  recordStarts[lines.length] = at
  const recordBytes = new Uint8Array(at)
  for (const [i, line] of lines.entries()) recordBytes.set(line, recordStarts[i])
  return { recordStarts, recordBytes }
}
