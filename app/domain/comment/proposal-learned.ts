// What a comment asks for where no rule is sure: people say it in more ways than rules can be written for. A table of
// weights, learned from the comments that were written out with their readings (test/bench/learn-proposals.ts, fixtures
// that have been read), chooses the op by what stands in the whole comment, then the words by what stands around each.
// Measured with a hand left out, it turns a third of the comments that rules leave unread into the right reading.

import { amountsIn, isSameKind } from './amounts'
import { placesIn } from './places'
import { unwanted } from './proposal-amounts'
import { bestTags, slotsOf, TAGS, type TagTables, tagSigns } from './proposal-slots'
import { type CommentUnits, OP_BUCKETS, opSigns, unitCode, unitsOf } from './proposal-units'
import packed from './proposal-weights.json'
import type { FoundProposal, ProposalOp } from './proposals'

/** What the table tells apart: nothing concrete, several things, or one op. In the order of the table's columns, which is
 *  not to follow another list when that one is sorted anew. */
export const learnedOps = [
  'none',
  'several',
  'replace',
  'replace_whole',
  'delete',
  'delete_whole',
  'insert',
  'add_para',
  'add_item',
  'add_article',
  'clarify',
  'merge',
  'move',
  'split',
  'keep',
  'oppose',
] as const satisfies readonly ('none' | 'several' | ProposalOp)[]
export type LearnedOp = (typeof learnedOps)[number]

export interface ProposalTables extends TagTables {
  /** A number for each of `learnedOps` a bucket. */
  readonly ops: ArrayLike<number>
}

/** Least probability of an op; a comment that names no article more often tells a story. */
const [LEAST, LEAST_WITHOUT_PLACE] = [0.15, 0.75]

/** Ops of few words or none are easily seen where there is nothing, and need more. */
const bare: ReadonlySet<LearnedOp> = new Set(['delete', 'delete_whole', 'split', 'keep', 'oppose', 'clarify'])
const LEAST_BARE = 0.3
/** 第十二条包括租客吗 wants an answer; 好吗, 可以吗 are wishes. */
const asking = /(?<![好行以])吗[？?]?\s*$/u
/** Least probability of a wording that is not quoted. */
const LEAST_UNMARKED = 0.4
/** Longer comments than those that were learned from, in UTF-16 units, tell more than they ask. */
const LONGEST = 100

let unpacked: ProposalTables | undefined
function tables(): ProposalTables {
  unpacked ??= {
    ops: numbersOf(packed.ops, packed.opScale),
    weights: numbersOf(packed.tags, packed.tagScale),
    transitions: numbersOf(packed.transitions, packed.transitionScale),
  }
  return unpacked
}

/** Signed bytes in base 64, each times `scale`. */
function numbersOf(text: string, scale: number): Float32Array {
  const size = Math.floor((text.replace(/=+$/u, '').length * 3) / 4)
  const numbers = new Float32Array(size)
  for (let at = 0, held = 0, bits = 0, n = 0; n < size; at++) {
    held = ((held << 6) | digits.indexOf(text[at] ?? 'A')) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    numbers[n++] = (((held >> bits) << 24) >> 24) * scale
  }
  return numbers
}
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The one proposal that `words` (quotations as marks) most likely make; `undefined` for none or several. Linear. */
export function learnedProposal(
  words: string,
  quotes: readonly string[],
  hasPlace: boolean,
  given = tables(),
): FoundProposal | undefined {
  // Who fends a change off asks for none, whatever figures are named.
  if (words.length > LONGEST || unwanted.test(words) || asking.test(words)) return undefined
  const units = unitsOf(words, quotes, hasPlace)
  const { op, share } = likeliestOp(units, given)
  const isPlaced = units.codes.includes(unitCode.citation)
  if (op === 'none' || op === 'several' || share < (isPlaced ? LEAST : LEAST_WITHOUT_PLACE)) return undefined
  if (bare.has(op) && share < LEAST_BARE) return undefined
  if (op === 'merge' || op === 'move') {
    const other = placesIn(words)[1]?.article
    return other === undefined ? undefined : { op, old: '', new: other }
  }
  const slots = filledSlots(words, units, op, given)
  return slots && isSound(op, slots) && (share >= LEAST_UNMARKED || op.startsWith('add_') || areMarked(slots))
    ? { op, ...slots }
    : undefined
}

// 一百三十七万 is not changed into 十五天, and no single character of a sentence is a wording.
function isSound(op: LearnedOp, { old, new: words }: { old: string; new: string }): boolean {
  if ([old, words].some((one) => one.length === 1 && op !== 'insert') || old === words)
    return words === '' && old === ''
  const [from, to] = [amountsIn(old)[0], amountsIn(words)[0]]
  return op !== 'replace' || from === undefined || to === undefined || isSameKind(from, to)
}

const marked = /^〘\d+〙$/u
function areMarked({ old, new: words }: { old: string; new: string }): boolean {
  return [old, words].every((one) => one === '' || marked.test(one))
}

/** The likeliest op and its probability. */
export function likeliestOp(
  units: CommentUnits,
  { ops }: Pick<ProposalTables, 'ops'>,
): { op: LearnedOp; share: number } {
  const signs = opSigns(units)
  const scores = scoresOf(signs, ops)
  const best = scores.indexOf(Math.max(...scores))
  const top = scores[best] ?? 0
  const share = 1 / scores.reduce((sum, score) => sum + Math.exp(score - top), 0)
  return { op: learnedOps[best] ?? 'none', share }
}

/** A score for each of `learnedOps`. */
export function scoresOf(signs: readonly number[], ops: ArrayLike<number>): number[] {
  const scores = learnedOps.map(() => 0)
  for (const sign of signs) {
    const row = (sign % OP_BUCKETS) * learnedOps.length
    for (let k = 0; k < learnedOps.length; k++) scores[k] = (scores[k] ?? 0) + (ops[row + k] ?? 0)
  }
  const each = 1 / Math.sqrt(Math.max(1, signs.length))
  return scores.map((score) => score * each)
}

function filledSlots(
  words: string,
  units: CommentUnits,
  op: ProposalOp,
  given: TagTables,
): { old: string; new: string } | undefined {
  if (!slotsOf[op]) return { old: '', new: '' }
  const tags = bestTags(units, op, tagSigns(units, op), given)
  return tags && { old: wordsTagged(words, units, tags, 1), new: wordsTagged(words, units, tags, 3) }
}

function wordsTagged(words: string, { starts, ends }: CommentUnits, tags: Uint8Array, begin: number): string {
  const first = tags.indexOf(begin)
  if (first < 0) return ''
  let last = first
  while (last + 1 < tags.length && tags[last + 1] === begin + 1) last++
  return words.slice(starts[first], ends[last])
}

/** Numbers a bucket holds, for whoever learns them. */
export const tableSizes = { ops: OP_BUCKETS * learnedOps.length, tags: TAGS } as const
