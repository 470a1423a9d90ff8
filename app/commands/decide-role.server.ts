// The second administrator confirms or turns down a change of roles that another one asked for. By person, not by role:
// whoever asked cannot decide, through whatever account role. Sessions of the person go on; roles are read afresh for
// each request, so a role that ends is gone with the next one.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { applyRole, describeRole, roleRequestKey, roleRequestSchema } from './ask-role.server'
import { changeNote } from './change-note'
import { otherAdministrators, personOf } from './person-of.server'
import { forbidden, Refusal } from './refusal'

/** Decide a request by its id. */
export async function decideRole(
  ctx: Context,
  actor: Actor,
  { requestId, isConfirmed }: { readonly requestId: string; readonly isConfirmed: boolean },
): Promise<void> {
  if (!can(actor, 'person:manage')) throw forbidden()
  const key = `${roleRequestKey}${requestId}`
  const setting = await ctx.database.prisma.setting.findUnique({ where: { key } })
  const parsed = roleRequestSchema.safeParse(setting?.value)
  if (!parsed.success) {
    throw new Refusal('not-found', {
      zh: '没有这项申请，可能已经有人处理了。',
      en: 'There is no such request; somebody may have decided it already.',
    })
  }
  const request = parsed.data
  if (isConfirmed && request.byId === actor.id) {
    throw new Refusal('conflict', {
      zh: '申请人自己不能确认，请另一名管理员来确认。只有一名管理员时，先增加第二名管理员。',
      en: 'Whoever asked cannot confirm: another administrator has to. If there is none, add a second administrator first.',
    })
  }
  if (isConfirmed && request.personId === actor.id) {
    throw new Refusal('conflict', {
      zh: '不能确认自己的角色，请另一名管理员来确认。',
      en: 'You cannot confirm a role of your own; ask another administrator.',
    })
  }
  const person = await personOf(ctx, request.personId)
  const endsLast =
    isConfirmed &&
    request.act === 'end' &&
    request.role === 'admin' &&
    (await otherAdministrators(ctx, request.personId)) === 0
  if (endsLast) {
    throw new Refusal('conflict', {
      zh: '这是最后一名管理员，角色不能取消。',
      en: 'This is the last administrator; the role cannot be taken away.',
    })
  }
  await ctx.change(async ({ tx, record }) => {
    const gone = await tx.setting.deleteMany({ where: { key } })
    if (gone.count !== 1) throw new Error('Expected the request to be undecided')
    if (isConfirmed) await applyRole(tx, { id: ctx.ids.next(), now: ctx.clock.now(), request })
    const described = describeRole(request)
    const note = isConfirmed ? described : { ...described, what: 'role refused' }
    const committed = { person: changeNote(actor, { id: person.id, name: person.name, ...note }) }
    record({ type: isConfirmed ? 'user.role' : 'user.changed', by: 'admin', ref: [], committed })
  })
}
