// Lays the bands of a flow picture: three columns of nodes whose heights are counts, bands between them as wide as
// what runs through. Columns sum to the same total; what does not fit in eight nodes is gathered in the last.

export interface FlowLink {
  readonly source: string
  readonly chapter: string
  readonly fate: string
  readonly count: number
}

export interface FlowNode {
  readonly key: string
  readonly count: number
  readonly y: number
  readonly height: number
}

export interface FlowBand {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly path: string
}

export interface FlowLayout {
  readonly total: number
  readonly columns: readonly (readonly FlowNode[])[]
  readonly bands: readonly FlowBand[]
}

interface FlowFrame {
  readonly height: number
  readonly gap: number
  /** Left edge of each column; a node is `nodeWidth` wide. */
  readonly columns: readonly [number, number, number]
  readonly nodeWidth: number
}

const mostNodes = 8

/** Key of the node that gathers the rest of a column. */
export const restKey = '\u0000rest'

/** Positions of nodes and bands. Nodes come in the order of first appearance, `fates` in the order given. */
export function layoutFlow(
  links: readonly FlowLink[],
  fates: readonly string[],
  frame: FlowFrame,
): FlowLayout {
  const counted = links.filter(({ count }) => count > 0)
  const sources = kept(counted, ({ source }) => source)
  const chapters = kept(counted, ({ chapter }) => chapter)
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const reduced = counted.map((link) => ({
    ...link,
    source: sources.has(link.source) ? link.source : restKey,
    chapter: chapters.has(link.chapter) ? link.chapter : restKey,
  }))
  const columns = [
    column(reduced, ({ source }) => source, { total, frame }),
    column(reduced, ({ chapter }) => chapter, { total, frame }),
    column(
      [...reduced].sort((a, b) => fates.indexOf(a.fate) - fates.indexOf(b.fate)),
      ({ fate }) => fate,
      { total, frame },
    ),
  ]
  const bands = [
    ...bandsBetween(columns, 0, { links: reduced, frame, from: (l) => l.source, to: (l) => l.chapter }),
    ...bandsBetween(columns, 1, { links: reduced, frame, from: (l) => l.chapter, to: (l) => l.fate }),
  ]
  return { total, columns, bands }
}

type KeyOf = (link: FlowLink) => string

function sums(links: readonly FlowLink[], keyOf: KeyOf): Map<string, number> {
  const counts = new Map<string, number>()
  for (const link of links) counts.set(keyOf(link), (counts.get(keyOf(link)) ?? 0) + link.count)
  return counts
}

/** The keys that get a node of their own: all, or the seven largest. */
function kept(links: readonly FlowLink[], keyOf: KeyOf): ReadonlySet<string> {
  const counts = [...sums(links, keyOf)]
  if (counts.length <= mostNodes) return new Set(counts.map(([key]) => key))
  return new Set(
    counts
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostNodes - 1)
      .map(([key]) => key),
  )
}

function column(
  links: readonly FlowLink[],
  keyOf: KeyOf,
  { total, frame }: { total: number; frame: FlowFrame },
): FlowNode[] {
  const counts = [...sums(links, keyOf)].sort((a, b) => Number(a[0] === restKey) - Number(b[0] === restKey))
  const scale = (frame.height - frame.gap * (mostNodes - 1)) / Math.max(1, total)
  let y = 0
  return counts.map(([key, count]) => {
    const node = { key, count, y: round(y), height: round(count * scale) }
    y += count * scale + frame.gap
    return node
  })
}

interface BandsInput {
  readonly links: readonly FlowLink[]
  readonly frame: FlowFrame
  readonly from: KeyOf
  readonly to: KeyOf
}

function bandsBetween(columns: readonly FlowNode[][], at: 0 | 1, input: BandsInput): FlowBand[] {
  const { links, frame, from, to } = input
  const left = columns[at] ?? []
  const right = columns[at + 1] ?? []
  const x0 = frame.columns[at] + frame.nodeWidth
  const x1 = frame.columns[at === 0 ? 1 : 2]
  const usedLeft = new Map<string, number>()
  const usedRight = new Map<string, number>()
  const bands: FlowBand[] = []
  for (const a of left) {
    for (const b of right) {
      const count = links
        .filter((link) => from(link) === a.key && to(link) === b.key)
        .reduce((sum, link) => sum + link.count, 0)
      if (count === 0) continue
      const tall = (a.height / a.count) * count
      const ya = a.y + (usedLeft.get(a.key) ?? 0)
      const yb = b.y + (usedRight.get(b.key) ?? 0)
      usedLeft.set(a.key, (usedLeft.get(a.key) ?? 0) + tall)
      usedRight.set(b.key, (usedRight.get(b.key) ?? 0) + tall)
      bands.push({ from: a.key, to: b.key, count, path: bandPath({ x0, x1, ya, yb, tall }) })
    }
  }
  return bands
}

interface BandShape {
  readonly x0: number
  readonly x1: number
  readonly ya: number
  readonly yb: number
  readonly tall: number
}

function bandPath({ x0, x1, ya, yb, tall }: BandShape): string {
  const middle = round((x0 + x1) / 2)
  const [a, b, a2, b2] = [round(ya), round(yb), round(ya + tall), round(yb + tall)]
  return `M${x0} ${a}C${middle} ${a} ${middle} ${b} ${x1} ${b}V${b2}C${middle} ${b2} ${middle} ${a2} ${x0} ${a2}Z`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
