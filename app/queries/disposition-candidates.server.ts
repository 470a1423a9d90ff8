// Which changes of later versions may answer these comments: each comment is traced through every step from where it was
// carried to, and what they find is put together by place. A change in the commented article that no words point to is
// offered last, so that a person can still say that it is the one.

import {
  type ChangedSpan,
  changedSpans,
  createTracer,
  followedProposals,
  isSubstantive,
  placedProposals,
  type StatedProposal,
  type TraceVerdict,
} from '~/domain/adoption'
import type { AdoptionStep } from './adoption-steps.server'
import type { Candidate } from './disposition-item.server'

interface Traced {
  readonly text: string
  readonly suggestion: string
  readonly anchorEId: string
  readonly proposals: readonly StatedProposal[]
  readonly eIdsIn: ReadonlyMap<string, readonly string[]>
}

interface LinkRow {
  readonly toVersionId: string
  readonly changeId: string
  readonly articleEId: string
  readonly start: number
  readonly end: number
  readonly isRejected: boolean
}

const mostCandidates = 8

/** Candidates, decided ones first, then by evidence. The verdict is the best of any comment in any step. */
export function candidatesOf(
  steps: readonly AdoptionStep[],
  comments: readonly Traced[],
  links: readonly LinkRow[],
): { verdict: TraceVerdict; candidates: Candidate[] } {
  const found = new Map<string, Candidate>()
  let verdict: TraceVerdict = 'not-found'
  const offer = (
    step: AdoptionStep,
    span: ChangedSpan,
    how: Pick<Candidate, 'ground' | 'score' | 'comments'>,
  ) => {
    const key = `${step.to.id} ${span.changeId} ${span.eId} ${span.start}`
    const before = found.get(key)
    const decided = decidedOf(links, step.to.id, span)
    const base = { ...span, versionId: step.to.id, versionLabel: step.to.label, decided }
    if (!before) found.set(key, { ...base, ...how })
    else if (how.score > before.score)
      found.set(key, { ...base, ...how, comments: before.comments + how.comments })
    else found.set(key, { ...before, comments: before.comments + how.comments })
  }
  let stated = comments.map(({ proposals, anchorEId }) =>
    steps[0] ? placedProposals(proposals, steps[0].from.side, anchorEId.split('__')[0] ?? '') : [],
  )
  for (const step of steps) {
    const trace = createTracer({ changes: step.changes, from: step.from.side, to: step.to.side })
    const about = new Set<string>()
    for (const [at, comment] of comments.entries()) {
      const eIds = comment.eIdsIn.get(step.from.id) ?? [comment.anchorEId]
      for (const eId of eIds) about.add(eId.split('__')[0] ?? eId)
      const traced = trace({ ...comment, eIds, proposals: stated[at] ?? [] })
      verdict = stronger(verdict, traced.verdict)
      for (const { span, ground, score } of traced.evidence) offer(step, span, { ground, score, comments: 1 })
    }
    stated = stated.map((proposals) => followedProposals(proposals, step.changes.rows))
    if (about.has('whole')) continue
    for (const row of step.changes.rows) {
      if (!isSubstantive(row) || !row.from.some(({ eId }) => about.has(eId))) continue
      for (const span of changedSpans(row, step.to.side))
        offer(step, span, { ground: 'place', score: 0, comments: 0 })
    }
  }
  const rank = (candidate: Candidate) =>
    candidate.decided === 'confirmed' ? 2 : candidate.decided === '' ? 1 : 0
  const sorted = [...found.values()].sort(
    (a, b) => rank(b) - rank(a) || b.score - a.score || b.comments - a.comments,
  )
  return { verdict, candidates: sorted.slice(0, mostCandidates) }
}

function decidedOf(links: readonly LinkRow[], versionId: string, span: ChangedSpan): Candidate['decided'] {
  const link = links.find(
    (row) =>
      row.toVersionId === versionId &&
      row.changeId === span.changeId &&
      row.articleEId === span.eId &&
      row.start === span.start &&
      row.end === span.end,
  )
  if (!link) return ''
  return link.isRejected ? 'rejected' : 'confirmed'
}

function stronger(a: TraceVerdict, b: TraceVerdict): TraceVerdict {
  const order: readonly TraceVerdict[] = ['not-found', 'partly', 'consistent']
  return order.indexOf(a) >= order.indexOf(b) ? a : b
}
