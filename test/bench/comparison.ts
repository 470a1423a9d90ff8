// How well two versions are compared on real texts. Run: npx tsx test/bench/comparison.ts
// Prints (1) how many article links of official decisions and of one hand-made pairing are reproduced, (2) how the
// edits inside the changed articles of real revisions read, (3) times. Needs the shared data beside the repository.
// Synthetic amendments with known truth are measured from outside: docs/figures-comparison.md has the command.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'
import { diffChars } from 'diff'
import { type ChangeSet, compareStatutes, compareText, type Edit } from '../../app/domain/comparison'
import { articlesOf, parseStatute, type StatuteTree } from '../../app/domain/statute'

const pairs = new URL('../../../shared/data/pairs/', import.meta.url)
if (!existsSync(pairs)) throw new Error(`Expected the shared data at ${pairs.pathname}`)

const read = (path: string) => readFileSync(new URL(path, pairs), 'utf8')
const folders = (set: string) => readdirSync(new URL(`${set}/`, pairs)).map((name) => `${set}/${name}`)
const key = (tree: StatuteTree) => {
  const keys = articlesOf(tree).map(({ key: { n, sub } }) => (sub ? `${n}-${sub}` : `${n}`))
  return (index: number) => keys[index] ?? ''
}

function compareFolder(folder: string) {
  const [from, to] = [
    parseStatute(read(`${folder}/old.txt`)).tree,
    parseStatute(read(`${folder}/new.txt`)).tree,
  ]
  return { from, to, changes: compareStatutes(from, to) }
}

function linksOf({ rows }: ChangeSet, from: StatuteTree, to: StatuteTree): Set<string> {
  const [old, fresh] = [key(from), key(to)]
  return new Set(
    rows.flatMap((row) => row.from.flatMap((a) => row.to.map((b) => `${old(a.index)} → ${fresh(b.index)}`))),
  )
}

function printGold(): void {
  const total = { gold: 0, found: 0, extra: 0, gone: 0, goneFound: 0 }
  for (const folder of [...folders('gold'), ...folders('human_matched')]) {
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
  console.log(`gold links ${total.found}/${total.gold}, extra ${total.extra}`)
  console.log(`gold repeals ${total.goneFound}/${total.gone}\n`)
}

const length = (text: string) => [...text].length

/** Edit boundaries that fall inside a word, as a segmenter with a dictionary sees it. */
function wordCuts(edits: readonly Edit[], jieba: Jieba): { cut: number; boundaries: number } {
  let [cut, boundaries] = [0, 0]
  for (const sign of ['-', '+'] as const) {
    const side = edits.filter(([own]) => own === '=' || own === sign)
    const ends = new Set<number>()
    let at = 0
    for (const word of jieba.cut(side.map(([, words]) => words).join(''), true)) {
      at += word.length
      ends.add(at)
    }
    at = 0
    for (const [, words] of side.slice(0, -1)) {
      at += words.length
      boundaries += 1
      if (!ends.has(at)) cut += 1
    }
  }
  return { cut, boundaries }
}

function printInline(): void {
  const jieba = Jieba.withDict(dict)
  const sum = { articles: 0, hunks: 0, kept: 0, one: 0, two: 0, changed: 0, least: 0, cut: 0, boundaries: 0 }
  let time = 0
  for (const folder of folders('revisions')) {
    const { from, to, changes } = compareFolder(folder)
    const [old, fresh] = [articlesOf(from), articlesOf(to)]
    for (const row of changes.rows) {
      const [a, b] = [old[row.from[0]?.index ?? -1]?.text, fresh[row.to[0]?.index ?? -1]?.text]
      if (!row.kinds.includes('substitution') || row.kinds.includes('split') || row.kinds.includes('join'))
        continue
      if (a === undefined || b === undefined) continue
      const start = performance.now()
      const edits = compareText(a, b)
      time += performance.now() - start
      sum.articles += 1
      sum.hunks += edits.filter(([sign], i) => sign !== '=' && (i === 0 || edits[i - 1]?.[0] === '=')).length
      for (const [sign, words] of edits.slice(1, -1)) {
        if (sign !== '=') continue
        sum.kept += 1
        if (length(words) === 1) sum.one += 1
        if (length(words) <= 2) sum.two += 1
      }
      sum.changed += edits.reduce((n, [sign, words]) => n + (sign === '=' ? 0 : length(words)), 0)
      sum.least += diffChars(a, b).reduce((n, p) => n + (p.added || p.removed ? length(p.value) : 0), 0)
      const { cut, boundaries } = wordCuts(edits, jieba)
      sum.cut += cut
      sum.boundaries += boundaries
    }
  }
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
  console.log(`reworded articles ${sum.articles}, ${(time / sum.articles).toFixed(2)} ms each`)
  console.log(`changes an article ${(sum.hunks / sum.articles).toFixed(2)}`)
  console.log(
    `unchanged runs between changes of one character ${share(sum.one, sum.kept)}, of one or two ${share(sum.two, sum.kept)}`,
  )
  console.log(`changed characters ${(sum.changed / sum.least).toFixed(2)} × the least possible`)
  console.log(`boundaries inside a word (jieba) ${share(sum.cut, sum.boundaries)}\n`)
}

function printTimes(): void {
  const folder = 'gold/xf_2020_2023'
  const [from, to] = [
    parseStatute(read(`${folder}/old.txt`)).tree,
    parseStatute(read(`${folder}/new.txt`)).tree,
  ]
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now()
    compareStatutes(from, to)
    return performance.now() - start
  })
  console.log(`刑法 2020 → 2023, ${articlesOf(to).length} articles: ${Math.min(...times).toFixed(1)} ms`)
}

printGold()
printInline()
printTimes()
