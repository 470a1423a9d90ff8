// Whether a change that was adopted still stands in the newest text. What came in is followed like quoted words, what went out is
// looked for beside its old neighbours. A rewording around the words is no loss; a number that changed is one, and so is a long
// passage of which a tenth is gone. Where nothing stands any more, the sentence that is there now is told.

import { quoteAnchor } from '../comment'
import type { CarrySide } from './carry'
import { followed } from './followed'
import { carryAll, type PlainStep } from './history'
import { overlap } from './overlap'
import { quantitiesIn } from './quantities'

/** The characters that a person tied an answer to, in the version that brought them. */
export interface LinkedPlace {
  readonly versionId: string
  /** Article of that version; empty where a whole article went out. */
  readonly eId: string
  /** UTF-16 units in that article. */
  readonly start: number
  readonly end: number
  /** What came in; empty for a deletion. */
  readonly words: string
  /** What went out. */
  readonly removed: string
}

export type Standing = { readonly stands: true } | { readonly stands: false; readonly now: string }

const stands: Standing = { stands: true }
/** Of a long passage so much has to stand. */
const enough = 0.9
const longFrom = 30
/** Units of either neighbour that tell a place. */
const beside = 6
const longestNow = 90

/** Judge one link by the steps of its work, in order. A link into a version that is not among them was taken back with it. */
export function linkStanding(link: LinkedPlace, steps: readonly PlainStep[]): Standing {
  const own = steps.findIndex(({ versionId }) => versionId === link.versionId)
  const [step, newest] = [steps[own], steps.at(-1)]
  if (!step || !newest) return { stands: false, now: '' }
  const later = steps.slice(own + 1)
  if (later.length === 0) return stands
  if (link.eId === '') return articleCameBack(link, newest.to)
  const text = step.to.articles.get(link.eId)?.text ?? ''
  const places = later.reduce((eIds, { changes }) => followed(eIds, changes.rows), [link.eId])
  const now = places.map((eId) => newest.to.articles.get(eId)?.text ?? '').join('\n')
  const isThere = link.words === '' ? isStillOut(link, text, now) : isStillIn(link, text, { later, now })
  return isThere ? stands : { stands: false, now: sentenceLike(sentenceAt(text, link), now) }
}

interface Later {
  readonly later: readonly PlainStep[]
  readonly now: string
}

function isStillIn(link: LinkedPlace, text: string, { later, now }: Later): boolean {
  const quote = quoteAnchor(text, link.start, link.end)
  if (quote) {
    const [way] = carryAll(later, [{ id: '', eId: link.eId, quote, said: new Map() }])
    if (way?.at(-1)?.quoteKept) return true
  }
  const before = text.slice(Math.max(0, link.start - beside), link.start)
  const after = text.slice(link.end, link.end + beside)
  if (before.length === beside && now.includes(before + link.words)) return true
  if (after.length === beside && now.includes(link.words + after)) return true
  return link.words.length >= longFrom && overlap(link.words, now) >= enough && hasNumbersOf(link.words, now)
}

function hasNumbersOf(words: string, text: string): boolean {
  const there = quantitiesIn(text)
  return quantitiesIn(words).every(({ kind, value }) =>
    there.some((one) => one.kind === kind && one.value === value),
  )
}

/** The removed words stand neither after what stood before them nor before what stood behind them. */
function isStillOut({ start, removed }: LinkedPlace, text: string, now: string): boolean {
  const words = removed.trim()
  if (words === '') return true
  const before = text.slice(Math.max(0, start - beside), start)
  const after = text.slice(start, start + beside)
  const times = (all: string, part: string) => (part.length < beside ? 0 : all.split(part).length - 1)
  return !(
    times(now, before + words) > times(text, before + words) ||
    times(now, words + after) > times(text, words + after)
  )
}

/** A repealed article is back where most of its words stand in one article again. */
function articleCameBack({ removed }: LinkedPlace, newest: CarrySide): Standing {
  if (removed.trim() === '') return stands
  const [first] = removed.split(/[。；]/u)
  for (const { text } of newest.articles.values()) {
    // The overlap is dear, so an article that shares not even the first sentence is passed over.
    if (!text.includes(first ?? '') && overlap(first ?? '', text) < enough) continue
    if (overlap(removed, text) >= enough) return { stands: false, now: shortened(text) }
  }
  return stands
}

/** The sentence of a text in which a link stands. */
export function sentenceAt(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const from = Math.max(...['。', '；', '\n'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1
  const ends = ['。', '；', '\n'].flatMap((mark) => {
    const at = text.indexOf(mark, Math.max(start, end - 1))
    return at < 0 ? [] : [at + 1]
  })
  return text.slice(from, Math.min(text.length, ...ends)).trim()
}

/** The sentence that is most like another one; empty where none shares a third of it. */
function sentenceLike(wanted: string, text: string): string {
  let best = { share: 0.33, sentence: '' }
  for (const sentence of text.split(/(?<=[。；])|\n/u)) {
    const share = overlap(wanted, sentence)
    if (share > best.share) best = { share, sentence: sentence.trim() }
  }
  return shortened(best.sentence)
}

const shortened = (words: string) => (words.length > longestNow ? `${words.slice(0, longestNow)}…` : words)
