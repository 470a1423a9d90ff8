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
  COMMENT_LENGTH_LIMIT,
  type CommentTextFinding,
  checkCommentText,
  foldText,
  type VisibleRun,
  visibleMarks,
} from './comment-text'
