export {
  type AnsweredComment,
  type AnswerFate,
  answerFate,
  type Balance,
  balanceOf,
  countFates,
  type DispositionResult,
  dispositionResults,
  type FateCounts,
  type Settlement,
  settlements,
} from './balance'
export {
  type Carried,
  type CarryEvidence,
  type CarryFate,
  type CarryInput,
  type CarryReason,
  type CarrySide,
  carryFates,
  createCarrier,
} from './carry'
export {
  type DispositionDraft,
  type DispositionFault,
  type DispositionGround,
  type DispositionStatus,
  dispositionFaults,
  dispositionGrounds,
  dispositionStatuses,
  groundsFor,
} from './disposition'
export type { Trace, TraceEvidence, TraceGround, TraceVerdict } from './evidence'
export { followedProposals, placedProposals } from './followed'
export {
  type CarriedAnchor,
  type CarryStep,
  carryAll,
  carryThrough,
  composeFates,
  evidenceLine,
  type PersonsCarry,
  type PlainStep,
  readEvidence,
} from './history'
export { carryPart, type PlacedWord } from './part-places'
export { type Quantity, quantitiesIn } from './quantities'
export {
  csvCell,
  fateWords,
  type ReportColumn,
  type ReportFacts,
  type ReportRow,
  reportColumns,
  reportRow,
} from './report'
export { type ChangedSpan, changedSpans, isSubstantive } from './spans'
export { type LinkedPlace, linkStanding, type Standing, sentenceAt } from './standing'
export { createTracer, type TraceComment, type TraceInput, unexplainedSpans } from './trace'
export type { StatedProposal } from './wishes'
