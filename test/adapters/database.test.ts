import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '~/adapters/config.server'
import { openContext } from '~/adapters/context.server'
import { openDatabase } from '~/adapters/db/connect.server'
import { openTestContext } from '../context'

const postgresUrl = process.env.TEST_DATABASE_URL
const databases = [
  { name: 'PGlite', url: undefined, isThere: true },
  {
    name: `PostgreSQL${postgresUrl ? '' : ' (skipped: TEST_DATABASE_URL is not set)'}`,
    url: postgresUrl,
    isThere: Boolean(postgresUrl),
  },
]

async function newContext(url: string | undefined) {
  if (url) {
    const empty = await openDatabase({ databaseUrl: url, dataDirectory: '' })
    await empty.driver.script('DROP SCHEMA public CASCADE; CREATE SCHEMA public;')
    await empty.close()
  }
  const cwd = mkdtempSync(join(tmpdir(), 'tiaoyi-context-'))
  return openContext(readConfig({ DATABASE_URL: url }, cwd))
}

for (const { name, url, isThere } of databases) {
  it.skipIf(!isThere)(`rolls back a write that records no event, on ${name}`, async () => {
    const ctx = await newContext(url)
    const write = ctx.change(async ({ tx }) => tx.setting.create({ data: { key: 'a', value: 1 } }))
    await expect(write).rejects.toThrow('Expected every write to record an event')
    expect(await ctx.database.prisma.setting.count()).toBe(0)
    await ctx.close()
  })

  it.skipIf(!isThere)(
    `numbers events without a gap although a write between them failed, on ${name}`,
    async () => {
      const ctx = await newContext(url)
      const record = (key: string) =>
        ctx.change(async ({ tx, record }) => {
          record({ type: 'policy.changed', by: 'admin', ref: [], committed: { words: { key } } })
          await tx.setting.create({ data: { key, value: 1 } })
        })
      await record('a')
      await expect(record('a')).rejects.toThrow()
      await Promise.all([record('b'), record('c')])
      const entries = await ctx.database.prisma.ledgerEntry.findMany({ orderBy: { seq: 'asc' } })
      expect(entries.map(({ seq }) => seq)).toEqual([0, 1, 2])
      await ctx.close()
    },
  )

  it.skipIf(!isThere)(`lets nobody alter or delete original words or entries, on ${name}`, async () => {
    const ctx = await newContext(url)
    await ctx.change(async ({ record }) => record({ type: 'policy.changed', by: 'admin', ref: [] }))
    const { driver } = ctx.database
    await expect(driver.query('UPDATE "LedgerEntry" SET "type" = \'x\'')).rejects.toThrow('append-only')
    await expect(driver.query('DELETE FROM "LedgerEntry"')).rejects.toThrow('append-only')
    for (const table of ['Comment', 'LedgerEntry', 'LedgerCheckpoint']) {
      await expect(driver.query(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow('append-only')
    }
    await ctx.close()
  })
}

it('notes the changed rows of every table, except of those that are computed, forgotten or in the journal as they are', async () => {
  const ctx = await openTestContext()
  const rows = await ctx.database.driver.query<{ table: string; acts: string }>(
    `SELECT c.relname AS "table", string_agg(t.tgname, ' ' ORDER BY t.tgname) AS "acts" FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
     LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname LIKE 'note_%'
     WHERE c.relkind = 'r' GROUP BY 1`,
  )
  await ctx.close()
  const actsOf = (acts: string | null) => rows.flatMap((row) => (row.acts === acts ? [row.table] : [])).sort()
  expect(actsOf(null)).toEqual(
    [
      ...['ArticleCount', 'ConsultationCount', 'Clustering', 'Cluster', 'ClusterMember', 'Comparison'],
      ...['TextVector', 'ModelCall', 'JobRun', 'Session', 'DoorSignal', 'SpentProof', 'IdempotencyKey'],
      ...['StudyRecord', 'StudyAnswer', 'ArticleTime', 'ReadingNote', 'ReadingListItem', 'LedgerHead'],
      ...['LedgerEntry', 'LedgerCheckpoint', 'RowChange', '_prisma_migrations'],
    ].sort(),
  )
  expect(actsOf('note_updated')).toEqual(['Attachment', 'Comment', 'Submission'])
  expect(actsOf('note_deleted note_person')).toEqual(['Carry'])
  expect(actsOf('note_deleted')).toEqual(['LedgerSecret'])
})
