// Lengths and grounds of the pictures. Square roots for counts of comments, because one article often gets more than
// all others together and the rest would vanish; the scale is stated in the caption.

/** Length of a bar for `value`, `longest` for `most`; 2 at least when there is something. */
export function rootLength(value: number, most: number, longest: number): number {
  if (value <= 0 || most <= 0) return 0
  return Math.max(2, Math.round(Math.sqrt(value / most) * (longest - 1)))
}

/** Length on a plain scale. */
export function plainLength(value: number, most: number, longest: number): number {
  return most <= 0 ? 0 : Math.round((value / most) * longest * 100) / 100
}

/** Ground 0–4 of a number of people, by fifths of the largest. */
export function heatStep(people: number, most: number): number {
  if (people <= 0 || most <= 0) return 0
  return Math.min(4, Math.floor((people / most) * 5))
}

/** Widths that fill `whole` in proportion, with 1 unit between the segments; zeros take none. */
export function segments(
  values: readonly number[],
  whole: number,
): readonly { readonly x: number; readonly width: number }[] {
  const total = values.reduce((sum, value) => sum + value, 0)
  const shown = values.filter((value) => value > 0).length
  const room = whole - Math.max(0, shown - 1)
  let x = 0
  return values.map((value) => {
    if (value <= 0 || total === 0) return { x, width: 0 }
    const width = Math.round((value / total) * room * 100) / 100
    const segment = { x: Math.round(x * 100) / 100, width }
    x += width + 1
    return segment
  })
}

/** 37.5 % as `38%`; what is there but rounds to nothing as `<1%`. */
export function share(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%'
  const percent = Math.round((part / whole) * 100)
  return percent === 0 ? '<1%' : `${percent}%`
}
