// How the edits inside changed articles read. Run: npx tsx test/bench/inline.ts [--half tune|report|all|laws] [--seed 2026] [--articles 400] [--show 20]
// Draws 400 reworded articles by a seeded program from data/pairs. Thresholds were chosen on the half `tune` (even
// folders); `report` is the other half, `all` draws from both, `laws` from the versions of one law in data/laws, less every
// article that data/pairs has too: on these nothing was ever chosen. The halves are of different laws and not equally
// hard: diff-match-patch, which knows none of our thresholds, stands beside as the yardstick of the draw.
// Words are judged by two segmenters that the compared engine does not use: jieba and the one of the platform (ICU).

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'
import { diffChars } from 'diff'
import DiffMatchPatch from 'diff-match-patch'
import { compareStatutes, compareText, type Edit } from '../../app/domain/comparison'
import { articlesOf, parseStatute } from '../../app/domain/statute'
import { type Segmenter, segmentPlain, segmentWords } from '../../app/domain/text'

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'report' },
    seed: { type: 'string', default: '2026' },
    articles: { type: 'string', default: '400' },
    show: { type: 'string', default: '0' },
  },
})
const data = new URL('../../../shared/data/', import.meta.url)
if (!existsSync(data)) throw new Error(`Expected the shared data at ${data.pathname}`)
const read = (path: string) => readFileSync(new URL(path, data), 'utf8')

/** Pairs of texts, old before new. */
function textPairs(half: string): { readonly name: string; readonly from: string; readonly to: string }[] {
  const folders = ['gold', 'revisions', 'human_matched', 'noisy'].flatMap((set) =>
    readdirSync(new URL(`pairs/${set}/`, data)).map((name) => `pairs/${set}/${name}`),
  )
  const versions = new Map<string, { date: string; path: string }[]>()
  for (const line of read('laws/index.jsonl').trim().split('\n')) {
    const { title, version_date: date, file } = JSON.parse(line) as Record<string, string>
    if (!title || !date || !file || date === 'nodate') continue
    versions.set(title, [...(versions.get(title) ?? []), { date, path: `laws/${file}` }])
  }
  const successive = [...versions].flatMap(([title, list]) => {
    const sorted = list.sort((a, b) => (a.date < b.date ? -1 : 1))
    return sorted.slice(1).flatMap((version, i) => {
      const before = sorted[i]
      return before ? [{ name: title, from: before.path, to: version.path }] : []
    })
  })
  if (half === 'laws') return successive
  return folders.map((name) => ({ name, from: `${name}/old.txt`, to: `${name}/new.txt` }))
}

/** mulberry32 */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function reworded(half: string): (readonly [string, string])[] {
  const parity = { tune: 0, report: 1 }[half]
  return textPairs(half)
    .filter((_, i) => parity === undefined || i % 2 === parity)
    .flatMap(({ from, to }) => {
      const [a, b] = [parseStatute(read(from)).tree, parseStatute(read(to)).tree]
      const [old, fresh] = [articlesOf(a), articlesOf(b)]
      return compareStatutes(a, b).rows.flatMap((row): (readonly [string, string])[] => {
        const isReworded = row.kinds.includes('substitution') || row.kinds.includes('replacement')
        const [before, after] = [old[row.from[0]?.index ?? -1]?.text, fresh[row.to[0]?.index ?? -1]?.text]
        const isPair = row.from.length === 1 && row.to.length === 1
        return isReworded && isPair && before && after ? [[before, after]] : []
      })
    })
}

function draw(): (readonly [string, string])[] {
  const seen = new Set(values.half === 'laws' ? reworded('all').map((pair) => pair.join('\u0000')) : [])
  const all = reworded(values.half).filter((pair) => !seen.has(pair.join('\u0000')))
  const next = random(Number(values.seed))
  const drawn: (readonly [string, string])[] = []
  console.log(`${all.length} reworded articles (${values.half}), drawn with seed ${values.seed}`)
  while (drawn.length < Number(values.articles) && all.length > 0)
    drawn.push(...all.splice(Math.floor(next() * all.length), 1))
  return drawn
}

const length = (text: string) => [...text].length
const join = (edits: readonly Edit[], sign: '-' | '+') =>
  edits.filter(([own]) => own === '=' || own === sign).map(([, words]) => words)

/** Changes one of whose ends falls inside a word on either side. */
function cutChanges(
  edits: readonly Edit[],
  segment: Segmenter,
): { changes: number; cut: number; ends: number; cutEnds: number } {
  const sum = { changes: 0, cut: 0, ends: 0, cutEnds: 0 }
  const seams = { '-': new Set([0]), '+': new Set([0]) }
  for (const sign of ['-', '+'] as const) {
    let at = 0
    for (const line of join(edits, sign).join('').split('\n')) {
      for (const word of segment(line)) {
        at += word.length
        seams[sign].add(at)
      }
      at += 1
      seams[sign].add(at)
    }
  }
  const at = { '-': 0, '+': 0 }
  for (let i = 0; i < edits.length; ) {
    if (edits[i]?.[0] === '=') {
      at['-'] += edits[i]?.[1].length ?? 0
      at['+'] += edits[i]?.[1].length ?? 0
      i += 1
      continue
    }
    const start = { ...at }
    for (; i < edits.length && edits[i]?.[0] !== '='; i += 1)
      at[edits[i]?.[0] as '-' | '+'] += edits[i]?.[1].length ?? 0
    const ends = (['-', '+'] as const).flatMap((sign) => [
      seams[sign].has(start[sign]),
      seams[sign].has(at[sign]),
    ])
    sum.changes += 1
    sum.ends += ends.length
    sum.cutEnds += ends.filter((isSeam) => !isSeam).length
    if (ends.includes(false)) sum.cut += 1
  }
  return sum
}

const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`

function measure(
  name: string,
  engine: (a: string, b: string) => Edit[],
  judges: Readonly<Record<string, Segmenter>>,
): void {
  const sum = {
    hunks: 0,
    kept: 0,
    one: 0,
    breaks: 0,
    two: 0,
    changed: 0,
    least: 0,
    lossless: 0,
    wellFormed: 0,
  }
  const cuts = Object.keys(judges).map(() => ({ changes: 0, cut: 0, ends: 0, cutEnds: 0 }))
  for (const [a, b] of articles) engine(a, b)
  const start = performance.now()
  for (const [a, b] of articles) engine(a, b)
  const time = performance.now() - start
  for (const [a, b] of articles) {
    const edits = engine(a, b)
    sum.hunks += edits.filter(([sign], i) => sign !== '=' && (i === 0 || edits[i - 1]?.[0] === '=')).length
    for (const [sign, words] of edits.slice(1, -1)) {
      if (sign !== '=') continue
      sum.kept += 1
      if (length(words) === 1) sum.one += 1
      if (words === '\n') sum.breaks += 1
      if (length(words) <= 2) sum.two += 1
    }
    sum.changed += edits.reduce((n, [sign, words]) => n + (sign === '=' ? 0 : length(words)), 0)
    sum.least += leastOf(a, b)
    if (join(edits, '-').join('') === a && join(edits, '+').join('') === b) sum.lossless += 1
    if (edits.every(([, words]) => words.isWellFormed())) sum.wellFormed += 1
    Object.values(judges).forEach((judge, i) => {
      const one = cutChanges(edits, judge)
      const total = cuts[i]
      if (total) for (const key of ['changes', 'cut', 'ends', 'cutEnds'] as const) total[key] += one[key]
    })
  }
  const words = Object.keys(judges).map(
    (judge, i) =>
      `cut words (${judge}) ${share(cuts[i]?.cut ?? 0, cuts[i]?.changes ?? 0)} of changes, ${share(cuts[i]?.cutEnds ?? 0, cuts[i]?.ends ?? 0)} of ends`,
  )
  console.log(
    `${name.padEnd(22)} ${time.toFixed(0)} ms  changes an article ${(sum.hunks / articles.length).toFixed(2)}  islands of one ${share(sum.one, sum.kept)} (line breaks ${share(sum.breaks, sum.kept)}), of one or two ${share(sum.two, sum.kept)}  changed ${(sum.changed / sum.least).toFixed(2)} × least  ${words.join('  ')}  lossless ${sum.lossless}/${articles.length}  well-formed ${sum.wellFormed}/${articles.length}`,
  )
}

const leastKnown = new Map<string, number>()
function leastOf(a: string, b: string): number {
  const key = `${a}\u0000${b}`
  const known = leastKnown.get(key)
  if (known !== undefined) return known
  const least = diffChars(a, b).reduce(
    (n, part) => n + (part.added || part.removed ? length(part.value) : 0),
    0,
  )
  leastKnown.set(key, least)
  return least
}

const jieba = Jieba.withDict(dict)
const byJieba: Segmenter = (text) => jieba.cut(text, true)
const icu = new Intl.Segmenter('zh', { granularity: 'word' })
const byIcu: Segmenter = (text) => Array.from(icu.segment(text), ({ segment }) => segment)
const dmp = new DiffMatchPatch()
const byDmp = (a: string, b: string): Edit[] => {
  const diffs = dmp.diff_main(a, b)
  dmp.diff_cleanupSemantic(diffs)
  return diffs.map(([sign, words]) => [sign === 0 ? '=' : sign < 0 ? '-' : '+', words])
}
const articles = draw()

measure('words (the default)', (a, b) => compareText(a, b, { segment: segmentWords }), {
  jieba: byJieba,
  ICU: byIcu,
})
measure('plain', (a, b) => compareText(a, b, { segment: segmentPlain }), { jieba: byJieba, ICU: byIcu })
measure('with jieba', (a, b) => compareText(a, b, { segment: byJieba }), { ICU: byIcu })
measure('with ICU', (a, b) => compareText(a, b, { segment: byIcu }), { jieba: byJieba })
measure('diff-match-patch', byDmp, { jieba: byJieba, ICU: byIcu })

const mark = ([sign, words]: Edit) => (sign === '=' ? words : sign === '-' ? `[-${words}-]` : `{+${words}+}`)
for (const [a, b] of articles.slice(0, Number(values.show)))
  console.log(`\n${compareText(a, b, { segment: segmentWords }).map(mark).join('')}`)
