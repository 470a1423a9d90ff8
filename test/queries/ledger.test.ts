import { createHash } from 'node:crypto'
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
import { ledgerConsistency, ledgerInclusion, ledgerTile } from '~/queries/ledger-tiles.server'
import { verifierFile, verifierFiles } from '~/queries/verifier-files.server'
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

/** A client of the tiles that knows RFC 6962 and C2SP tlog-tiles only: every root by its recursive definition. */
function rootOfLeaves(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes
  if (!first) return sha256()
  if (hashes.length === 1) return first
  const half = 2 ** Math.floor(Math.log2(hashes.length - 1))
  return sha256(Buffer.from([1]), rootOfLeaves(hashes.slice(0, half)), rootOfLeaves(hashes.slice(half)))
}
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

it('serves checkpoint, tiles and entry bundles from which a foreign client computes the signed root', async () => {
  const { ctx } = await withReceipt()
  await ctx.change(async ({ record }) => {
    for (let i = 0; i < 600; i++) record({ type: 'export.made', by: 'system', ref: [] })
  })
  await ctx.ledger.sign()
  const note = (await ledgerCheckpoint(ctx, visitor))?.checkpoint ?? ''
  const [, sizeLine = '', root] = note.split('\n')
  const size = Number(sizeLine)
  const read = async (path: string) => Buffer.from((await ledgerTile(ctx, visitor, path)) ?? [])
  const leaves: Buffer[] = []
  const hashes: Buffer[] = []
  for (let tile = 0; tile * 256 < size; tile++) {
    const width = Math.min(256, size - tile * 256)
    const name = `${String(tile).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`
    const bundle = await read(`tile/entries/${name}`)
    for (let at = 0; at < bundle.length; ) {
      const length = bundle.readUInt16BE(at)
      leaves.push(bundle.subarray(at + 2, at + 2 + length))
      at += 2 + length
    }
    const level = await read(`tile/0/${name}`)
    for (let at = 0; at < level.length; at += 32) hashes.push(level.subarray(at, at + 32))
  }
  expect(leaves.map((leaf) => sha256(Buffer.from([0]), leaf).toString('hex'))).toEqual(
    hashes.map((hash) => hash.toString('hex')),
  )
  expect([hashes.length, rootOfLeaves(hashes).toString('base64')]).toEqual([size, root])
  const above = await read(`tile/1/000.p/${Math.floor(size / 256)}`)
  expect(above.subarray(32, 64).equals(rootOfLeaves(hashes.slice(256, 512)))).toBe(true)
  for (const path of ['tile/0/003', 'tile/0/000.p/256', 'tile/1/001.p/1', 'tile/9/000.p/1', 'tile/0/0'])
    expect([path, await ledgerTile(ctx, visitor, path)]).toEqual([path, undefined])

  for (const [from, to] of [
    [1, size],
    [256, 512],
    [5, 300],
  ] as const) {
    const { proof } = await ledgerConsistency(ctx, visitor, { from: String(from), to: String(to) })
    const given = proof.map((text) => Buffer.from(text, 'base64'))
    expect(
      followsFrom(given, { from, to, roots: [from, to].map((n) => rootOfLeaves(hashes.slice(0, n))) }),
    ).toBe(true)
  }
  const { proof, leafHash } = await ledgerInclusion(ctx, visitor, { seq: '300', size: '' })
  expect(leafHash).toBe(hashes[300]?.toString('base64'))
  expect(climb(hashes[300], proof, { seq: 300, size }).toString('base64')).toBe(root)
  await expect(ledgerInclusion(ctx, visitor, { seq: String(size), size: '' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(ledgerConsistency(ctx, visitor, { from: '', to: '' })).rejects.toMatchObject({ field: 'from' })
  await ctx.close()
})

/** RFC 9162 §2.1.3.2: from a leaf up to the root. */
function climb(
  leaf: Buffer | undefined,
  proof: readonly string[],
  { seq, size }: { readonly seq: number; readonly size: number },
): Buffer {
  let [fn, sn, r] = [seq, size - 1, leaf ?? sha256()]
  for (const text of proof) {
    const p = Buffer.from(text, 'base64')
    if (fn % 2 === 1 || fn === sn) {
      r = sha256(Buffer.from([1]), p, r)
      while (fn % 2 === 0 && fn > 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else r = sha256(Buffer.from([1]), r, p)
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  return r
}

/** RFC 9162 §2.1.4.2. */
function followsFrom(
  proof: readonly Buffer[],
  { from, to, roots }: { readonly from: number; readonly to: number; readonly roots: readonly Buffer[] },
): boolean {
  const [first, second] = roots
  const path = Number.isInteger(Math.log2(from)) ? [first ?? sha256(), ...proof] : [...proof]
  let [fn, sn] = [from - 1, to - 1]
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1]
  const start = path.shift() ?? sha256()
  let [fr, sr] = [start, start]
  for (const c of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[fr, sr] = [sha256(Buffer.from([1]), c, fr), sha256(Buffer.from([1]), c, sr)]
      while (fn % 2 === 0 && fn > 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else sr = sha256(Buffer.from([1]), sr, c)
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  return sn === 0 && fr.equals(first ?? sha256()) && sr.equals(second ?? sha256())
}

it('gives the verifiers with the sums that the page shows, and nothing else', async () => {
  const { ctx } = await withReceipt()
  const files = verifierFiles(visitor)
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['verify.py', 'ledger-format.md']))
  for (const { name, sha256: sum } of files) {
    const bytes = verifierFile(ctx, visitor, name) ?? new Uint8Array()
    expect([name, sha256(bytes).toString('hex')]).toEqual([name, sum])
  }
  expect(Buffer.from(verifierFile(ctx, visitor, 'key') ?? []).toString()).toBe(`${ctx.ledger.keyLine}\n`)
  expect(verifierFile(ctx, visitor, '../package.json')).toBeUndefined()
  await ctx.close()
})
