// The articles of `../shared/data/laws` as records of the index, for the benches of searching. One record an article; by
// rule the last whole version of each text, so that a figure counts laws and not their history.

import { readFileSync } from 'node:fs'
import { articlesOf, parseStatute } from '../../app/domain/statute'
import type { SearchRecord } from '../../search/record'

/** Stands beside the repository, where it stands at all. */
export const sharedData = new URL('../../../shared/data/', import.meta.url)

/** `national`: without local regulations; `last`: with them; `every`: with them, every version as one of its work. */
export type Extent = 'national' | 'last' | 'every'

export interface LawRow {
  readonly file: string
  readonly title: string
  readonly category: string
  readonly version_date: string | null
  readonly articles: number | null
}

/** One for each file. */
export function lawRows(): LawRow[] {
  const index = readFileSync(new URL('laws/index.jsonl', sharedData), 'utf8')
  return index
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** The text as found, without the head that says where it is from. */
export function sourceOf({ file }: LawRow): string {
  return readFileSync(new URL(`laws/${file}`, sharedData), 'utf8').replace(/^---json\n[^\n]*\n---\n/, '')
}

/** Records of the laws. About 20 s for all of them, most of it parsing. */
export function lawRecords(extent: Extent): SearchRecord[] {
  const versions = new Map<string, LawRow[]>()
  for (const row of lawRows()) {
    const key = `${row.category} ${row.title}`
    versions.set(key, [...(versions.get(key) ?? []), row])
  }
  const kept = [...versions.values()].flatMap((of) => (extent === 'every' ? of : (lastWhole(of) ?? [])))
  return kept
    .filter(({ category }) => extent !== 'national' || category !== '地方性法规')
    .flatMap((row) => recordsOf(row))
}

/** Some later files hold a part of the law only (one book of a code): less than half of the most complete. */
function lastWhole(versions: readonly LawRow[]): LawRow | undefined {
  const most = Math.max(...versions.map(({ articles }) => articles ?? 0))
  const whole = versions.filter(({ articles }) => (articles ?? 0) * 2 >= most)
  return whole.toSorted((a, b) => ((a.version_date ?? '') < (b.version_date ?? '') ? 1 : -1))[0]
}

function recordsOf(row: LawRow): SearchRecord[] {
  const { file, title, category, version_date } = row
  const date = version_date ? { date: version_date } : {}
  return articlesOf(parseStatute(sourceOf(row)).tree).map(({ key, number, text }) => ({
    id: `${file}#${key.n}${key.sub ? `-${key.sub}` : ''}`,
    kind: category,
    title,
    article: number,
    text,
    ...date,
  }))
}
