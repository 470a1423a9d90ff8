// One more comment beside a crowd (test/bench/crowd.ts) that stands in the index already: its family, what it says
// otherwise, the nearest on its place, its proposals; and what the composer asks while somebody types. Without the
// database. Run: npx tsx test/bench/new-comment.ts [--size 100000] [--seed 12] [--asked 1000]

import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { wordTools } from '../../app/adapters/language/words.server'
import { letterOf, readComment, similarComments, standingIndex, variationsOf } from '../../app/domain/comment'
import { crowd } from './crowd'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '12' },
    asked: { type: 'string', default: '1000' },
  },
})
const size = Number(values.size)
const asked = Number(values.asked)
const { simplify } = await wordTools()
const { comments: made, campaigns } = crowd(size + asked, Number(values.seed))
// The crowd comes campaign by campaign: those that come last are taken from all over it.
const step = Math.floor(made.length / asked)
const isLast = (at: number) => at % step === 0 && at / step < asked
const comments = [...made.filter((_, at) => !isLast(at)), ...made.filter((_, at) => isLast(at))]
const textOf = new Map(comments.map(({ id, text }) => [id, text]))
const before = process.memoryUsage()
const from = performance.now()
const index = standingIndex({ simplify, expected: size })
for (const { id, text, article } of comments.slice(0, size)) index.add({ id, text, place: article })
const seconds = (performance.now() - from) / 1000
const after = process.memoryUsage()
const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6
console.log(
  `${index.size} comments in the index after ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`,
)

const times: Record<'new' | 'typing', number[]> = { new: [], typing: [] }
const found = { right: 0, copies: 0, wrong: 0, alone: 0 }
for (const { id, text, article } of comments.slice(size)) {
  const start = performance.now()
  const family = index.familyOf(text, article)
  if (family) variationsOf(letterOf(text, simplify), letterOf(textOf.get(family.letter) ?? '', simplify))
  index.nearestOn(article, text, 15)
  readComment({ text, article })
  times.new.push(performance.now() - start)
  const campaign = campaigns.get(id)
  const theirs = family && campaigns.get(family.letter)
  if (campaign) found.copies++
  else found.alone++
  if (campaign && theirs === campaign) found.right++
  else if (family) found.wrong++
}
for (const { text, article } of comments.slice(size)) {
  const typed = text.slice(0, 30)
  const start = performance.now()
  const near = index.nearestOn(article, typed, 40, 3)
  const rows = near.map((id) => ({ id, text: textOf.get(id) ?? '' }))
  similarComments(typed, rows, 3)
  times.typing.push(performance.now() - start)
}
for (const [name, all] of Object.entries(times)) {
  all.sort((a, b) => a - b)
  const at = (share: number) => (all[Math.floor(all.length * share)] ?? 0).toFixed(1)
  console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(0.9999)} ms of ${all.length}`)
}
console.log(
  `copies put with their campaign ${found.right} of ${found.copies}; put with another or, of ${found.alone} that stand alone, with any ${found.wrong}`,
)
