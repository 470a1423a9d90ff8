// Whether one changed place does what one wish asks: the asked words came in, the unwanted ones went out, a number moved
// the asked way, or the article was joined, moved or repealed as asked.

import {
  nothing,
  type Place,
  ranked,
  round,
  somewhat,
  type Trace,
  type TraceEvidence,
  wholly,
} from './evidence'
import { coverage, overlap } from './overlap'
import { type Quantity, quantitiesIn } from './quantities'
import type { Wish } from './wishes'

/** Merging, moving and deleting whole articles show in the row's kinds. */
export function byForm(wish: Wish, own: readonly Place[]): Trace | undefined {
  const wanted = { merge: 'join', move: 'move', delete_whole: 'repeal', oppose: 'repeal' }[wish.op]
  if (wanted === undefined) return undefined
  const place = own.find(({ row }) => row.kinds.some((kind) => kind === wanted))
  if (!place) return wish.op === 'oppose' && wish.oldWords !== '' ? undefined : nothing
  const evidence = place.spots.slice(0, 1).map(({ span }) => ({ ground: 'form' as const, span, score: 0.9 }))
  return { verdict: 'consistent', score: 0.9, evidence }
}

/** The answer of one place to one wish. */
export function atPlace(wish: Wish, place: Place): Trace {
  const came = wish.add.join('')
  const went = wish.remove.join('')
  const added = place.spots.map((spot) => spot.came)
  const removed = place.spots.map((spot) => spot.went)
  const cameIn = came === '' ? 1 : arrived(wish.newWords, place) ? 1 : coverage(wish.add, added)
  const wentOut = went === '' ? 1 : coverage(wish.remove, removed)
  const evidence = evidenceOf(wish, place)
  if (evidence.length === 0) return nothing
  if (came === '' && went === '') return nothing
  const score = came === '' ? wentOut : went === '' ? cameIn : (2 * cameIn + wentOut) / 3
  const left = came === '' && wish.oldWords !== '' ? timesIn(wish.oldWords, place.newText) : 0
  if (left > 0) {
    // They went out of one wording and stand on in another: what was asked to go has not gone.
    const isFewer = left < timesIn(wish.oldWords, place.oldText)
    return { verdict: isFewer ? 'partly' : 'not-found', score: round(score / 2), evidence }
  }
  const isAll = cameIn >= wholly && (came === '' ? wentOut >= wholly : wentOut >= 0.5 || cameIn === 1)
  if (isAll) return { verdict: 'consistent', score: round(score), evidence }
  const isSome = (came !== '' && cameIn >= somewhat) || (came === '' && wentOut >= somewhat)
  const isDirected = came !== '' && movedAsAsked(wish, place)
  if (isSome || isDirected) return { verdict: 'partly', score: round(Math.max(score, 0.4)), evidence }
  return { verdict: 'not-found', score: round(score), evidence }
}

const timesIn = (words: string, text: string) => text.split(words).length - 1

/** The stated words stand in the new text and did not stand in the old one. */
function arrived(words: string, place: Place): boolean {
  const plain = words.replace(/[。；，\s]+$/, '')
  return plain.length >= 2 && place.newText.includes(plain) && !place.oldText.includes(plain)
}

/** 三十日 was asked to become 十五日 and became 二十日: some of the way, in the asked direction. */
function movedAsAsked(wish: Wish, place: Place): boolean {
  const asked = quantitiesIn(wish.add.join('｜'))
  const from = quantitiesIn(wish.remove.join('｜'))
  return place.spots.some((spot) => {
    const before = quantitiesIn(spot.went)
    const after = quantitiesIn(spot.came)
    return before.some((old) => {
      const now = after.find(({ kind }) => kind === old.kind)
      const wanted = asked.find(({ kind }) => kind === old.kind)
      const isAbout =
        from.length === 0 || from.some(({ kind, value }) => kind === old.kind && value === old.value)
      return now !== undefined && wanted !== undefined && isAbout && sameSide(old, now, wanted)
    })
  })
}

/** Both moved away from the old value in the same direction. */
export const sameSide = (old: Quantity, now: Quantity, wanted: Quantity) =>
  Math.sign(now.value - old.value) !== 0 &&
  Math.sign(now.value - old.value) === Math.sign(wanted.value - old.value)

/** The places that the wish touches, by how much of its words each holds. */
function evidenceOf(wish: Wish, place: Place): TraceEvidence[] {
  const most = (pieces: readonly string[], text: string) =>
    text === '' ? 0 : Math.max(0, ...pieces.map((piece) => overlap(piece, text)))
  const found = place.spots.map((spot): TraceEvidence => {
    const cameIn = most(wish.add, spot.came)
    const wentOut = most(wish.remove, spot.went)
    const isNumber = movedAsAsked(wish, { ...place, spots: [spot] })
    const ground = isNumber && cameIn < somewhat ? 'number' : cameIn >= wentOut ? 'words-in' : 'words-out'
    return { ground, span: spot.span, score: round(Math.max(cameIn, wentOut * 0.8, isNumber ? 0.6 : 0)) }
  })
  return ranked(found.filter(({ score }) => score > 0.15))
}
