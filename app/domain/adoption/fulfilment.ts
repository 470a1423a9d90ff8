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
import { type Quantity, quantitiesIn, wholeQuantities } from './quantities'
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
  const evidence = evidenceOf(wish, place)
  const isAsking = wish.add.length > 0 || wish.remove.length > 0
  if (evidence.length === 0 || !isAsking) return nothing
  const came = cameIn(wish, place)
  const went =
    wish.remove.length === 0
      ? 1
      : coverage(
          wish.remove,
          place.spots.map((spot) => spot.went),
        )
  const isOnlyOut = wish.add.length === 0
  const score = isOnlyOut ? went : wish.remove.length === 0 ? came : (2 * came + went) / 3
  const times =
    wish.isStated && !isOnlyOut && !wish.newWords.includes(wish.oldWords)
      ? timesIn(wish.oldWords, place.oldText)
      : 0
  if (wish.oldWords !== '' && came < 1 && times > 0 && timesIn(wish.oldWords, place.newText) >= times)
    return { verdict: 'not-found', score: round(score / 2), evidence }
  const left = isOnlyOut && wish.oldWords !== '' ? timesIn(wish.oldWords, place.newText) : 0
  if (left > 0 && !wish.newWords.includes(wish.oldWords)) {
    // They went out of one wording and stand on in another: what was asked to go has not gone.
    const isFewer = left < timesIn(wish.oldWords, place.oldText)
    return { verdict: isFewer ? 'partly' : 'not-found', score: round(score / 2), evidence }
  }
  const isAll = isOnlyOut
    ? went >= wholly && (wish.isStated ? !isReplaced(wish, place) : landed(wish, place))
    : came >= wholly && (went >= 0.5 || came === 1) && tookPlace(wish, place)
  if (isAll) return { verdict: 'consistent', score: round(score), evidence }
  const isGone = place.newText === '' && went >= wholly
  const isSome = isGone || (isOnlyOut ? went >= somewhat : came >= somewhat)
  if (isSome || (!isOnlyOut && movedAsAsked(wish, place)))
    return { verdict: 'partly', score: round(Math.max(score, 0.4)), evidence }
  return { verdict: 'not-found', score: round(score), evidence }
}

const timesIn = (words: string, text: string) => text.split(words).length - 1

/** How much of what should come in came: all where the stated words stand there now and did not before. */
function cameIn(wish: Wish, place: Place): number {
  if (wish.add.length === 0) return 1
  const wanted = stepsOf(wish)
  // 二百元以上五百元以下 is not half there because 三百元 became 五百元: each number counts from where it stood.
  if (wanted.length > 0 && isInNumbers(wish.add.join(''))) {
    const there = place.spots.flatMap((spot) => steps(quantitiesIn(spot.went), quantitiesIn(spot.came)))
    const found = wanted.filter((step) =>
      there.some(({ old, now }) => isSame(old, step.old) && isSame(now, step.now)),
    )
    const isWhole = found.length === wanted.length
    const isReworded = place.oldText.includes(wish.oldWords) && arrived(wish.newWords, place)
    return isWhole || isReworded ? 1 : found.length / wanted.length
  }
  if (arrived(wish.newWords, place)) return isBesideAnchor(wish, place) ? 1 : short
  const came = place.spots.map((spot) => spot.came)
  const share = coverage(wish.add, came)
  const isAll = wish.isStated ? isAlmostThere(wish, place, share) : landed(wish, place)
  return isAll ? share : Math.min(share, short)
}

/** How far from the words that it was to follow an insertion may stand: the order of a list is the drafter's. */
const asidePossible = 30

function isBesideAnchor({ anchor, newWords }: Wish, { oldText, newText }: Place): boolean {
  if (anchor === '' || !oldText.includes(anchor)) return true
  const [plain, near] = [plainWords(newWords), placesIn(anchor, newText)]
  return placesIn(plain, newText).some((at) =>
    near.some((one) => Math.abs(one - at) <= asidePossible + anchor.length + plain.length),
  )
}

/** Less than all, whatever the share of characters. */
const short = 0.85
/** Of a stated wording so much may read otherwise, numbers excepted; shorter ones have to stand as they are. */
const almost = 0.93
const shortest = 16

function isAlmostThere({ newWords, oldWords }: Wish, place: Place, share: number): boolean {
  const before = quantitiesIn(oldWords)
  const wanted = quantitiesIn(newWords).filter((one) => !before.some((old) => isSame(old, one)))
  const there = place.spots.flatMap(({ came }) => quantitiesIn(came))
  const hasNumbers = wanted.every((one) => there.some((now) => isSame(now, one)))
  if (wanted.length > 0 && isInNumbers(newWords)) return hasNumbers
  return hasNumbers && newWords.length >= shortest && share >= almost
}

const isSame = (a: Quantity, b: Quantity) => a.kind === b.kind && Math.abs(a.value - b.value) < 1e-6
const isInNumbers = (words: string) =>
  quantitiesIn(words).reduce((sum, quantity) => sum + quantity.words.length, 0) * 2 >= words.length

/** Each clause that a reworded passage changes stands in the new text as it should: its words beside others that nobody
 *  asked for, or with a part left out, are not all of what was asked. */
const landed = ({ clauses }: Wish, { newText }: Place) => clauses.every((clause) => newText.includes(clause))

/** The stated words stand in the new text more often than in the old one, with no number of theirs cut out of a longer one. */
function arrived(words: string, { oldText, newText }: Place): boolean {
  const plain = plainWords(words)
  return plain.length >= 2 && timesWhole(plain, newText) > timesWhole(plain, oldText)
}

const timesWhole = (words: string, text: string) =>
  placesIn(words, text).filter((at) => {
    const end = at + words.length
    return wholeQuantities(text.slice(Math.max(0, at - 8), at), words, text.slice(end, end + 8)) === words
  }).length

const plainWords = (words: string) => words.replace(/[。；，\s]+$/, '')

function placesIn(words: string, text: string): number[] {
  const places: number[] = []
  if (words === '') return places
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

/** The words that were to go made room for others: that is no deletion. */
function isReplaced(wish: Wish, place: Place): boolean {
  const words = wish.remove.join('')
  const taking = place.spots.filter(({ went }) => overlap(went, words) > 0 && overlap(words, went) > somewhat)
  return taking.some(({ span }) => span.words.replace(/[^\p{sc=Han}]/gu, '').length >= 2)
}

/** The new words stand where the old ones stood, and not elsewhere in the article by chance. */
function tookPlace({ isStated, oldWords, newWords }: Wish, { oldText, newText, spots }: Place): boolean {
  const [olds, news] = [placesIn(oldWords, oldText), placesIn(plainWords(newWords), newText)]
  if (!isStated || olds.length === 0 || news.length === 0) return true
  const size = plainWords(newWords).length
  const touch = (from: number, until: number, start: number, end: number) => from <= end && start <= until
  // As far into the change as the old words were: a long change may bring the same words in further on.
  const isSwapped = spots.some(({ span, at, was }) =>
    olds.some((old) =>
      news.some(
        (now) =>
          touch(old, old + oldWords.length, was, was + span.removed.length) &&
          touch(now, now + size, at, at + span.words.length) &&
          Math.abs(now - at - (old - was)) <= drift,
      ),
    ),
  )
  return (
    isSwapped ||
    olds.some((was) =>
      news.some((at) =>
        isBeside({ oldText, was: [was, was + oldWords.length], newText, at: [at, at + size] }),
      ),
    )
  )
}

const neighbours = 6
const drift = 16
function isBeside(one: {
  oldText: string
  was: readonly [number, number]
  newText: string
  at: readonly [number, number]
}): boolean {
  const { oldText, was, newText, at } = one
  const before = oldText.slice(Math.max(0, was[0] - neighbours), was[0])
  const after = oldText.slice(was[1], was[1] + neighbours)
  return (
    (before.length === neighbours && newText.slice(0, at[0]).endsWith(before)) ||
    (after.length === neighbours && newText.startsWith(after, at[1]))
  )
}

/** 三十日 was asked to become 十五日 and became 二十日: some of the way, in the asked direction. */
function movedAsAsked(wish: Wish, place: Place): boolean {
  const wanted = stepsOf(wish)
  const before = quantitiesIn(wish.oldWords)
  // Where the old number is not named, one that is asked for tells the direction of its kind.
  const isOpen = wish.op.startsWith('replace')
  const open = quantitiesIn(wish.newWords).filter(
    ({ kind }) => isOpen && !before.some((old) => old.kind === kind),
  )
  return place.spots.some((spot) =>
    steps(quantitiesIn(spot.went), quantitiesIn(spot.came)).some(({ old, now }) => {
      const isNamed = wanted.some((step) => isSame(step.old, old) && sameSide(old, now, step.now))
      const asked = open.filter(({ kind }) => kind === old.kind)
      return isNamed || (asked.length > 0 && asked.every((one) => sameSide(old, now, one)))
    }),
  )
}

/** The numbers that a wish would change; only those whose change it states. */
const stepsOf = ({ oldWords, newWords }: Wish) =>
  steps(quantitiesIn(oldWords), quantitiesIn(newWords)).filter(({ old, now }) => !isSame(old, now))

/** What became of each number: the first of its kind of the first, the second of the second. */
function steps(before: readonly Quantity[], after: readonly Quantity[]): { old: Quantity; now: Quantity }[] {
  return before.flatMap((old, index) => {
    const place = before.slice(0, index).filter(({ kind }) => kind === old.kind).length
    const now = after.filter(({ kind }) => kind === old.kind)[place]
    return now ? [{ old, now }] : []
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
