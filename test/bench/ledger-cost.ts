// What the ledger costs a submission: the command through the queue as it is, against the same command whose queue writes the
// same rows, counters and keys in the same groups but no entry, no opening and no journal. Interleaved rounds in one process on
// one database, 64 clients; throughput of each, and the median of the ratios of neighbours. Then the size of a receipt's bundle
// whose proofs come from a ledger and an outcome of a million. Run: npx tsx test/bench/ledger-cost.ts [--rounds 9] [--each 600].
// Embedded database on the disk; with TEST_DATABASE_URL (an empty database) PostgreSQL.

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '~/adapters/config.server'
import { type Context, openContext } from '~/adapters/context.server'
import { insertOf } from '~/adapters/db/ledger.server'
import { countedIn } from '~/adapters/db/submission-counters.server'
import { claimKeys } from '~/adapters/db/submission-keys.server'
import type { SubmissionQueue, SubmissionResult, SubmissionRows } from '~/adapters/db/submit.server'
import { importVersion } from '~/commands/import-version.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import { submitComments } from '~/commands/submit-comments.server'
import { type Actor, visitor } from '~/domain/access'
import { base64, createLedgerTree, emptyRoot, leafHash, utf8Bytes } from '~/domain/ledger'
import { receiptProof } from '~/queries/ledger.server'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, each: { type: 'string', default: '600' } },
})
const clients = 64
const regionCode = '9901'
const person = (id: string, ...roles: Actor['roles']): Actor => ({
  id,
  roles,
  stationIds: [],
  regionCodes: [regionCode],
})

async function prepare(ctx: Context): Promise<string> {
  await ctx.change(async ({ tx, record }) => {
    await tx.region.create({ data: { code: regionCode, name: '某市', level: 'city' } })
    record({ type: 'user.created', by: 'admin', ref: [] })
  })
  const articles = [...'一二三四五六七八九'].map((number) => `第${number}条 有关单位应当在三十日内答复。`)
  const { versionId } = await importVersion(ctx, person('p-drafter', 'drafter'), {
    ...{ workId: 'w', title: '某市试验条例', kind: 'regulation', issuer: '', regionCode, label: '草案' },
    ...{ stage: 'consultation-draft', datedOn: ctx.clock.now(), isPublic: true },
    source: `某市试验条例\n${articles.join('\n')}\n`,
  })
  return publishConsultation(ctx, person('p-publisher', 'publisher'), {
    ...{ versionId, title: '某市试验条例', preparedById: 'p-drafter', stationIds: [] },
    opensAt: ctx.clock.now(),
    closesAt: ctx.clock.now() + 60 * 86_400_000,
  })
}

/** The same groups and rows as the queue of the program, without the ledger's part. */
function queueWithoutLedger(ctx: Context): SubmissionQueue {
  const waiting: {
    rows: SubmissionRows
    done(result: SubmissionResult): void
    fail(error: unknown): void
  }[] = []
  let isRunning = false
  async function drain() {
    if (isRunning) return
    isRunning = true
    while (waiting.length > 0) {
      const group = waiting.splice(0, 256)
      const all = group.map(({ rows }) => rows)
      try {
        await ctx.whileWritesWait(() => write(all))
        for (const { rows, done } of group)
          done({ kind: 'stored', submissionId: rows.submission.id, isRepeat: false })
      } catch (error) {
        for (const { fail } of group) fail(error)
      }
    }
    isRunning = false
  }
  const write = (all: readonly SubmissionRows[]) =>
    ctx.database.driver.transaction(async (sql) => {
      const ids = [...new Set(all.map(({ submission }) => submission.consultationId))]
      await sql.query(
        `SELECT "id" FROM "Consultation" WHERE "status" = 'open' AND "outcomePublishedAt" IS NULL
         AND "id" IN (SELECT value FROM json_array_elements_text($1::json))`,
        [JSON.stringify(ids)],
      )
      await claimKeys(sql, all, ctx.clock.now())
      const counted = countedIn(all)
      const submissions = all.map(({ submission }) => submission)
      const comments = all.flatMap(({ comments }) => comments)
      await sql.all([
        ...insertOf('Submission', submissions),
        ...insertOf('Comment', comments),
        ...counted.ofArticles,
        ...counted.ofConsultations(new Map()),
      ])
    })
  const add = (rows: SubmissionRows) =>
    new Promise<SubmissionResult>((done, fail) => {
      waiting.push({ rows, done, fail })
      void drain()
    })
  return { add, addAll: (all) => Promise.all(all.map(add)) }
}

const cwd = mkdtempSync(join(tmpdir(), 'tiaoyi-ledger-cost-'))
const ctx = await openContext(
  readConfig({ DATABASE_URL: process.env.TEST_DATABASE_URL, TIAOYI_DATA: cwd }, cwd),
)
const consultationId = await prepare(ctx)
const without: Context = { ...ctx, submissions: queueWithoutLedger(ctx) }
let made = 0
let lastReceipt = ''

/** Submissions a second by the clock, and processor milliseconds of each, the database's thread with them. */
async function throughput(where: Context, count: number): Promise<{ rate: number; cpu: number }> {
  const start = performance.now()
  const before = process.cpuUsage()
  let left = count
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) {
        const at = made++
        const text = `第${at}号意见：建议把期限从三十日改为十五日，并写明由哪个部门答复、逾期怎么办。`
        const door = { consultationId, channel: 'online', by: 'anonymous', idempotencyKey: `k${at}` } as const
        const input = { comments: [{ article: `art_${(at % 9) + 1}`, text }] }
        lastReceipt = (await submitComments(where, input, door)).receipt
      }
    }),
  )
  const { user, system } = process.cpuUsage(before)
  return { rate: count / ((performance.now() - start) / 1000), cpu: (user + system) / 1000 / count }
}

const each = Number(values.each)
await throughput(without, each)
await throughput(ctx, each)
const ratios: number[] = []
const sums = {
  with: [] as number[],
  without: [] as number[],
  cpuWith: [] as number[],
  cpuWithout: [] as number[],
}
for (let round = 0; round < Number(values.rounds); round++) {
  const order = round % 2 === 0 ? ([without, ctx] as const) : ([ctx, without] as const)
  const rates = new Map<Context, { rate: number; cpu: number }>()
  for (const one of order) rates.set(one, await throughput(one, each))
  const [own, other] = [rates.get(ctx), rates.get(without)]
  if (!own || !other) throw new Error('Expected both measured')
  sums.with.push(own.rate)
  sums.without.push(other.rate)
  sums.cpuWith.push(own.cpu)
  sums.cpuWithout.push(other.cpu)
  ratios.push(own.rate / other.rate)
}
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0
console.log(
  `${ctx.database.driver.kind}, ${ratios.length} rounds of ${each}: ${median(sums.with).toFixed(0)}/s with the ledger, ` +
    `${median(sums.without).toFixed(0)}/s without; cost ${(100 * (1 - median(ratios))).toFixed(1)} % ` +
    `(rounds ${ratios.map((ratio) => (100 * (1 - ratio)).toFixed(0)).join(' ')}); ` +
    `processor ${median(sums.cpuWith).toFixed(2)} and ${median(sums.cpuWithout).toFixed(2)} ms a submission; load ${loadavg()[0]?.toFixed(1)}`,
)

await throughput(ctx, 1)
const proof = await receiptProof(ctx, visitor, lastReceipt)
await ctx.close()
rmSync(cwd, { recursive: true, force: true })
const tree = createLedgerTree(emptyRoot())
const million = 1_000_000
for (let at = 0; at < million; at++) tree.append(leafHash(utf8Bytes(`${at}`)))
const path = tree.inclusionProof(million - 2, million).map(base64)
const deepest = tree.inclusionProof(0, million).map(base64)
const id = createHash('sha256').update('id').digest('hex').slice(0, 26)
const counts = Object.fromEntries(
  ['adopted', 'partly-adopted', 'not-adopted', 'noted', 'merged', 'out-of-scope', 'spam'].map((fate) => [
    fate,
    142_857,
  ]),
)
const [entry] = proof.entries
const reported = {
  ...entry,
  inclusion: deepest,
  disclosed: [
    {
      seq: million,
      field: 'outcome',
      nonce: base64(new Uint8Array(32)),
      payload: { received: million, counts, root: '0'.repeat(64) },
    },
  ],
}
const fates = [{ line: `${id} partly-adopted ${id}`, index: 0, size: million, path: deepest }]
const whole = { ...proof, entries: [{ ...entry, inclusion: deepest }], outcome: { entry: reported, fates } }
const asFile = `${JSON.stringify(whole, null, 1)}\n`
console.log(
  `a receipt under ${million} entries and ${million} fates: ${path.length} to ${deepest.length} hashes a proof; ` +
    `${JSON.stringify({ ...whole, outcome: undefined }).length} characters before the outcome, ` +
    `${Buffer.byteLength(JSON.stringify(whole))} bytes with it, ${Buffer.byteLength(asFile)} bytes as the file`,
)
