// Words of people who know no law, each with the words the law has for it: a table written by hand, or one learned from
// questions whose article is known. A translation model (Brown et al. 1993, model 1) says how likely a pair of characters
// in a question calls for a pair in its article; what it does not tell apart goes to the empty word. The words of the query
// stay: the law's words only join them, and never decide what is listed.

import { eachTerm, FIRST_PAIR } from './characters'
import { LEARNED_STRENGTH, MOST_LAW_WORDS } from './ranking'
import type { QueryTerm } from './scoring'

/** For a word the law's words, each with its weight against a word of the query. */
export type LayWords = ReadonlyMap<string, readonly (readonly [word: string, weight: number])[]>

/** A question and the text of an article that answers it. */
export interface Answered {
  readonly question: string
  readonly article: string
}

export interface Learning {
  /** Rounds of estimating; more of them fit the questions learned from. */
  readonly rounds?: number
  /** Words kept for each word of a question. */
  readonly most?: number
  /** A weaker call is chance. */
  readonly least?: number
}

/** A table from answered questions. O(rounds · questions · words of a question · words of an article). */
export function learnLayWords(answered: readonly Answered[], options: Learning = {}): LayWords {
  const { rounds = 3, most = 30, least = 0.005 } = options
  const pairs = answered.map(({ question, article }) => ({
    // The empty word stands in every question and takes what every article has.
    from: ['', ...wordsIn(question)],
    to: wordsIn(article),
  }))
  let strengths = new Map<string, Map<string, number>>()
  for (let round = 0; round < rounds; round++) strengths = estimated(pairs, strengths)
  const entries = [...strengths].flatMap(([word, calls]) => {
    const kept = [...calls].filter(([to, strength]) => strength >= least && to !== word)
    kept.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    if (word === '' || kept.length === 0) return []
    return [
      [
        word,
        kept.slice(0, most).map(([to, strength]) => [to, strength * LEARNED_STRENGTH] as const),
      ] as const,
    ]
  })
  return new Map(entries)
}

interface Pair {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** One round: each word of an article is shared out among the words of its question as the last round has it. */
function estimated(pairs: readonly Pair[], before: ReadonlyMap<string, ReadonlyMap<string, number>>) {
  const calls = new Map<string, Map<string, number>>()
  for (const { from, to } of pairs) {
    const known = from.map((word) => before.get(word))
    const own = from.map((word) => calls.get(word) ?? new Map<string, number>())
    for (const [at, word] of from.entries()) calls.set(word, own[at] ?? new Map())
    for (const word of to) {
      const shares = known.map((strengths) => (strengths ? (strengths.get(word) ?? 0) : 1))
      const sum = shares.reduce((total, share) => total + share, 0)
      if (sum === 0) continue
      for (const [at, share] of shares.entries()) own[at]?.set(word, (own[at]?.get(word) ?? 0) + share / sum)
    }
  }
  for (const [word, counts] of calls) {
    let sum = 0
    for (const count of counts.values()) sum += count
    calls.set(word, new Map([...counts].map(([to, count]) => [to, count / sum])))
  }
  return calls
}

/** Pairs and Latin words of a text, each once. */
function wordsIn(text: string): readonly string[] {
  const words = new Set<string>()
  eachTerm(text, (term, start, end) => {
    if (term >= FIRST_PAIR) words.add(text.slice(start, end))
  })
  return [...words]
}

/** The law's words for those of a query, as terms that score and do not count. */
export function lawTerms(query: string, tables: readonly LayWords[]): readonly QueryTerm[] {
  const called = new Map<string, number>()
  for (const table of tables) {
    for (const word of wordsOf(query, table))
      for (const [to, strength] of table.get(word) ?? []) called.set(to, (called.get(to) ?? 0) + strength)
  }
  const strongest = [...called].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_LAW_WORDS)
  const weights = new Map<number, number>()
  for (const [word, strength] of strongest) {
    eachTerm(word, (term) => {
      if (term >= FIRST_PAIR) weights.set(term, Math.max(weights.get(term) ?? 0, strength))
    })
  }
  return [...weights].map(([term, weight]) => ({ term, weight, counts: false }))
}

/** Words of a table that stand in a query, each once. */
function wordsOf(query: string, table: LayWords): ReadonlySet<string> {
  const found = new Set<string>()
  const longest = longestOf(table)
  for (let start = 0; start < query.length; start++)
    for (let end = start + 1; end <= Math.min(query.length, start + longest); end++) {
      const word = query.slice(start, end)
      if (table.has(word)) found.add(word)
    }
  return found
}

const longests = new WeakMap<LayWords, number>()

function longestOf(table: LayWords): number {
  const known = longests.get(table)
  if (known !== undefined) return known
  let longest = 0
  for (const word of table.keys()) longest = Math.max(longest, word.length)
  longests.set(table, longest)
  return longest
}
