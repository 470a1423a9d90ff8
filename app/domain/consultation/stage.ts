// The stages of a consultation and which acts are allowed in each. Only what people decided is stored (`status`); that
// it has opened or closed follows from the clock, so that no page is wrong because a job came late. The stored word
// `closed` is written after the last day, for the ledger; deadlines never wait for it.

/** What the row says. */
export type Status = 'preparing' | 'approved' | 'open' | 'suspended' | 'closed' | 'withdrawn'

/** Where it stands now. */
export type Stage =
  | 'preparing'
  | 'approved'
  | 'scheduled'
  | 'open'
  | 'suspended'
  | 'closed'
  | 'reported'
  | 'withdrawn'

export const stageLabels: Readonly<Record<Stage, { readonly zh: string; readonly en: string }>> = {
  preparing: { zh: '待批准', en: 'Waiting for approval' },
  approved: { zh: '已批准，待发布', en: 'Approved, to be published' },
  scheduled: { zh: '已公布，尚未开始', en: 'Announced, not open yet' },
  open: { zh: '征求意见中', en: 'Open for comment' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  closed: { zh: '已截止，研究处理中', en: 'Closed, being answered' },
  reported: { zh: '已公布采纳情况', en: 'Outcome published' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

/** What may be done: `comment` by the public, `enter` by a station, `enter-late` what reached it on paper after the close. */
export type ConsultationAct =
  | 'revise'
  | 'approve'
  | 'publish'
  | 'comment'
  | 'enter'
  | 'enter-late'
  | 'extend'
  | 'suspend'
  | 'resume'
  | 'correct'
  | 'withdraw'
  | 'answer'

const allowed: Readonly<Record<Stage, readonly ConsultationAct[]>> = {
  preparing: ['revise', 'approve', 'publish', 'withdraw'],
  approved: ['publish', 'withdraw'],
  scheduled: ['extend', 'correct', 'withdraw'],
  open: ['comment', 'enter', 'extend', 'suspend', 'correct', 'withdraw', 'answer'],
  suspended: ['extend', 'resume', 'correct', 'withdraw', 'answer'],
  closed: ['enter-late', 'correct', 'withdraw', 'answer'],
  reported: ['correct'],
  withdrawn: [],
}

/** What decides the stage; instants in milliseconds since 1970 UTC. */
export interface StageFacts {
  readonly status: string
  readonly opensAt: number
  readonly closesAt: number
  readonly outcomePublishedAt?: number | null
}

/** The stage at this moment. A suspended one whose last day passes is closed: suspending stops no clock. */
export function stageOf({ status, opensAt, closesAt, outcomePublishedAt }: StageFacts, now: number): Stage {
  if (status === 'withdrawn' || status === 'preparing' || status === 'approved') return status
  if (outcomePublishedAt != null) return 'reported'
  if (status === 'closed' || now >= closesAt) return 'closed'
  if (status === 'suspended') return 'suspended'
  return now < opensAt ? 'scheduled' : 'open'
}

/** Whether the act is allowed in the stage. */
export function mayAct(stage: Stage, act: ConsultationAct): boolean {
  return allowed[stage].includes(act)
}

/** Whether the public may comment at this moment. */
export function isOpen(facts: StageFacts, now: number): boolean {
  return mayAct(stageOf(facts, now), 'comment')
}
