export { type AkomaNtosoFacts, statuteToAkomaNtoso } from './akoma-ntoso'
export { type Citation, type CitationScope, type CitationTarget, findCitations } from './citations'
export { type CitationFault, type CitedPlace, citationsOf, type PlacedCitation } from './cited-places'
export { type DatedVersion, inForceAt } from './in-force'
export { type StatuteJson, statuteJson } from './json'
export {
  type LintFinding,
  type LintFix,
  type LintRule,
  lintRules,
  lintStatute,
  type Severity,
  withFixes,
} from './lint/index'
export { articleNumberText, listMarkAt, listMarkText, ordinalAt, parseArticleNumber } from './marks'
export { type NamedWorks, namedWorks, type WorkName } from './named-works'
export { outlineOf } from './outline'
export { type ParsedStatute, parseStatute, statuteParse } from './parse'
export { statuteToHtml } from './print-html'
export {
  contentsLines,
  type PrintKind,
  type PrintLine,
  plainText,
  printLines,
  spacedHeading,
} from './print-lines'
export { dayOf, knownTitle, type Stage, stageNames, stageOf, stages } from './registry'
export { stringifyStatute } from './stringify'
export type {
  Article,
  ArticleNumber,
  ArticleView,
  Division,
  HeadingLevel,
  Indent,
  Matter,
  Paragraph,
  ParagraphView,
  Place,
  Point,
  PointView,
  StatuteChild,
  StatuteMessage,
  StatuteTree,
  Words,
} from './tree'
export {
  type ArticleText,
  articleLines,
  articlesOf,
  articleTextsOf,
  type HeadingView,
  headingsOf,
  isDivision,
  paragraphLines,
  paragraphsOf,
  resolveArticle,
  statuteText,
} from './view'
