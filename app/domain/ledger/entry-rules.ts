// What every entry has to obey beside its place in the tree: its own number and id, a time that never goes back, the payloads
// that its type has to open, erasures that explain what is missing, new keys, and the rules of what may follow what.

import type { Json } from './canonical-json'
import { type Disclosure, matchesCommitment } from './commitment'
import { eventType } from './event-types'
import type { TellFault } from './fault'
import { createIdTable } from './id-table'
import type { KeyChain } from './key-chain'
import { fieldPattern, type LedgerEntry } from './leaf'
import { createStateRules, type FateLines } from './state-rules'

const nothing: ReadonlyMap<string, Json> = new Map()

/** Hands out the disclosures of each entry, checked against its commitments. They come by entry and field. */
export function followDisclosures(disclosures: Iterable<Disclosure>, tell: TellFault) {
  const rest = disclosures[Symbol.iterator]()
  let next = rest.next()

  function tellFault({ seq, field }: Disclosure, why: string): void {
    tell({ rule: 'commitment', entry: seq, sentence: `The ${field} shown for entry ${seq} ${why}.` })
  }

  return {
    of: (seq: number, entry: LedgerEntry | undefined): ReadonlyMap<string, Json> => {
      let open: Map<string, Json> | undefined
      let before = ''
      for (; !next.done && next.value.seq <= seq; next = rest.next()) {
        const disclosure = next.value
        const { field, payload } = disclosure
        const committed = entry && Object.hasOwn(entry.c, field) ? entry.c[field] : undefined
        if (disclosure.seq < seq || field <= before) tellFault(disclosure, 'comes out of order')
        else if (committed === undefined || !matchesCommitment(disclosure, committed))
          tellFault(disclosure, 'is not what the entry committed to')
        else {
          open ??= new Map()
          open.set(field, payload)
        }
        before = field
      }
      return open ?? nothing
    },
    end: () => {
      for (; !next.done; next = rest.next()) tellFault(next.value, 'belongs to no entry that is here')
    },
  }
}

interface Parts {
  readonly fates?: (seq: number) => FateLines
  readonly chain: KeyChain
  readonly tell: TellFault
}

/** The rules at the beginning of a ledger. */
export function createEntryRules({ fates, chain, tell }: Parts) {
  const ids = createIdTable()
  const states = createStateRules()
  const erasures = createErasures(tell)
  let lastTime = ''

  function judgePlace(entry: LedgerEntry, seq: number): void {
    if (entry.seq !== seq)
      tell({ rule: 'sequence', entry: seq, sentence: `Entry ${seq} calls itself number ${entry.seq}.` })
    if (ids.get(entry.id) !== undefined)
      tell({ rule: 'duplicate-id', entry: seq, sentence: `Entry ${seq} repeats the id of another.` })
    else ids.set(entry.id, seq)
    if (entry.at < lastTime)
      tell({
        rule: 'time',
        entry: seq,
        sentence: `Entry ${seq} says that it is older than the one before it.`,
      })
    lastTime = entry.at
  }

  return {
    judge: (entry: LedgerEntry, seq: number, open: ReadonlyMap<string, Json>) => {
      judgePlace(entry, seq)
      if (open !== nothing) for (const field of open.keys()) erasures.shown(entry.id, field, seq)
      for (const field of eventType(entry.type)?.open ?? []) {
        if (!open.has(field)) erasures.missing(entry.id, field, seq)
      }
      if (entry.type === 'erased')
        erasures.erased(entry, open.get('erasure'), { seq, target: ids.get(entry.ref[0] ?? '') })
      if (entry.type === 'key.rotated' && open.has('key')) {
        const fault = chain.rotate(open.get('key'), seq)
        if (fault) tell({ rule: 'key', entry: seq, sentence: fault })
      }
      const own = entry.type === 'consultation.reported' ? fates?.(seq) : undefined
      states.entry(entry, open, own, (rule, sentence) =>
        tell({ rule, entry: seq, sentence: `Entry ${seq}: ${sentence}` }),
      )
    },
    end: () => erasures.end(),
  }
}

/** What an `erased` entry discloses. */
interface Erasure {
  readonly entry?: Json
  readonly field?: Json
  readonly ground?: Json
  readonly asked?: Json
  readonly approved?: Json
}

const dutyPattern = /^d[0-9a-f]{32}$/

/** Payloads that are missing, those that were erased, and those that came back. */
function createErasures(tell: TellFault) {
  const shown = new Map<string, number>()
  const missing = new Map<string, number>()
  const erased = new Set<string>()

  return {
    shown: (id: string, field: string, seq: number) => shown.set(`${id} ${field}`, seq),
    missing: (id: string, field: string, seq: number) => missing.set(`${id} ${field}`, seq),
    erased: (
      entry: LedgerEntry,
      payload: Json | undefined,
      { seq, target }: { readonly seq: number; readonly target: number | undefined },
    ) => {
      if (payload === undefined) return
      const fault = erasureFault(entry, payload as Erasure, { seq, target })
      if (fault) tell({ rule: 'erasure', entry: seq, sentence: `Entry ${seq}: ${fault}` })
      else erased.add(`${entry.ref[0]} ${(payload as Erasure).field}`)
    },
    end: () => {
      for (const key of erased) {
        const seq = shown.get(key)
        if (seq !== undefined)
          tell({ rule: 'erasure', entry: seq, sentence: `Entry ${seq} shows again what was erased of it.` })
      }
      for (const [key, seq] of missing) {
        if (erased.has(key)) continue
        const sentence = `Entry ${seq} has to show its ${key.split(' ')[1]}, and no erasure explains why it does not.`
        tell({ rule: 'missing-disclosure', entry: seq, sentence })
      }
    },
  }
}

function erasureFault(
  entry: LedgerEntry,
  { entry: of, field, ground, asked, approved }: Erasure,
  { seq, target }: { readonly seq: number; readonly target: number | undefined },
): string | undefined {
  if (target === undefined || target >= seq || of !== entry.ref[0])
    return 'It erases something of an entry that is not before it.'
  if (typeof field !== 'string' || !fieldPattern.test(field) || typeof ground !== 'string' || ground === '')
    return 'It erases without a field or without a ground.'
  const isDuty = (token: Json | undefined) => typeof token === 'string' && dutyPattern.test(token)
  if (!isDuty(asked) || !isDuty(approved) || asked === approved)
    return 'It erases without two different persons.'
  return undefined
}
