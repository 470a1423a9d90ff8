// Changes what a theme is called, who is to work on it until when, and whether it is still worked on. Two people at once
// get a conflict that names the other: nothing of either is lost.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type Done, readName } from './group-comments.server'
import { Refusal } from './refusal'
import { changeThemes } from './theme-change.server'

interface Edited {
  readonly consultationId: string
  readonly themeId: string
  /** Of the page that the person had before the eyes. */
  readonly lockVersion: number
}

/** Give a theme another name. */
export async function renameTheme(
  ctx: Context,
  actor: Actor,
  input: Edited & { name: string },
): Promise<Done> {
  const { consultationId, themeId, lockVersion } = input
  const name = readName(input.name)
  return changeThemes(
    ctx,
    actor,
    { consultationId, kind: 'rename', event: 'theme.renamed', subject: name },
    async ({ tx, touch }) => {
      await touch(themeId, lockVersion)
      await tx.theme.update({ where: { id: themeId }, data: { name } })
      return themeId
    },
  )
}

export interface Assignment {
  readonly unitId: string | null
  readonly personId: string | null
  /** `2026-12-31`; the day ends at 24:00 in Asia/Shanghai. Empty for none. */
  readonly dueOn: string
}

/** Assign a theme to a unit or a person, with the day it is due. */
export async function assignTheme(ctx: Context, actor: Actor, input: Edited & Assignment): Promise<Done> {
  const { consultationId, themeId, lockVersion, unitId, personId } = input
  const dueAt = readDay(input.dueOn)
  const subject = await assigneeName(ctx, input)
  return changeThemes(
    ctx,
    actor,
    { consultationId, kind: 'assign', action: 'comment:assign', event: 'theme.assigned', subject },
    async ({ tx, touch }) => {
      await touch(themeId, lockVersion)
      await tx.theme.update({
        where: { id: themeId },
        data: { assignedUnitId: unitId, assignedToId: personId, dueAt },
      })
      return themeId
    },
  )
}

/** Close a theme that needs no more work. Its comments stay in it; undoing opens it again. */
export async function closeTheme(ctx: Context, actor: Actor, input: Edited): Promise<Done> {
  const { consultationId, themeId, lockVersion } = input
  const theme = await ctx.database.prisma.theme.findUnique({ where: { id: themeId }, select: { name: true } })
  return changeThemes(
    ctx,
    actor,
    { consultationId, kind: 'close', event: 'theme.closed', subject: theme?.name ?? '' },
    async ({ tx, now, touch }) => {
      await touch(themeId, lockVersion)
      await tx.theme.update({ where: { id: themeId }, data: { closedAt: now } })
      return themeId
    },
  )
}

/** Name of who is to do it; refuses ids that are nobody. */
export async function assigneeName(ctx: Context, { unitId, personId }: Assignment): Promise<string> {
  const { prisma } = ctx.database
  const unit = unitId ? await prisma.unit.findUnique({ where: { id: unitId } }) : null
  const person = personId
    ? await prisma.person.findUnique({ where: { id: personId }, select: { name: true } })
    : null
  if ((unitId && !unit) || (personId && !person)) {
    throw new Refusal(
      'invalid',
      {
        zh: '没有这个承办单位或者这个人，没有保存。请从列表里选。',
        en: 'There is no such unit or person; nothing was saved. Choose from the list.',
      },
      unitId && !unit ? 'unitId' : 'personId',
    )
  }
  return unit?.name ?? person?.name ?? ''
}

/** The end of a day, as a date field gives it; null for none. */
export function readDay(day: string): Date | null {
  if (day === '') return null
  const start = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : Number.NaN
  if (Number.isNaN(start)) {
    throw new Refusal(
      'invalid',
      {
        zh: '期限要写成年-月-日，例如2026-12-31。没有保存。',
        en: 'Write the day as year-month-day, e.g. 2026-12-31. Nothing was saved.',
      },
      'dueOn',
    )
  }
  return new Date(start + 86_400_000)
}
