// What naming a law does to the order: its articles are lifted among others, and a law asked for by nothing but its name is
// listed from its first article, its last version first.

import type { Question } from './question'
import { NAMED_WORK } from './ranking'

/** Lift the records of laws that the query names; returns the best score before a law asked for by its bare name. */
export function liftNamed(question: Question): number {
  const { query, scored, named } = question
  let best = 0
  for (const [part, { scores }] of scored.entries()) {
    const marks = named[part]
    for (let doc = 0; doc < scores.length; doc++) {
      if (marks?.[doc]) scores[doc] = (scores[doc] ?? 0) * (1 + NAMED_WORK)
      best = Math.max(best, scores[doc] ?? 0)
    }
  }
  if (query.nameOnly) orderByArticle(question, Math.max(best, 1))
  return best
}

function orderByArticle({ view, scored, named }: Question, best: number): void {
  const ends = view.ends()
  for (const [part, { segment }] of view.parts.entries()) {
    const scores = scored[part]?.scores ?? new Float32Array(0)
    for (let doc = 0; doc < segment.count; doc++) {
      const place = named[part]?.[doc] ?? 0
      if (place === 0) continue
      const ended = ends[part]?.[doc] ? 1 : 0
      // Articles are counted in thousands: of several laws the first articles come first, the nearest name leading.
      scores[doc] = best * (3 - ended - (segment.numbers.article[doc] ?? 0) / 1e7 - place / 1e7)
    }
  }
}
