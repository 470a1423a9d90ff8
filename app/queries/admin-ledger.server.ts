// The ledger as those who run and audit the system see it, and the check of the whole of it on demand.

import type { Context } from '~/adapters/context.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import {
  type LedgerEventType,
  ledgerEventTypes,
  parseNoteKey,
  utf8Bytes,
  type Verification,
  verifyExport,
} from '~/domain/ledger'
import { ledgerSummary } from './ledger.server'

/** Beyond so many entries the check takes longer than a page may: the command line does it. */
const mostOnAPage = 50_000

/** Size, checkpoints and the last entries. */
export async function adminLedger(ctx: Context, actor: Actor) {
  if (!can(actor, 'system:read')) throw forbidden()
  const { prisma } = ctx.database
  const [summary, head, checkpoints, entries] = await Promise.all([
    ledgerSummary(ctx, actor),
    prisma.ledgerHead.findUniqueOrThrow({ where: { id: 1 } }),
    prisma.ledgerCheckpoint.findMany({ orderBy: { size: 'desc' }, take: 10 }),
    prisma.ledgerEntry.findMany({
      orderBy: { seq: 'desc' },
      take: 20,
      select: { seq: true, type: true, at: true },
    }),
  ])
  return {
    ...summary,
    entries: head.size,
    checkpoints: checkpoints.map(({ size, createdAt }) => ({ size, at: createdAt.getTime() })),
    last: entries.map(({ seq, type, at }) => ({
      seq,
      at: at.getTime(),
      zh: ledgerEventTypes[type as LedgerEventType].zh,
      en: ledgerEventTypes[type as LedgerEventType].en,
    })),
  }
}

/** Verify everything now, as `tiaoyi verify` would. */
export async function verifyLedgerNow(ctx: Context, actor: Actor): Promise<Verification> {
  if (!can(actor, 'system:read')) throw forbidden()
  const { prisma } = ctx.database
  const head = await prisma.ledgerHead.findUniqueOrThrow({ where: { id: 1 } })
  if (head.size > mostOnAPage) {
    throw new Refusal('invalid', {
      zh: `存证超过${mostOnAPage}条，请在命令行执行 tiaoyi ledger export 和 tiaoyi verify。`,
      en: `There are more than ${mostOnAPage} entries: run tiaoyi ledger export and tiaoyi verify.`,
    })
  }
  await ctx.ledger.sign()
  const [entries, notes, open] = await Promise.all([
    prisma.ledgerEntry.findMany({ orderBy: { seq: 'asc' }, select: { bytes: true } }),
    prisma.ledgerCheckpoint.findMany({ orderBy: { size: 'asc' } }),
    prisma.ledgerSecret.findMany({ where: { isPublic: true } }),
  ])
  return verifyExport(
    {
      leaves: entries.map(({ bytes }) => new Uint8Array(bytes)),
      notes: notes.map(({ note }) => utf8Bytes(note)),
      disclosures: open.map(({ seq, field, nonce, payload }) => ({
        seq,
        field,
        nonce: Buffer.from(nonce).toString('base64'),
        payload: payload as never,
      })),
    },
    { keys: [parseNoteKey(ctx.ledger.firstKeyLine) ?? ctx.ledger.key] },
  )
}
