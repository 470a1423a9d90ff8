// Drafting rules and citations on the laws of ../shared/data/laws. Run:
// npx tsx test/bench/lint.ts                          the figures of docs/figures-lint.md
// npx tsx test/bench/lint.ts --sample 100 --seed 7    findings to be judged by a reader, drawn from the half of the laws
//                                                     (odd rows of index.jsonl) that no rule was tuned on
// npx tsx test/bench/lint.ts --rule or-word           twenty findings of one rule, from the other half

import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { citationsOf, type LintFinding, lintRules, lintStatute, parseStatute } from '../../app/domain/statute'

const laws = new URL('../../../shared/data/laws/', import.meta.url)
const { values: asked } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    rule: { type: 'string' },
    severity: { type: 'string' },
    half: { type: 'string' },
    each: { type: 'string' },
  },
})

interface Entry {
  readonly title: string
  readonly status: string
  readonly file: string
}

interface Read {
  readonly entry: Entry
  readonly source: string
  readonly findings: readonly LintFinding[]
}

/** Laws in force: 有效, or the newest version that the set holds. */
const isInForce = ({ status }: Entry) => /^(?:有效|现行)/.test(status)

function entries(): Entry[] {
  if (!existsSync(laws)) throw new Error(`${laws.pathname} is not there: this bench needs the shared data.`)
  return readFileSync(new URL('index.jsonl', laws), 'utf8')
    .trim()
    .split('\n')
    .map((line): Entry => JSON.parse(line))
}

const sourceOf = ({ file }: Entry) => readFileSync(new URL(encodeURI(file), laws), 'utf8')

function read(entry: Entry): Read {
  const source = sourceOf(entry)
  return { entry, source, findings: lintStatute(parseStatute(source).tree, source) }
}

/** mulberry32: numbers in [0, 1) that a seed repeats. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function drawn<T>(list: readonly T[], count: number, seed: number): T[] {
  const random = randomOf(seed)
  const rest = [...list]
  return Array.from({ length: Math.min(count, rest.length) }, () => {
    const [one] = rest.splice(Math.floor(random() * rest.length), 1)
    return one as T
  })
}

function show(found: { readonly law: Read; readonly finding: LintFinding }, n: number): void {
  const { finding, law } = found
  const from = finding.position?.start.offset ?? 0
  const to = finding.position?.end.offset ?? from
  const before = law.source.slice(Math.max(0, from - 50), from).replace(/\s+/g, ' ')
  const after = law.source.slice(to, to + 50).replace(/\s+/g, ' ')
  const words = law.source.slice(from, Math.min(to, from + 80)).replace(/\s+/g, ' ')
  console.log(`${n + 1}. ${finding.rule} | ${law.entry.title} | ${finding.place} | ${finding.reason}`)
  console.log(`   …${before}⟦${words}⟧${after}…`)
}

/** Explicit self-citations (本法第九条) and 前款 and the like: how many, and how many lead nowhere. */
function citations(all: readonly Entry[]): void {
  const count = { self: 0, unresolved: 0, deictic: 0, nowhere: 0, other: 0 }
  const lost: string[] = []
  for (const entry of all) {
    for (const cited of citationsOf(parseStatute(sourceOf(entry)).tree)) {
      if (cited.isQuoted) continue
      const fault = cited.places.find((place) => place.fault)?.fault
      if (cited.scope === 'other') count.other++
      else if (cited.scope === 'deictic') {
        count.deictic++
        if (fault) count.nowhere++
      } else if (cited.isExplicit) {
        count.self++
        if (!fault) continue
        count.unresolved++
        lost.push(`  ${fault}: ${entry.title} ${cited.eId} ${cited.text}`)
      }
    }
  }
  const share = ((100 * count.unresolved) / count.self).toFixed(2)
  console.log(
    `citations in ${all.length} texts: ${count.self} explicit self-citations, ${count.unresolved} unresolved (${share} %)`,
  )
  console.log(
    `  前款, 本条 and the like: ${count.deictic}, ${count.nowhere} lead nowhere; places of other works: ${count.other}`,
  )
  for (const line of lost) console.log(line)
}

function figures(read_: readonly Read[]): void {
  const all = read_.flatMap(({ findings }) => findings)
  const errors = all.filter(({ severity }) => severity === 'error')
  console.log(`rules: ${lintRules.length}`)
  console.log(
    `laws in force: ${read_.length}; findings ${all.length}, ${(all.length / read_.length).toFixed(1)} a law`,
  )
  console.log(
    `errors: ${errors.length}, ${(errors.length / read_.length).toFixed(2)} a law; laws without an error: ${read_.filter(({ findings }) => !findings.some(({ severity }) => severity === 'error')).length}`,
  )
  for (const { id, severity } of lintRules) {
    const own = all.filter(({ rule }) => rule === id).length
    const inLaws = read_.filter(({ findings }) => findings.some(({ rule }) => rule === id)).length
    console.log(
      `  ${id.padEnd(28)} ${severity.padEnd(8)} ${String(own).padStart(6)} findings in ${inLaws} laws`,
    )
  }
}

const all = entries()
const half =
  asked.half ?? (asked.sample ? 'odd' : asked.rule || asked.severity || asked.each ? 'even' : 'all')
const chosen = all.filter(
  (entry, i) => isInForce(entry) && (half === 'all' || (i % 2 === 0) === (half === 'even')),
)
const laws_ = chosen.map(read)
const findings = laws_.flatMap((law) => law.findings.map((finding) => ({ law, finding })))
if (asked.each) {
  for (const { id } of lintRules)
    drawn(
      findings.filter(({ finding }) => finding.rule === id),
      Number(asked.each),
      Number(asked.seed),
    ).forEach(show)
} else if (asked.sample || asked.rule || asked.severity) {
  const wanted = findings.filter(
    ({ finding }) =>
      (!asked.rule || finding.rule === asked.rule) &&
      (!asked.severity || finding.severity === asked.severity),
  )
  drawn(wanted, Number(asked.sample ?? 20), Number(asked.seed)).forEach(show)
} else {
  figures(laws_)
  citations(all)
}
