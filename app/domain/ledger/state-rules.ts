// What may follow what. A ledger can be whole and signed and still tell of something that the law forbids: a comment taken
// in after the close, an answer approved by who proposed it, an outcome whose fates do not sum. These rules are judged
// from the public leaves alone: by their types, their ids and the tokens of persons (dutyToken in leaf.ts).

import type { Json } from './canonical-json'
import { ledgerEventTypes } from './event-types'
import { createIdTable } from './id-table'
import type { LedgerEntry } from './leaf'
import { outcomeRoot } from './outcome-tree'

export type StateRule = 'state' | 'separation' | 'fates'

/** Told of a fault at the entry that is being judged. */
export type Tell = (rule: StateRule, sentence: string) => void

/** Fates of an outcome, one line a comment, as the export lists them; undefined where the list is not at hand. */
export type FateLines = readonly string[] | undefined

interface Consultation {
  readonly at: number
  stage: 'preparing' | 'approved' | 'open' | 'suspended' | 'closed' | 'withdrawn' | 'reported'
  preparedBy: string
  reportBy: string
  /** Comments that count: received and not taken back. */
  received: number
}

interface Answer {
  stage: 'proposed' | 'approved' | 'returned' | 'withdrawn'
  proposer: string
  approver: string
  /** The answer that stands in its place. */
  replacedBy: string
  readonly replaces: string
}

export interface StateRules {
  /** Judge the next entry. `open` holds its disclosed payloads. */
  entry(entry: LedgerEntry, open: ReadonlyMap<string, Json>, fates: FateLines, tell: Tell): void
}

/** The rules at the beginning of a ledger. Each entry costs constant time, an outcome as much as it has fates. */
export function createStateRules(): StateRules {
  const state: State = {
    consultations: new Map(),
    comments: createIdTable(),
    themes: new Set(),
    answers: new Map(),
    drafts: new Set(),
  }
  return {
    entry: (entry, open, fates, tell) => {
      const known = { state, entry, open, fates, tell }
      const judge = Object.hasOwn(rules, entry.type) ? rules[entry.type] : undefined
      if (judge) judge(known)
      else refuseUnknown(known)
    },
  }
}

interface State {
  readonly consultations: Map<string, Consultation>
  /** Number of its consultation × 2, and 1 once it was taken back. */
  readonly comments: ReturnType<typeof createIdTable>
  readonly themes: Set<string>
  readonly answers: Map<string, Answer>
  /** Answers that a link to changed words began before anybody proposed them. */
  readonly drafts: Set<string>
}

interface Judged {
  readonly state: State
  readonly entry: LedgerEntry
  readonly open: ReadonlyMap<string, Json>
  readonly fates: FateLines
  readonly tell: Tell
}

type Judge = (judged: Judged) => void

/** Every id that the type says is a comment, consultation or theme has to be known. */
function refuseUnknown({ state, entry, tell }: Judged): void {
  const kinds = ledgerEventTypes[entry.type].refs as readonly string[]
  kinds.forEach((kind, at) => {
    const judged = kind.split(' or ').flatMap((name) => isMade(state, name, entry.ref[at] ?? '') ?? [])
    if (judged.length > 0 && !judged.includes(true))
      tell('state', `It speaks of a ${kind} that no entry before it made.`)
  })
}

/** Whether an entry made this; undefined for kinds that are not followed. */
function isMade(state: State, kind: string, id: string): boolean | undefined {
  if (kind === 'comment') return state.comments.get(id) !== undefined
  if (kind === 'consultation') return state.consultations.has(id)
  return kind === 'theme' ? state.themes.has(id) : undefined
}

function consultationOf({ state, entry, tell }: Judged, at = 0): Consultation | undefined {
  const found = state.consultations.get(entry.ref[at] ?? '')
  if (!found) tell('state', 'It speaks of a consultation that no entry before it made.')
  return found
}

type Stage = Consultation['stage']

/** Moves a consultation from one of these stages to another; a wrong step is told and taken. */
function move(found: Consultation, [from, to]: readonly [readonly Stage[], Stage], tell: Tell): void {
  if (!from.includes(found.stage)) tell('state', `The consultation is ${found.stage} at that time.`)
  found.stage = to
}

function step(from: readonly Stage[], to: Stage): Judge {
  return (judged) => {
    const found = consultationOf(judged)
    if (found) move(found, [from, to], judged.tell)
  }
}

/** An act that changes no stage and is allowed in these. */
function stay(stages: readonly Consultation['stage'][]): Judge {
  return (judged) => {
    const found = consultationOf(judged)
    if (found && !stages.includes(found.stage))
      judged.tell('state', `The consultation is ${found.stage} at that time.`)
  }
}

function receive(stages: readonly Consultation['stage'][]): Judge {
  return (judged) => {
    const { state, entry, tell } = judged
    const [comment = ''] = entry.ref
    const found = consultationOf(judged, 1)
    if (!found) return
    if (!stages.includes(found.stage))
      tell('state', `A comment is taken in while its consultation is ${found.stage}.`)
    if (state.comments.get(comment) !== undefined) tell('state', 'The comment was taken in before.')
    state.comments.set(comment, found.at * 2)
    found.received += 1
  }
}

function takeBack(judged: Judged): void {
  const { state, entry, tell } = judged
  const [comment = ''] = entry.ref
  const found = consultationOf(judged, 1)
  const value = state.comments.get(comment)
  if (value === undefined || value % 2 === 1 || (found && value >> 1 !== found.at)) {
    tell('state', 'It takes back a comment that is not there to be taken back.')
    return
  }
  if (found?.stage === 'reported') tell('state', 'A comment is taken back after the outcome was published.')
  state.comments.set(comment, value + 1)
  if (found) found.received -= 1
}

function create({ state, entry, tell }: Judged): void {
  const [id = '', duty = ''] = entry.ref
  const before = state.consultations.get(id)
  if (before && before.stage !== 'preparing') tell('state', `The consultation is ${before.stage} already.`)
  if (before) before.preparedBy = duty
  else {
    const fresh = { stage: 'preparing' as const, preparedBy: duty, reportBy: '', received: 0 }
    state.consultations.set(id, { at: state.consultations.size, ...fresh })
  }
}

function approve(judged: Judged): void {
  const found = consultationOf(judged)
  if (!found) return
  if (found.preparedBy === judged.entry.ref[1])
    judged.tell('separation', 'The consultation is approved by the person who prepared it.')
  move(found, [['preparing'], 'approved'], judged.tell)
}

function answer({ state, entry, tell }: Judged): void {
  const [id = '', proposer = '', target = '', replaces = ''] = entry.ref
  if (state.comments.get(target) === undefined && !state.themes.has(target))
    tell('state', 'It answers a comment or theme that no entry before it made.')
  if (state.answers.has(id)) tell('state', 'The answer was proposed before.')
  const replaced = replaces === '' ? undefined : state.answers.get(replaces)
  if (replaces !== '' && !replaced) tell('state', 'It replaces an answer that no entry before it made.')
  if (replaced) replaced.replacedBy = id
  state.answers.set(id, { stage: 'proposed', proposer, approver: '', replacedBy: '', replaces })
}

function decide(to: 'approved' | 'returned'): Judge {
  return ({ state, entry, tell }) => {
    const [id = '', duty = ''] = entry.ref
    const found = state.answers.get(id)
    if (found?.stage !== 'proposed' || found.replacedBy !== '') {
      tell('state', `It is ${to} while it is not proposed.`)
      return
    }
    if (found.proposer === duty) tell('separation', `The answer is ${to} by the person who proposed it.`)
    found.stage = to
    found.approver = duty
  }
}

function undoAnswer({ state, entry, tell }: Judged): void {
  const [id = '', duty = ''] = entry.ref
  const found = state.answers.get(id)
  if (!found && state.drafts.delete(id)) return
  if (!found || found.stage === 'withdrawn') {
    tell('state', 'It takes back an answer that is not there to be taken back.')
    return
  }
  const isApproval = found.stage === 'approved'
  if (duty !== (isApproval ? found.approver : found.proposer))
    tell('separation', 'A step is taken back by another person than who took it.')
  found.stage = isApproval ? 'proposed' : 'withdrawn'
  const replaced = state.answers.get(found.replaces)
  if (!isApproval && replaced?.replacedBy === id) replaced.replacedBy = ''
}

function prepareReport(judged: Judged): void {
  const found = consultationOf(judged)
  if (found) found.reportBy = judged.entry.ref[1] ?? ''
}

function report(judged: Judged): void {
  const { entry, tell } = judged
  const found = consultationOf(judged)
  if (!found) return
  if (found.reportBy === entry.ref[1]) tell('separation', 'The outcome is published by who prepared it.')
  move(found, [['closed'], 'reported'], tell)
  const fault = outcomeFault(judged, found)
  if (fault) tell('fates', fault)
}

/** Fates that a comment may have in an outcome; "waiting" is none of them. */
const fateWords = ['adopted', 'partly-adopted', 'not-adopted', 'noted', 'merged', 'out-of-scope', 'spam']

function outcomeFault({ open, fates, state }: Judged, found: Consultation): string | undefined {
  const outcome = membersOf(open.get('outcome'))
  const counts = membersOf(outcome.counts)
  const isCounted = (value: Json | undefined): value is number =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
  if (
    Object.keys(counts).sort().join() !== fateWords.toSorted().join() ||
    !Object.values(counts).every(isCounted)
  )
    return 'The outcome does not count every fate.'
  const sum = Object.values(counts).reduce<number>((total, count) => total + Number(count), 0)
  if (outcome.received !== found.received)
    return `The outcome speaks of ${outcome.received} comments, but ${found.received} were received.`
  if (sum !== found.received) return `The fates sum to ${sum}, but ${found.received} comments were received.`
  return fates === undefined ? undefined : listFault(fates, { counts, root: outcome.root }, { state, found })
}

function listFault(
  lines: readonly string[],
  { counts, root }: { readonly counts: Readonly<Record<string, Json>>; readonly root: Json | undefined },
  { state, found }: { readonly state: State; readonly found: Consultation },
): string | undefined {
  const listed = new Map(fateWords.map((word) => [word, 0]))
  let before = ''
  for (const line of lines) {
    const [comment = '', fate = '', ...answers] = line.split(' ')
    if (line <= before || before.startsWith(`${comment} `))
      return 'The list of fates is not sorted, each comment once.'
    before = line
    if (state.comments.get(comment) !== found.at * 2)
      return 'The list of fates names a comment that is not among those received.'
    listed.set(fate, (listed.get(fate) ?? 0) + 1)
    const isAnswered = answers.every((id) => id === '-' || state.answers.get(id)?.stage === 'approved')
    if (!isAnswered) return 'The list of fates names an answer that was not approved.'
  }
  if (outcomeRoot(lines) !== root) return 'The list of fates does not have the root that the outcome names.'
  const isSame = [...listed].every(([word, count]) => counts[word] === count)
  return isSame ? undefined : 'The list of fates is not what the outcome counts.'
}

function membersOf(value: Json | undefined): Readonly<Record<string, Json>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Readonly<Record<string, Json>>) : {}
}

function makeTheme(judged: Judged): void {
  consultationOf(judged, 1)
  judged.state.themes.add(judged.entry.ref[0] ?? '')
}

const underWay = ['open', 'suspended', 'closed'] as const

/** Types that have more to obey than that their ids are known. */
const rules: Readonly<Record<string, Judge>> = {
  'consultation.created': create,
  'consultation.approved': approve,
  'consultation.published': step(['approved'], 'open'),
  'consultation.extended': stay(['open', 'suspended']),
  'consultation.suspended': step(['open'], 'suspended'),
  'consultation.resumed': step(['suspended'], 'open'),
  'consultation.closed': step(['open', 'suspended'], 'closed'),
  'consultation.withdrawn': step(['preparing', 'approved', ...underWay], 'withdrawn'),
  'consultation.report-prepared': prepareReport,
  'consultation.reported': report,
  'comment.received': receive(['open']),
  'comment.late': receive(underWay),
  'comment.forwarded': receive(underWay),
  'comment.undone': takeBack,
  'theme.created': makeTheme,
  'theme.split': makeTheme,
  'disposition.proposed': answer,
  'disposition.changed': answer,
  'disposition.approved': decide('approved'),
  'disposition.returned': decide('returned'),
  'disposition.undone': undoAnswer,
  'trace.confirmed': ({ state, entry }) => state.drafts.add(entry.ref[1] ?? ''),
  'trace.rejected': ({ state, entry }) => state.drafts.add(entry.ref[1] ?? ''),
}
