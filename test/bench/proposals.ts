// How well concrete proposals and stances are read out of comments. Run: npx tsx test/bench/proposals.ts [--half seen].
// Phrasings and sentences are our own (test/fixtures/proposals/README.md), halved by a seeded draw.
// What is wrong is printed for the seen half alone: the other half measures, and stays unread while rules are written.

import { parseArgs } from 'node:util'
import { proposalsIn, stanceOf } from '../../app/domain/comment'
import {
  drawHalves,
  falselyRead,
  type Phrasing,
  readPhrasings,
  readStances,
  type Score,
  scoreOf,
} from '../domain/comment/phrasings'

const { values } = parseArgs({ options: { half: { type: 'string', default: 'both' } } })
const names = values.half === 'both' ? (['seen', 'unseen'] as const) : [values.half as 'seen' | 'unseen']

const phrasings = drawHalves(readPhrasings('phrasings.txt'))
const nothing = drawHalves(readPhrasings('nothing.txt'))
const sentences = drawHalves(readStances())
for (const name of names) {
  printScore(`phrasings.txt, ${name}`, scoreOf(phrasings[name]), name === 'seen')
  const read = falselyRead(nothing[name])
  console.log(`  nothing asked: read as a proposal ${read.length} of ${nothing[name].length}`)
  if (name === 'seen') for (const { text, ops } of read) console.log(`    ${ops.join(' ')}: ${text}`)
  printStances(name)
}
if (values.half === 'both') printScore('fresh.txt, all', scoreOf(readPhrasings('fresh.txt')), false)
printSpeed([...phrasings.seen, ...phrasings.unseen])

function printScore(title: string, { of, op, article, words, all, wrong }: Score, isOpen: boolean): void {
  const share = (n: number) => (n / of).toFixed(3)
  console.log(
    `${title} (${of}): op ${share(op)}, article ${share(article)}, old and new ${share(words)}, all slots ${share(all)}`,
  )
  if (isOpen)
    for (const one of wrong) console.log(`  ${one.text}\n    gold ${one.gold}\n    read ${one.read}`)
}

function printStances(half: 'seen' | 'unseen'): void {
  const confused = new Map<string, string[]>()
  let right = 0
  for (const { stance, text } of sentences[half]) {
    const read = stanceOf(text, proposalsIn(text))
    if (read === stance) right++
    else confused.set(`${stance} as ${read}`, [...(confused.get(`${stance} as ${read}`) ?? []), text])
  }
  const of = sentences[half].length
  console.log(`stances, ${half} (${of}): ${(right / of).toFixed(3)}`)
  for (const [pair, texts] of [...confused].sort()) {
    console.log(`  ${pair}: ${texts.length}`)
    if (half === 'seen') for (const text of texts) console.log(`    ${text}`)
  }
}

function printSpeed(all: readonly Phrasing[]): void {
  const rounds = 20
  const from = performance.now()
  for (let round = 0; round < rounds; round++) for (const { text, article } of all) proposalsIn(text, article)
  const each = (performance.now() - from) / (rounds * all.length)
  console.log(`reading one comment's proposals: ${each.toFixed(3)} ms on average`)
}
