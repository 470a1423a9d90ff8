// What people decide about the machine's groups: two belong together, two are never to be merged, or not now. Every later
// run obeys it, and each decision can be undone. Two groups that are joined become one on the page at once; the rest is
// seen at the next run.

import type { Context } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'
import { actingAs, toldOf } from './theme-change.server'

export const groupChoices = ['together', 'apart', 'later'] as const
export type GroupChoiceKind = (typeof groupChoices)[number]

export interface GroupDecision {
  readonly consultationId: string
  readonly kind: GroupChoiceKind
  readonly clusterId: string
  /** The other group or theme; none where it is only put off. */
  readonly otherId?: string
}

/** Remember a decision. Returns its id. */
export async function decideGroups(ctx: Context, actor: Actor, input: GroupDecision): Promise<string> {
  const { consultationId, kind, clusterId, otherId } = input
  const byId = await mayDecide(ctx, actor, consultationId)
  const id = ctx.ids.next()
  await ctx.change(async ({ tx, record }) => {
    const sides = [await sideOf(tx, consultationId, clusterId)]
    if (kind !== 'later') {
      if (!otherId || otherId === clusterId) throw noOther()
      sides.push(await sideOf(tx, consultationId, otherId))
    }
    const lists = withoutShared(sides.map(({ comments }) => comments))
    if (lists.some((list) => list.length === 0)) throw gone()
    await tx.groupChoice.create({
      data: {
        id,
        consultationId,
        kind,
        lists,
        groups: sides.map((side) => side.id),
        subject: sides.map(({ name }) => name).join(' · '),
        byId,
        createdAt: new Date(ctx.clock.now()),
      },
    })
    if (kind === 'together' && otherId) await moveGroup(tx, otherId, clusterId)
    record({
      type: 'groups.decided',
      by: actingAs(actor),
      ref: [consultationId],
      committed: { words: { choice: id, kind, groups: sides.map((side) => side.id) } },
    })
  })
  return id
}

/** Undo a decision: later runs no longer know of it, and groups that it joined are two again while both are there. */
export async function undoGroupChoice(
  ctx: Context,
  actor: Actor,
  { consultationId, choiceId }: { readonly consultationId: string; readonly choiceId: string },
): Promise<void> {
  await mayDecide(ctx, actor, consultationId)
  await ctx.change(async ({ tx, record }) => {
    const choice = await tx.groupChoice.findUnique({ where: { id: choiceId } })
    if (!choice || choice.consultationId !== consultationId) throw forbidden()
    if (choice.undoneAt) throw alreadyUndone()
    await tx.groupChoice.update({ where: { id: choiceId }, data: { undoneAt: new Date(ctx.clock.now()) } })
    const [clusterId = '', otherId = ''] = choice.groups
    if (choice.kind === 'together') {
      const [, other = []] = choice.lists as string[][]
      await moveMembers(tx, { from: clusterId, to: otherId, comments: other })
    }
    record({
      type: 'groups.undone',
      by: actingAs(actor),
      ref: [consultationId],
      committed: { words: { choice: choiceId, kind: choice.kind } },
    })
  })
}

async function mayDecide(ctx: Context, actor: Actor, consultationId: string): Promise<string> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true },
  })
  if (!row || actor.id === undefined || !can(actor, 'comment:group', { regionCode: row.regionCode }))
    throw forbidden()
  return actor.id
}

interface Side {
  readonly id: string
  readonly name: string
  readonly comments: string[]
}

async function sideOf(tx: Change['tx'], consultationId: string, id: string): Promise<Side> {
  const members = { select: { commentId: true }, orderBy: { commentId: 'asc' as const } }
  const cluster = await tx.cluster.findFirst({
    where: { id, clustering: { consultationId } },
    select: { label: true, members },
  })
  if (cluster) return { id, name: cluster.label, comments: cluster.members.map(({ commentId }) => commentId) }
  const theme = await tx.theme.findFirst({ where: { id, consultationId }, select: { name: true, members } })
  if (!theme) throw gone()
  return { id, name: theme.name, comments: theme.members.map(({ commentId }) => commentId) }
}

// A theme's comments may lie in the very group that is said to be apart from it: those are the theme's.
function withoutShared([own = [], ...others]: readonly string[][]): string[][] {
  const taken = new Set(others.flat())
  return [own.filter((id) => !taken.has(id)), ...others]
}

async function moveGroup(tx: Change['tx'], from: string, to: string): Promise<void> {
  const rows = await tx.clusterMember.findMany({ where: { clusterId: from }, select: { commentId: true } })
  await moveMembers(tx, { from, to, comments: rows.map(({ commentId }) => commentId) })
}

async function moveMembers(
  tx: Change['tx'],
  { from, to, comments }: { from: string; to: string; comments: readonly string[] },
): Promise<void> {
  const there = await tx.cluster.findMany({ where: { id: { in: [from, to] } }, select: { id: true } })
  if (there.length < 2) return
  const where = { clusterId: from, commentId: { in: [...comments] } }
  await tx.clusterMember.updateMany({ where, data: { clusterId: to } })
  for (const { id } of there) {
    const data = await toldOf(tx, { clusters: { some: { clusterId: id } } })
    await tx.cluster.update({ where: { id }, data: { ...data, isDuplicateFamily: false } })
  }
}

function noOther(): Refusal {
  return new Refusal('invalid', {
    zh: '请先选另一组，没有改动。',
    en: 'Choose the other group first; nothing was changed.',
  })
}

function gone(): Refusal {
  return new Refusal('conflict', {
    zh: '机器已经重新分过组，这一组不在了，没有改动。请看下面新的分组。',
    en: 'The machine has grouped anew and this group is gone; nothing was changed. Look at the new groups below.',
  })
}

function alreadyUndone(): Refusal {
  return new Refusal('conflict', {
    zh: '这项决定已经撤销，没有改动。',
    en: 'This decision is undone already; nothing was changed.',
  })
}
