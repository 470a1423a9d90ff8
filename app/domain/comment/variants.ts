// Where a near copy of a letter says something else: another number (20米 → 41米), the opposite (应当 → 不应当), or a
// sentence of its own. Every measure of resemblance merges such texts, and dropping them from the family loses a fifth
// of the true copies; so they stay in the family and are flagged, because the one edited sentence may hold the point
// that an office must not miss.

import { hanToNumber } from '../text'
import type { Letter } from './letter'
import { sharedShingles, shinglesOf } from './shingles'

export type VariantKind = 'number' | 'polarity' | 'added-sentence'

const quantities =
  /\d+(?:\.\d+)?|[零〇一二三四五六七八九十百千万两]+(?=[个多余]?(?:日|天|周|月|年|岁|元|米|倍|人|次|名|吨|件|小时|分钟|公里|平方|成|折|%))/gu
const polarityWords =
  /不得|不应当|不应该|不应|应当|应该|可以|必须|不宜|不需要|不必|无需|不予|禁止|允许|不同意|不赞成|不支持|反对|同意|赞成|支持|没有|不能|不可|不要|未|非|不|无/gu

/** Two sentences are the same sentence, edited, from this share of common shingles on (of the shorter one). Lower
 *  flags different sentences as contradictions; the hard-negative test notices if it is too high. */
const SAME_SENTENCE = 0.34
/** A sentence of one's own counts from this many letters on. */
const OWN_SENTENCE_LENGTH = 8

/** What a copy says otherwise than its letter; empty when they say the same. */
export function variationsOf(copy: Letter, letter: Letter): VariantKind[] {
  const kinds = new Set<VariantKind>()
  if (copy.body === letter.body) return []
  for (const sentence of copy.sentences) {
    if (letter.sentences.includes(sentence)) continue
    const same = closestSentence(sentence, letter.sentences)
    if (same === undefined) {
      if (sentence.length >= OWN_SENTENCE_LENGTH) kinds.add('added-sentence')
      continue
    }
    if (numbersOf(sentence) !== numbersOf(same)) kinds.add('number')
    if (polarityOf(sentence) !== polarityOf(same)) kinds.add('polarity')
  }
  return (['number', 'polarity', 'added-sentence'] as const).filter((kind) => kinds.has(kind))
}

function closestSentence(sentence: string, others: readonly string[]): string | undefined {
  const own = shinglesOf(sentence)
  let best: string | undefined
  let bestShare = SAME_SENTENCE
  for (const other of others) {
    const set = shinglesOf(other)
    const share = sharedShingles(own, set) / Math.max(1, Math.min(own.length, set.length))
    if (share > bestShare) [best, bestShare] = [other, share]
  }
  return best
}

function numbersOf(sentence: string): string {
  return [...sentence.matchAll(quantities)]
    .map(([digits]) => String(hanToNumber(digits) ?? digits))
    .sort()
    .join(' ')
}

function polarityOf(sentence: string): string {
  return [...sentence.matchAll(polarityWords)]
    .map(([word]) => word.replace('应该', '应当'))
    .sort()
    .join(' ')
}
