// Looks among the changes of the next version for what a comment asked. It works on the difference alone: words that
// came in and were not there before, words that went out, numbers that moved the way they were asked to. What it finds
// is called consistent with the suggestion, never caused by it: that is for a person to say. Every verdict comes with
// the exact characters it rests on, and a wish that cannot be pinned to characters is not called fulfilled.

import type { ArticleChange, ChangeSet } from '../comparison'
import type { CarrySide } from './carry'
import { type Quantity, quantitiesIn, wholeQuantities } from './quantities'
import { type ChangedSpan, changedSpans, isSubstantive } from './spans'
import { type StatedProposal, type Wish, wishesOfQuotes, wishOfProposal, wishOfSuggestion } from './wishes'

export type TraceVerdict = 'consistent' | 'partly' | 'not-found'

export interface TraceComment {
  readonly text: string
  readonly suggestion?: string
  /** Where it stands in the earlier version: eIds; empty or `whole` for the draft as a whole. */
  readonly eIds: readonly string[]
  readonly proposals?: readonly StatedProposal[]
}

/** Why a place is a candidate: asked words that came in or went out, a number that moved as asked, a form that was
 *  asked for (merge, move), or only words in common. */
export type TraceGround = 'words-in' | 'words-out' | 'number' | 'form' | 'shared'

export interface TraceEvidence {
  readonly ground: TraceGround
  readonly span: ChangedSpan
  /** 0 to 1. */
  readonly score: number
}

export interface Trace {
  readonly verdict: TraceVerdict
  readonly score: number
  /** Best first, one for each place. */
  readonly evidence: readonly TraceEvidence[]
}

export interface TraceInput {
  readonly changes: Pick<ChangeSet, 'rows'>
  readonly from: CarrySide
  readonly to: CarrySide
}

/** A changed place with its words widened to whole quantities, as matching reads them. */
interface Spot {
  readonly span: ChangedSpan
  readonly came: string
  readonly went: string
}

interface Place {
  readonly row: ArticleChange
  readonly spots: readonly Spot[]
  readonly oldText: string
  readonly newText: string
}

/** Coverage that counts as all of the asked characters, and the least that counts as some of them; both were read off
 *  the demonstration's adopted and partly adopted comments, whose test notices if they move. */
const wholly = 0.9
const somewhat = 0.3
/** Words found in another article than the commented one count for less. */
const elsewhere = 0.85
const mostEvidence = 6

/** Prepare the search among the changes of two versions; the function traces one comment. */
export function createTracer(input: TraceInput): (comment: TraceComment) => Trace {
  const places = input.changes.rows.filter(isSubstantiveOrMoved).map(
    (row): Place => ({
      row,
      spots: changedSpans(row, input.to).map(spotOf),
      oldText: row.from.map(({ eId }) => input.from.articles.get(eId)?.text ?? '').join('\n'),
      newText: row.to.map(({ eId }) => input.to.articles.get(eId)?.text ?? '').join('\n'),
    }),
  )
  return (comment) => traceComment(input, places, comment)
}

const spotOf = (span: ChangedSpan): Spot => ({
  span,
  came: span.words === '' ? '' : wholeQuantities(span.before, span.words, span.after),
  went: span.removed === '' ? '' : wholeQuantities(span.before, span.removed, span.after),
})

function isSubstantiveOrMoved(row: ArticleChange): boolean {
  return isSubstantive(row) || row.kinds.includes('move')
}

function traceComment(input: TraceInput, places: readonly Place[], comment: TraceComment): Trace {
  const own = placesOf(places, comment.eIds)
  const text = comment.eIds.map((eId) => input.from.articles.get(eId)?.text ?? '').join('\n')
  const wishes = wishesOf(input, comment, text)
  const answers = wishes.map((wish) => {
    const target = wish.article ? placesOf(places, [eIdOf(input.from, wish.article)]) : own
    return fulfil(wish, target, places)
  })
  const stated = together(answers)
  if (stated.verdict === 'consistent') return stated
  const said = byNumbers(comment.text, own)
  const strongest =
    wishes.length === 0 ? said : betterOf(stated, said.verdict === 'consistent' ? halved(said) : said)
  return strongest.evidence.length > 0 ? strongest : bySharedWords(comment, own)
}

/** Wishes were stated and are not all there: a number that fits is then some of it and not all. */
const halved = (trace: Trace): Trace => ({ ...trace, verdict: 'partly', score: trace.score * 0.8 })

const betterOf = (a: Trace, b: Trace): Trace => {
  const rank: Readonly<Record<TraceVerdict, number>> = { 'not-found': 0, partly: 1, consistent: 2 }
  return rank[b.verdict] > rank[a.verdict] || (b.verdict === a.verdict && b.score > a.score) ? b : a
}

function wishesOf(input: TraceInput, comment: TraceComment, text: string): Wish[] {
  const proposals = (comment.proposals ?? []).filter(({ op }) => op !== 'keep' && op !== 'clarify')
  if (comment.suggestion) return [wishOfSuggestion(comment.suggestion, text)]
  if (proposals.length > 0) {
    return proposals.map((proposal) => {
      const about = proposal.article
        ? input.from.articles.get(eIdOf(input.from, proposal.article))?.text
        : text
      return wishOfProposal(proposal, about ?? text)
    })
  }
  return wishesOfQuotes(comment.text, text)
}

function eIdOf(from: CarrySide, article: string): string {
  if (from.articles.has(article)) return article
  for (const [eId, { number }] of from.articles) if (number === article) return eId
  return article
}

function placesOf(places: readonly Place[], eIds: readonly string[]): readonly Place[] {
  const wanted = new Set(eIds.map((eId) => eId.split('__')[0]))
  if (wanted.size === 0 || wanted.has('whole')) return places
  return places.filter(({ row }) => row.from.some(({ eId }) => wanted.has(eId)))
}

const nothing: Trace = { verdict: 'not-found', score: 0, evidence: [] }

function together(answers: readonly Trace[]): Trace {
  if (answers.length === 0) return nothing
  const evidence = ranked(answers.flatMap((answer) => answer.evidence))
  const score = answers.reduce((sum, answer) => sum + answer.score, 0) / answers.length
  const all = answers.every(({ verdict }) => verdict === 'consistent')
  const any = answers.some(({ verdict }) => verdict !== 'not-found')
  return { verdict: all ? 'consistent' : any ? 'partly' : 'not-found', score: round(score), evidence }
}

function fulfil(wish: Wish, own: readonly Place[], all: readonly Place[]): Trace {
  const form = byForm(wish, own)
  if (form) return form
  const here = bestOf(own.map((place) => atPlace(wish, place)))
  if (here.verdict === 'consistent') return here
  const isFindable = wish.newWords.length >= 8 || wish.op === 'add_article'
  if (!isFindable) return here
  const others = all.filter((place) => !own.includes(place))
  const whole: Wish = { ...wish, add: [wish.newWords], remove: [], oldWords: '' }
  const there = bestOf(others.map((place) => atPlace(whole, place)))
  // A number that moves the same way in another article is chance.
  if (there.evidence[0]?.ground === 'number') return here
  return betterOf(here, { ...there, score: round(there.score * elsewhere) })
}

/** Merging, moving and deleting whole articles show in the row's kinds. */
function byForm(wish: Wish, own: readonly Place[]): Trace | undefined {
  const wanted = { merge: 'join', move: 'move', delete_whole: 'repeal', oppose: 'repeal' }[wish.op]
  if (wanted === undefined) return undefined
  const place = own.find(({ row }) => row.kinds.some((kind) => kind === wanted))
  if (!place) return wish.op === 'oppose' && wish.oldWords !== '' ? undefined : nothing
  const evidence = place.spots.slice(0, 1).map(({ span }) => ({ ground: 'form' as const, span, score: 0.9 }))
  return { verdict: 'consistent', score: 0.9, evidence }
}

function bestOf(traces: readonly Trace[]): Trace {
  return traces.reduce(betterOf, nothing)
}

function atPlace(wish: Wish, place: Place): Trace {
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
  const isAll = cameIn >= wholly && (came === '' ? wentOut >= wholly : wentOut >= 0.5 || cameIn === 1)
  if (isAll) return { verdict: 'consistent', score: round(score), evidence }
  const isSome = (came !== '' && cameIn >= somewhat) || (came === '' && wentOut >= somewhat)
  const isDirected = came !== '' && movedAsAsked(wish, place)
  if (isSome || isDirected) return { verdict: 'partly', score: round(Math.max(score, 0.4)), evidence }
  return { verdict: 'not-found', score: round(score), evidence }
}

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

const sameSide = (old: Quantity, now: Quantity, wanted: Quantity) =>
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

/** Free words: a number that the comment names came in. It is consistent only where the comment plainly asks for that
 *  number and opposes nothing; otherwise people name numbers as often to fend them off, and it stays for a person. */
function byNumbers(text: string, own: readonly Place[]): Trace {
  const said = quantitiesIn(text)
  const isOpposing = opposing.test(text)
  const evidence: TraceEvidence[] = []
  let isWhole = false
  for (const { span, came, went } of own.flatMap(({ spots }) => spots)) {
    const before = quantitiesIn(went)
    const after = quantitiesIn(came).filter((now) => !before.some((old) => equal(old, now)))
    const exact = after.find((now) => said.some((named) => equal(named, now)))
    if (exact) {
      const isSwapped = before.some(({ kind }) => kind === exact.kind)
      const isAsked = said.some((named) => equal(named, exact) && asking.test(text.slice(0, named.at)))
      isWhole ||= isSwapped && isAsked && !isOpposing
      const isBoth = before.some((old) => said.some((named) => equal(named, old)))
      evidence.push({ ground: 'number', span, score: isSwapped ? (isBoth ? 0.8 : 0.7) : 0.5 })
      continue
    }
    const isDirected = after.some((now) =>
      before.some(
        (old) =>
          old.kind === now.kind && said.some((named) => named.kind === old.kind && sameSide(old, now, named)),
      ),
    )
    if (isDirected) evidence.push({ ground: 'number', span, score: 0.4 })
  }
  if (evidence.length === 0) return nothing
  const best = ranked(evidence)
  return { verdict: isWhole ? 'consistent' : 'partly', score: best[0]?.score ?? 0, evidence: best }
}

const equal = (a: Quantity, b: Quantity) => a.kind === b.kind && Math.abs(a.value - b.value) < 1e-6
const asking =
  /(?:改|改成|改为|降到|降为|降至|降成|减到|减为|减至|压到|缩短到|缩短为|缩短至|延长到|延长为|延长至|延到|延至|提高到|提高至|提到|换|换成|应为|定为|限定)[“"「]?[^，。；！？]{0,2}$/
const opposing = /反对|不要|别再|不能|维持|刚好|不同意|不赞成|没必要|怎么办|不应|不宜/

/** No wish and no number: what was added shares words with the comment. Never more than partly. */
function bySharedWords(comment: TraceComment, own: readonly Place[]): Trace {
  const said = `${comment.text}\n${comment.suggestion ?? ''}`
  const evidence = own
    .flatMap(({ spots }) => spots)
    .map(({ span }): TraceEvidence => {
      const words = `${span.words}${span.removed}`
      return { ground: 'shared', span, score: round(0.6 * overlap(words, said)) }
    })
    .filter(({ score }) => score > 0.05)
  const best = ranked(evidence)
  const score = best[0]?.score ?? 0
  return { verdict: score >= somewhat ? 'partly' : 'not-found', score, evidence: best }
}

/** One entry for each place, the strongest first; ties in the order of the text. */
function ranked(evidence: readonly TraceEvidence[]): TraceEvidence[] {
  const best = new Map<string, TraceEvidence>()
  for (const entry of evidence) {
    const key = `${entry.span.changeId} ${entry.span.eId} ${entry.span.start}`
    const before = best.get(key)
    if (!before || before.score < entry.score) best.set(key, entry)
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, mostEvidence)
}

/** Share of the wanted characters that stand in the given pieces. */
function coverage(wanted: readonly string[], given: readonly string[]): number {
  const total = wanted.reduce((sum, piece) => sum + piece.length, 0)
  if (total === 0) return 0
  const text = given.join('\n')
  return wanted.reduce((sum, piece) => sum + overlap(piece, text) * piece.length, 0) / total
}

/** Share of `wanted` found in `text` in common runs of two units or more (one, when it is one unit long). Numbers count
 *  whole: 二十日 holds nothing of 十五日. O(a·b) on short words; long ones are cut at 1,500 units. */
export function overlap(wanted: string, text: string): number {
  const [a, b] = [wanted.slice(0, 1500), text.slice(0, 1500)]
  if (a === '') return 0
  const numbers = quantitiesIn(a)
  const inNumbers = numbers.reduce((sum, { words }) => sum + words.length, 0)
  if (inNumbers * 2 >= a.length) {
    const there = new Set(quantitiesIn(b).map(({ kind, value }) => `${kind} ${value}`))
    return numbers.every(({ kind, value }) => there.has(`${kind} ${value}`)) ? 1 : 0
  }
  if (b.includes(a)) return 1
  return commonRuns(a, b) / a.length
}

function commonRuns(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0
  let best = { length: 0, a: 0, b: 0 }
  let row = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) {
      if (a[i - 1] !== b[j - 1]) continue
      const length = (row[j - 1] ?? 0) + 1
      next[j] = length
      if (length > best.length) best = { length, a: i - length, b: j - length }
    }
    row = next
  }
  if (best.length < 2) return 0
  const left = commonRuns(a.slice(0, best.a), b.slice(0, best.b))
  return left + best.length + commonRuns(a.slice(best.a + best.length), b.slice(best.b + best.length))
}

/** The changed places that no comment's evidence touches; rows that change no provision are left out. */
export function unexplainedSpans(input: TraceInput, explained: Iterable<ChangedSpan>): ChangedSpan[] {
  const known = new Set<string>()
  for (const span of explained) known.add(`${span.changeId} ${span.eId} ${span.start}`)
  return input.changes.rows
    .filter(isSubstantive)
    .flatMap((row) => changedSpans(row, input.to))
    .filter((span) => !known.has(`${span.changeId} ${span.eId} ${span.start}`))
}

const round = (value: number) => Math.round(value * 100) / 100
