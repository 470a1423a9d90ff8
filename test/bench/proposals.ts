// How well concrete proposals and stances are read out of comments. Run: npx tsx test/bench/proposals.ts.
// Phrasings and sentences are our own (test/fixtures/proposals/README.md). What is wrong is printed for the seen sets alone:
// the last set measures, and stays unread while rules are written.

import { proposalsIn, stanceOf } from '../../app/domain/comment'
import {
  falselyRead,
  type Phrasing,
  readPhrasings,
  readStances,
  type Score,
  scoreOf,
} from '../domain/comment/phrasings'

const readNames = ['phrasings', 'fresh', 'last', 'third', 'third-last', 'dev-a', 'dev-b', 'fourth']
for (const name of readNames) printScore(`${name}.txt`, scoreOf(readPhrasings(`${name}.txt`)), true)
printScore('fourth-last.txt', scoreOf(readPhrasings('fourth-last.txt')), false)
for (const name of ['nothing.txt', 'third-nothing.txt', 'third-nothing-last.txt', 'fourth-nothing.txt'])
  printNothing(name, true)
printNothing('fourth-nothing-last.txt', false)
for (const name of ['stances', 'stances-last', 'third-stances', 'third-stances-last', 'fourth-stances'])
  printStances(`${name}.txt`, true)
printStances('fourth-stances-last.txt', false)
printSpeed(readPhrasings('phrasings.txt'))

function printScore(title: string, { of, op, article, words, all, wrong }: Score, isOpen: boolean): void {
  const share = (n: number) => (n / of).toFixed(3)
  console.log(
    `${title} (${of}): op ${share(op)}, article ${share(article)}, old and new ${share(words)}, all slots ${share(all)}`,
  )
  if (isOpen)
    for (const one of wrong) console.log(`  ${one.text}\n    gold ${one.gold}\n    read ${one.read}`)
}

function printNothing(title: string, isOpen: boolean): void {
  const nothing = readPhrasings(title)
  const read = falselyRead(nothing)
  console.log(`${title}: read as a proposal ${read.length} of ${nothing.length}`)
  if (isOpen) for (const { text, ops } of read) console.log(`  ${ops.join(' ')}: ${text}`)
}

function printStances(name: string, isOpen: boolean): void {
  const sentences = readStances(name)
  const confused = new Map<string, string[]>()
  for (const { stance, text } of sentences) {
    const found = stanceOf(text, proposalsIn(text))
    const pair = `${stance} as ${found}`
    if (found !== stance) confused.set(pair, [...(confused.get(pair) ?? []), text])
  }
  const wrong = [...confused.values()].flat().length
  console.log(`${name} (${sentences.length}): ${(1 - wrong / sentences.length).toFixed(3)}`)
  for (const [pair, texts] of [...confused].sort()) {
    console.log(`  ${pair}: ${texts.length}`)
    if (isOpen) for (const text of texts) console.log(`    ${text}`)
  }
}

function printSpeed(all: readonly Phrasing[]): void {
  const rounds = 20
  const from = performance.now()
  for (let round = 0; round < rounds; round++) for (const { text, article } of all) proposalsIn(text, article)
  const each = (performance.now() - from) / (rounds * all.length)
  console.log(`reading one comment's proposals: ${each.toFixed(3)} ms on average`)
}
