// What a comment asks of the text, as words that should come in and words that should go out. It comes, best first,
// from stated proposals, from the suggested wording compared with the article, and from quoted words; a comment
// without any of these has no wish that a machine may call fulfilled, only words and numbers to look for.

import { compareText, type Edit } from '../comparison'
import { wholeQuantities } from './quantities'

/** A concrete proposal as extracted from a comment; `op` as in `tiaoyi cluster`. */
export interface StatedProposal {
  readonly op: string
  /** Printed number or eId of the article; empty for where the comment stands. */
  readonly article?: string
  /** The same as eIds of the earlier version, in place of `article`; empty where the article is gone by then. */
  readonly places?: readonly string[]
  readonly old?: string
  readonly new?: string
}

export interface Wish {
  readonly op: string
  /** Pieces that should come in. */
  readonly add: readonly string[]
  /** Pieces that should go out. */
  readonly remove: readonly string[]
  /** The whole new wording, and the old one, where they were stated. */
  readonly newWords: string
  readonly oldWords: string
  /** Of an insertion, the words it was to stand beside. */
  readonly anchor: string
  /** The new words were stated as they should stand, and are no rewording of a whole passage. */
  readonly isStated: boolean
  /** Of a reworded passage, the clauses that it rewords, as they should stand. */
  readonly clauses: readonly string[]
}

/** Below this share of kept text the suggestion is no rewording of a passage but words to be added. */
const leastLikeness = 0.3

/** The wish behind one stated proposal; `articleText` is the text it is about. */
export function wishOfProposal(proposal: StatedProposal, articleText: string): Wish {
  const oldWords = proposal.old ?? ''
  const newWords = proposal.new ?? ''
  const base = { op: proposal.op, newWords, oldWords, anchor: '', isStated: true, clauses: [] }
  if (proposal.op === 'replace_whole' && newWords !== '') {
    const whole = wishOfSuggestion(newWords, articleText)
    return { ...whole, op: proposal.op, newWords, oldWords: '' }
  }
  // The old words of an insertion are where it goes, not what it replaces.
  if (proposal.op === 'insert' || proposal.op.startsWith('add_')) {
    return { ...base, anchor: oldWords, oldWords: '', add: newWords === '' ? [] : [newWords], remove: [] }
  }
  if (oldWords !== '' && newWords !== '') {
    const edits = compareText(oldWords, newWords)
    return { ...base, add: pieces(edits, '+'), remove: pieces(edits, '-') }
  }
  return { ...base, add: newWords === '' ? [] : [newWords], remove: oldWords === '' ? [] : [oldWords] }
}

/** The wish behind a suggested wording: its edits against the passage of the article that it most resembles. */
export function wishOfSuggestion(suggestion: string, articleText: string): Wish {
  const { edits, likeness, passage } = bestPassage(suggestion, articleText)
  const wish = {
    op: 'replace',
    newWords: suggestion,
    oldWords: passage,
    anchor: '',
    isStated: false,
    clauses: [],
  }
  if (likeness < leastLikeness) return { ...wish, op: 'insert', oldWords: '', add: [suggestion], remove: [] }
  return { ...wish, add: pieces(edits, '+'), remove: pieces(edits, '-'), clauses: changedClauses(edits) }
}

/** The wishes in quotation marks: each “A”改为“B”, else “B” to come in or “A” to go, told by the words around them and by
 *  whether the article has them. Empty where nothing is quoted or nothing is asked of it. */
export function wishesOfQuotes(comment: string, articleText: string): Wish[] {
  const pairs = [...comment.matchAll(quotedPair)].map((match) => ({
    old: match[1] ?? '',
    new: match[2] ?? '',
  }))
  const usable = pairs.filter((pair) => articleText.includes(pair.old))
  if (usable.length > 0) return usable.map((pair) => wishOfProposal({ op: 'replace', ...pair }, articleText))
  const quoted = [...comment.matchAll(quotation)].map((match) => match[1] ?? '')
  const oldWords = quoted.find((words) => articleText.includes(words)) ?? ''
  const newWords = quoted.find((words) => !articleText.includes(words)) ?? ''
  if (newWords !== '' && /改|换成|表述为|增加|补充|加上/.test(comment)) {
    const op = oldWords === '' || !/改|换成|表述为/.test(comment) ? 'insert' : 'replace'
    return [wishOfProposal({ op, old: oldWords, new: newWords }, articleText)]
  }
  if (oldWords !== '' && /删|取消|去掉/.test(comment)) {
    return [wishOfProposal({ op: 'delete', old: oldWords }, articleText)]
  }
  return []
}

const quotation = /[“「"]([^“”「」"]{1,200})[”」"]/g
const quotedPair =
  /[“「"]([^“”「」"]{1,200})[”」"][^“「"。；]{0,12}(?:改|换|应为|调整为|替换为|表述为)[^“「"。；]{0,4}[“「"]([^“”「」"]{1,200})[”」"]/g

function bestPassage(suggestion: string, text: string) {
  const lines = text.split('\n')
  const sentences = lines.flatMap((line) => line.split(/(?<=[。；])/))
  const candidates = [...new Set([text, ...lines, ...sentences])].filter((passage) => passage.trim() !== '')
  let best = { edits: [['+', suggestion]] as readonly Edit[], likeness: 0, passage: '' }
  for (const passage of candidates) {
    const edits = compareText(passage, suggestion)
    const kept = edits.reduce((sum, [sign, words]) => sum + (sign === '=' ? words.length : 0), 0)
    const likeness = (2 * kept) / (passage.length + suggestion.length)
    if (likeness > best.likeness) best = { edits, likeness, passage }
  }
  return best
}

/** The pieces of one sign, each with the quantities it cuts made whole. */
function pieces(edits: readonly Edit[], sign: '+' | '-'): string[] {
  const side = edits.filter(([own]) => own === '=' || own === sign)
  return side.flatMap(([own, words], index) => {
    if (own !== sign || words.trim() === '') return []
    return [wholeQuantities(side[index - 1]?.[1] ?? '', words, side[index + 1]?.[1] ?? '')]
  })
}

/** The clauses of the later side that hold a change, without their marks. */
function changedClauses(edits: readonly Edit[]): string[] {
  const text = edits.map(([sign, words]) => (sign === '-' ? '' : words)).join('')
  const touched: [number, number][] = []
  let at = 0
  for (const [sign, words] of edits) {
    const size = sign === '-' ? 0 : words.length
    if (sign !== '=') touched.push([at, at + size])
    at += size
  }
  return [...text.matchAll(/[^，。；：\n]+/gu)].flatMap(({ index, 0: clause }) =>
    touched.some(([from, until]) => from <= index + clause.length && index <= until) ? [clause.trim()] : [],
  )
}
