// A row of numbers that grows: eight million numbers in an array of JavaScript's own take twice the room and are copied
// in one piece whenever they outgrow it.

export interface NumberRow {
  readonly push: (value: number) => void
  readonly length: () => number
  /** All of them, as long as nothing is added. */
  readonly all: () => Uint32Array
}

export function numberRow(): NumberRow {
  let row = new Uint32Array(1024)
  let size = 0
  return {
    push: (value) => {
      if (size === row.length) {
        const wider = new Uint32Array(row.length * 2)
        wider.set(row)
        row = wider
      }
      row[size++] = value
    },
    length: () => size,
    all: () => row.subarray(0, size),
  }
}
