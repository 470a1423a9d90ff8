// The whole offline pipeline over a crowd (test/bench/crowd.ts): load, fold, copies, features, neighbours, groups,
// labels, readings. Run: npx tsx test/bench/comments-scale.ts [--size 100000] [--seed 12] [--share 0.4] [--parts]
// --parts prints where the time of one process goes; without it the pipeline runs as the product runs it.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { wordTools } from '../../app/adapters/language/words.server'
import { compute } from '../../app/adapters/workers/compute.server'
import { threadEntry } from '../../app/adapters/workers/entry.server'
import { sharedComments } from '../../app/adapters/workers/shared-comments'
import {
  type ClusterInput,
  type CommentWords,
  findDuplicates,
  letterOf,
  readingsOf,
} from '../../app/domain/comment'
import { crowd } from './crowd'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '12' },
    share: { type: 'string', default: '0.4' },
    parts: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
})
const size = Number(values.size)

async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const [from, start] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(start)
  const peak = process.resourceUsage().maxRSS / 1e6
  console.log(
    `${name}: ${((performance.now() - from) / 1000).toFixed(1)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s of processor, peak ${peak.toFixed(2)} GB`,
  )
  return result
}

// The crowd is made in a process of its own (this one, with --write), or its memory would be counted with the pipeline's.
if (values.write !== undefined) {
  writeCrowd(values.write)
  process.exit(0)
}
const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-crowd-'))
const path = join(folder, 'comments.jsonl')
const made = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1), '--write', path], {
  stdio: 'inherit',
})
if (made.status !== 0) throw new Error(`The crowd could not be made (${made.status}).`)
const tools = await wordTools()
console.log(
  `${size} comments, seed ${values.seed}, load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`,
)

function writeCrowd(path: string): void {
  const { comments } = crowd(size, Number(values.seed), Number(values.share))
  const lines: string[] = []
  for (let at = 0; at < comments.length; at += 5000)
    lines.push(
      `${comments
        .slice(at, at + 5000)
        .map((comment) => JSON.stringify(comment))
        .join('\n')}\n`,
    )
  writeFileSync(path, '')
  for (const part of lines) writeFileSync(path, part, { flag: 'a' })
}

function load(): ClusterInput[] {
  const bytes = readFileSync(path)
  const rows: ClusterInput[] = []
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf(10, from)
    rows.push(JSON.parse(bytes.toString('utf8', from, to)) as ClusterInput)
    from = to + 1
  }
  return rows
}

if (values.parts) {
  const rows = await timed('load', load)
  await timed('fold', () => rows.forEach(({ text }) => void letterOf(text, tools.simplify)))
  await timed('copies', () => findDuplicates(rows, tools))
  await timed('read', () => readingsOf(wordsOf(rows)))
} else {
  // The thread's bundle is built from sources once; the product ships it.
  threadEntry()
  const { clusters, unassigned, duplicates, stability } = await timed('whole pipeline', () => {
    // Printed numbers stand on the articles here, as the crowd names them.
    const comments = sharedComments(load().map((one) => ({ ...one, number: one.article ?? '' })))
    return compute('group', { comments, options: {} })
  })
  console.log(
    `${clusters.length} groups, stability ${stability}, ${duplicates.length} families, ${unassigned.length} unassigned (${((100 * unassigned.length) / size).toFixed(1)} %)`,
  )
}
rmSync(folder, { recursive: true })

function wordsOf(rows: readonly ClusterInput[]): Map<string, CommentWords> {
  return new Map(rows.map(({ id, text, article = '' }) => [id, { text, article }]))
}
