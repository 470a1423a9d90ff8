// What the rest of the program may use of the ledger. The byte formats behind these names are described in
// docs/ledger-format.md and do not change: receipts that people hold depend on them.

export { base64, bytesOfBase64, hex, sameBytes, utf8Bytes, utf8Text } from './bytes'
export { canonicalBytes, canonicalJson, type Json, parseCanonicalJson } from './canonical-json'
export {
  type Checkpoint,
  formatCheckpoint,
  parseCheckpoint,
  refuseToSign,
  type SigningRefusal,
  type SigningRequest,
  sameCheckpoint,
} from './checkpoint'
export { commitment, type Disclosure, disclose, matchesCommitment } from './commitment'
export { ed25519Signer, type Signer, type VerifySignature, verifyEd25519 } from './ed25519'
export { eventType, isLedgerEventType, type LedgerEventType, ledgerEventTypes } from './event-types'
export type { LedgerFault } from './fault'
export { createGrowingTree, type Sha256 } from './growing-tree'
export type { Held } from './held'
export {
  commitmentText,
  dutyToken,
  type LedgerActor,
  type LedgerEntry,
  leafBytes,
  leafTime,
  leafTimeMs,
  ledgerActors,
  maxLeafBytes,
  parseLeaf,
} from './leaf'
export { type DecodedLog, decodeLogRecords, encodeLogRecord, type LogRecord } from './log-record'
export {
  appendLeaf,
  emptyFrontier,
  emptyRoot,
  type Frontier,
  leafHash,
  nodeHash,
  rootOf,
  treeRoot,
} from './merkle'
export {
  type ConsistencyClaim,
  consistencyProof,
  type InclusionClaim,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './merkle-proofs'
export { createOutcomeTree, fateLine, type OutcomeTree, outcomeRoot } from './outcome-tree'
export { normaliseReceiptCode, type ReceiptCodeReading, readReceiptCode, receiptCode } from './receipt-code'
export { parseReceiptProof, type ReadReceiptProof } from './receipt-file'
export { type ProvenEntry, type ProvenOutcome, type ReceiptProof, verifyReceiptProof } from './receipt-proof'
export {
  formatNoteKey,
  type NoteKey,
  type NoteSignature,
  noteKeyId,
  parseNoteKey,
  parseSignedNote,
  type SignedNote,
  signNote,
  verifySignedNote,
} from './signed-note'
export {
  entryBundle,
  hasTile,
  parseTilePath,
  type TileId,
  tileHeight,
  tilePath,
  tilesOf,
  tileWidth,
} from './tiles'
export { createLedgerTree, type LedgerTree } from './tree'
export { type ExportedLedger, type Verification, type Verifier, verifyExport } from './verify-export'
export { carriedFiles, type LedgerFolder, ledgerFiles, verifyFolder } from './verify-folder'
