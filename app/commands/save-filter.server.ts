// Conditions of the comments desk under a name: for oneself, or for the whole office. Only their owner removes them, or,
// where they are shared, whoever may group comments there.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { filterQuery, readFilters } from './comment-filter.server'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

const longestName = 30
/** Of one person in one consultation, and of an office: more would no longer be found again. */
const mostFilters = 30

export interface FilterInput {
  readonly consultationId: string
  readonly name: string
  /** As the address holds the conditions. */
  readonly query: string
  readonly isShared: boolean
}

/** Save them; a name used before by the same person holds the new conditions. */
export async function saveFilter(ctx: Context, actor: Actor, input: FilterInput): Promise<string> {
  const { consultationId, isShared } = input
  const regionCode = await regionOf(ctx, consultationId)
  const right = isShared ? 'comment:group' : 'comment:read'
  if (actor.id === undefined || !can(actor, right, { regionCode })) throw forbidden()
  const ownerId = actor.id
  const name = readName(input.name)
  const query = filterQuery(readFilters(new URLSearchParams(input.query)))
  if (query === '') throw noConditions()
  const id = ctx.ids.next()
  return ctx.change(async ({ tx, record }) => {
    const same = await tx.savedFilter.findFirst({ where: { consultationId, ownerId, name } })
    const count = await tx.savedFilter.count({ where: { consultationId, ownerId } })
    if (!same && count >= mostFilters) throw tooMany()
    const data = { query, isShared }
    if (same) await tx.savedFilter.update({ where: { id: same.id }, data })
    else
      await tx.savedFilter.create({
        data: { id, consultationId, ownerId, name, createdAt: new Date(ctx.clock.now()), ...data },
      })
    record({
      type: 'filter.saved',
      by: actingAs(actor),
      ref: [consultationId],
      committed: { words: { filter: same?.id ?? id, name, query, isShared } },
    })
    return same?.id ?? id
  })
}

/** Remove saved conditions. */
export async function removeFilter(
  ctx: Context,
  actor: Actor,
  { consultationId, filterId }: { readonly consultationId: string; readonly filterId: string },
): Promise<void> {
  const regionCode = await regionOf(ctx, consultationId)
  const filter = await ctx.database.prisma.savedFilter.findUnique({ where: { id: filterId } })
  const isOwn = filter?.ownerId === actor.id
  const mayShared = filter?.isShared === true && can(actor, 'comment:group', { regionCode })
  if (!filter || filter.consultationId !== consultationId || !(isOwn || mayShared)) throw forbidden()
  await ctx.change(async ({ tx, record }) => {
    await tx.savedFilter.deleteMany({ where: { id: filterId } })
    record({
      type: 'filter.removed',
      by: actingAs(actor),
      ref: [consultationId],
      committed: { words: { filter: filterId, name: filter.name } },
    })
  })
}

async function regionOf(ctx: Context, consultationId: string): Promise<string> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true },
  })
  if (!row) throw forbidden()
  return row.regionCode
}

function readName(typed: string): string {
  const name = typed.trim().replace(/\s+/gu, ' ')
  const length = [...name].length
  if (name !== '' && length <= longestName && name.isWellFormed()) return name
  throw new Refusal(
    'invalid',
    name === ''
      ? {
          zh: '请给这组条件起个名字，没有保存。',
          en: 'Give these conditions a name; nothing was saved.',
        }
      : {
          zh: `名字最多${longestName}字，现在是${length}字。没有保存，请改短一些。`,
          en: `A name has at most ${longestName} characters; this has ${length}. Nothing was saved: make it shorter.`,
        },
    'filterName',
  )
}

function noConditions(): Refusal {
  return new Refusal(
    'invalid',
    {
      zh: '现在没有筛选条件，没有可存的。请先筛选，再保存。',
      en: 'There are no conditions now, so there is nothing to save. Filter first, then save.',
    },
    'filterName',
  )
}

function tooMany(): Refusal {
  return new Refusal('invalid', {
    zh: `每人最多存${mostFilters}组条件，没有保存。请先删去不用的。`,
    en: `One person keeps at most ${mostFilters} sets of conditions; nothing was saved. Remove one first.`,
  })
}
