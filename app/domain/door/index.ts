export {
  asksQuestion,
  type Crowd,
  crowdWindowMs,
  type DoorProof,
  type HeldFor,
  heldFor,
  workFor,
} from './crowd'
export {
  endingOf,
  type FileKind,
  fileKind,
  isPhoto,
  mediaTypeOf,
  mostFileBytes,
  mostFiles,
} from './file-kind'
export { BrokenPhoto, plainPhoto } from './plain-photo'
export {
  type Challenge,
  challengeWords,
  isSolved,
  proofField,
  proofHash,
  readProofField,
  type Solved,
  solve,
} from './proof'
export { isAnswer, type Question, questionOf } from './question'
