// One question put to a view: its terms with the score of every record, what must not be shown, what fails a filter, what
// it cites and what it names. Everything after this decides from these marks and never looks at the query's words again.

import { bareText, eachTerm } from './characters'
import { type Failures, failuresOf } from './filters'
import { type LayWords, lawTerms } from './lay-words'
import { recordsWithPhrase } from './phrases'
import type { Query } from './query'
import { VERBATIM_LENGTH } from './ranking'
import type { SearchRequest } from './record'
import { type PartScores, type QueryTerm, queryTerms, scoreView, weighedByKind } from './scoring'
import { recordsWithSlip } from './slips'
import type { View } from './view'

/** A mark on each record of each part. */
export type Marks = readonly Uint8Array[]

export interface Question {
  readonly view: View
  readonly query: Query
  readonly terms: readonly QueryTerm[]
  readonly scored: readonly PartScores[]
  /** 1 on every record that is gone, lacks a quoted phrase or has an excluded word. */
  readonly hidden: Marks
  readonly failures: Failures
  /** Place in the query's citations from 1, 0 when not cited. */
  readonly cited: Marks
  /** On the records of laws that the query names their place among these from 1, at most 255. */
  readonly named: Marks
  /** 1 on every record that has the whole query but for one slip; undefined when some record has it word for word. */
  readonly slipped: Marks | undefined
}

/** Put a query to a view, with tables of what lay words mean. O(postings of the query's terms + records). */
export function askView(
  view: View,
  query: Query,
  request: SearchRequest,
  layWords: readonly LayWords[],
): Question {
  const terms = queryTerms([rankedWords(query), ...query.phrases])
  // A name and a quoted phrase mean what they say.
  const isPlain = !query.nameOnly && query.phrases.length === 0
  const called = isPlain ? lawTerms(query.words, layWords) : []
  return {
    view,
    query,
    terms,
    scored: weighedByKind(view, scoreView(view, [...terms, ...called])),
    hidden: hiddenRecords(view, query),
    failures: failuresOf(view, request),
    cited: citedRecords(view, query),
    named: namedRecords(view, query),
    slipped: slippedRecords(view, query),
  }
}

/** A law called by a name that shares no words with its title (菜市场条例) is ranked by the title it stands for. */
function rankedWords({ words, nameOnly, named: [title] }: Query): string {
  if (!nameOnly || title === undefined) return words
  return bareText(title).includes(bareText(words)) ? words : title
}

/** Every record that may be shown. */
export function eachAllowed({ view, hidden }: Question, visit: (part: number, doc: number) => void): void {
  for (let part = 0; part < view.parts.length; part++) {
    const marks = hidden[part] ?? new Uint8Array(0)
    for (let doc = 0; doc < marks.length; doc++) if (marks[doc] === 0) visit(part, doc)
  }
}

/** The terms of some words, each once. */
export function termSet(texts: readonly string[]): ReadonlySet<number> {
  const terms = new Set<number>()
  for (const text of texts) eachTerm(text, (term) => terms.add(term), true)
  return terms
}

function hiddenRecords(view: View, { phrases, exclusions }: Query): Marks {
  if (phrases.length + exclusions.length === 0) return view.parts.map(({ gone }) => gone)
  const must = phrases.map((phrase) => recordsWithPhrase(view, phrase))
  const mustNot = exclusions.map((word) => recordsWithPhrase(view, word))
  return view.parts.map(({ gone }, part) =>
    gone.map((isGone, doc) => {
      const lacks = must.some((marks) => marks[part]?.[doc] !== 1)
      return isGone || lacks || mustNot.some((marks) => marks[part]?.[doc] === 1) ? 1 : 0
    }),
  )
}

function citedRecords(view: View, { citations }: Query): Marks {
  return view.parts.map(({ segment }) => {
    const places = new Uint8Array(segment.count)
    for (const [i, { titles, article }] of citations.slice(0, 200).entries()) {
      if (titles.length === 0) continue
      const meant = Uint8Array.from(segment.values.title, (title) => (titles.includes(title) ? 1 : 0))
      for (let doc = 0; doc < segment.count; doc++) {
        if (segment.numbers.article[doc] === article && meant[segment.labels.title[doc] ?? 0])
          places[doc] ||= i + 1
      }
    }
    return places
  })
}

function slippedRecords(view: View, { text, whole, nameOnly, phrases }: Query): Marks | undefined {
  if (nameOnly || phrases.length > 0 || whole.length < VERBATIM_LENGTH) return undefined
  if (recordsWithPhrase(view, text).some((marks) => marks.includes(1))) return undefined
  return recordsWithSlip(view, text)
}

function namedRecords(view: View, { named }: Query): Marks {
  const places = new Map(named.slice(0, 255).map((title, at) => [title, at + 1]))
  return view.parts.map(({ segment }) => {
    const meant = Uint8Array.from(segment.values.title, (title) => places.get(title) ?? 0)
    return Uint8Array.from(segment.labels.title, (label) => meant[label] ?? 0)
  })
}
