// Words without a dictionary. The plain segmenter leaves every Han character alone; here neighbours that mostly stand
// inside one word are joined again, by a table of bonds (登记, 机关) that was learned from public laws cut by jieba:
// `test/bench/learn-bonds.ts`. The table replaces five megabytes of dictionary and a native module where all that is
// asked is whether a text may be cut between two characters, and it gives the same answer on every machine.

import bonds from './bonds.json'
import { type Segmenter, segmentPlain } from './segment'

let known: ReadonlySet<number> | undefined

/** Pieces of a text as `segmentPlain` gives them, single Han characters joined to words. Linear; the first call reads
 *  the table (3 ms). */
export const segmentWords: Segmenter = (text) => {
  known ??= readBonds()
  const words: string[] = []
  let start = 0
  let last = 0
  let wasHan = false
  for (const piece of segmentPlain(text)) {
    // Only single characters join: 三十日 and 第十条 stay as they are.
    const isSingle = piece.length === 1
    const isBond = isSingle && wasHan && known.has(pairAt(text, last))
    wasHan = isSingle
    if (!isBond && last > start) {
      words.push(text.slice(start, last))
      start = last
    }
    last += piece.length
  }
  if (last > start) words.push(text.slice(start, last))
  return words
}

/** Two neighbours as one integer. With `<<` it fits 32 bits; larger numbers are allocated at every look. */
const pairAt = (text: string, at: number) => (text.charCodeAt(at - 1) << 16) | text.charCodeAt(at)

function readBonds(): ReadonlySet<number> {
  const pairs = new Set<number>()
  for (const [left, rights] of Object.entries(bonds))
    for (let i = 0; i < rights.length; i += 1) pairs.add(pairAt(left + rights.charAt(i), 1))
  return pairs
}
