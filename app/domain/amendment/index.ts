export { type Applied, type ApplyResult, applyDecision, type DeclaredLinks, declaredLinks } from './apply'
export type { CitationRewrite } from './carry-citations'
export type { CitationDoubt } from './doubtful-citations'
export {
  type DraftedDecision,
  type DraftedItem,
  type DraftFault,
  type DraftOptions,
  draftDecision,
} from './draft'
export type { DraftLevel } from './draft-article'
export type { DraftCustom, DraftFields, DraftForm } from './draft-frame'
export type { ArticleLink } from './links'
export type {
  Address,
  AmendedAct,
  AmendmentDecision,
  AmendmentItem,
  DecisionMessage,
  Insertion,
  InsertLevel,
  Join,
  MatterName,
  Operation,
  Quoted,
  Renumbering,
  Repeal,
  Replacement,
  Span,
  Split,
  Substitution,
  WordInsertion,
} from './model'
export { parseDecision } from './parse'
export { quotable, unquoted } from './quoted-text'
export type { ApplyRefusal } from './refusal'
