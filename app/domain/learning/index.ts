export { amountQuestions } from './amount-questions'
export { changeQuestions } from './change-questions'
export type { StudyQuestion, StudyVersion } from './question'
export {
  type ArticleTime,
  accountOf,
  type CountedReading,
  isReadable,
  mayStillAnswer,
  type StudyAccount,
  type StudyAnswer,
  type StudyText,
  secondsOf,
  studyRule,
  textState,
} from './rule'
export { studyRuleWords } from './rule-words'
