// Which units of a comment are the old words and which the new ones, once its op is known: the best path through the
// units, where each unit is outside, begins or goes on with either (a linear chain, as in tagging words). An op says which
// slots it needs, and no slot is filled twice.

import { type CommentUnits, closed, isQuoted, mixed, TAG_BUCKETS, unitCode } from './proposal-units'
import type { ProposalOp } from './proposals'

/** Outside, begin and go on with the old words, begin and go on with the new ones. */
export const TAGS = 5
/** Old words and new ones of an op: 0 never, 1 may be, 2 must be. Ops without a row have neither. */
export const slotsOf: Readonly<Partial<Record<ProposalOp, readonly [number, number]>>> = {
  replace: [2, 2],
  insert: [1, 2],
  replace_whole: [0, 2],
  add_para: [0, 1],
  add_item: [0, 1],
  add_article: [0, 1],
  delete: [2, 0],
  clarify: [1, 0],
  keep: [1, 0],
  oppose: [1, 0],
}
const opNumbers = new Map(Object.keys(slotsOf).map((op, index) => [op, index + 1]))

const codesOf = (characters: string) => new Set([...characters].map((one) => one.charCodeAt(0)))
const comma = '，'.charCodeAt(0)
const stops = codesOf('，,。；：:？！\n')
const verbs = codesOf('改换删加增补后前去写留为成到作撤漏缺从把将用说是不叫由定放')

/** Signs of a unit. */
export const SIGNS = 44

/** Signs of every unit, `SIGNS` each, as buckets. */
export function tagSigns(units: CommentUnits, op: ProposalOp): Int32Array {
  const { codes, amounts } = units
  const signs = new Int32Array(codes.length * SIGNS)
  const spans = [codes.filter(isQuoted).length, amounts.filter((flag) => flag === 3).length] as const
  const next = nextVerbs(codes)
  const seen = { clause: 0, inClause: 0, verb: 0, quoted: 0, measured: 0, cited: 0 }
  codes.forEach((code, at) => {
    putSigns(signs, { units, at, op: opNumbers.get(op) ?? 0, spans, next: next[at] ?? 0, ...seen })
    if (stops.has(code)) {
      seen.clause++
      seen.inClause = 0
      seen.verb = comma
    } else {
      seen.inClause++
      if (verbs.has(code)) seen.verb = code
    }
    if (isQuoted(code)) seen.quoted++
    if (amounts[at] === 3) seen.measured++
    if (code === unitCode.citation) seen.cited = 1
  })
  return signs
}

interface UnitInPlace {
  readonly units: CommentUnits
  readonly at: number
  readonly op: number
  /** How many quotations and amounts the comment has. */
  readonly spans: readonly [number, number]
  /** The next telling verb of the clause, and the last one. */
  readonly next: number
  readonly verb: number
  readonly clause: number
  readonly inClause: number
  readonly quoted: number
  readonly measured: number
  readonly cited: number
}

function putSigns(signs: Int32Array, place: UnitInPlace): void {
  const { units, at, op, spans, next, verb, clause, inClause, quoted, measured, cited } = place
  const { codes, amounts } = units
  const code = codes[at] ?? 0
  const c = (k: number) => codes[at + k] ?? 6
  const flag = amounts[at] ?? 0
  const kind = isQuoted(code) ? 9 : flag
  let n = at * SIGNS
  const put = (sort: number, a: number, b = 0, d = 0, e = 0) => {
    signs[n++] = closed(mixed(mixed(mixed(mixed(mixed(0x811c9dc5, sort), a), b), d), e)) % TAG_BUCKETS
  }
  for (let k = -4; k <= 4; k++) put(10 + k, c(k))
  for (let k = -3; k <= 2; k++) put(20 + k, c(k), c(k + 1))
  for (let k = -3; k <= 1; k++) put(30 + k, c(k), c(k + 1), c(k + 2))
  put(40, c(-4), c(-3), c(-2), c(-1))
  put(41, c(1), c(2), c(3), c(4))
  put(42, op, code)
  put(43, op, c(-1))
  put(44, op, c(1))
  put(45, op, c(-2), c(-1))
  put(46, op, c(1), c(2))
  put(47, op, c(-3), c(-2), c(-1))
  put(48, op, flag, Math.min(3, measured), Math.min(3, spans[1]))
  put(49, op, kind === 9 ? 1 : 0, Math.min(3, quoted), Math.min(3, spans[0]))
  put(50, op, Math.min(4, inClause), kind)
  put(51, op, Math.min(3, clause), kind)
  put(52, op, verb, kind)
  put(53, op, next, kind)
  put(54, op, verb, next)
  put(55, flag, amounts[at - 1] ?? 0, amounts[at + 1] ?? 0)
  put(56, op, cited, inClause === 0 ? 1 : 0, kind)
  put(57, op, spans[0] > 0 ? 1 : 0, spans[1] > 0 ? 1 : 0, flag)
  put(58, flag, c(-2), c(-1))
  put(59, flag, c(1), c(2))
  put(60, op, verb, c(-1))
  put(61, op, next, c(1))
  put(62, op, Math.min(3, codes.length - 1 - at))
  put(63, op, flag, verb, Math.min(3, measured))
  put(64, op, code, c(-1), c(1))
  put(65, verb, flag, next)
}

function nextVerbs(codes: readonly number[]): number[] {
  const next: number[] = []
  let ahead = comma
  for (let at = codes.length - 1; at >= 0; at--) {
    next[at] = ahead
    const code = codes[at] ?? 0
    if (stops.has(code)) ahead = comma
    else if (verbs.has(code)) ahead = code
  }
  return next
}

/** Numbers of a table of transitions: for each op a row a tag before (`TAGS` for the start) and a column a tag. */
export const TRANSITIONS = (TAGS + 1) * TAGS * (opNumbers.size + 1)
export const transitionAt = (op: ProposalOp, before: number, tag: number): number =>
  ((opNumbers.get(op) ?? 0) * (TAGS + 1) + before) * TAGS + tag

export interface TagTables {
  /** `TAGS` numbers a bucket. */
  readonly weights: ArrayLike<number>
  readonly transitions: ArrayLike<number>
}

/** A state is a tag and which slots were begun (1 the old words, 2 the new ones). */
const SEEN = 4
const STATES = TAGS * SEEN
const slotOfTag = [0, 1, 1, 2, 2]
const begins = [0, 1, 0, 2, 0]
const goesOn = [false, false, true, false, true]

/** The best tags for `op`; `undefined` where its slots cannot be filled. Linear. */
export function bestTags(
  { codes }: CommentUnits,
  op: ProposalOp,
  signs: Int32Array,
  { weights, transitions }: TagTables,
): Uint8Array | undefined {
  const [ofOld, ofNew] = slotsOf[op] ?? [0, 0]
  const size = codes.length
  const back = new Int8Array(size * STATES)
  let scores = new Float64Array(STATES).fill(-Infinity)
  scores[0] = 0
  for (let at = 0; at < size; at++) {
    const now = new Float64Array(STATES).fill(-Infinity)
    for (let tag = 0; tag < TAGS; tag++) {
      const slot = slotOfTag[tag] ?? 0
      if ((slot === 1 && ofOld === 0) || (slot === 2 && ofNew === 0)) continue
      // A citation is no word of either.
      if (slot !== 0 && codes[at] === unitCode.citation) continue
      let own = 0
      for (let k = at * SIGNS; k < (at + 1) * SIGNS; k++) own += weights[(signs[k] ?? 0) * TAGS + tag] ?? 0
      const begun = begins[tag] ?? 0
      for (let from = 0; from < STATES; from++) {
        const score = scores[from] ?? -Infinity
        if (score === -Infinity) continue
        const before = from >> 2
        const seen = from & 3
        if ((seen & begun) !== 0 || (goesOn[tag] && (at === 0 || slotOfTag[before] !== slot))) continue
        const then = tag * SEEN + (seen | begun)
        const step = transitions[transitionAt(op, at === 0 ? TAGS : before, tag)] ?? 0
        if (score + own + step <= (now[then] ?? -Infinity)) continue
        now[then] = score + own + step
        back[at * STATES + then] = from
      }
    }
    scores = now
  }
  let best = -1
  for (let state = 0; state < STATES; state++) {
    const isFull = (ofOld < 2 || (state & 1) !== 0) && (ofNew < 2 || (state & 2) !== 0)
    if (isFull && (scores[state] ?? -Infinity) > (best < 0 ? -Infinity : (scores[best] ?? -Infinity)))
      best = state
  }
  return best < 0 ? undefined : traced(back, size, best)
}

function traced(back: Int8Array, size: number, last: number): Uint8Array {
  const tags = new Uint8Array(size)
  for (let at = size - 1, state = last; at >= 0; at--) {
    tags[at] = state >> 2
    state = back[at * STATES + state] ?? 0
  }
  return tags
}
