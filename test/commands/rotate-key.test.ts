import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createCheckpointKeeper } from '~/adapters/db/checkpoint.server'
import { openSecrets } from '~/adapters/storage/secrets.server'
import { runTiaoyi } from '~/cli/main'
import { rotateKey } from '~/commands/rotate-key.server'
import { type Actor, visitor } from '~/domain/access'
import { writeLedgerExport } from '~/queries/ledger-export.server'
import { openTestContext, type TestContext } from '../context'

const admin: Actor = { id: 'p-admin', roles: ['admin'], stationIds: [], regionCodes: [] }

async function verify(ctx: TestContext, key: string) {
  const base = mkdtempSync(join(tmpdir(), 'tiaoyi-keys-'))
  const folder = join(base, 'ledger')
  await writeLedgerExport(ctx, visitor, folder)
  writeFileSync(join(base, 'key'), `${key}\n`)
  const quiet = { out: () => undefined, say: () => undefined, env: {}, cwd: base }
  return runTiaoyi(['verify', 'ledger', '--key', 'key'], quiet)
}

const write = (ctx: TestContext) =>
  ctx.change(async ({ record }) => record({ type: 'policy.changed', by: 'admin', ref: [] }))

it('replaces the key twice, and every key of the chain verifies the whole ledger', async () => {
  const ctx = await openTestContext()
  await write(ctx)
  const first = await rotateKey(ctx, admin)
  expect(ctx.ledger.keyLine).toBe(first.new)
  await write(ctx)
  await ctx.ledger.sign()
  const second = await rotateKey(ctx, admin)
  await write(ctx)
  expect(second.old).toBe(first.new)
  expect(ctx.ledger.firstKeyLine).toBe(first.old)
  for (const key of [first.old, first.new, second.new]) expect(await verify(ctx, key)).toBe(0)
  await ctx.close()
})

it('goes on with a replacement that a crash cut short, wherever it stood', async () => {
  const ctx = await openTestContext()
  const { dataDirectory } = ctx.config
  const pem = (name: string) => join(dataDirectory, 'keys', name)
  await write(ctx)
  const lines = { old: ctx.ledger.keyLine, new: ctx.ledger.prepareNextKey() }
  copyFileSync(pem('ledger.pem'), pem('old.pem'))
  copyFileSync(pem('ledger.next.pem'), pem('new.pem'))
  const reopen = () =>
    createCheckpointKeeper({
      database: ctx.database,
      dataDirectory,
      secrets: openSecrets(dataDirectory),
      clock: ctx.clock,
      inTurn: (work) => work(),
    })
  // The key lies ready, the entry was not written: the old key goes on.
  expect((await reopen()).keyLine).toBe(lines.old)
  await rotateKey(ctx, admin)
  expect(existsSync(pem('ledger.next.pem'))).toBe(false)
  // The checkpoint of both was signed, the files were not moved.
  copyFileSync(pem('old.pem'), pem('ledger.pem'))
  copyFileSync(pem('new.pem'), pem('ledger.next.pem'))
  const after = await reopen()
  expect([after.keyLine, after.refusal, existsSync(pem('ledger.next.pem'))]).toEqual([
    lines.new,
    undefined,
    false,
  ])
  await write(ctx)
  expect(await verify(ctx, lines.old)).toBe(0)
  await ctx.close()
})

it('refuses everybody but those who run the system', async () => {
  const ctx = await openTestContext()
  await expect(rotateKey(ctx, visitor)).rejects.toMatchObject({ code: 'forbidden' })
  await ctx.close()
})
