// The two steps of linear algebra that the word vectors need: columns at right angles, and the eigenvectors of a small
// symmetric matrix. Written out because both are thirty lines and a library would bring its own order of summation.

/** Make the columns of a `size × width` matrix orthonormal, in place (modified Gram–Schmidt). O(size · width²). */
export function orthonormal(matrix: Float64Array, size: number, width: number): void {
  const columns = Array.from({ length: width }, (_, column) => {
    const values = new Float64Array(size)
    for (let row = 0; row < size; row++) values[row] = matrix[row * width + column] ?? 0
    return values
  })
  columns.forEach((column, at) => {
    for (let before = 0; before < at; before++) {
      const other = columns[before] ?? column
      let dot = 0
      for (let row = 0; row < size; row++) dot += (column[row] ?? 0) * (other[row] ?? 0)
      for (let row = 0; row < size; row++) column[row] = (column[row] ?? 0) - dot * (other[row] ?? 0)
    }
    let square = 0
    for (const value of column) square += value * value
    // A column that the others span already is nothing but rounding: it becomes zero and not noise.
    const scale = square > 1e-20 ? 1 / Math.sqrt(square) : 0
    for (let row = 0; row < size; row++) column[row] = (column[row] ?? 0) * scale
  })
  columns.forEach((column, at) => {
    for (let row = 0; row < size; row++) matrix[row * width + at] = column[row] ?? 0
  })
}

const MOST_SWEEPS = 30

/** Eigenvalues, and eigenvectors as columns, of a symmetric `width × width` matrix, which is used up (Jacobi). O(width³). */
export function eigenOf(
  matrix: Float64Array,
  width: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const vectors = new Float64Array(width * width)
  for (let at = 0; at < width; at++) vectors[at * width + at] = 1
  const scale = matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rest = 0
    for (let p = 0; p < width; p++)
      for (let q = p + 1; q < width; q++) {
        const off = matrix[p * width + q] ?? 0
        rest = Math.max(rest, Math.abs(off))
        if (Math.abs(off) > scale * 1e-14) rotate(matrix, vectors, { width, p, q })
      }
    if (rest <= scale * 1e-10) break
  }
  const values = Float64Array.from({ length: width }, (_, at) => matrix[at * width + at] ?? 0)
  return { values, vectors }
}

function rotate(
  matrix: Float64Array,
  vectors: Float64Array,
  { width, p, q }: { width: number; p: number; q: number },
): void {
  const off = matrix[p * width + q] ?? 0
  const theta = ((matrix[q * width + q] ?? 0) - (matrix[p * width + p] ?? 0)) / (2 * off)
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  const turn = (array: Float64Array, a: number, b: number) => {
    const [x, y] = [array[a] ?? 0, array[b] ?? 0]
    array[a] = cosine * x - sine * y
    array[b] = sine * x + cosine * y
  }
  for (let k = 0; k < width; k++) turn(matrix, k * width + p, k * width + q)
  for (let k = 0; k < width; k++) turn(matrix, p * width + k, q * width + k)
  for (let k = 0; k < width; k++) turn(vectors, k * width + p, k * width + q)
}
