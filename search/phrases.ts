// Words that must, or must not, stand in a record one after another. The index gives the records that have all
// pairs of a phrase; only a phrase of more than one pair has to be looked up in the records themselves.

import { bareText, eachTerm } from './characters'
import type { SearchRecord } from './record'
import { docsWithAll } from './scoring'
import { recordAt } from './segment'
import type { View } from './view'

/** For each part a mark on every record that has the phrase. O(postings + records having all its pairs). */
export function recordsWithPhrase(view: View, phrase: string): readonly Uint8Array[] {
  const terms = new Set<number>()
  eachTerm(phrase, (term) => terms.add(term))
  const bare = bareText(phrase)
  return view.parts.map(({ segment, gone }) => {
    const marks = new Uint8Array(segment.count)
    for (const doc of docsWithAll(segment, [...terms])) {
      if (gone[doc]) continue
      marks[doc] = bare.length <= 2 || holdsVerbatim(recordAt(segment, doc), bare) ? 1 : 0
    }
    return marks
  })
}

/** Whether a record has these bare characters one after another in one of its fields. */
export function holdsVerbatim(record: SearchRecord, bare: string): boolean {
  const fields = [record.text, record.title, record.heading ?? '']
  return fields.some((field) => bareText(field).includes(bare))
}
