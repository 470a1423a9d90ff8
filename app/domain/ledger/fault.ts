// What a verifier finds: a rule of docs/ledger-format.md that is broken, where, and a sentence for people.

import type { StateRule } from './state-rules'

/** One thing that is wrong: the case of docs/ledger-format.md, the entry where there is one, and a sentence. */
export interface LedgerFault {
  readonly rule:
    | StateRule
    | 'signature'
    | 'checkpoint'
    | 'size'
    | 'root'
    | 'consistency'
    | 'leaf'
    | 'sequence'
    | 'time'
    | 'duplicate-id'
    | 'commitment'
    | 'missing-disclosure'
    | 'erasure'
    | 'key'
    | 'tile'
    | 'file'
    | 'inclusion'
    | 'outcome'
    | 'held'
  readonly entry?: number
  readonly sentence: string
}

/** Takes a fault. */
export type TellFault = (fault: LedgerFault) => void
