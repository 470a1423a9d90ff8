// What counts of a person's learning, by the rule of domain/learning. Only the person sees it; who made a reading list
// sees how far each deputy is with the texts of that list, which is another query.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { dayOf } from '~/domain/consultation'
import { accountOf, type StudyText } from '~/domain/learning'
import * as paths from '~/paths'

export interface StudyReading {
  readonly versionId: string
  readonly title: string
  readonly versionLabel: string
  readonly day: string
  readonly seconds: number
  readonly articles: number
  readonly href: string
}

export interface StudyYear {
  readonly year: number
  readonly readings: readonly StudyReading[]
  readonly seconds: number
  /** Texts with time on them that do not count yet. */
  readonly begun: readonly { readonly title: string; readonly versionLabel: string; readonly href: string }[]
  readonly rightAnswers: number
}

/** The account of a year. Refuses visitors. */
export async function studyYear(ctx: Context, actor: Actor, asked?: number): Promise<StudyYear> {
  const personId = actor.id
  if (personId === undefined || !can(actor, 'reading:keep', { ownerId: personId })) throw forbidden()
  const year = asked ?? Number(dayOf(ctx.clock.now()).slice(0, 4))
  const { prisma } = ctx.database
  const until = { lte: `${year}-12-31` }
  const [times, answers] = await Promise.all([
    prisma.articleTime.findMany({ where: { personId, day: until } }),
    prisma.studyAnswer.findMany({ where: { personId, day: until }, orderBy: { answeredAt: 'asc' } }),
  ])
  const versionIds = [...new Set(times.map(({ versionId }) => versionId))]
  const account = accountOf(await studyTexts(ctx, versionIds), times, answers)
  const versions = await prisma.version.findMany({
    where: { id: { in: versionIds } },
    select: { id: true, workId: true, label: true, work: { select: { title: true } } },
  })
  const named = (versionId: string) => {
    const version = versions.find(({ id }) => id === versionId)
    return {
      title: version?.work.title ?? '',
      versionLabel: version?.label ?? '',
      href: version ? paths.version(version.workId, versionId) : '',
    }
  }
  const ofYear = (day: string) => day.startsWith(`${year}-`)
  const readings = account.readings
    .filter(({ day }) => ofYear(day))
    .map((reading) => ({ ...reading, ...named(reading.versionId) }))
  const counted = new Set(account.readings.map(({ versionId }) => versionId))
  return {
    year,
    readings,
    seconds: readings.reduce((sum, { seconds }) => sum + seconds, 0),
    begun: versionIds.filter((id) => !counted.has(id)).map(named),
    rightAnswers: answers.filter(({ isRight, day }) => isRight && ofYear(day)).length,
  }
}

/** The lengths of the articles of versions, for the rule; the caller has asked. */
export async function studyTexts(ctx: Context, versionIds: readonly string[]): Promise<StudyText[]> {
  if (versionIds.length === 0) return []
  const rows = await ctx.database.driver.query<{ versionId: string; eId: string; length: number }>(
    `SELECT "versionId", "eId", char_length("text") AS length FROM "VersionArticle"
     WHERE "versionId" IN (SELECT json_array_elements_text($1::json))`,
    [JSON.stringify(versionIds)],
  )
  const lengths = new Map(versionIds.map((id) => [id, new Map<string, number>()]))
  for (const { versionId, eId, length } of rows) lengths.get(versionId)?.set(eId, Number(length))
  return versionIds.map((versionId) => ({ versionId, lengths: lengths.get(versionId) ?? new Map() }))
}
