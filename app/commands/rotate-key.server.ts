// Replaces the key that signs the ledger. The entry names the old key and the new one; the first checkpoint over it is signed
// by both, so that whoever trusts the old key can go on to the new one. The old key is destroyed then.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'

/** Rotate; returns the lines of the old and of the new key. */
export async function rotateKey(
  ctx: Context,
  actor: Actor,
): Promise<{ readonly old: string; readonly new: string }> {
  if (!can(actor, 'system:operate')) throw forbidden()
  await ctx.ledger.sign()
  if (ctx.ledger.refusal) throw notSigning()
  const lines = { old: ctx.ledger.keyLine, new: ctx.ledger.prepareNextKey() }
  await ctx.change(async ({ tx, record }) => {
    // Locked, so that the entry can name its own number.
    const rows = await tx.$queryRawUnsafe<{ size: number }[]>(
      'SELECT "size" FROM "LedgerHead" WHERE "id" = 1 FOR UPDATE',
    )
    record({
      type: 'key.rotated',
      by: 'admin',
      ref: [],
      committed: { key: { ...lines, from: rows[0]?.size ?? 0 } },
      isPublic: ['key'],
    })
  })
  if (ctx.ledger.keyLine !== lines.new) throw notSigning()
  return lines
}

const notSigning = () =>
  new Refusal('conflict', {
    zh: '账本现在不签署检查点，不能更换密钥。请先按运行手册处理。',
    en: 'Checkpoints are not signed at present, so the key cannot be replaced. Follow the operating manual first.',
  })
