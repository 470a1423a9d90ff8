// A person says which articles of two versions belong together. It wins over every later run of the machine: the
// comparison of the pair is made afresh with all standing corrections, the later version's articles get the lineage
// that follows from it, and comments are carried again. The latest word of a person replaces an earlier one about the
// same articles. Each correction can be undone.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type Actor, can } from '~/domain/access'
import { type ChangeSet, compareStatutes, type PairCorrection } from '~/domain/comparison'
import { articleNumberText, parseArticleNumber, parseStatute } from '~/domain/statute'
import { carriedBetween, withCarried } from '~/queries/changes.server'
import { actingRole } from './acting-role'
import { reassignLineage } from './reassign-lineage.server'
import { forbidden, Refusal } from './refusal'
import { startCarrying } from './start-carrying.server'

export interface PairingInput {
  readonly fromVersionId: string
  readonly toVersionId: string
  /** Printed numbers or eIds, as typed; an empty side says inserted or deleted. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Correct a pairing; returns the id of the row in which the corrected articles now stand. */
export async function correctPairing(ctx: Context, actor: Actor, input: PairingInput): Promise<string> {
  const pair = await pairOf(ctx, actor, input)
  const fromEIds = resolve(pair.from, input.from, 'from')
  const toEIds = resolve(pair.to, input.to, 'to')
  if (fromEIds.length === 0 && toEIds.length === 0) {
    throw new Refusal(
      'invalid',
      {
        zh: '两边都空着。请至少写明一边的条号；什么都没有改动。',
        en: 'Both sides are empty. Give the number of an article on one side at least; nothing was changed.',
      },
      'from',
    )
  }
  const standing = await standingCorrections(ctx, pair)
  const touches = (one: StandingCorrection) =>
    one.fromEIds.some((eId) => fromEIds.includes(eId)) || one.toEIds.some((eId) => toEIds.includes(eId))
  const replaced = standing.filter(touches)
  const kept = standing.filter((one) => !touches(one))
  const changes = await compareWith(ctx, pair, [...kept, { fromEIds, toEIds }])
  await ctx.change(async ({ tx, record }) => {
    const now = new Date(ctx.clock.now())
    await tx.pairCorrection.updateMany({
      where: { id: { in: replaced.map(({ id }) => id) } },
      data: { undoneAt: now },
    })
    const { fromVersionId, toVersionId } = input
    const id = ctx.ids.next()
    const byId = actor.id ?? ''
    await tx.pairCorrection.create({
      data: { id, fromVersionId, toVersionId, fromEIds, toEIds, byId, createdAt: now },
    })
    await keepChanges(ctx, tx, pair, changes)
    record(eventOf(actor, pair, { from: fromEIds, to: toEIds, undone: false }))
  })
  await followUp(ctx, actor, pair)
  const found = changes.rows.find((row) =>
    fromEIds[0] ? row.from[0]?.eId === fromEIds[0] : row.to[0]?.eId === toEIds[0],
  )
  return found?.id ?? ''
}

/** Take a correction back: the machine's own pairing stands again. Undoing it twice changes nothing. */
export async function undoPairing(ctx: Context, actor: Actor, correctionId: string): Promise<void> {
  const correction = await ctx.database.prisma.pairCorrection.findUnique({ where: { id: correctionId } })
  if (!correction)
    throw new Refusal('not-found', { zh: '没有这条更正。', en: 'There is no such correction.' })
  const pair = await pairOf(ctx, actor, correction)
  if (correction.undoneAt !== null) return
  const standing = (await standingCorrections(ctx, pair)).filter(({ id }) => id !== correctionId)
  const changes = await compareWith(ctx, pair, standing)
  await ctx.change(async ({ tx, record }) => {
    await tx.pairCorrection.update({
      where: { id: correctionId },
      data: { undoneAt: new Date(ctx.clock.now()) },
    })
    await keepChanges(ctx, tx, pair, changes)
    record(eventOf(actor, pair, { from: correction.fromEIds, to: correction.toEIds, undone: true }))
  })
  await followUp(ctx, actor, pair)
}

type Pair = Awaited<ReturnType<typeof pairOf>>
type StandingCorrection = Awaited<ReturnType<typeof standingCorrections>>[number]

async function pairOf(
  ctx: Context,
  actor: Actor,
  ids: { readonly fromVersionId: string; readonly toVersionId: string },
) {
  const rows = await ctx.database.prisma.version.findMany({
    where: { id: { in: [ids.fromVersionId, ids.toVersionId] }, undoneAt: null },
    include: { work: { select: { regionCode: true } }, articles: { select: { eId: true, number: true } } },
  })
  const from = rows.find(({ id }) => id === ids.fromVersionId)
  const to = rows.find(({ id }) => id === ids.toVersionId)
  if (!from || !to || from.workId !== to.workId) {
    throw new Refusal('not-found', { zh: '没有这两个稿次。', en: 'There are no such two versions.' })
  }
  if (!can(actor, 'comparison:correct', { regionCode: from.work.regionCode })) throw forbidden()
  return { from, to, workId: from.workId, regionCode: from.work.regionCode }
}

function standingCorrections(ctx: Context, { from, to }: { from: { id: string }; to: { id: string } }) {
  return ctx.database.prisma.pairCorrection.findMany({
    where: { fromVersionId: from.id, toVersionId: to.id, undoneAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, fromEIds: true, toEIds: true },
  })
}

interface Articles {
  readonly label: string
  readonly articles: readonly { readonly eId: string; readonly number: string }[]
}

/** eIds of what was typed; a number that the version does not have is refused by name. */
function resolve({ label, articles }: Articles, typed: readonly string[], field: 'from' | 'to'): string[] {
  const eIds = typed.map((word) => {
    const key = parseArticleNumber(word)
    const number = key ? articleNumberText(key) : word
    const found = articles.find((one) => one.eId === word) ?? articles.find((one) => one.number === number)
    if (found) return found.eId
    const last = articles.at(-1)?.number ?? ''
    throw new Refusal(
      'invalid',
      {
        zh: `${label}没有“${word}”，最后一条是${last}。请改好条号；什么都没有改动。`,
        en: `This version has no article “${word}”; its last is ${last}. Correct the number; nothing was changed.`,
      },
      field,
    )
  })
  return [...new Set(eIds)]
}

/** With what people said of this pair, and where it is no neighbours', of the versions between. */
async function compareWith(
  ctx: Context,
  { from, to }: Pair,
  own: readonly { readonly fromEIds: readonly string[]; readonly toEIds: readonly string[] }[],
): Promise<ChangeSet> {
  const stated = own.map(({ fromEIds, toEIds }): PairCorrection => ({ from: fromEIds, to: toEIds }))
  const corrections = withCarried(stated, await carriedBetween(ctx, from.id, to.id))
  return compareStatutes(parseStatute(from.source).tree, parseStatute(to.source).tree, { corrections })
}

async function keepChanges(
  ctx: Context,
  tx: Prisma.TransactionClient,
  { from, to, workId }: Pair,
  changes: ChangeSet,
) {
  const now = new Date(ctx.clock.now())
  const pair = { fromVersionId: from.id, toVersionId: to.id }
  const json: Prisma.InputJsonValue = JSON.parse(JSON.stringify(changes))
  await tx.comparison.upsert({
    where: { fromVersionId_toVersionId: pair },
    create: { ...pair, changes: json, createdAt: now, correctedAt: now },
    update: { changes: json, correctedAt: now },
  })
  await reassignLineage(tx, { workId, fromVersionId: from.id, toVersionId: to.id, nextId: ctx.ids.next })
}

function eventOf(
  actor: Actor,
  { from, to, regionCode }: Pair,
  words: { readonly from: readonly string[]; readonly to: readonly string[]; readonly undone: boolean },
) {
  return {
    type: 'pairing.corrected' as const,
    by: actingRole(actor, 'comparison:correct', { regionCode }),
    ref: [from.id, to.id],
    committed: {
      words: { from: [...words.from], to: [...words.to], undone: words.undone },
      person: { id: actor.id ?? '' },
    },
  }
}

async function followUp(ctx: Context, actor: Actor, { workId }: Pair): Promise<void> {
  await ctx.search.refresh({ workId })
  await startCarrying(ctx, actor, workId)
}
