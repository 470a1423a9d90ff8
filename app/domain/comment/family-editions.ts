// Sentences that a family has and its letter lacks. Where nobody wrote a letter twice, the text that stands for it may
// be one that left a sentence out; a number turned over in that sentence is then compared with nothing. So the sentence
// is laid over its editions in the other copies, and what most of those say otherwise is flagged.

import type { Letter } from './letter'
import { sharedShingles, shinglesOf } from './shingles'
import { type VariantKind, variationsOf } from './variants'

/** Of larger families the letter was written more than once. */
const MOST_TEXTS = 60
/** Jaccard of two sentences of which one is an edition of the other: a third of the runs, since both were edited. */
const EDITION = 0.34
const SENTENCE_LENGTH = 10

/** A function that tells what sentences of `copy` foreign to the letter say otherwise than their editions in the other
 *  texts. O(sentences of the family) for each foreign sentence; nothing in a family of more than 60 texts. */
export function variationsAmong(texts: readonly Letter[], letter: Letter): (copy: Letter) => VariantKind[] {
  if (texts.length > MOST_TEXTS) return () => []
  const runs = new Set(shinglesOf(letter.body))
  const all = texts.map((text) => ({
    text,
    sentences: text.sentences
      .filter((words) => words.length >= SENTENCE_LENGTH)
      .map((words) => ({ words, shingles: shinglesOf(words) })),
  }))
  return (copy) => {
    const kinds = new Map<VariantKind, number>()
    let most = 0
    for (const own of all.find(({ text }) => text === copy)?.sentences ?? []) {
      if (own.shingles.filter((run) => runs.has(run)).length * 2 > own.shingles.length) continue
      const editions = all.flatMap(({ text, sentences }) =>
        text === copy ? [] : sentences.filter(({ shingles }) => isEdition(own.shingles, shingles)),
      )
      for (const { words } of editions)
        for (const kind of variationsOf(alone(own.words), alone(words)))
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      most = Math.max(most, editions.length)
    }
    return [...kinds].flatMap(([kind, count]) =>
      kind !== 'added-sentence' && count * 2 > most ? [kind] : [],
    )
  }
}

function isEdition(a: Uint32Array, b: Uint32Array): boolean {
  const shared = sharedShingles(a, b)
  return shared >= EDITION * (a.length + b.length - shared)
}

const alone = (words: string): Letter => ({ folded: words, matter: words, body: words, sentences: [words] })
