// A file of comments from another platform as records: JSON lines or CSV, UTF-8 with or without its mark, UTF-16 or GB18030.
// A record knows its line as the sender counts: the line of the file for JSON lines, the row of the spreadsheet for CSV (a
// cell may hold line breaks). A line that is no JSON object is a record with a fault, and does not stop the others.

import { decodeText } from './decode-text'
import { readDelimited } from './table.server'

export const importFormats = ['jsonl', 'csv'] as const
export type ImportFormat = (typeof importFormats)[number]

/** Bytes; 100,000 comments of 200 characters are 70 MB as JSON lines. */
export const mostImportBytes = 300_000_000

export interface ImportRecord {
  readonly line: number
  /** Texts by column or member. */
  readonly values: Readonly<Record<string, string>>
  readonly fault?: string
}

export interface ImportFile {
  readonly format: ImportFormat
  /** Names of columns, or of the members seen in the first records. */
  readonly columns: readonly string[]
  readonly records: readonly ImportRecord[]
}

/** Read all of it. Refuses with `DocumentRefusal` what is empty, too large or no text. Linear. */
export function readImportFile(bytes: Uint8Array): ImportFile {
  const text = decodeText(bytes, mostImportBytes).replace(/^\ufeff/, '')
  return text.trimStart().startsWith('{') ? readLines(text) : readTable(text)
}

const lookedAt = 200

function readLines(text: string): ImportFile {
  const records: ImportRecord[] = []
  for (const [at, line] of text.split('\n').entries())
    if (line.trim() !== '') records.push({ line: at + 1, ...membersOf(line) })
  const columns = [...new Set(records.slice(0, lookedAt).flatMap(({ values }) => Object.keys(values)))]
  return { format: 'jsonl', columns, records }
}

function membersOf(line: string): Pick<ImportRecord, 'values' | 'fault'> {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { values: {}, fault: 'no JSON' }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { values: {}, fault: 'no object' }
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null) continue
    if (typeof value === 'object') return { values: {}, fault: `member ${name}` }
    values[name] = String(value)
  }
  return { values }
}

function readTable(text: string): ImportFile {
  const [head, ...rows] = readDelimited(text)
  const columns = (head?.cells ?? []).filter((name) => name !== '')
  const records = rows.map(({ row, cells }) => ({
    line: row,
    values: Object.fromEntries((head?.cells ?? []).map((name, at) => [name, cells[at] ?? ''])),
  }))
  return { format: 'csv', columns, records }
}
