export { type Candidate, pairCandidates } from './candidates'
export { type CorrectedStep, carriedCorrections, reversed } from './carried-corrections'
export {
  type ArticleChange,
  type ArticleRef,
  type ChangeKind,
  type ChangeSet,
  type ChangeSource,
  changeKinds,
  type Edit,
  type PairCorrection,
  type ParagraphLink,
  type ParagraphRef,
  type StructureChange,
  type StructureKind,
  type StructureLevel,
  type StructureRef,
} from './change'
export { type CompareOptions, compareStatutes } from './changeset'
export {
  type EditLayer,
  editLayers,
  heaviestLayer,
  type LayeredEdit,
  type LayerFacts,
  layeredEdits,
  layerFacts,
} from './edit-layers'
export { compareText, type InlineOptions } from './inline'
export { type ComparisonJson, comparisonJson } from './json'
export { assignLineage, numberMap } from './lineage'
export { type ArticleMention, findMentions, printedNumber } from './mask'
export { type OriginVersion, originOf } from './origin'
export { type OriginJson, type OriginPhrase, originJson, originShares } from './origin-json'
export type { OriginPiece } from './origin-piece'
export { comparisonRows, type TableCell, type TableRow, type TableScope } from './table'
export type { Mark, Piece, TableLine } from './table-cells'
export { defaultTableSetting, marksNote, type TableSetting, tableSetting } from './table-setting'
export { type GlobalTerm, globalTerms, type TermChange, termChanges, termRows } from './terms'
export {
  type ThreeTexts,
  type ThreeWayArticle,
  type ThreeWayPiece,
  type ThreeWayRow,
  threeWay,
} from './three-way'
