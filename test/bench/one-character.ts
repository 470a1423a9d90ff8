// Whether one changed character is always shown. Run: npx tsx test/bench/one-character.ts [--laws 300]
// In each of 300 laws every article has one character of its source replaced, removed, added, doubled or exchanged with its
// neighbour, at a place drawn by a seed. Every eighth article is changed at once, so that a law is compared eight times
// and not a hundred. Each changed article must be shown, whatever becomes of the others; articles that nobody touched and
// that are shown as changed are counted beside (a removed full stop lets the parser read the next line as its end).

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { articlesOf, parseStatute } from '../../app/domain/statute'
import { mutationsOf, seededNext, shown } from '../domain/comparison/one-character'

const { values } = parseArgs({ options: { laws: { type: 'string', default: '300' } } })
const folder = new URL('../../../shared/data/laws/法律/', import.meta.url)
if (!existsSync(folder)) throw new Error(`Expected the shared data at ${folder.pathname}`)

const together = 8
const next = seededNext(2026)
let [laws, tried, hidden, accused] = [0, 0, 0, 0]
for (const name of readdirSync(folder).sort()) {
  if (laws >= Number(values.laws)) break
  const source = readFileSync(new URL(name, folder), 'utf8')
  const { tree } = parseStatute(source)
  if (articlesOf(tree).length < 5) continue
  laws += 1
  const mutations = mutationsOf(tree, source, next)
  for (let turn = 0; turn < together; turn += 1) {
    const chosen = mutations.filter((_, i) => i % together === turn)
    if (chosen.length === 0) continue
    const result = shown(tree, source, chosen)
    tried += chosen.length
    hidden += result.hidden.length
    accused += result.accused.length
    for (const one of result.hidden)
      console.log(
        `${name} ${one.eId}: ${JSON.stringify(one.remove)} → ${JSON.stringify(one.put)} at ${one.at} is not shown`,
      )
    if (result.accused.length > 0)
      console.log(`${name}: shown though untouched: ${result.accused.slice(0, 6).join(' ')}`)
  }
}
console.log(
  `${laws} laws, ${tried} changed characters, ${hidden} not shown; ${accused} articles shown though untouched`,
)
