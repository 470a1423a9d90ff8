// Who may bring another platform's comments into a consultation: staff with the right to, under any name; or a platform with
// a token, which stands for one consultation and one name.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'

export type Importer = { readonly actor: Actor } | { readonly token: string }

export interface ImportRight {
  readonly consultationId: string
  readonly byId: string | null
  /** The name that a token stands for; staff say it themselves. */
  readonly source?: string
}

/** Refuses who may not, with the sentence for a person or for a platform. */
export async function importRight(ctx: Context, who: Importer, consultationId: string): Promise<ImportRight> {
  const { prisma } = ctx.database
  if ('token' in who) {
    const found = await prisma.platformToken.findUnique({ where: { tokenHash: sha256Hex(who.token) } })
    if (!found || found.revokedAt || found.consultationId !== consultationId) throw badToken()
    return { consultationId, byId: null, source: found.source }
  }
  const row = await prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true, publishedAt: true },
  })
  if (!row || !can(who.actor, 'comment:import', { regionCode: row.regionCode })) throw forbidden()
  if (!row.publishedAt) throw notPublished()
  return { consultationId, byId: who.actor.id ?? null }
}

const badToken = () =>
  new Refusal('forbidden', {
    zh: '令牌不对，或者已经收回，或者是另一次征求意见的，没有执行。请向起草处要一个新的。',
    en: 'The token is wrong, taken back, or of another consultation; nothing was done. Ask the drafting office for a new one.',
  })

const notPublished = () =>
  new Refusal('closed', {
    zh: '这次征求意见还没有发布，不能导入意见。',
    en: 'This consultation is not published yet; no comments can be imported.',
  })
