// Looks among the changes of the next version for what a comment asked. It works on the difference alone: words that
// came in and were not there before, words that went out, numbers that moved the way they were asked to. What it finds
// is called consistent with the suggestion, never caused by it: that is for a person to say. Every verdict comes with
// the exact characters it rests on, and a wish that cannot be pinned to characters is not called fulfilled.

import type { ArticleChange, ChangeSet } from '../comparison'
import type { CarrySide } from './carry'
import { betterOf, nothing, type Place, ranked, round, type Spot, type Trace } from './evidence'
import { byNumbers, bySharedWords } from './free-words'
import { atPlace, byForm } from './fulfilment'
import { quantitiesIn, wholeQuantities } from './quantities'
import { type ChangedSpan, changedSpans, isSubstantive, placedSpans } from './spans'
import { type StatedProposal, type Wish, wishesOfQuotes, wishOfProposal, wishOfSuggestion } from './wishes'

export interface TraceComment {
  readonly text: string
  readonly suggestion?: string
  /** Where it stands in the earlier version: eIds; empty or `whole` for the draft as a whole. */
  readonly eIds: readonly string[]
  readonly proposals?: readonly StatedProposal[]
}

export interface TraceInput {
  readonly changes: Pick<ChangeSet, 'rows'>
  readonly from: CarrySide
  readonly to: CarrySide
}

/** Words found in another article than the commented one count for less. */
const elsewhere = 0.85
/** Some words of a wish stand in other articles by chance. */
const leastElsewhere = 0.6

/** Prepare the search among the changes of two versions; the function traces one comment. */
export function createTracer(input: TraceInput): (comment: TraceComment) => Trace {
  const places = input.changes.rows.filter(isSubstantiveOrMoved).map((row): Place => placeOf(row, input))
  return (comment) => traceComment(input, places, comment)
}

function placeOf(row: ArticleChange, { from, to }: TraceInput): Place {
  const oldText = row.from.map(({ eId }) => from.articles.get(eId)?.text ?? '').join('\n')
  const newText = row.to.map(({ eId }) => to.articles.get(eId)?.text ?? '').join('\n')
  const starts = new Map<string, number>()
  let start = 0
  for (const { eId } of row.to) {
    starts.set(eId, start)
    start += (to.articles.get(eId)?.text ?? '').length + 1
  }
  const spots = placedSpans(row, to).map(({ span, was }): Spot => {
    const at = (starts.get(span.eId) ?? 0) + span.start
    const came = widened(newText, at, at + span.words.length)
    return { span, at, was, came, went: widened(oldText, was, was + span.removed.length) }
  })
  return { row, spots, oldText, newText }
}

/** Longer than any quantity is written. */
const reach = 14

/** The words with the quantities that they cut; also where nothing came and a number was shortened. */
const widened = (text: string, start: number, end: number) =>
  wholeQuantities(
    text.slice(Math.max(0, start - reach), start),
    text.slice(start, end),
    text.slice(end, end + reach),
  )

function isSubstantiveOrMoved(row: ArticleChange): boolean {
  return isSubstantive(row) || row.kinds.includes('move')
}

function traceComment(input: TraceInput, places: readonly Place[], comment: TraceComment): Trace {
  const own = placesOf(places, comment.eIds)
  const wishes = wishesOf(input, comment)
  const answers = wishes.map(({ wish, eIds }) => {
    const target = eIds === undefined ? own : eIds.length === 0 ? [] : placesOf(places, eIds)
    return fulfil(wish, target, places)
  })
  const stated = together(answers)
  if (stated.verdict === 'consistent')
    return wishes.length === 1 && asksForMore(comment.text) ? halved(stated) : stated
  if (wishes.length === 0) {
    const said = byNumbers(comment.text, own)
    return said.evidence.length > 0 ? said : bySharedWords(comment, own)
  }
  const isWorded = wishes.some(({ wish }) => wish.newWords !== '')
  const said = isWorded ? nothing : byNumbers(comment.text, own)
  const strongest = betterOf(stated, said.verdict === 'consistent' ? halved(said) : said)
  // Words in common say nothing about a wish that was stated and not met; they are only where a person would look.
  const { evidence } = strongest.evidence.length > 0 ? strongest : bySharedWords(comment, own)
  return { ...strongest, evidence }
}

/** One wish was read and another is joined to it: what was not read was not looked for. */
const asksForMore = (text: string) =>
  /(?:并且|同时|另外|此外|其二|第二，|二、|二是|[，；。！](?:还应当?|还要|还得|也要))/u.test(
    text.replace(/[“「][^”」]*[”」]/gu, ''),
  )

/** Wishes were stated and are not all there: a number that fits is then some of it and not all. */
const halved = (trace: Trace): Trace => ({ ...trace, verdict: 'partly', score: trace.score * 0.8 })

interface PlacedWish {
  readonly wish: Wish
  /** Where it is to be looked for; undefined where the comment stands. */
  readonly eIds?: readonly string[]
}

function wishesOf({ from }: TraceInput, comment: TraceComment): PlacedWish[] {
  const textOf = (eIds: readonly string[]) => eIds.map((eId) => from.articles.get(eId)?.text ?? '').join('\n')
  const own = textOf(comment.eIds)
  const proposals = (comment.proposals ?? []).filter(({ op }) => op !== 'keep' && op !== 'clarify')
  if (comment.suggestion) return [{ wish: wishOfSuggestion(comment.suggestion, own) }]
  if (proposals.length === 0) return wishesOfQuotes(comment.text, own).map((wish) => ({ wish }))
  return proposals.map((proposal) => {
    const eIds = proposal.places ?? (proposal.article ? [eIdOf(from, proposal.article)] : undefined)
    const wish = wishOfProposal(proposal, (eIds && textOf(eIds)) || own)
    return { wish, ...(eIds ? { eIds } : {}) }
  })
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
  const isFindable = wish.op === 'add_article' || wordsBesideNumbers(wish.newWords) >= 8
  if (!isFindable) return here
  const others = all.filter((place) => !own.includes(place) && hasRunOf(wish.newWords, place.newText))
  const whole: Wish = { ...wish, add: [wish.newWords], remove: [], oldWords: '' }
  const there = bestOf(others.map((place) => atPlace(whole, place)))
  // A number that moves the same way in another article is chance.
  if (there.evidence[0]?.ground === 'number') return here
  if (there.verdict === 'partly' && there.score < leastElsewhere) return here
  return betterOf(here, { ...there, score: round(there.score * elsewhere) })
}

const run = 4

/** What shares no four units in a row shares less than the least that counts; looked at first, since it costs a hundredth. */
function hasRunOf(words: string, text: string): boolean {
  for (let at = 0; at + run <= words.length; at += 2)
    if (text.includes(words.slice(at, at + run))) return true
  return false
}

/** 处二百元以上五百元以下 stands in many articles; how much of the words is no number. */
const wordsBesideNumbers = (words: string) =>
  words.length - quantitiesIn(words).reduce((sum, quantity) => sum + quantity.words.length, 0)

function bestOf(traces: readonly Trace[]): Trace {
  return traces.reduce(betterOf, nothing)
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
