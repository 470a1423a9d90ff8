// The ledger as a static log after C2SP tlog-tiles, and proofs between what is signed for: whoever keeps a checkpoint asks for
// the consistency with a later one, whoever knows an entry for its place under one. Everything here is public and, once signed
// for, never changes.

import type { Context } from '~/adapters/context.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { base64, entryBundle, hasTile, parseTilePath, tileWidth } from '~/domain/ledger'

/** The bytes of `tile/<L>/<N>[.p/<W>]` or `tile/entries/<N>[.p/<W>]`; undefined where the signed tree has no such tile. */
export async function ledgerTile(ctx: Context, actor: Actor, path: string): Promise<Uint8Array | undefined> {
  refuse(actor)
  const tile = parseTilePath(path)
  if (!tile) return undefined
  const { level, index, width } = tile
  if (level !== 'entries') return ctx.ledger.tile({ level, index, width })
  const size = (await ctx.ledger.latest())?.checkpoint.size ?? 0
  if (!hasTile(size, tile)) return undefined
  const first = index * tileWidth
  const rows = await ctx.database.prisma.ledgerEntry.findMany({
    where: { seq: { gte: first, lt: first + width } },
    orderBy: { seq: 'asc' },
    select: { bytes: true },
  })
  return entryBundle(rows.map(({ bytes }) => new Uint8Array(bytes)))
}

export interface ConsistencyView {
  readonly from: number
  readonly to: number
  /** base64. */
  readonly proof: readonly string[]
}

/** Between two sizes of the tree, `to` of which defaults to the last checkpoint. */
export async function ledgerConsistency(
  ctx: Context,
  actor: Actor,
  asked: { readonly from: string; readonly to: string },
): Promise<ConsistencyView> {
  refuse(actor)
  const signed = await signedSize(ctx)
  const to = asked.to === '' ? signed : numberOf(asked.to, 'to')
  const from = numberOf(asked.from, 'from')
  if (to > signed || from > to) throw outside(signed)
  return { from, to, proof: (await ctx.ledger.consistency(from, to)).map(base64) }
}

export interface InclusionView {
  readonly seq: number
  readonly size: number
  /** base64. */
  readonly leafHash: string
  readonly proof: readonly string[]
}

/** Of one entry under the first `size`, which defaults to the last checkpoint. */
export async function ledgerInclusion(
  ctx: Context,
  actor: Actor,
  asked: { readonly seq: string; readonly size: string },
): Promise<InclusionView> {
  refuse(actor)
  const signed = await signedSize(ctx)
  const size = asked.size === '' ? signed : numberOf(asked.size, 'size')
  const seq = numberOf(asked.seq, 'seq')
  if (size > signed || seq >= size) throw outside(signed)
  const row = await ctx.database.prisma.ledgerEntry.findUniqueOrThrow({
    where: { seq },
    select: { leafHash: true },
  })
  const leafHash = base64(new Uint8Array(Buffer.from(row.leafHash, 'hex')))
  return { seq, size, leafHash, proof: (await ctx.ledger.inclusion(seq, size)).map(base64) }
}

async function signedSize(ctx: Context): Promise<number> {
  return (await ctx.ledger.latest())?.checkpoint.size ?? 0
}

function numberOf(given: string, field: string): number {
  if (/^(0|[1-9]\d{0,8})$/.test(given)) return Number(given)
  throw new Refusal(
    'invalid',
    {
      zh: `${field} 应为整数，例如 812。`,
      en: `"${field}" has to be a whole number such as 812.`,
    },
    field,
  )
}

const outside = (signed: number) =>
  new Refusal('invalid', {
    zh: `已经签署的有${signed}条，请在这个范围内取。`,
    en: `${signed} entries are signed for; ask inside them.`,
  })

function refuse(actor: Actor): void {
  if (!can(actor, 'ledger:read', { isPublished: true })) throw forbidden()
}
