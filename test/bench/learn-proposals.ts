// Learns to read proposals from the comments of test/fixtures/proposals that have been read, and writes
// app/domain/comment/proposal-weights.json. Run: npx tsx test/bench/learn-proposals.ts [--without FILE,FILE]. With
// `--without` nothing is written: the files left out are measured, with the table learned from the others and no rule.
// Sets that only measure (…-last.txt of the last round) are never opened here.

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  learnedOps,
  learnedProposal,
  type ProposalTables,
  scoresOf,
  tableSizes,
} from '../../app/domain/comment/proposal-learned'
import {
  bestTags,
  SIGNS,
  slotsOf,
  TAGS,
  TRANSITIONS,
  tagSigns,
  transitionAt,
} from '../../app/domain/comment/proposal-slots'
import { type CommentUnits, opSigns, TAG_BUCKETS, unitsOf } from '../../app/domain/comment/proposal-units'
import type { ProposalOp } from '../../app/domain/comment/proposals'
import { seededNumbers, seededOrder } from '../../app/domain/comment/seeded'
import { readableSpelling, withoutBlanks } from '../../app/domain/comment/spelling'
import { maskQuotes } from '../../app/domain/comment/wording'
import { type Phrasing, readPhrasings } from '../domain/comment/phrasings'

const files = [
  'phrasings.txt',
  'fresh.txt',
  'last.txt',
  'third.txt',
  'third-last.txt',
  'dev-a.txt',
  'dev-b.txt',
  'fourth.txt',
  'nothing.txt',
  'third-nothing.txt',
  'third-nothing-last.txt',
  'fourth-nothing.txt',
]

interface Example {
  readonly words: string
  readonly quotes: readonly string[]
  readonly hasPlace: boolean
  readonly units: CommentUnits
  readonly op: string
  /** The tag of each unit, where the comment asks for one thing whose words stand in it. */
  readonly tags: Uint8Array | undefined
}

function exampleOf({ text, article, gold }: Phrasing): Example {
  const { text: masked, quotes } = maskQuotes(text)
  const { words } = withoutBlanks(readableSpelling(masked))
  const units = unitsOf(words, quotes, article !== '')
  const [op = '', , old = '', to = ''] = (gold[0] ?? '').split('|')
  const one = { words, quotes, hasPlace: article !== '', units }
  if (gold.length !== 1) return { ...one, op: gold.length === 0 ? 'none' : 'several', tags: undefined }
  return { ...one, op, tags: tagsOf(one, op as ProposalOp, [old, to]) }
}

function tagsOf(
  one: Pick<Example, 'words' | 'quotes' | 'units'>,
  op: ProposalOp,
  slots: readonly [string, string],
): Uint8Array | undefined {
  const needed = slotsOf[op]
  if (!needed) return undefined
  const tags = new Uint8Array(one.units.codes.length)
  for (const slot of [0, 1] as const) {
    const wanted = slots[slot]
    if (wanted === '') {
      if (needed[slot] === 2) return undefined
      continue
    }
    const ranges = rangesOf(one, wanted)
    // The old words are named first, the new ones last.
    const range = slot === 0 ? ranges[0] : ranges.at(-1)
    if (!range || needed[slot] === 0) return undefined
    for (let at = range[0]; at < range[1]; at++) {
      if (tags[at] !== 0) return undefined
      tags[at] = (at === range[0] ? 1 : 2) + slot * 2
    }
  }
  return tags
}

function rangesOf(
  { words, quotes, units }: Pick<Example, 'words' | 'quotes' | 'units'>,
  wanted: string,
): [number, number][] {
  const quoted = quotes.indexOf(wanted)
  const sought = quoted >= 0 ? `〘${quoted}〙` : readableSpelling(wanted).replaceAll(' ', '')
  const ranges: [number, number][] = []
  for (let at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + 1)) {
    const [first, last] = [units.starts.indexOf(at), units.ends.indexOf(at + sought.length)]
    if (first >= 0 && last >= first) ranges.push([first, last + 1])
  }
  return ranges
}

/** Multinomial logistic regression with momentum on the whole set. */
function learnOps(examples: readonly Example[]): Float32Array {
  const rounds = 120
  const [rate, decay, momentum] = [30, 1e-4, 0.9]
  const weights = new Float32Array(tableSizes.ops)
  const speed = new Float32Array(tableSizes.ops)
  const rows = examples.map(({ units }) => opSigns(units))
  const golds = examples.map(({ op }) => learnedOps.indexOf(op as (typeof learnedOps)[number]))
  const size = learnedOps.length
  for (let round = 0; round < rounds; round++) {
    const slope = new Float32Array(tableSizes.ops)
    rows.forEach((row, index) => {
      const scores = scoresOf(row, weights)
      const top = Math.max(...scores)
      const sum = scores.reduce((all, score) => all + Math.exp(score - top), 0)
      scores.forEach((score, k) => {
        const miss = Math.exp(score - top) / sum - (k === golds[index] ? 1 : 0)
        const step = miss / Math.sqrt(row.length) / rows.length
        for (const sign of row) slope[sign * size + k] = (slope[sign * size + k] ?? 0) + step
      })
    })
    for (let at = 0; at < weights.length; at++) {
      speed[at] = momentum * (speed[at] ?? 0) - rate * ((slope[at] ?? 0) + decay * (weights[at] ?? 0))
      weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0)
    }
  }
  return weights
}

/** Averaged perceptron over whole comments (Collins 2002). */
function learnTags(examples: readonly Example[]): { weights: Float32Array; transitions: Float32Array } {
  const epochs = 10
  const weights = new Float32Array(TAG_BUCKETS * TAGS)
  const transitions = new Float32Array(TRANSITIONS)
  const [summed, summedTransitions] = [new Float64Array(weights.length), new Float64Array(TRANSITIONS)]
  const set = examples.flatMap(({ units, op, tags }) =>
    tags ? [{ units, op: op as ProposalOp, tags, signs: tagSigns(units, op as ProposalOp) }] : [],
  )
  const next = seededNumbers(1)
  let step = 1
  const turn = (table: Float32Array, sums: Float64Array, at: number, by: number) => {
    table[at] = (table[at] ?? 0) + by
    sums[at] = (sums[at] ?? 0) + by * step
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of seededOrder(set.length, next)) {
      const one = set[index]
      const found = one && bestTags(one.units, one.op, one.signs, { weights, transitions })
      step++
      if (!found) continue
      let [before, foundBefore] = [TAGS, TAGS]
      one.tags.forEach((tag, at) => {
        const other = found[at] ?? 0
        if (tag !== other)
          for (const sign of one.signs.subarray(at * SIGNS, (at + 1) * SIGNS)) {
            turn(weights, summed, sign * TAGS + tag, 1)
            turn(weights, summed, sign * TAGS + other, -1)
          }
        if (tag !== other || before !== foundBefore) {
          turn(transitions, summedTransitions, transitionAt(one.op, before, tag), 1)
          turn(transitions, summedTransitions, transitionAt(one.op, foundBefore, other), -1)
        }
        before = tag
        foundBefore = other
      })
    }
  }
  return {
    weights: weights.map((weight, at) => weight - (summed[at] ?? 0) / step),
    transitions: transitions.map((weight, at) => weight - (summedTransitions[at] ?? 0) / step),
  }
}

/** Signed bytes in base 64 and what each is multiplied with. */
function packedBytes(numbers: Float32Array): { text: string; scale: number } {
  const scale = numbers.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / 127
  return {
    text: Buffer.from(Int8Array.from(numbers, (one) => Math.round(one / scale)).buffer).toString('base64'),
    scale,
  }
}

const { values } = parseArgs({ options: { without: { type: 'string' } } })
const without = values.without?.split(',') ?? []
const examples = files
  .filter((file) => !without.includes(file))
  .flatMap((file) => readPhrasings(file).map(exampleOf))
const tables: ProposalTables = { ops: learnOps(examples), ...learnTags(examples) }
if (without.length > 0) {
  for (const file of without) {
    const read = readPhrasings(file).map((phrasing) => {
      const { words, quotes, hasPlace, op } = exampleOf(phrasing)
      return (learnedProposal(words, quotes, hasPlace, tables)?.op ?? 'none') === op
    })
    console.log(`${file}: op ${(read.filter(Boolean).length / read.length).toFixed(3)} of ${read.length}`)
  }
} else {
  const [ops, tags, transitions] = [tables.ops, tables.weights, tables.transitions].map((table) =>
    packedBytes(table as Float32Array),
  )
  const target = new URL('../../app/domain/comment/proposal-weights.json', import.meta.url)
  const packed = {
    ops: ops?.text,
    opScale: ops?.scale,
    tags: tags?.text,
    tagScale: tags?.scale,
    transitions: transitions?.text,
    transitionScale: transitions?.scale,
  }
  const text = JSON.stringify(packed, null, 2)
  writeFileSync(target, `${text}\n`)
  console.log(`${examples.length} comments, ${(text.length / 1e6).toFixed(2)} MB`)
}
