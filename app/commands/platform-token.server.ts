// Tokens with which another platform sends comments: one consultation, one name, taken back at any moment. The token is shown
// once, when it is made; only its hash is stored.

import { randomBytes } from 'node:crypto'
import { type Context, sha256Hex } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { importRight } from './import-right.server'
import { Refusal } from './refusal'

/** Make a token for the platform `source`; returns it, to be shown this once. */
export async function giveToken(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly source: string },
): Promise<string> {
  const { byId } = await importRight(ctx, { actor }, asked.consultationId)
  const source = asked.source.trim()
  if (source === '' || source.length > 60)
    throw new Refusal(
      'invalid',
      { zh: '请写明是哪个平台，最多60字。', en: 'Name the platform, in at most 60 characters.' },
      'platform',
    )
  const token = `ty_${randomBytes(24).toString('base64url')}`
  await ctx.change(async ({ tx, record }) => {
    await tx.platformToken.create({
      data: {
        id: ctx.ids.next(),
        consultationId: asked.consultationId,
        source,
        tokenHash: sha256Hex(token),
        createdById: byId,
        createdAt: new Date(ctx.clock.now()),
      },
    })
    record({
      type: 'platform.token',
      by: 'system',
      ref: [asked.consultationId],
      committed: { person: { id: byId } },
    })
  })
  return token
}

/** Take a token back; from then on it is refused. */
export async function revokeToken(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly tokenId: string },
): Promise<void> {
  const { byId } = await importRight(ctx, { actor }, asked.consultationId)
  await ctx.change(async ({ tx, record }) => {
    await tx.platformToken.updateMany({
      where: { id: asked.tokenId, consultationId: asked.consultationId, revokedAt: null },
      data: { revokedAt: new Date(ctx.clock.now()) },
    })
    record({
      type: 'platform.token',
      by: 'system',
      ref: [asked.consultationId],
      committed: { person: { id: byId } },
    })
  })
}
