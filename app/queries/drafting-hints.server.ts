// What the drafting rules find in a text, for those who work on it and never for visitors: grouped by rule for the
// import, by article for readers. A version is checked once and kept as long as its parsed text is.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { type LintFinding, lintRules, lintStatute, type StatuteTree } from '~/domain/statute'
import { type ReadingText, readingText } from './reading-text.server'

export interface DraftingHint {
  readonly rule: string
  readonly severity: LintFinding['severity']
  /** 第三条第二款 */
  readonly place: string
  /** Article it stands in; absent for the text as a whole. */
  readonly articleEId?: string
  readonly line: number
  /** The words found, at most 30 characters. */
  readonly words: string
  readonly reason: string
  readonly reasonEn: string
  /** What may stand there instead without changing the meaning; empty to delete. */
  readonly put?: string
}

/** All hints of one rule. */
export interface HintGroup {
  readonly rule: string
  readonly severity: LintFinding['severity']
  readonly title: { readonly zh: string; readonly en: string }
  readonly source: string
  readonly count: number
  /** How many of them have a safe fix. */
  readonly fixable: number
  /** The first of them. */
  readonly hints: readonly DraftingHint[]
}

const mostShown = 50
const mostWords = 30
/** The parser says these in its own words, with what is missing. */
const saidByParser: ReadonlySet<string> = new Set([
  'article-sequence',
  'chapter-sequence',
  'section-sequence',
  'point-sequence',
  'unpaired-quotes',
])
const heaviestFirst: readonly LintFinding['severity'][] = ['error', 'warning', 'info']

/** Hints on a text that is being imported, the heaviest rules first. */
export function hintGroups(tree: StatuteTree, source: string): HintGroup[] {
  const found = lintStatute(tree, source).filter(({ rule }) => !saidByParser.has(rule))
  const groups = lintRules.flatMap(({ id, severity, title, source: norm }): HintGroup[] => {
    const own = found.filter(({ rule }) => rule === id)
    if (own.length === 0) return []
    const fixable = own.filter(({ fixes }) => fixes).length
    const hints = own.slice(0, mostShown).map(hintOf)
    return [{ rule: id, severity, title, source: norm, count: own.length, fixable, hints }]
  })
  return heaviestFirst.flatMap((severity) => groups.filter((group) => group.severity === severity))
}

const keptOf = new WeakMap<ReadingText, readonly DraftingHint[]>()

/** Hints on a version, in the order of its text; undefined for whoever may not see them. */
export async function draftingHints(
  ctx: Context,
  actor: Actor,
  { versionId, regionCode }: { readonly versionId: string; readonly regionCode: string },
): Promise<readonly DraftingHint[] | undefined> {
  if (!can(actor, 'finding:read', { regionCode })) return undefined
  const text = await readingText(ctx, versionId)
  const kept = keptOf.get(text)
  if (kept) return kept
  const { source } = await ctx.database.prisma.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { source: true },
  })
  const hints = lintStatute(text.tree, source).map(hintOf)
  keptOf.set(text, hints)
  return hints
}

function hintOf(finding: LintFinding): DraftingHint {
  const { rule, severity, place, position, eId, words, reason, reasonEn, fixes } = finding
  const shown = words.replaceAll('\n', ' ')
  return {
    rule,
    severity,
    place,
    ...(eId.startsWith('art_') ? { articleEId: eId.split('__')[0] } : {}),
    line: position?.start.line ?? 1,
    words: shown.length > mostWords ? `${shown.slice(0, mostWords)}…` : shown,
    reason,
    reasonEn,
    ...(fixes?.[0] ? { put: fixes[0].put } : {}),
  }
}
