// Runs the drafting rules on a text. Each finding says which rule, where, what it asks and where that is written; safe
// fixes are offered and applied only when asked for. A rule never changes what a text means.

import { placeFinder } from '../build'
import type { StatuteMessage, StatuteTree } from '../tree'
import { lawText } from './law-text'
import type { Found, LintRule, Put } from './rule'
import { lintRules } from './rules'

/** What replaces the source from `start` to `end` (UTF-16 offsets). */
export interface LintFix {
  readonly start: number
  readonly end: number
  readonly put: string
}

export interface LintFinding extends StatuteMessage {
  /** Node it stands in; empty for the text as a whole. */
  readonly eId: string
  /** Characters of the node's own words, or of its number where this is what was found; end exclusive. */
  readonly start: number
  readonly end: number
  /** The words found. */
  readonly words: string
  /** The same sentence in English, without the note. */
  readonly reasonEn: string
  readonly source: string
  /** One for most findings; several where one finding stands for several places. */
  readonly fixes?: readonly LintFix[]
}

/** Findings of all rules, or of those given, in the order of the source. Linear in the text for each rule. */
export function lintStatute(
  tree: StatuteTree,
  source: string,
  rules: readonly LintRule[] = lintRules,
): LintFinding[] {
  const law = lawText(tree, source)
  const placeOf = placeFinder(source)
  const asked = rules.filter(({ inLetters }) => inLetters || !law.isLetter)
  const findings = asked.flatMap((rule) =>
    [...rule.check(law)].map((found) => findingOf(rule, found, placeOf)),
  )
  return findings.sort((a, b) => startOf(a) - startOf(b) || (a.rule < b.rule ? -1 : 1))
}

const startOf = ({ position }: LintFinding) => position?.start.offset ?? 0

function findingOf(rule: LintRule, found: Found, placeOf: ReturnType<typeof placeFinder>): LintFinding {
  const { at, start, end, note, put } = found
  const puts = found.puts ?? (put === undefined ? [] : [{ at, start, end, put }])
  const from = at.offsetOf(start)
  const to = end > start ? at.offsetOf(end - 1) + 1 : from
  const words = at.text.slice(start, end)
  return {
    rule: rule.id,
    severity: rule.severity,
    place: at.place,
    position: placeOf(from, to),
    reason: `${rule.title.zh}${note ? `（${note}）` : ''}。`,
    reasonEn: `${rule.title.en}.`,
    eId: at.eId,
    start,
    end,
    words,
    source: rule.source,
    ...(puts.length === 0 ? {} : { fixes: puts.map(fixOf) }),
  }
}

function fixOf({ at, start, end, put }: Put): LintFix {
  const from = at.offsetOf(start)
  return { start: from, end: end > start ? at.offsetOf(end - 1) + 1 : from, put }
}

/** The source with the safe fixes of the findings made; where two overlap the first is made. */
export function withFixes(source: string, findings: readonly LintFinding[]): string {
  const fixes = findings.flatMap(({ fixes = [] }) => fixes).sort((a, b) => a.start - b.start)
  let fixed = ''
  let at = 0
  for (const { start, end, put } of fixes) {
    if (start < at) continue
    fixed += source.slice(at, start) + put
    at = end
  }
  return fixed + source.slice(at)
}
