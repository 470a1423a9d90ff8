// How well two versions of real laws are aligned. Run: npx tsx test/bench/comparison.ts
// Prints (1) how many article links of official decisions and of one hand-made pairing are reproduced without the
// decision, (2) whether pairs of identical unique text are respected, with each that is not, (3) whether the parser
// reports the numbers that are missing from defective texts. Needs the shared data beside the repository.
// Edits inside articles: inline.ts; synthetic amendments with known truth: synthetic.ts; times: speed.ts.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type ChangeSet, compareStatutes } from '../../app/domain/comparison'
import { articlesOf, parseStatute, type StatuteMessage, type StatuteTree } from '../../app/domain/statute'
import { hanToNumber } from '../../app/domain/text'

const pairs = new URL('../../../shared/data/pairs/', import.meta.url)
if (!existsSync(pairs)) throw new Error(`Expected the shared data at ${pairs.pathname}`)

const read = (path: string) => readFileSync(new URL(path, pairs), 'utf8')
const folders = (set: string) => readdirSync(new URL(`${set}/`, pairs)).map((name) => `${set}/${name}`)
const keysOf = (tree: StatuteTree) =>
  articlesOf(tree).map(({ key: { n, sub } }) => (sub ? `${n}-${sub}` : `${n}`))

function compareFolder(folder: string) {
  const from = parseStatute(read(`${folder}/old.txt`)).tree
  const to = parseStatute(read(`${folder}/new.txt`)).tree
  return { from, to, changes: compareStatutes(from, to) }
}

/** `12 → 13` for every old article and each article it became. */
function linksOf({ rows }: ChangeSet, from: StatuteTree, to: StatuteTree): Set<string> {
  const [old, fresh] = [keysOf(from), keysOf(to)]
  return new Set(
    rows.flatMap((row) => row.from.flatMap((a) => row.to.map((b) => `${old[a.index]} → ${fresh[b.index]}`))),
  )
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`

function printGold(set: string): void {
  const total = { gold: 0, found: 0, extra: 0, gone: 0, goneFound: 0 }
  for (const folder of folders(set)) {
    const { alignment } = JSON.parse(read(`${folder}/gold.json`)) as { alignment: [string, string | null][] }
    const { from, to, changes } = compareFolder(folder)
    const links = linksOf(changes, from, to)
    const gold = new Set(alignment.filter(([, b]) => b !== null).map(([a, b]) => `${a} → ${b}`))
    const missed = [...gold].filter((link) => !links.has(link))
    const extra = [...links].filter((link) => !gold.has(link))
    const gone = alignment.filter(([, b]) => b === null).map(([a]) => a)
    total.gold += gold.size
    total.found += gold.size - missed.length
    total.extra += extra.length
    total.gone += gone.length
    total.goneFound += gone.filter((a) => ![...links].some((link) => link.startsWith(`${a} →`))).length
    if (missed.length + extra.length > 0)
      console.log(`  ${folder}: missed [${missed.join(', ')}] extra [${extra.join(', ')}]`)
  }
  console.log(
    `${set}: links ${total.found}/${total.gold} = ${percent(total.found, total.gold)}, extra ${total.extra}, repeals ${total.goneFound}/${total.gone}`,
  )
}

/** Pairs of identical unique text; one that is not respected is printed with what the comparison says instead. */
function printCertain(): void {
  let [all, kept] = [0, 0]
  for (const folder of ['gold', 'revisions', 'human_matched'].flatMap(folders)) {
    if (!existsSync(new URL(`${folder}/certain.json`, pairs))) continue
    const certain = JSON.parse(read(`${folder}/certain.json`)) as [string, string][]
    const { from, to, changes } = compareFolder(folder)
    const links = linksOf(changes, from, to)
    const [old, fresh] = [keysOf(from), keysOf(to)]
    for (const [a, b] of certain) {
      all += 1
      if (links.has(`${a} → ${b}`)) {
        kept += 1
        continue
      }
      const rows = changes.rows.filter(
        (row) =>
          row.from.some(({ index }) => old[index] === a) || row.to.some(({ index }) => fresh[index] === b),
      )
      console.log(`  ${folder}: ${a} → ${b} is not respected`)
      for (const row of rows)
        console.log(
          `    ${row.from.map(({ number }) => number).join('、')} → ${row.to.map(({ number }) => number).join('、')} ${row.kinds.join('+')} ${row.edits
            .map(([sign, words]) => sign + words)
            .join(' ')
            .slice(0, 160)}`,
        )
    }
  }
  console.log(`certain pairs ${kept}/${all} = ${percent(kept, all)}`)
}

function printNoisy(): void {
  let [all, told] = [0, 0]
  for (const folder of folders('noisy')) {
    const { old } = JSON.parse(read(`${folder}/meta.json`)) as { old: { missing_article_labels: number[] } }
    const { tree, messages } = parseStatute(read(`${folder}/old.txt`))
    const readNumbers = new Set(keysOf(tree))
    for (const number of old.missing_article_labels) {
      all += 1
      if (isReported(number, messages)) told += 1
      else
        console.log(
          `  ${folder}: ${number} is missing and not reported${readNumbers.has(String(number)) ? ' (read as there)' : ''}`,
        )
    }
  }
  console.log(`noisy: missing numbers reported ${told}/${all}`)
}

/** Messages name a missing article by its printed number; a run of them is one message, 第五条至第八条. */
function isReported(number: number, messages: readonly StatuteMessage[]): boolean {
  return messages.some(({ rule, place }) => {
    if (rule !== 'missing-article') return false
    const named = [...place.matchAll(/第([一二三四五六七八九十百千零〇]+)条/g)].map(
      ([, han = '']) => hanToNumber(han) ?? 0,
    )
    return Math.min(...named) <= number && number <= Math.max(...named)
  })
}

printGold('gold')
printGold('human_matched')
printCertain()
printNoisy()
