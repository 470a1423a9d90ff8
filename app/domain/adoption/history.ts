// A comment's way through more than two versions: each step carries on from where the step before left it, so a
// person's correction in the second version leads to the right place in the third. The fate told of a later version
// is that of the whole way from the words the comment was written on.

import type { Anchor } from '../comment'
import {
  type Carried,
  type CarryEvidence,
  type CarryFate,
  type CarryInput,
  type CarrySide,
  carryFates,
  createCarrier,
} from './carry'

/** The fate of two steps in a row. What is lost or in doubt stays so; a step that changes nothing adds nothing; of
 *  two that do, the one that stands later in `carryFates` is told. Associative, `same-place` is neutral. */
export function composeFates(first: CarryFate, second: CarryFate): CarryFate {
  return carryFates.indexOf(first) >= carryFates.indexOf(second) ? first : second
}

export interface CarryStep {
  /** The version carried to. */
  readonly versionId: string
  readonly carry: (anchor: Pick<Anchor, 'eId' | 'quote'>) => Carried
  readonly to: CarrySide
}

/** What a person said about a comment in one version. */
export interface PersonsCarry {
  readonly fate: CarryFate
  readonly eIds: readonly string[]
  readonly quoteKept?: boolean
}

/** Carry one anchor through all steps; one entry for each, in their order. `corrected` gives a person's word for a
 *  version: it is taken as it is, and later steps go on from there. */
export function carryThrough(
  anchor: Pick<Anchor, 'eId' | 'quote'>,
  steps: readonly CarryStep[],
  corrected: (versionId: string) => PersonsCarry | undefined = () => undefined,
): Carried[] {
  const way: Carried[] = []
  let before: Carried = {
    fate: 'same-place',
    eIds: [anchor.eId],
    ...(anchor.quote ? { quoteKept: true, quote: anchor.quote } : {}),
    evidence: { reason: 'row' },
  }
  for (const step of steps) {
    const said = corrected(step.versionId)
    const now = said ? { ...said, evidence: { reason: 'person' } as const } : goOn(before, step)
    way.push(now)
    before = now
  }
  return way
}

/** One more step for a comment that may stand in several places. */
function goOn(before: Carried, step: CarryStep): Carried {
  if (before.fate === 'text-gone') return before
  if (before.fate === 'needs-person') {
    const eIds = unique(before.eIds.flatMap((eId) => step.carry({ eId }).eIds))
    return { ...before, eIds }
  }
  const parts = before.eIds.map((eId) => step.carry({ eId, quote: before.quote }))
  const [first] = parts
  if (!first) return { ...before, fate: 'text-gone', eIds: [] }
  const left = parts.filter(({ fate }) => fate !== 'text-gone')
  const own = left.length === 0 ? 'text-gone' : left.map(({ fate }) => fate).reduce(composeFates)
  const eIds = unique(left.flatMap((part) => part.eIds))
  const kept =
    before.quoteKept === undefined ? {} : { quoteKept: before.quoteKept && first.quoteKept === true }
  return {
    fate: composeFates(before.fate, own),
    eIds,
    ...kept,
    ...(kept.quoteKept && first.quote ? { quote: first.quote } : {}),
    evidence: first.evidence,
  }
}

/** Two versions and what changed between them, as plain data: it can be handed to another thread. */
export interface PlainStep {
  readonly versionId: string
  readonly changes: CarryInput['changes']
  readonly from: CarrySide
  readonly to: CarrySide
}

export interface CarriedAnchor extends Pick<Anchor, 'eId' | 'quote'> {
  readonly id: string
  /** What persons said, by version. */
  readonly said: ReadonlyMap<string, PersonsCarry>
}

/** Carry many anchors through the same steps; one way for each, in their order. 2,000 through one step of 200 articles cost
 *  a tenth of a second, most of it for looking quoted words up. */
export function carryAll(steps: readonly PlainStep[], anchors: readonly CarriedAnchor[]): Carried[][] {
  const carriers = steps.map(({ versionId, changes, from, to }) => ({
    versionId,
    to,
    carry: createCarrier({ changes, from, to }),
  }))
  return anchors.map(({ said, ...anchor }) =>
    carryThrough(anchor, carriers, (versionId) => said.get(versionId)),
  )
}

const unique = (values: readonly string[]): string[] => [...new Set(values)]

/** One line for the `evidence` column: `kept c-12 inferred 0.94`. */
export function evidenceLine({ reason, changeId, source, score }: CarryEvidence): string {
  return [reason, changeId, source, score].filter((part) => part !== undefined).join(' ')
}

/** Reads a line back; what is not of this form counts as said by a person. */
export function readEvidence(line: string): CarryEvidence {
  const [reason, changeId, source, score] = line.split(' ')
  const known = ['row', 'kept', 'changed', 'doubt', 'unsure', 'gone', 'matter'] as const
  const found = known.find((word) => word === reason)
  if (!found) return { reason: 'person' }
  if (!changeId) return { reason: found }
  const sources = ['exact', 'inferred', 'corrected', 'declared'] as const
  return {
    reason: found,
    changeId,
    ...(sources.some((word) => word === source) ? { source: source as (typeof sources)[number] } : {}),
    ...(score === undefined ? {} : { score: Number(score) }),
  }
}
