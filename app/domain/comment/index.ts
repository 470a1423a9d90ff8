export { type Amount, amountsIn } from './amounts'
export {
  type Anchor,
  countQuote,
  findQuote,
  type Quote,
  quoteAnchor,
  type TextRange,
  WHOLE_DRAFT,
} from './anchor'
export {
  finishedGrouping,
  type Grouping,
  type GroupingOptions,
  type GroupingStep,
  groupComments,
  groupingSteps,
  planGrouping,
  preparedParts,
} from './cluster'
export type { Part, Scope } from './cluster-nodes'
export { groupPart, type PartSettings, type PreparedPart } from './cluster-part'
export type { CommentCluster, GroupedPart } from './cluster-summary'
export {
  COMMENT_LENGTH_LIMIT,
  type CommentTextFinding,
  checkCommentText,
  foldText,
  type Sentence,
  type VisibleRun,
  visibleMarks,
} from './comment-text'
export type { Constraints } from './constraints'
export type { Earlier } from './continued'

export {
  type ClusterInput,
  compareText,
  type DuplicateGroup,
  findDuplicates,
  type Variant,
} from './duplicates'
export { proposalsInWording } from './edited-wording'
export { type GroupChange, mapGroups } from './group-identity'
export {
  articlesByName,
  articleWritten,
  guessMapping,
  type ImportArticle,
  type ImportField,
  type ImportMapping,
  type ImportProblem,
  type ImportRow,
  importFields,
  readImportRow,
} from './import-row'
export { letterOf } from './letter'
export {
  type CommentShownState,
  commentStates,
  longestAppeal,
  type ModerationReason,
  type ModerationState,
  moderationReasons,
  moderationStates,
  stateLabels,
} from './moderation'
export { addressesMachine, outgoingWords, STRIPPED } from './outgoing-words'
export { type CitedPlace, placeName, placesIn, printedArticle } from './places'
export { type Proposal, type ProposalOp, proposalOps, proposalsIn } from './proposals'
export { locateQuote, type QuotedRange } from './quoted-words'
export { quotesOf } from './quotes'
export { type CommentReading, type CommentWords, commentReader, readComment, readingsOf } from './reading'
export { hashOf } from './seeded'
export { similarComments } from './similar'
export {
  type CommentPart,
  partsOf,
  possibleCuts,
  type SplitSuggestion,
  suggestSplit,
} from './splitting'
export { countStances, type Stance, type StanceCounts, stanceOf, stances } from './stance'
export { type StandingFamily, type StandingIndex, standingIndex } from './standing-index'
export {
  type DropReason,
  type OfferedSentence,
  readSummaryAnswer,
  type SummaryAnswer,
} from './summary-answer'
export {
  type SummaryRequest,
  type SummarySource,
  type SummaryText,
  summaryRequest,
} from './summary-request'
export { type MadeProposal, type ProposalTally, proposalWords, tallyProposals } from './tally'
export { type VariantKind, variationsOf } from './variants'
export { type LearningOptions, learnWordVectors, type WordVectors } from './word-vectors'
