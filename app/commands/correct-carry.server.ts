// A person says where a comment stands in a later version. That word wins over every later run of the machine, and the
// way through still later versions goes on from it.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import type { CarryFate } from '~/domain/adoption'
import { forbidden, Refusal } from './refusal'
import { carryBehind } from './start-carrying.server'

export interface CarryCorrection {
  readonly commentId: string
  readonly versionId: string
  /** Articles of that version by eId or printed number; empty says that the text is gone. */
  readonly places: readonly string[]
  readonly reason: string
}

/** Correct one comment's place. Refuses articles that the version does not have. */
export async function correctCarry(ctx: Context, actor: Actor, input: CarryCorrection): Promise<void> {
  const comment = await ctx.database.prisma.comment.findUnique({
    where: { id: input.commentId },
    include: { consultation: { select: { regionCode: true, workId: true } } },
  })
  const regionCode = comment?.consultation.regionCode
  if (!comment || !can(actor, 'comparison:correct', { regionCode })) throw forbidden()
  const version = await laterVersion(ctx, comment.consultation.workId, input.versionId)
  const eIds = placesIn(version, input.places)
  const fate = fateOf(comment.anchorEId, eIds)
  const now = new Date(ctx.clock.now())
  const key = { commentId: comment.id, toVersionId: version.id }
  await ctx.change(async ({ tx, record }) => {
    // Locked until the end: a station that takes the entry back meanwhile waits, and then finds a person's word on it.
    const counted = await tx.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "Comment" WHERE "id" = $1 AND "state" <> 'undone' FOR UPDATE`,
      comment.id,
    )
    if (counted.length === 0) throw takenBack()
    const before = await tx.carry.findUnique({ where: { commentId_toVersionId: key } })
    const row = {
      fate,
      eIds,
      quoteKept: comment.quote === null ? null : false,
      evidence: input.reason,
      source: 'person',
      correctedById: actor.id ?? null,
      createdAt: now,
    }
    await tx.carry.upsert({
      where: { commentId_toVersionId: key },
      create: { ...key, fromVersionId: comment.versionId, ...row },
      update: row,
    })
    record({
      type: 'carry.corrected',
      by: 'drafter',
      ref: [comment.id, version.id],
      committed: {
        words: {
          fate,
          eIds,
          reason: input.reason,
          before: before ? { fate: before.fate, eIds: before.eIds } : null,
        },
      },
    })
  })
  const { consultationId } = comment
  await carryBehind(ctx, { consultationId, versionId: version.id, byId: actor.id })
}

interface VersionPlaces {
  readonly articles: readonly { readonly eId: string; readonly number: string }[]
}

/** A version of the work. Refuses one that is not there. */
export async function laterVersion(ctx: Context, workId: string, versionId: string) {
  const version = await ctx.database.prisma.version.findUnique({
    where: { id: versionId },
    include: { articles: { select: { eId: true, number: true } } },
  })
  if (version && !version.undoneAt && version.workId === workId) return version
  throw new Refusal('not-found', {
    zh: '没有这个稿次，没有保存。请刷新后再选。',
    en: 'There is no such version; nothing was saved. Reload and choose again.',
  })
}

/** What a person typed as eIds of that version. Refuses articles that it does not have. */
export function placesIn(version: VersionPlaces, places: readonly string[]): string[] {
  return places.map((place) => {
    const found = version.articles.find(({ eId, number }) => eId === place || number === place)
    if (found) return found.eId
    if (place === 'whole') return place
    const last = version.articles.at(-1)?.number ?? ''
    throw new Refusal(
      'invalid',
      {
        zh: `这一稿没有${place}，最后一条是${last}。没有保存，请改成这一稿里有的条。`,
        en: `This version has no ${place}; the last article is ${last}. Nothing was saved: choose an article it has.`,
      },
      'places',
    )
  })
}

/** It counts on no side of any sum, so it has no place in a version either. */
export function takenBack(): Refusal {
  return new Refusal('conflict', {
    zh: '这条意见已被站点作为误录撤回，没有保存。刷新后它不再列出。',
    en: 'The station took this comment back as a typing mistake; nothing was saved. After a reload it is not listed.',
  })
}

/** The fate that a person's places mean. */
export function fateOf(anchorEId: string, eIds: readonly string[]): CarryFate {
  const [only, ...more] = eIds
  if (only === undefined) return 'text-gone'
  if (more.length > 0) return 'split-to'
  return only === anchorEId.split('__')[0] ? 'same-place' : 'moved'
}
