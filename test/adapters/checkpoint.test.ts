import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '~/adapters/config.server'
import { openContext } from '~/adapters/context.server'
import {
  formatCheckpoint,
  leafHash,
  parseCheckpoint,
  parseSignedNote,
  signNote,
  verifyInclusion,
} from '~/domain/ledger'
import { openTestContext, type TestContext } from '../context'

const write = (ctx: TestContext, type: 'policy.changed' | 'consultation.closed' = 'policy.changed') =>
  ctx.change(async ({ record }) => record({ type, by: 'admin', ref: ['c'] }))

it('signs at once when a consultation closes, and within about a second otherwise', async () => {
  const ctx = await openTestContext()
  await write(ctx)
  expect(await ctx.ledger.latest()).toBeUndefined()
  await write(ctx, 'consultation.closed')
  expect((await ctx.ledger.latest())?.checkpoint.size).toBe(2)
  await write(ctx)
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  const latest = await ctx.ledger.latest()
  expect(latest?.checkpoint.size).toBe(3)
  expect(readFileSync(join(ctx.config.dataDirectory, 'ledger', 'last'), 'utf8')).toBe(latest?.note)
  expect(await ctx.database.prisma.ledgerCheckpoint.count()).toBe(2)
  await ctx.close()
})

it('proves an entry under a checkpoint that it signs when there is none yet', async () => {
  const ctx = await openTestContext()
  for (let i = 0; i < 5; i++) await write(ctx)
  const proof = await ctx.ledger.proof([3])
  const entry = await ctx.database.prisma.ledgerEntry.findUniqueOrThrow({ where: { seq: 3 } })
  const { size, root } = proof?.stored.checkpoint ?? { size: 0, root: new Uint8Array() }
  const claim = {
    leafHash: leafHash(new Uint8Array(entry.bytes)),
    index: 3,
    size,
    root,
    proof: proof?.inclusions[0] ?? [],
  }
  expect(size).toBe(5)
  expect(verifyInclusion(claim)).toBe(true)
  expect(await ctx.ledger.proof([5])).toBeUndefined()
  await ctx.close()
})

it('refuses to sign a tree that is smaller than the last one signed', async () => {
  const ctx = await openTestContext()
  for (let i = 0; i < 3; i++) await write(ctx)
  await ctx.ledger.sign()
  await ctx.database.driver.script(
    'ALTER TABLE "LedgerEntry" DISABLE TRIGGER keep_appended; DELETE FROM "LedgerEntry" WHERE "seq" > 0; UPDATE "LedgerHead" SET "size" = 1',
  )
  expect(await ctx.ledger.sign()).toBeUndefined()
  expect(ctx.ledger.refusal).toBe('smaller')
  expect((await ctx.ledger.latest())?.checkpoint.size).toBe(3)
  await ctx.close()
})

it('refuses to sign after an entry was altered behind its back', async () => {
  const ctx = await openTestContext()
  for (let i = 0; i < 3; i++) await write(ctx)
  await ctx.database.driver.script(
    `ALTER TABLE "LedgerEntry" DISABLE TRIGGER keep_appended; UPDATE "LedgerEntry" SET "bytes" = 'x' WHERE "seq" = 1`,
  )
  expect(await ctx.ledger.sign()).toBeUndefined()
  expect(ctx.ledger.refusal).toBe('fork')
  expect(existsSync(join(ctx.config.dataDirectory, 'ledger', 'last'))).toBe(false)
  await ctx.close()
})

it('puts the last checkpoint into the database when only the file has it', async () => {
  const ctx = await openTestContext()
  await write(ctx)
  const signed = await ctx.ledger.sign()
  await ctx.database.driver.script(
    'ALTER TABLE "LedgerCheckpoint" DISABLE TRIGGER ALL; DELETE FROM "LedgerCheckpoint"',
  )
  expect(await ctx.ledger.sign()).toEqual(signed)
  const rows = await ctx.database.driver.query('SELECT "size", "note" FROM "LedgerCheckpoint"')
  expect(rows).toEqual([{ size: 1, note: signed?.note }])
  await ctx.close()
})

it('takes the larger of database and file as the last one signed, and stops when another key signed it', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'tiaoyi-context-'))
  const first = await openContext(readConfig({}, cwd))
  await first.change(async ({ record }) => record({ type: 'policy.changed', by: 'admin', ref: [] }))
  await first.close()
  const path = join(cwd, '.data', 'ledger', 'last')
  const note = parseSignedNote(readFileSync(path))
  const checkpoint = parseCheckpoint(note?.text ?? '')
  expect(checkpoint?.size).toBe(1)
  const forged = formatCheckpoint({ origin: checkpoint?.origin ?? '', size: 99, root: new Uint8Array(32) })
  const signer = {
    name: checkpoint?.origin ?? '',
    publicKey: new Uint8Array(32),
    sign: () => new Uint8Array(64),
  }
  writeFileSync(path, signNote(forged, [signer]))
  const second = await openContext(readConfig({}, cwd))
  expect((await second.ledger.latest())?.checkpoint.size).toBe(99)
  expect(await second.ledger.sign()).toBeUndefined()
  expect(second.ledger.refusal).toBe('other-key')
  await second.close()
})
