// Learns what the words of laws mean from the laws of shared/data and writes content/language/word-vectors.bin.
// Run: npx tsx test/bench/learn-vectors.ts (a minute, 0.6 GB). Lines that stand in several laws are read once.
// Nothing else is read: no comment, no question, no title of the sets that the figures are measured on.

import { readFileSync, writeFileSync } from 'node:fs'
import { packWordVectors } from '../../app/adapters/language/word-vectors.server'
import { wordTools } from '../../app/adapters/language/words.server'
import { learnWordVectors } from '../../app/domain/comment'

const shared = new URL('../../../shared/data/laws/', import.meta.url)
const shortest = 6
const { segment } = await wordTools()
const started = performance.now()
const seen = new Set<string>()
const texts: string[][] = []
for (const row of readFileSync(new URL('index.jsonl', shared), 'utf8').trim().split('\n')) {
  const { file } = JSON.parse(row) as { file: string }
  const body = readFileSync(new URL(file, shared), 'utf8').replace(/^---json[\s\S]*?\n---\n/, '')
  for (const printed of body.split('\n')) {
    const line = printed.replace(/^[#*\s>-]+/, '').trim()
    if (line.length < shortest || seen.has(line)) continue
    seen.add(line)
    texts.push(segment(line))
  }
}
const vectors = learnWordVectors(texts, { dims: 128, seed: 1, leastTexts: 5, mostWords: 30_000, window: 6 })
const packed = packWordVectors(vectors)
writeFileSync(new URL('../../content/language/word-vectors.bin', import.meta.url), packed)
const seconds = ((performance.now() - started) / 1000).toFixed(0)
console.log(
  `${texts.length} lines, ${vectors.words.size} words of ${vectors.dims} numbers, ${(packed.length / 1e6).toFixed(1)} MB, ${seconds} s`,
)
