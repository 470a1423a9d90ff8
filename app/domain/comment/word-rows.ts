// Texts cut into words, as rows of numbers. The same few thousand words stand in all texts: what is asked of a word (its
// hash, its meaning, whether a label may begin with it) is asked once, and a million texts hold no string a word.

/** Words of texts: `numbers[offsets[i]…offsets[i+1]]` are those of text i, in their order. */
export interface WordRows {
  readonly size: number
  readonly offsets: Int32Array
  readonly numbers: Int32Array
  readonly vocabulary: readonly string[]
}

/** Takes texts one by one, cut into words. */
export function wordRows(): {
  readonly add: (words: readonly string[]) => void
  readonly rows: () => WordRows
} {
  const known = new Map<string, number>()
  const vocabulary: string[] = []
  let offsets = new Int32Array(1024)
  let numbers = new Int32Array(16_384)
  let size = 0
  let end = 0
  return {
    add: (words) => {
      if (end + words.length > numbers.length) numbers = grown(numbers, end + words.length)
      for (const word of words) {
        let number = known.get(word)
        if (number === undefined) {
          number = vocabulary.push(word) - 1
          known.set(word, number)
        }
        numbers[end++] = number
      }
      if (++size === offsets.length) offsets = grown(offsets, size + 1)
      offsets[size] = end
    },
    rows: () => ({
      size,
      offsets: offsets.subarray(0, size + 1),
      numbers: numbers.subarray(0, end),
      vocabulary,
    }),
  }
}

/** As `wordRows`, of texts that are all at hand. */
export function wordRowsOf(texts: readonly (readonly string[])[]): WordRows {
  const { add, rows } = wordRows()
  for (const words of texts) add(words)
  return rows()
}

/** Words of one text. */
export function wordsOfRow({ offsets, numbers, vocabulary }: WordRows, row: number): string[] {
  return Array.from(
    numbers.subarray(offsets[row] ?? 0, offsets[row + 1] ?? 0),
    (number) => vocabulary[number] ?? '',
  )
}

function grown(from: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(least, from.length * 2))
  to.set(from)
  return to
}
