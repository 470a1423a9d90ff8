// The engine that needs no server: segments in memory, optionally kept in a folder. Writes are done one after
// another, each as a new small segment and a note of what it replaces; small segments are merged before searching
// them costs more than merging. A search sees the index as it was when it began.

import type { SearchEngine } from './engine'
import type { LayWords } from './lay-words'
import { mergeSegments } from './merge'
import { parseQuery, queryForTitles } from './query'
import { rank } from './rank'
import type { Expansion, SearchRecord, SearchRequest } from './record'
import { docsWithAll, queryTerms } from './scoring'
import { buildSegment, recordAt, type Segment } from './segment'
import { hearingOf, lettersOf } from './sounds'
import { spokenWords } from './spoken-words'
import { loadSegments, newSegmentFile, type StoredSegment, saveSegments } from './store'
import type { TitleTable } from './titles'
import { simplified } from './traditional'
import { createView, type View } from './view'

export interface EmbeddedEngine extends SearchEngine {
  /** Every record, in no promised order; for filling another engine. */
  records(): Iterable<SearchRecord>
}

export interface EmbeddedOptions {
  /** Folder of the index, made when it is missing; without it the index lives in memory only. */
  readonly folder?: string
  /** What was learned of lay words, beside those written by hand. */
  readonly layWords?: LayWords
}

/** Each query term looks into each segment, so more of them cost; merging more often costs each write more. */
const MOST_SEGMENTS = 8
/** Gone records still cost their postings and still count in rarities: past this share everything is merged. */
const MOST_GONE = 0.25

/** Open the engine with what its folder holds. Throws IndexUnreadable when the files are damaged. */
export async function openEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedEngine> {
  const { folder } = options
  const layWords = [spokenWords, ...(options.layWords ? [options.layWords] : [])]
  let view = createView((folder ? await loadSegments(folder) : undefined) ?? [])
  let writes: Promise<unknown> = Promise.resolve()

  /** Put a change behind those under way. It counts once it is saved; a failed save changes nothing. */
  function change(make: (parts: readonly StoredSegment[]) => readonly StoredSegment[]): Promise<void> {
    const done = writes.then(async () => {
      const parts = make(view.parts)
      if (folder) await saveSegments(folder, parts)
      view = createView(parts)
    })
    // The next write follows a failed one too; the failure goes to the one who asked for it.
    writes = done.then(nothing, nothing)
    return done
  }

  return {
    replaceAll: (records) => change(() => withSegment([], buildSegment(lastOfEachId(records)))),
    upsert: (records) =>
      change((parts) => {
        const latest = [...lastOfEachId(records)]
        const kept = withoutIds(parts, new Set(latest.map(({ id }) => id)))
        return tidy(withSegment(kept, buildSegment(latest)))
      }),
    remove: (ids) => change((parts) => tidy(withoutIds(parts, new Set(ids)))),
    search: (request) => searchView(view, request, layWords),
    size: async () => view.count,
    async close() {
      await writes
    },
    records: () => recordsOf(view),
  }
}

function nothing(): void {}

async function searchView(view: View, request: SearchRequest, layWords: readonly LayWords[]) {
  const typed = await simplified(request.query)
  const titles = view.titles(request.aliases)
  const heard = await heardTitles(view, typed, titles)
  if (heard && heard.rest === '') {
    const asked = rank(view, queryForTitles(heard.titles), request)
    const expanded = heard.titles
      .slice(0, 1)
      .map((to) => ({ from: request.query, to, why: 'sounds' as const }))
    // What several names sound like was not asked for by its name.
    const { asked: _, ...several } = asked
    return { ...(heard.titles.length > 1 ? several : asked), expanded, engine: 'embedded' as const }
  }
  const query = heard ? `${heard.titles[0]}${heard.rest}` : typed
  const parsed = parseQuery(query, titles)
  const expanded: Expansion[] = parsed.shortTitles.map(({ from, to }) => ({ from, to, why: 'short-title' }))
  if (query !== request.query)
    expanded.unshift({ from: request.query, to: query, why: heard ? 'sounds' : 'simplified' })
  return { ...rank(view, parsed, request, layWords), expanded, engine: 'embedded' as const }
}

/** Titles that the query spells; none when it is a word of the texts (GDP, App). */
async function heardTitles(view: View, typed: string, titles: TitleTable) {
  const sounds = lettersOf(typed)
  if (!sounds || sounds.letters.length < 2) return undefined
  const words = queryTerms([typed])
  if (
    view.parts.some(
      ({ segment }) =>
        docsWithAll(
          segment,
          words.map(({ term }) => term),
        ).length > 0,
    )
  )
    return undefined
  const heard = (await hearingOf(titles))(sounds.letters)
  return heard.length > 0 ? { titles: heard, rest: sounds.rest } : undefined
}

/** Of records with one id the last counts, as if they had been written one after another. */
function lastOfEachId(records: Iterable<SearchRecord>): Iterable<SearchRecord> {
  const byId = new Map<string, SearchRecord>()
  for (const record of records) byId.set(record.id, record)
  return byId.values()
}

function withSegment(parts: readonly StoredSegment[], segment: Segment): readonly StoredSegment[] {
  if (segment.count === 0) return parts
  return [...parts, { file: newSegmentFile(), segment, gone: new Uint8Array(segment.count), goneCount: 0 }]
}

function withoutIds(parts: readonly StoredSegment[], ids: ReadonlySet<string>): readonly StoredSegment[] {
  return parts.map((part) => {
    const gone = part.gone.slice()
    let goneCount = part.goneCount
    for (let doc = 0; doc < gone.length; doc++) {
      if (gone[doc] || !ids.has(part.segment.ids[doc] ?? '')) continue
      gone[doc] = 1
      goneCount++
    }
    return goneCount === part.goneCount ? part : { ...part, gone, goneCount }
  })
}

/** Merge when it is due: all when much is gone, else the small ones, so that one big segment is not copied often. */
function tidy(given: readonly StoredSegment[]): readonly StoredSegment[] {
  const parts = given.filter(({ segment, goneCount }) => goneCount < segment.count)
  const records = parts.reduce((sum, { segment }) => sum + segment.count, 0)
  const gone = parts.reduce((sum, { goneCount }) => sum + goneCount, 0)
  if (gone > records * MOST_GONE) return withSegment([], mergeSegments(parts))
  if (parts.length <= MOST_SEGMENTS) return parts
  const big = parts.filter(({ segment }) => segment.count > records / 2)
  const small = parts.filter((part) => !big.includes(part))
  return withSegment(big, mergeSegments(small))
}

function* recordsOf(view: View): Iterable<SearchRecord> {
  for (const { segment, gone } of view.parts) {
    for (let doc = 0; doc < segment.count; doc++) if (!gone[doc]) yield recordAt(segment, doc)
  }
}
