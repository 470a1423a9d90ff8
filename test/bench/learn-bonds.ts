// Learns which neighbouring Han characters belong to one word, from public laws cut by jieba, and writes
// app/domain/text/bonds.json. Run: npx tsx test/bench/learn-bonds.ts
// Left out: every title of which data/laws holds several versions and every title of data/pairs, because the figures
// of docs/figures-comparison.md are measured on those. A pair of characters is a bond when it was seen ten times and
// lies inside a word more often than not.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'

const fewestTimes = 10
const data = new URL('../../../shared/data/', import.meta.url)
if (!existsSync(data)) throw new Error(`Expected the shared data at ${data.pathname}`)
const read = (path: string) => readFileSync(new URL(path, data), 'utf8')

interface Entry {
  readonly title: string
  readonly file: string
}
const entries = read('laws/index.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Entry)
const bare = (title: string) => title.replace(/^中华人民共和国/, '')
const times = new Map<string, number>()
for (const { title } of entries) times.set(bare(title), (times.get(bare(title)) ?? 0) + 1)
const measured = new Set(
  ['gold', 'revisions', 'human_matched', 'noisy', 'decision_only'].flatMap((set) =>
    readdirSync(new URL(`pairs/${set}/`, data)).map((name) =>
      bare((JSON.parse(read(`pairs/${set}/${name}/meta.json`)) as { title?: string }).title ?? name),
    ),
  ),
)
const chosen = entries.filter(({ title }) => times.get(bare(title)) === 1 && !measured.has(bare(title)))

const jieba = Jieba.withDict(dict)
const seen = new Map<string, { times: number; inside: number }>()
for (const { file } of chosen) {
  for (const run of read(`laws/${file}`).match(/[\u4e00-\u9fff]{2,}/g) ?? []) {
    let at = 0
    for (const word of jieba.cut(run, true)) {
      for (let i = Math.max(1, at); i < at + word.length; i += 1) {
        const pair = run.slice(i - 1, i + 1)
        const count = seen.get(pair) ?? { times: 0, inside: 0 }
        count.times += 1
        if (i > at) count.inside += 1
        seen.set(pair, count)
      }
      at += word.length
    }
  }
}

const bonds = new Map<string, string[]>()
for (const [pair, count] of seen) {
  if (count.times < fewestTimes || count.inside * 2 <= count.times) continue
  const [left = '', right = ''] = pair
  bonds.set(left, [...(bonds.get(left) ?? []), right])
}
const rows = [...bonds]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([left, rights]) => [left, rights.sort().join('')])
const target = new URL('../../app/domain/text/bonds.json', import.meta.url)
writeFileSync(target, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`)
console.log(`${chosen.length} texts, ${seen.size} pairs seen, ${[...bonds.values()].flat().length} bonds`)
