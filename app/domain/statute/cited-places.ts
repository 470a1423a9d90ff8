// Where citations lead: each citation of a text with the 款, 项 or 目 it stands in, its exact characters, and the nodes
// of this very text that it means. A place that is not there is said with the reason. Works cited by title are known
// by their registry title, abbreviations declared in the text (以下简称…) resolved; what a library calls a work
// otherwise is asked where the library is.
//
// Binding rules: a unit without an article means the article it stands in; 第九条第二项 means the only 款 with 项; 前款 is
// the 款 before in the same 条, 前条 the 条 before in this version (立法技术规范（试行）（一）on 引用).

import { type Citation, type CitationTarget, findCitations } from './citations'
import { type CitedPlace, type Index, indexOf, resolved } from './cited-nodes'
import { knownTitle } from './registry'
import { declaredNames, eachWords, type Standing } from './standing'
import type { StatuteTree } from './tree'

export type { CitationFault, CitedPlace } from './cited-nodes'

/** A citation where it stands. `start` and `end` count in the own words of the node `eId`. */
export interface PlacedCitation extends Citation {
  /** 款, 项, 目 or part without articles that holds it. */
  readonly eId: string
  /** Article that holds it; absent outside articles. */
  readonly articleEId?: string
  /** 本法第九条 and not 第九条 alone, which a decision or an interpretation says of another act. */
  readonly isExplicit: boolean
  /** Stands between “ and ”: wording of another text. */
  readonly isQuoted: boolean
  /** Registry title of the work meant, for scope `other`. */
  readonly work?: string
  readonly places: readonly CitedPlace[]
}

/** All citations of a text in its order, resolved. Linear in the text, with one table of its articles. */
export function citationsOf(tree: StatuteTree): PlacedCitation[] {
  const index = indexOf(tree)
  const names = declaredNames(tree)
  const placed: PlacedCitation[] = []
  let leadIn: CitationTarget | undefined
  eachWords(tree, (eId, texts, standing) => {
    const isLeadIn = standing.point === undefined
    if (isLeadIn) leadIn = undefined
    const above = isLeadIn ? undefined : leadIn
    let offset = 0
    for (const text of texts) {
      for (const { found, isQuoted, before } of citationsIn(text)) {
        if (isLeadIn) leadIn = articleNamed(found) ?? leadIn
        placed.push({
          ...found,
          start: found.start + offset,
          end: found.end + offset,
          eId,
          ...(standing.article ? { articleEId: standing.article.eId } : {}),
          isExplicit: found.scope === 'deictic' || found.text.startsWith('本'),
          isQuoted,
          ...(found.title === undefined ? {} : { work: names.get(found.title) ?? knownTitle(found.title) }),
          places: found.targets.map((target) =>
            found.scope === 'other'
              ? { target, eIds: [] }
              : bound(index, standing, target, { above, before }),
          ),
        })
      }
      offset += text.length + 1
    }
  })
  return placed
}

/** Citations of a text, each with whether it is quoted and the article cited before it in its sentence. */
function* citationsIn(text: string) {
  let depth = 0
  let seen = 0
  let before: CitationTarget | undefined
  for (const found of findCitations(text)) {
    for (; seen < found.start; seen++) {
      depth += quoteStep(text.charAt(seen), depth)
      if (text.charAt(seen) === '。') before = undefined
    }
    yield { found, isQuoted: depth > 0, before }
    before = articleNamed(found) ?? before
  }
}

/** The last article that a citation names of this text. */
function articleNamed({ scope, targets }: Citation): CitationTarget | undefined {
  return scope === 'other' ? undefined : targets.findLast(({ article }) => article)
}

interface Bases {
  /** Article that the lead-in of the list cites: 违反本条例第九条，有下列行为之一的：（一）违反第一项规定的. */
  readonly above?: CitationTarget
  /** Article cited before in the same sentence. */
  readonly before?: CitationTarget
}

// A unit without an article is read in the article of its lead-in, else where it stands, else in the one cited before.
function bound(
  index: Index,
  standing: Standing,
  target: CitationTarget,
  { above, before }: Bases,
): CitedPlace {
  const isBare =
    target.article === undefined &&
    target.deictic === undefined &&
    (target.paragraph !== undefined || target.point !== undefined)
  const under = (base: CitationTarget) => {
    const from = {
      article: base.article,
      ...(target.paragraph === undefined ? { paragraph: base.paragraph } : {}),
    }
    return { ...from, ...target }
  }
  const own = () => resolved(index, standing, target)
  if (!isBare) return own()
  const readings = [...(above ? [() => resolved(index, standing, under(above))] : []), own]
  if (before) readings.push(() => resolved(index, standing, under(before)))
  let first: CitedPlace | undefined
  for (const read of readings) {
    const place = read()
    if (!place.fault) return { ...place, target }
    first ??= place
  }
  return { ...(first ?? own()), target }
}

function quoteStep(unit: string, depth: number): number {
  if (unit === '“') return 1
  return unit === '”' && depth > 0 ? -1 : 0
}
