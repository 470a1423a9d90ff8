// What an index holds and what is asked of it. A record is one findable piece of text, as a rule one article:
// the index knows nothing of the tables it came from. Pieces of one law share `work`; versions of one work
// differ in `date`, and only the version in force on the day asked for answers a search with `asOf`.

/** One findable piece of text. Texts are searched and shown as given; matching folds width, case and 〇. */
export interface SearchRecord {
  readonly id: string
  /** `law`, `regulation`, `resolution`, `suggestion`, `draft`, `comment-outcome` …; any word. */
  readonly kind?: string
  /** Title of the whole work, e.g. `中华人民共和国立法法`. */
  readonly title: string
  /** Printed number, e.g. `第十二条之一`. */
  readonly article?: string
  /** Caption of the article or the headings above it. */
  readonly heading?: string
  readonly text: string
  /** Key that all versions of one work share; without it the title, less its bracketed year, is the key. */
  readonly work?: string
  readonly issuer?: string
  readonly region?: string
  readonly year?: number
  /** First day of this version, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date?: string
  /** First day on which this version no longer counts; without it the next version's date. */
  readonly until?: string
  readonly status?: string
  /** Path of the page that shows it. */
  readonly url?: string
}

export type FacetName = 'kind' | 'issuer' | 'region' | 'year' | 'status'

export interface SearchRequest {
  readonly query: string
  readonly kinds?: readonly string[]
  readonly issuer?: string
  readonly region?: string
  readonly year?: number
  readonly status?: string
  /** `YYYY-MM-DD`: only the versions in force on that day. */
  readonly asOf?: string
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  /** Names of works beyond their titles, each with the titles it stands for; kept by whoever owns the works. */
  readonly aliases?: ReadonlyMap<string, readonly string[]>
  /** Nearest first by default; `newest` and `oldest` go by the day of the version. */
  readonly sort?: 'newest' | 'oldest'
  /** `most` (the default) lists what carries the words of the query; `any` ranks whatever shares a character. */
  readonly match?: 'most' | 'any'
}

/** A piece of a record's text; `ranges` are [start, end) in UTF-16 units of `text`, in order, not overlapping. */
export interface Fragment {
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
  /** Text was left off before or after. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

export interface SearchHit {
  readonly id: string
  /** Comparable within one result only. */
  readonly score: number
  readonly title: string
  readonly article?: string
  readonly fragment: Fragment
  /** Places of the query's words in the title, as in a fragment. */
  readonly titleRanges: Fragment['ranges']
  /** What speaks for it before its words do: it was cited, it has the query word for word or but for one slip, its title was
   *  named. */
  readonly why?: 'cited' | 'verbatim' | 'nearly' | 'named'
  readonly record: SearchRecord
  /** Articles of other works that have this text word for word; they stand at the end of the reordered hits too. */
  readonly sameText?: readonly SearchRecord[]
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}

/** How the words searched for differ from the words typed. */
export interface Expansion {
  readonly from: string
  readonly to: string
  readonly why: 'simplified' | 'short-title' | 'sounds'
}

export interface SearchResult {
  /** Records that match. */
  readonly total: number
  /** Different works among them. */
  readonly works: number
  readonly hits: readonly SearchHit[]
  /** Counts with every filter but the facet's own, largest first. */
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>
  /** Whether the records listed carry all words of the query; `some`: none does, the nearest are listed. */
  readonly matched: 'all' | 'some'
  readonly expanded: readonly Expansion[]
  /** The query is nothing but the citation of an article, or a work's name: the first hit is the place. */
  readonly asked?: 'article' | 'work'
  readonly engine: 'embedded' | 'meilisearch'
  /** Set when the configured engine did not answer and this one stood in. */
  readonly standIn?: boolean
}

/** `2023-10-01` → 20231001; missing month and day count as 0, anything unreadable as 0. */
export function dayNumber(date: string | undefined): number {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date ?? '')
  if (!parts) return 0
  return Number(parts[1]) * 10000 + Number(parts[2] ?? 0) * 100 + Number(parts[3] ?? 0)
}

/** Key of the work a record belongs to: `××条例（2023修正）` and `××条例` are versions of one work. */
export function workKey(record: SearchRecord): string {
  if (record.work) return record.work
  const bracket = /[（(]\d{4}年?[^（()）]*[)）]$/.exec(record.title)
  return bracket ? record.title.slice(0, bracket.index) : record.title
}
