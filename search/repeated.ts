// Texts that stand word for word in several works: a law printed again under another title, a rule that copies the law it
// carries out. One of them leads, the others come after everything that says something else; none is left out.

import type { Candidate } from './best'
import { bareText } from './characters'
import { recordAt } from './segment'
import type { View } from './view'

/** Shorter texts are formulas (本条例自公布之日起施行) that many works share by right. Characters. */
const LEAST = 24
/** What titles of legal texts end with; a title that does not is a heading or a source line that a file was named by. */
const legalTitle =
  /(?:法|法典|条例|规定|办法|细则|规则|决定|决议|解释|规程|章程|通则|修正案|意见|批复|通知)(?:[（(][^（()）]*[)）])*$/

interface Copy extends Candidate {
  readonly work: string
  readonly isNamed: boolean
  readonly isLegal: boolean
  readonly hasEnded: boolean
  readonly date: number
}

export const repeatedKey = ({ part, doc }: Pick<Candidate, 'part' | 'doc'>): string => `${part} ${doc}`

/**
 * For each candidate whose text another work has and which does not lead, its key and that of its leader. Works that
 * the query names lead. Linear in the texts of the candidates.
 */
export function repeatedTexts(
  view: View,
  candidates: readonly Candidate[],
  named: readonly string[],
): ReadonlyMap<string, string> {
  const byText = new Map<string, Copy[]>()
  const ends = view.ends()
  for (const { part, doc, score } of candidates) {
    const segment = view.parts[part]?.segment
    if (!segment) continue
    const { text, title } = recordAt(segment, doc)
    const bare = bareText(text)
    if (bare.length < LEAST) continue
    const copy = {
      ...{ part, doc, score },
      work: segment.values.work[segment.labels.work[doc] ?? 0] ?? '',
      isNamed: named.includes(title),
      isLegal: legalTitle.test(title),
      hasEnded: (ends[part]?.[doc] ?? 0) > 0,
      date: segment.numbers.date[doc] ?? 0,
    }
    byText.set(bare, [...(byText.get(bare) ?? []), copy])
  }
  const repeated = new Map<string, string>()
  for (const copies of byText.values()) {
    const [leader] = copies.toSorted(
      (a, b) =>
        Number(b.isNamed) - Number(a.isNamed) ||
        Number(a.hasEnded) - Number(b.hasEnded) ||
        Number(b.isLegal) - Number(a.isLegal) ||
        b.score - a.score ||
        b.date - a.date,
    )
    if (!leader) continue
    for (const copy of copies)
      if (copy.work !== leader.work) repeated.set(repeatedKey(copy), repeatedKey(leader))
  }
  return repeated
}
