import { expect, it } from 'vitest'
import { type Board, openBoard } from '~/domain/comparison/board'
import type { Grams, Lexicon } from '~/domain/comparison/grams'
import { linkParts } from '~/domain/comparison/parts'
import type { Unit } from '~/domain/comparison/unit'

// Every letter stands for a bigram of weight 1; what an article says matters here only as a set of letters.
const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const grams = (letters: string): Grams => {
  const ids = Int32Array.from(letters, (letter) => alphabet.indexOf(letter)).sort()
  return { ids, counts: new Int32Array(ids.length).fill(1), mass: ids.length }
}
const unitOf = (_: string, index: number): Unit => ({
  index,
  eId: `art_${index + 1}`,
  number: `第${index + 1}条`,
  text: '',
  folded: '',
  masked: '',
  cites: [],
})

/** The parts found, `old>new score`, where `links` pairs old with new articles already. */
function parts(
  old: readonly string[],
  fresh: readonly string[],
  { links, share = 0.5 }: { readonly links: readonly (readonly [number, number])[]; readonly share?: number },
): string[] {
  const board: Board = openBoard(old.map(unitOf), fresh.map(unitOf))
  for (const [from, to] of links) {
    const link = { from, to, score: 1, source: 'inferred' as const }
    board.byOld[from] = link
    board.byNew[to] = link
  }
  const weights = new Float64Array(alphabet.length).fill(1)
  const lexicon: Lexicon = { from: old.map(grams), to: fresh.map(grams), weights }
  const edges = old.flatMap((_, from) => fresh.map((__, to) => ({ from, to, score: 0.3 })))
  linkParts(board, lexicon, edges, share)
  return board.parts.map(({ from, to, score }) => `${from}>${to} ${score.toFixed(2)}`)
}
const whole = alphabet.slice(0, 20)
const filler = ['X', 'Y', 'Z', 'W']
const others = [
  [1, 1],
  [2, 2],
  [3, 3],
] as const

it('gives a new article to the old one that its first partner leaves over', () => {
  expect(parts([whole], [whole.slice(0, 12), whole.slice(12)], { links: [[0, 0]] })).toEqual(['0>1 1.00'])
  // What the first partner already has is no witness, however much of it stands in the new article.
  expect(parts([whole], [whole.slice(0, 12), whole.slice(0, 8)], { links: [[0, 0]] })).toEqual([])
})

it('joins an old article to the new one that holds what its first partner does not explain', () => {
  expect(parts([whole.slice(0, 12), whole.slice(12)], [whole], { links: [[0, 0]] })).toEqual(['1>0 1.00'])
})

it('asks of a part beside the others a fiftieth of the whole and of a far one a tenth', () => {
  const near = [whole.slice(0, 18), 's', 'Y', 'Z', 'W']
  const far = [whole.slice(0, 18), 'X', 'Y', 'Z', 's']
  const links = [[0, 0], ...others] as const
  expect(
    parts([whole, ...filler.slice(1)], near, {
      links: [
        [0, 0],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    }),
  ).toEqual(['0>1 1.00'])
  expect(parts([whole, ...filler], far, { links })).toEqual([])
  expect(parts([whole, ...filler], [whole.slice(0, 18), 'X', 'Y', 'Z', 'st'], { links })).toEqual([
    '0>4 0.80',
  ])
})

it('refuses far off a part of which three fifths are explained and takes it beside its whole', () => {
  const half = `${whole.slice(12, 18)}UVRQ`
  const links = [[0, 0], ...others] as const
  expect(parts([whole], [whole.slice(0, 12), half], { links: [[0, 0]] })).toEqual(['0>1 0.67'])
  expect(parts([whole, ...filler], [whole.slice(0, 12), 'X', 'Y', 'Z', half], { links })).toEqual([])
})

it('lets no article be split and joined at once', () => {
  const [a, b, c] = ['abcdefgh', 'ijklmnop', 'qrstuvwx']
  // 0 and 1 became 0; what is left of 0 cannot also become 1.
  const found = parts([`${a}${c}`, b], [`${a}${b}`, c], { links: [[0, 0]] })
  expect(found).toHaveLength(1)
})
