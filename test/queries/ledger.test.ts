import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'
import { importVersion } from '~/commands/import-version.server'
import { submitComments } from '~/commands/submit-comments.server'
import { type Actor, visitor } from '~/domain/access'
import { parseNoteKey, utf8Bytes, verifyExport } from '~/domain/ledger'
import { ledgerCheckpoint, ledgerEntries, receiptProof } from '~/queries/ledger.server'
import { openTestContext, type TestContext, testNow } from '../context'

const drafter: Actor = { id: 'd', roles: ['drafter'], stationIds: [], regionCodes: ['9901'] }

/** An installation with one open consultation and two comments under one receipt. */
async function withReceipt(): Promise<{ ctx: TestContext; receipt: string }> {
  const ctx = await openTestContext()
  const { versionId } = await importVersion(ctx, drafter, {
    workId: 'w',
    title: '云泽市节水条例',
    kind: 'regulation',
    issuer: '',
    regionCode: '9901',
    stage: 'consultation-draft',
    label: '草案',
    source: '云泽市节水条例\n第一条 节约用水。\n第二条 本条例自公布之日起施行。\n',
    datedOn: testNow,
    isPublic: true,
  })
  await ctx.change(async ({ tx, record }) => {
    await tx.consultation.create({
      data: {
        id: 'c',
        workId: 'w',
        versionId,
        title: '云泽市节水条例',
        status: 'open',
        regionCode: '9901',
        opensAt: new Date(testNow - 86_400_000),
        closesAt: new Date(testNow + 86_400_000),
        stationsDueAt: new Date(testNow),
        preparedById: 'd',
        createdAt: new Date(testNow),
        publishedAt: new Date(testNow),
        counts: { create: {} },
      },
    })
    record({ type: 'consultation.created', by: 'drafter', ref: ['c', 'd1'] })
    record({ type: 'consultation.approved', by: 'reviewer', ref: ['c', 'd2'] })
    record({
      type: 'consultation.published',
      by: 'publisher',
      ref: ['c', versionId],
      committed: { notice: { title: '云泽市节水条例' } },
      isPublic: ['notice'],
    })
  })
  const { receipt } = await submitComments(
    ctx,
    {
      comments: [
        { article: '第一条', text: '请写明由谁检查。' },
        { article: null, text: '整体很好。' },
      ],
      author: { name: '某人', contact: '138', consent: 'none', isMinor: false },
    },
    { consultationId: 'c', channel: 'online', by: 'resident' },
  )
  return { ctx, receipt }
}

/** Judges a file or folder by the command line; returns exit code and what was printed. */
async function verify(path: string) {
  let out = ''
  const code = await runTiaoyi(['verify', path, '--format', 'json'], {
    out: (data) => {
      out += data
    },
    say: () => undefined,
    env: {},
    cwd: tmpdir(),
  })
  return { code, out }
}

it("proves a receipt's words and opens nothing else of them", async () => {
  const { ctx, receipt } = await withReceipt()
  const proof = await receiptProof(ctx, visitor, receipt)
  expect(
    proof.entries.map(({ disclosed }) => disclosed.map(({ field, payload }) => [field, payload])),
  ).toEqual([
    [['words', { text: '请写明由谁检查。', suggestion: '' }]],
    [['words', { text: '整体很好。', suggestion: '' }]],
  ])
  const file = join(mkdtempSync(join(tmpdir(), 'tiaoyi-proof-')), 'proof.json')
  writeFileSync(file, JSON.stringify(proof))
  expect((await verify(file)).code).toBe(0)
  writeFileSync(file, JSON.stringify(proof).replace('由谁检查', '由他检查'))
  expect(await verify(file)).toMatchObject({ code: 1, out: expect.stringContaining('commitment') })
  const [first, second] = proof.entries
  writeFileSync(file, JSON.stringify({ ...proof, entries: [{ ...first, inclusion: second?.inclusion }] }))
  expect(await verify(file)).toMatchObject({ code: 1, out: expect.stringContaining('inclusion') })
  await ctx.close()
})

it('refuses unknown and malformed codes with the same sentence', async () => {
  const { ctx } = await withReceipt()
  const refusals = await Promise.all(
    ['0000-0000-0000-0001', 'nonsense', ''].map((code) =>
      receiptProof(ctx, visitor, code).catch((error) => error.sentence.zh),
    ),
  )
  expect(new Set(refusals)).toEqual(new Set(['没有这个回执码，请对照回执逐位核对。']))
  await ctx.close()
})

it('gives entries and checkpoint from which the whole ledger is verified', async () => {
  const { ctx } = await withReceipt()
  await ctx.ledger.sign()
  const checkpoint = await ledgerCheckpoint(ctx, visitor)
  const { items, next } = await ledgerEntries(ctx, visitor, 0)
  const key = parseNoteKey(checkpoint?.key ?? '')
  const found = verifyExport(
    {
      leaves: items.map(({ leaf }) => utf8Bytes(leaf)),
      notes: [utf8Bytes(checkpoint?.checkpoint ?? '')],
      disclosures: items.flatMap(({ disclosed }) => disclosed),
    },
    { keys: key ? [key] : [] },
  )
  expect([found.result, next, found.size]).toEqual(['valid', null, checkpoint?.size])
  expect((await ledgerEntries(ctx, visitor, 3)).items[0]?.seq).toBe(3)
  expect(JSON.stringify(items)).not.toContain('由谁检查')
  await ctx.close()
})
