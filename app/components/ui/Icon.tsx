// Twelve strokes, drawn here because symbol glyphs are missing from many fonts (⑂ came out as a box). An icon never
// stands without a word, hence always hidden from readers.

const strokes = {
  search: 'M11 11l4 4M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0z',
  menu: 'M2 4h12M2 8h12M2 12h12',
  close: 'M3 3l10 10M13 3L3 13',
  next: 'M6 3l5 5-5 5',
  previous: 'M10 3L5 8l5 5',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  warning: 'M8 2L1.5 13.5h13zM8 6.5v3.5M8 11.8v.4',
  error: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5v4.5M8 11v.5',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 7v4.5M8 4.5V5',
  swap: 'M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3',
} as const

export type IconName = keyof typeof strokes

export const iconNames = Object.keys(strokes) as readonly IconName[]

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  )
}

/** The same icon for string renderers. */
export function iconHtml(name: IconName): string {
  return `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${strokes[name]}"/></svg>`
}
