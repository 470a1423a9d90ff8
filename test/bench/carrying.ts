// How long it takes to carry a crowd's comments to a new version, and to trace them into it. Run: npx tsx test/bench/carrying.ts
// [--size 100000] [--articles 200]. A data folder of its own, the database as the product runs it; articles of readable laws of
// ../shared/data come in turn until the text has its articles, the new version has a fifth reworded, some added, repealed and moved.
// Two of three comments quote words of their article, a third asks for something. The command carries them, as its job does;
// meanwhile the main thread is asked every 20 ms how late it is, as pages would feel it. Tracing runs over the same comments.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '~/adapters/config.server'
import { openContext } from '~/adapters/context.server'
import { threadEntry } from '~/adapters/workers/entry.server'
import { carryComments } from '~/commands/carry-comments.server'
import { importVersion } from '~/commands/import-version.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import type { Actor } from '~/domain/access'
import { createTracer } from '~/domain/adoption'
import { proposalsIn, quoteAnchor } from '~/domain/comment'
import { adoptionSteps } from '~/queries/adoption-steps.server'
import { dice } from './edits'
import { lawOf } from './next-drafts'
import { statuteSide } from './traced-demo'

const { values } = parseArgs({
  options: { size: { type: 'string', default: '100000' }, articles: { type: 'string', default: '200' } },
})
const [size, wanted] = [Number(values.size), Number(values.articles)]
const roll = dice(20_261_125)
const day = 86_400_000
const regionCode = '9901'

const folder = new URL('../../../shared/data/laws/法律/', import.meta.url)
const texts: string[] = []
for (const name of readdirSync(folder).sort()) {
  if (texts.length >= wanted) break
  const { texts: own } = statuteSide(readFileSync(new URL(name, folder), 'utf8'))
  texts.push(...own.filter((text) => text.length >= 30 && !text.includes('\n')))
}
const articles = texts.slice(0, wanted)
const later = articles
  .map((text) => (roll.chance(0.2) ? text.replace(/应当|可以|不得/u, '必须') : text))
  .flatMap((text, at) =>
    at % 40 === 7 ? [] : at % 40 === 20 ? [text, `${text.slice(0, 20)}，另行规定。`] : [text],
  )
later.push(...later.splice(30, 2))

const person = (id: string, role: 'drafter' | 'publisher'): Actor => ({
  id,
  roles: [role],
  stationIds: [],
  regionCodes: [regionCode],
})
const directory = mkdtempSync(join(tmpdir(), 'tiaoyi-bench-carrying-'))
const ctx = await openContext(readConfig({ TIAOYI_DATA: directory }, directory))
threadEntry()
await ctx.change(async ({ tx, record }) => {
  await tx.region.create({ data: { code: regionCode, name: '某市', level: 'city' } })
  for (const id of ['drafter', 'publisher'])
    await tx.person.create({
      data: { id, login: id, name: id, passwordHash: '', regionCode, createdAt: new Date(ctx.clock.now()) },
    })
  record({ type: 'user.created', by: 'admin', ref: [] })
})
const importTexts = async (all: readonly string[]) =>
  (
    await importVersion(ctx, person('drafter', 'drafter'), {
      workId: 'carried',
      title: '测试条例',
      kind: 'regulation',
      issuer: '某市人大常委会',
      regionCode,
      stage: 'consultation-draft',
      label: `稿${all.length}`,
      source: lawOf(all),
      datedOn: ctx.clock.now(),
      isPublic: true,
    })
  ).versionId
const versionId = await importTexts(articles)
const consultationId = await publishConsultation(ctx, person('publisher', 'publisher'), {
  versionId,
  title: '测试条例',
  preparedById: 'drafter',
  opensAt: ctx.clock.now() - day,
  closesAt: ctx.clock.now() + 31 * day,
  stationIds: [],
})
const stored = await ctx.database.prisma.versionArticle.findMany({
  where: { versionId },
  orderBy: { ordinal: 'asc' },
})
const comments = Array.from({ length: size }, (_, at) => {
  const article = roll.pick(stored)
  const start = roll.below(Math.max(1, article.text.length - 20))
  const quote = at % 3 === 0 ? null : quoteAnchor(article.text, start, start + 4 + roll.below(14))
  const words = quote?.text ?? article.text.slice(start, start + 6)
  const text =
    at % 3 === 2
      ? `建议将“${words}”改为“${words.slice(0, 2)}由省级人民政府规定”。`
      : `“${words}”这一句，老百姓看不大懂，第${at}件。`
  return {
    id: `c${String(at).padStart(7, '0')}`,
    eId: article.eId,
    text,
    quote,
    proposals: proposalsIn(text, article.number),
  }
})
for (let at = 0; at < size; at += 10_000) {
  const json = JSON.stringify(comments.slice(at, at + 10_000))
  await ctx.database.driver.query(
    `INSERT INTO "Submission" ("id","consultationId","channel","receiptHash","authorKind","receivedAt","ledgerSeq")
     SELECT 's' || (r->>'id'), $2, 'online', r->>'id', 'person', now(), 0 FROM json_array_elements($1::json) r`,
    [json, consultationId],
  )
  await ctx.database.driver.query(
    `INSERT INTO "Comment" ("id","submissionId","consultationId","versionId","ordinal","anchorEId","quote","text","foldedHash","stance","receivedAt")
     SELECT r->>'id', 's' || (r->>'id'), $2, $3, 0, r->>'eId', NULLIF((r->'quote')::jsonb, 'null'::jsonb), r->>'text', r->>'id', 'change', now()
     FROM json_array_elements($1::json) r`,
    [json, consultationId, versionId],
  )
}
await importTexts(later)
const load = () =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')

let latest = 0
let last = performance.now()
const pulse = setInterval(() => {
  const now = performance.now()
  latest = Math.max(latest, now - last - 20)
  last = now
}, 20)
const [clock, used] = [performance.now(), process.cpuUsage()]
const carried = await carryComments(ctx, consultationId)
const { user, system } = process.cpuUsage(used)
clearInterval(pulse)
console.log(
  `${carried.comments} comments on ${stored.length} articles carried in ${((performance.now() - clock) / 1000).toFixed(1)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s of processor in all threads; the main thread was at most ${latest.toFixed(0)} ms late; load ${load()}`,
)
console.log(JSON.stringify(carried.versions.map(({ fates }) => fates)))

const [from, start] = [performance.now(), process.cpuUsage()]
const [step] = await adoptionSteps(ctx, { workId: 'carried', versionId })
if (!step) throw new Error('Expected one step')
const trace = createTracer({ changes: step.changes, from: step.from.side, to: step.to.side })
const verdicts: Record<string, number> = {}
for (const { text, eId, proposals } of comments) {
  const { verdict } = trace({ text, eIds: [eId], proposals: proposals.map(({ article: _, ...one }) => one) })
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
}
const spent = process.cpuUsage(start)
console.log(
  `traced in ${((performance.now() - from) / 1000).toFixed(1)} s by the clock, ${((spent.user + spent.system) / 1e6).toFixed(1)} s of processor: ${JSON.stringify(verdicts)}; load ${load()}`,
)
await ctx.close()
rmSync(directory, { recursive: true })
process.exit(0)
