// Vectors of words, so that 下岗 and 裁员 count as near although they share no character: positive pointwise mutual
// information of the words that stand beside each other, brought to few dimensions by a randomized singular value
// decomposition (Levy and Goldberg 2014; Halko, Martinsson and Tropp 2011). Plain arithmetic on typed arrays with a
// seeded start: the same texts give the same vectors, with no network and no model.

import { seededNumbers } from './seeded'
import { eigenOf, orthonormal } from './symmetric'

/** Words and what they mean: `values[word * dims …]`, each row of length one, and how common a word is (0…1). */
export interface WordVectors {
  readonly words: ReadonlyMap<string, number>
  readonly dims: number
  readonly values: Float32Array | Int8Array
  /** Share of all words that this one is. */
  readonly shares: Float32Array
}

export interface LearningOptions {
  readonly dims: number
  readonly seed: number
  /** A word in fewer texts is left out. */
  readonly leastTexts: number
  /** The commonest words that are kept. */
  readonly mostWords: number
  /** Words on either side that count as beside. */
  readonly window: number
}

/** Context words are smoothed by this power, so that rare ones do not seem telling (Levy, Goldberg and Dagan 2015). */
const SMOOTHING = 0.75
/** Extra columns and rounds of the decomposition; more changed no figure. */
const OVERSAMPLING = 8
const ROUNDS = 2

/** Learn vectors from texts cut into words. Time: words × window, and then cells × dims × 5. */
export function learnWordVectors(
  texts: readonly (readonly string[])[],
  options: LearningOptions,
): WordVectors {
  const words = vocabularyOf(texts, options)
  const stream = streamOf(texts, words)
  const matrix = informationOf(stream, words.size, options.window)
  const dims = Math.min(options.dims, Math.max(1, words.size - OVERSAMPLING))
  const values = decomposed(matrix, words.size, { dims, seed: options.seed })
  const shares = new Float32Array(words.size)
  let all = 0
  for (const word of stream) if (word >= 0) all++
  for (const word of stream) if (word >= 0) shares[word] = (shares[word] ?? 0) + 1 / all
  return { words, dims, values, shares }
}

function vocabularyOf(
  texts: readonly (readonly string[])[],
  { leastTexts, mostWords }: LearningOptions,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of new Set(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const kept = [...counts]
    .filter(([word, count]) => count >= leastTexts && /[\p{L}\p{N}]/u.test(word))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, mostWords)
  return new Map(kept.map(([word], index) => [word, index]))
}

/** All words in one row, −1 between two texts. Words that are not kept are left out, so their neighbours meet. */
function streamOf(texts: readonly (readonly string[])[], words: ReadonlyMap<string, number>): Int32Array {
  let length = 0
  for (const text of texts) length += text.length + 1
  const stream = new Int32Array(length)
  let at = 0
  for (const text of texts) {
    for (const word of text) {
      const number = words.get(word)
      if (number !== undefined) stream[at++] = number
    }
    stream[at++] = -1
  }
  return stream.subarray(0, at)
}

interface Cells {
  readonly offsets: Int32Array
  readonly columns: Int32Array
  readonly values: Float32Array
}

// Word by word over its places in the row, with one dense counter: a map of pairs needs ten times the memory.
function informationOf(stream: Int32Array, size: number, window: number): Cells {
  const places = placesOf(stream, size)
  const sums = new Float64Array(size)
  const count = new Float64Array(size)
  const each = (word: number, see: (other: number) => void) => {
    for (let i = places.offsets[word] ?? 0; i < (places.offsets[word + 1] ?? 0); i++) {
      const at = places.at[i] ?? 0
      for (let next = at + 1; next <= at + window; next++) {
        const other = stream[next] ?? -1
        if (other < 0) break
        see(other)
      }
      for (let next = at - 1; next >= at - window; next--) {
        const other = stream[next] ?? -1
        if (other < 0) break
        see(other)
      }
    }
  }
  for (let word = 0; word < size; word++)
    each(word, () => {
      sums[word] = (sums[word] ?? 0) + 1
    })
  let total = 0
  let smoothed = 0
  for (const sum of sums) {
    total += sum
    smoothed += sum ** SMOOTHING
  }
  const offsets = new Int32Array(size + 1)
  let columns = new Int32Array(1 << 16)
  let values = new Float32Array(1 << 16)
  let cells = 0
  for (let word = 0; word < size; word++) {
    const near: number[] = []
    each(word, (other) => {
      if (count[other] === 0) near.push(other)
      count[other] = (count[other] ?? 0) + 1
    })
    for (const other of near.sort((a, b) => a - b)) {
      const chance = ((sums[word] ?? 0) / total) * ((sums[other] ?? 0) ** SMOOTHING / smoothed)
      const telling = Math.log((count[other] ?? 0) / total / chance)
      count[other] = 0
      if (telling <= 0) continue
      if (cells === columns.length) {
        const [moreColumns, moreValues] = [new Int32Array(cells * 2), new Float32Array(cells * 2)]
        moreColumns.set(columns)
        moreValues.set(values)
        columns = moreColumns
        values = moreValues
      }
      columns[cells] = other
      values[cells++] = telling
    }
    offsets[word + 1] = cells
  }
  return { offsets, columns: columns.subarray(0, cells), values: values.subarray(0, cells) }
}

function placesOf(stream: Int32Array, size: number): { offsets: Int32Array; at: Int32Array } {
  const offsets = new Int32Array(size + 1)
  for (const word of stream) if (word >= 0) offsets[word + 1] = (offsets[word + 1] ?? 0) + 1
  for (let word = 0; word < size; word++) offsets[word + 1] = (offsets[word + 1] ?? 0) + (offsets[word] ?? 0)
  const next = offsets.slice()
  const at = new Int32Array(offsets[size] ?? 0)
  stream.forEach((word, place) => {
    if (word < 0) return
    const to = next[word] ?? 0
    next[word] = to + 1
    at[to] = place
  })
  return { offsets, at }
}

// The matrix is all but symmetric; of its two sides the rows are taken: M ≈ Q Qᵀ M, and the small Qᵀ M Mᵀ Q is solved.
function decomposed(
  matrix: Cells,
  size: number,
  { dims, seed }: { dims: number; seed: number },
): Float32Array {
  const width = Math.min(size, dims + OVERSAMPLING)
  const next = seededNumbers(seed)
  let basis = Float64Array.from({ length: size * width }, () => next() / 0x8000_0000 - 1)
  for (let round = 0; round <= ROUNDS; round++) {
    basis = times(matrix, basis, size, width)
    orthonormal(basis, size, width)
    if (round === ROUNDS) break
    basis = timesTransposed(matrix, basis, size, width)
    orthonormal(basis, size, width)
  }
  const image = timesTransposed(matrix, basis, size, width)
  const small = new Float64Array(width * width)
  for (let row = 0; row < size; row++)
    for (let a = 0; a < width; a++) {
      const left = image[row * width + a] ?? 0
      for (let b = 0; b < width; b++)
        small[a * width + b] = (small[a * width + b] ?? 0) + left * (image[row * width + b] ?? 0)
    }
  const { values, vectors } = eigenOf(small, width)
  const order = Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
  const answer = new Float32Array(size * dims)
  for (let row = 0; row < size; row++) {
    let square = 0
    for (let dim = 0; dim < dims; dim++) {
      const column = order[dim] ?? 0
      let sum = 0
      for (let a = 0; a < width; a++)
        sum += (basis[row * width + a] ?? 0) * (vectors[a * width + column] ?? 0)
      // The fourth root of σ²: the square root of the singular value, which weighs the strong directions less.
      const value = sum * Math.max(0, values[column] ?? 0) ** 0.25
      answer[row * dims + dim] = value
      square += value * value
    }
    const length = Math.sqrt(square) || 1
    for (let dim = 0; dim < dims; dim++) answer[row * dims + dim] = (answer[row * dims + dim] ?? 0) / length
  }
  return answer
}

function times({ offsets, columns, values }: Cells, basis: Float64Array, size: number, width: number) {
  const answer = new Float64Array(size * width)
  for (let row = 0; row < size; row++)
    for (let cell = offsets[row] ?? 0; cell < (offsets[row + 1] ?? 0); cell++) {
      const from = (columns[cell] ?? 0) * width
      const value = values[cell] ?? 0
      for (let a = 0; a < width; a++)
        answer[row * width + a] = (answer[row * width + a] ?? 0) + value * (basis[from + a] ?? 0)
    }
  return answer
}

function timesTransposed(
  { offsets, columns, values }: Cells,
  basis: Float64Array,
  size: number,
  width: number,
) {
  const answer = new Float64Array(size * width)
  for (let row = 0; row < size; row++)
    for (let cell = offsets[row] ?? 0; cell < (offsets[row + 1] ?? 0); cell++) {
      const to = (columns[cell] ?? 0) * width
      const value = values[cell] ?? 0
      for (let a = 0; a < width; a++)
        answer[to + a] = (answer[to + a] ?? 0) + value * (basis[row * width + a] ?? 0)
    }
  return answer
}
