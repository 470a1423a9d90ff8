export {
  bigrams,
  codePointLength,
  isBlank,
  isHan,
  isInvisible,
  isWidePunctuation,
  trimBlank,
  withoutBlanks,
} from './characters'
export { declaredIn } from './declared-names'
export { foldRadical, type NormalisedText, normaliseText } from './normalise'
export { hanToNumber, isNumeral, numberToHan } from './numerals'
export { type Segmenter, segmentPlain } from './segment'
export { segmentWords } from './words'
