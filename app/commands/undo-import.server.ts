// Takes an import back: the latest version of a work, as long as nothing rests on it. The version stays as a row that
// says when it was undone, and gives its place in the order free; comparisons with it and what a machine carried to it
// go. What a person has built on it (a consultation, an answer, a place corrected by hand) keeps it where it is.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type Actor, can } from '~/domain/access'
import { knownTitle } from '~/domain/statute'
import { actingRole } from './acting-role'
import { checkLinks } from './check-links.server'
import { forbidden, Refusal, type Sentence } from './refusal'

/** Undo the import of a version; returns its work's id. Undoing it twice changes nothing. */
export async function undoImport(ctx: Context, actor: Actor, versionId: string): Promise<string> {
  const version = await ctx.database.prisma.version.findUnique({
    where: { id: versionId },
    include: { work: { select: { title: true, regionCode: true } } },
  })
  if (!version) throw new Refusal('not-found', { zh: '没有这个稿次。', en: 'There is no such version.' })
  const subject = { regionCode: version.work.regionCode }
  if (!can(actor, 'version:undo', subject)) throw forbidden()
  if (version.undoneAt !== null) return version.workId
  const { workId } = version
  await ctx.change(async ({ tx, record }) => {
    const reason = await whatRestsOn(tx, version)
    if (reason) throw new Refusal('conflict', reason)
    const lowest = await tx.version.aggregate({ where: { workId }, _min: { ordinal: true } })
    await tx.version.update({
      where: { id: versionId },
      data: {
        undoneAt: new Date(ctx.clock.now()),
        isPublic: false,
        // A negative place: the next import takes the one that this gives free.
        ordinal: Math.min(0, lowest._min.ordinal ?? 0) - 1,
      },
    })
    await tx.comparison.deleteMany({
      where: { OR: [{ fromVersionId: versionId }, { toVersionId: versionId }] },
    })
    await tx.carry.deleteMany({ where: { toVersionId: versionId } })
    await forgetOnWork(tx, version)
    record({
      type: 'version.undone',
      by: actingRole(actor, 'version:undo', subject),
      ref: [versionId, workId],
      ...(actor.id === undefined ? {} : { committed: { person: { id: actor.id } } }),
    })
  })
  await ctx.search.refresh({ workId })
  const consultations = await ctx.database.prisma.consultation.findMany({
    where: { workId },
    select: { id: true },
  })
  for (const { id } of consultations) await checkLinks(ctx, id)
  return workId
}

interface UndoneVersion {
  readonly id: string
  readonly workId: string
  readonly ordinal: number
  readonly title: string
  readonly work: { readonly title: string }
}

async function whatRestsOn(
  tx: Prisma.TransactionClient,
  { id, workId, ordinal }: UndoneVersion,
): Promise<Sentence | undefined> {
  const later = await tx.version.findFirst({
    where: { workId, undoneAt: null, ordinal: { gt: ordinal } },
    select: { id: true },
  })
  if (later) {
    return {
      zh: '它后面还有新的一稿，只能从最新的一稿开始撤销。什么都没有改动。',
      en: 'A later version follows it; undo the latest one first. Nothing was changed.',
    }
  }
  const consultation = await tx.consultation.findFirst({
    where: { OR: [{ versionId: id }, { answeredInVersionId: id }] },
    select: { id: true },
  })
  if (consultation) {
    return {
      zh: '已经有征求意见用到这一稿，不能撤销。要换文本，请导入新的一稿。什么都没有改动。',
      en: 'A consultation rests on this version, so it cannot be undone. Import a new version instead. Nothing was changed.',
    }
  }
  const link = await tx.dispositionLink.findFirst({ where: { toVersionId: id }, select: { id: true } })
  const corrected = await tx.carry.findFirst({
    where: { toVersionId: id, correctedById: { not: null } },
    select: { commentId: true },
  })
  if (!link && !corrected) return undefined
  return {
    zh: '已经有意见的处理连到这一稿的文字，不能撤销。要换文本，请导入新的一稿。什么都没有改动。',
    en: 'Answers to comments are tied to the words of this version, so it cannot be undone. Import a new version instead. Nothing was changed.',
  }
}

/** The name that only this version brought is forgotten; a work without versions is not shown any more. */
async function forgetOnWork(tx: Prisma.TransactionClient, version: UndoneVersion): Promise<void> {
  const { workId } = version
  const rest = await tx.version.findMany({ where: { workId, undoneAt: null }, select: { title: true } })
  const alias = knownTitle(version.title)
  const isStillUsed = [version.work.title, ...rest.map(({ title }) => title)].some(
    (title) => knownTitle(title) === alias,
  )
  if (!isStillUsed) await tx.workAlias.deleteMany({ where: { workId, alias } })
  if (rest.length === 0) await tx.work.update({ where: { id: workId }, data: { isPublic: false } })
}
