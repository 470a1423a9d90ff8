// Seeded synthetic amendments with known truth, compared in this process (../shared/bench/comparison/run.mjs does the
// same through the command line, a process a case; this one is fast enough to choose thresholds with).
// Run: npx tsx test/bench/synthetic.ts [--laws 立法法_2015,慈善法_2016] [--donors …] [--seeds 1,2,3]
//      [--intensities light,medium,heavy,extreme] [--errors]
// The default laws and seeds are the tuning half: nothing that docs/figures-comparison.md reports stands on them.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type ChangeSet, compareStatutes } from '../../app/domain/comparison'
import { parseStatute } from '../../app/domain/statute'
import { numberToHan } from '../../app/domain/text'

interface Text {
  readonly key: string
  readonly text: string
}
interface Group {
  readonly op: string
  readonly cls?: string
  readonly old: readonly number[]
  readonly new: readonly number[]
}
interface Case {
  readonly old: readonly Text[]
  readonly new: readonly Text[]
  readonly truth: readonly Group[]
}
type Row = ChangeSet['rows'][number]

const shared = new URL('../../../shared/', import.meta.url)
if (!existsSync(shared)) throw new Error(`Expected the shared material at ${shared.pathname}`)
const load = async (name: string) =>
  (await import(new URL(`bench/comparison/${name}.mjs`, shared).href)) as never
const { parseLaw } = (await load('parse')) as { parseLaw: (text: string) => { arts: Text[] } }
const { generate } = (await load('generate')) as {
  generate: (arts: readonly Text[], donors: readonly Text[], options: object) => Case
}
const { score, zero, table } = (await load('score')) as {
  score: (found: readonly Group[], truth: readonly Group[], sum: object) => void
  zero: () => object
  table: (sum: object) => Record<string, { P: number; R: number; F: number }>
}

const { values } = parseArgs({
  options: {
    laws: {
      type: 'string',
      default:
        '立法法_2015,慈善法_2016,精神卫生法_2013,专利法_2020,草原法_2021,海上交通安全法_2021,动物防疫法_2021,种子法_2016',
    },
    donors: { type: 'string', default: '湿地保护法,噪声污染防治法,期货和衍生品法,职业教育法_2022' },
    seeds: { type: 'string', default: '1,2,3,4' },
    intensities: { type: 'string', default: 'light,medium,heavy,extreme' },
    errors: { type: 'boolean', default: false },
  },
})

const folder = new URL('data/laws/法律/', shared)
const names = readdirSync(folder)
const articlesOf = (wanted: string): Text[] => {
  const name = names.find((own) => own.includes(wanted.trim()))
  if (!name) throw new Error(`Expected a law whose file name holds ${wanted}`)
  return parseLaw(readFileSync(new URL(name, folder), 'utf8')).arts.map(({ text }, i) => ({
    key: String(i + 1),
    text,
  }))
}
const laws = values.laws.split(',').map((name) => ({ name, articles: articlesOf(name) }))
const donors = values.donors.split(',').flatMap((name) => articlesOf(name).filter(({ text }) => text !== ''))

const document = (texts: readonly Text[]) =>
  `# 测试法\n\n${texts.map(({ text }, i) => `第${numberToHan(i + 1)}条　${text.split('\n').join('\n\n')}`).join('\n\n')}\n`

/** Rows in the words of the scoring program. */
function groupOf({ from, to, kinds }: Row): Group {
  const old = from.map(({ index }) => index)
  const fresh = to.map(({ index }) => index)
  const sides = { old, new: fresh }
  if (old.length === 0) return { op: 'inserted', ...sides }
  if (fresh.length === 0) return { op: 'deleted', ...sides }
  if (fresh.length > 1) return { op: 'split', ...sides }
  if (old.length > 1) return { op: 'merged', ...sides }
  const rest = kinds.filter((kind) => !['move', 'renumbering', 'unchanged'].includes(kind))
  const still = kinds.includes('renumbering') ? 'renumbered' : 'unchanged'
  const cls = rest.length === 0 ? still : rest.every((kind) => kind === 'reference') ? 'refonly' : 'modified'
  return { op: kinds.includes('move') ? 'moved' : 'matched', cls, ...sides }
}

function printErrors(found: readonly Group[], { old, new: fresh, truth }: Case, name: string): void {
  const key = (group: Group) =>
    `${group.op} ${group.old.map((i) => i + 1).join('+')}>${group.new.map((i) => i + 1).join('+')}`
  const right = new Set(truth.map(key))
  const own = new Set(found.map(key))
  const missed = truth.filter((group) => !own.has(key(group)))
  if (missed.length === 0) return
  console.log(`\n== ${name}`)
  for (const group of missed) console.log(`  truth ${key(group)}`)
  for (const group of found.filter((one) => !right.has(key(one)))) {
    console.log(`  found ${key(group)}`)
    if (values.errors) {
      for (const i of group.old) console.log(`      - ${old[i]?.text.slice(0, 160)}`)
      for (const i of group.new) console.log(`      + ${fresh[i]?.text.slice(0, 160)}`)
    }
  }
}

for (const intensity of values.intensities.split(',')) {
  const sum = zero()
  let time = 0
  for (const law of laws) {
    for (const seed of values.seeds.split(',').map(Number)) {
      const made = generate(law.articles, donors, { intensity, seed })
      const from = parseStatute(document(made.old)).tree
      const to = parseStatute(document(made.new)).tree
      const start = performance.now()
      const { rows } = compareStatutes(from, to)
      time += performance.now() - start
      const found = rows.map(groupOf)
      score(found, made.truth, sum)
      if (values.errors) printErrors(found, made, `${law.name} ${intensity} ${seed}`)
    }
  }
  const measures = Object.entries(table(sum)).map(([op, { P, R, F }]) => `${op} ${P}/${R}/${F}`)
  console.log(`${intensity.padEnd(8)} ${time.toFixed(0)} ms  ${measures.join('  ')}`)
}
