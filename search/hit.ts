// A record as it is shown: the piece of its text that has the words, their places, why it is listed, and where else its text
// stands word for word.

import type { Candidate } from './best'
import { bareText } from './characters'
import { fragmentOf, rangesInTitle } from './fragment'
import type { Query } from './query'
import type { Question } from './question'
import { VERBATIM_LENGTH } from './ranking'
import type { SearchHit, SearchRecord } from './record'
import { recordAt } from './segment'
import type { View } from './view'

/** The hit of a candidate; `terms` are marked. */
export function hitOf(
  question: Question,
  { part, doc, score }: Candidate,
  terms: ReadonlySet<number>,
): SearchHit {
  const { view, query, cited, slipped } = question
  const segment = view.parts[part]?.segment
  if (!segment) throw new Error(`Expected part ${part} of the index`)
  const record = recordAt(segment, doc)
  return {
    id: record.id,
    score: Math.round(score * 1e4) / 1e4,
    title: record.title,
    ...(record.article ? { article: record.article } : {}),
    fragment: fragmentOf(record.text, terms),
    titleRanges: rangesInTitle(record.title, terms),
    ...whyOf(query, record, {
      isCited: (cited[part]?.[doc] ?? 0) > 0,
      isSlipped: slipped?.[part]?.[doc] === 1,
    }),
    record,
  }
}

interface Marked {
  readonly isCited: boolean
  readonly isSlipped: boolean
}

function whyOf(query: Query, record: SearchRecord, { isCited, isSlipped }: Marked): Pick<SearchHit, 'why'> {
  if (isCited) return { why: 'cited' }
  const isQuotation = query.whole.length >= VERBATIM_LENGTH && !query.nameOnly
  if (isQuotation && bareText(record.text).includes(query.whole)) return { why: 'verbatim' }
  if (isSlipped) return { why: 'nearly' }
  const isTitle = isQuotation && bareText(record.title).includes(query.whole)
  return isTitle || query.named.includes(record.title) ? { why: 'named' } : {}
}

/** The records of other works that have the text of a hit. */
export function sameTextOf(view: View, others: readonly Candidate[] = []): Pick<SearchHit, 'sameText'> {
  const sameText = others.flatMap(({ part, doc }) => {
    const segment = view.parts[part]?.segment
    return segment ? [recordAt(segment, doc)] : []
  })
  return sameText.length > 0 ? { sameText } : {}
}
