// A drafting rule is a row: what it asks, where that is written, an example that breaks it, one that keeps it, and how
// it is seen. The examples are the rule's tests. In `bad` the brackets ⟦⟧ stand around what is found; an example
// without 第…条 is the text of one article.

import type { LawText, Spot } from './law-text'

/** What may stand at a place instead. */
export interface Put {
  readonly at: Spot
  readonly start: number
  readonly end: number
  readonly put: string
}

/** What a rule found, in characters of a spot. */
export interface Found {
  readonly at: Spot
  readonly start: number
  readonly end: number
  /** What to write or look at, a Chinese phrase; said behind the rule's title. */
  readonly note?: string
  /** What would stand there instead, where putting it there cannot change what the text means. */
  readonly put?: string
  /** The same where one finding stands for several places. */
  readonly puts?: readonly Put[]
}

export type Severity = 'error' | 'warning' | 'info'

export interface LintRule {
  readonly id: string
  /** `error` only where it is nearly certain. */
  readonly severity: Severity
  /** One sentence each: what the rule asks. */
  readonly title: { readonly zh: string; readonly en: string }
  /** Drafting norm or article of law that says so. */
  readonly source: string
  readonly bad: string
  readonly good: string
  /** Holds for letters, replies and speeches too, which are no norms. */
  readonly inLetters?: boolean
  check(law: LawText): Iterable<Found>
}

interface Matching {
  /** Looks at names in 《》 and at quotations too. */
  readonly everywhere?: boolean
  /** Looks at paragraphs that stand in no article too. */
  readonly loose?: boolean
  readonly when?: (law: LawText) => boolean
  readonly within?: (spot: Spot) => boolean
  readonly note?: string | ((words: string, match: RegExpExecArray) => string)
  readonly put?: string | ((words: string) => string)
  /** Asked of each match; false drops it. */
  readonly if?: (match: RegExpExecArray, spot: Spot, law: LawText) => boolean
}

/**
 * A check that finds a pattern in the passages of a text. The pattern has the flags `g` and `d`; what is found is its
 * group `at` (or `at2`), or all of it. In a decision on amending only its own words are looked at.
 */
export function matching(pattern: RegExp, options: Matching = {}): LintRule['check'] {
  return function* (law) {
    if (options.when && !options.when(law)) return
    for (const spot of options.loose ? law.everyPassage : law.passages) {
      if (options.within && !options.within(spot)) continue
      const text = options.everywhere && !law.isDecision ? spot.text : spot.plain
      for (const match of text.matchAll(pattern)) {
        if (options.if && !options.if(match, spot, law)) continue
        yield found(spot, match, options)
      }
    }
  }
}

function found(at: Spot, match: RegExpExecArray, { note, put }: Matching): Found {
  const [start, end] = match.indices?.groups?.at ??
    match.indices?.groups?.at2 ?? [match.index, match.index + match[0].length]
  const words = at.text.slice(start, end)
  const said = typeof note === 'function' ? note(words, match) : note
  const instead = typeof put === 'function' ? put(words) : put
  return {
    at,
    start,
    end,
    ...(said === undefined ? {} : { note: said }),
    ...(instead === undefined ? {} : { put: instead }),
  }
}

/** All of a spot. */
export function whole(at: Spot, note?: string): Found {
  return { at, start: 0, end: at.text.length, ...(note === undefined ? {} : { note }) }
}

/** A text of four articles around an example, complete enough for rules that ask about a whole text. */
export function inLaw(thirdArticle: string): string {
  return [
    '云泽市河道条例',
    '第一条　为了保护河道，制定本条例。',
    '第二条　本条例适用于本市河道。',
    thirdArticle,
    '第四条　本条例自2024年5月1日起施行。',
  ].join('\n')
}

/** Uses of several wordings, the most frequent wording first. */
export function byWording<T>(uses: readonly T[], wordingOf: (use: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const use of uses) {
    const group = groups.get(wordingOf(use)) ?? []
    group.push(use)
    groups.set(wordingOf(use), group)
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)
}
