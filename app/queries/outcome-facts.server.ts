// What a consultation came to, counted once when its report is prepared and again when it is published: fates by source,
// chapter and station, and the digest that commits to every single comment's fate. The pages read what was stored.

import type { Context } from '~/adapters/context.server'
import { answersColumn, fateColumn, fateJoins } from '~/adapters/db/comment-fate'
import type { Prisma } from '~/adapters/db/generated/client'
import { type AnswerFate, balanceOf, countFates, type FateCounts } from '~/domain/adoption'
import { fateLine, outcomeRoot } from '~/domain/ledger'

export interface OutcomeSummary {
  readonly received: number
  readonly people: number
  readonly stations: number
  readonly counts: FateCounts
  readonly flow: readonly {
    readonly source: string
    readonly chapter: string
    readonly fate: AnswerFate
    readonly count: number
  }[]
  /** In administrative order, never ranked. */
  readonly byStation: readonly {
    readonly id: string
    readonly name: string
    readonly regionCode: string
    readonly received: number
    readonly answered: number
    readonly changed: number
  }[]
  /** How many comments each decided disposition answers: members answered apart or settled are not among them. */
  readonly answeredBy: Readonly<Record<string, number>>
  /** Merkle root over the sorted lines `comment fate disposition`, hex. */
  readonly root: string
}

interface FateRow {
  readonly id: string
  readonly anchorEId: string
  readonly channel: string
  readonly stationId: string | null
  readonly fate: AnswerFate | null
  /** Of a comment that was split: of all its parts, with a blank between them. */
  readonly dispositionId: string | null
  readonly isLinked: boolean
}

/** Count everything afresh. One pass over the consultation's comments. */
export async function outcomeFacts(
  tx: Prisma.TransactionClient,
  consultationId: string,
): Promise<OutcomeSummary> {
  const consultation = await tx.consultation.findUniqueOrThrow({
    where: { id: consultationId },
    include: { counts: true, version: { include: { articles: { select: { eId: true, path: true } } } } },
  })
  const rows = await fateRows(tx, consultationId)
  const chapters = new Map(consultation.version.articles.map(({ eId, path }) => [eId, path[0] ?? '']))
  const flow = new Map<string, OutcomeSummary['flow'][number]>()
  const byStation = new Map<string, { received: number; answered: number; changed: number }>()
  for (const row of rows) {
    const fate = row.fate ?? 'waiting'
    const chapter = chapters.get(row.anchorEId.split('__')[0] ?? '') ?? ''
    const key = `${row.channel}\u0000${chapter}\u0000${fate}`
    flow.set(key, { source: row.channel, chapter, fate, count: (flow.get(key)?.count ?? 0) + 1 })
    if (row.stationId === null) continue
    const station = byStation.get(row.stationId) ?? { received: 0, answered: 0, changed: 0 }
    byStation.set(row.stationId, {
      received: station.received + 1,
      answered: station.answered + (fate === 'waiting' ? 0 : 1),
      changed: station.changed + (row.isLinked ? 1 : 0),
    })
  }
  const order = [...new Set(chapters.values())]
  const names = await tx.station.findMany({
    where: { id: { in: [...byStation.keys()] } },
    orderBy: [{ regionCode: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, regionCode: true },
  })
  return {
    received: rows.length,
    people: consultation.counts?.people ?? 0,
    stations: names.length,
    counts: countFates(rows.map(({ fate }) => ({ own: fate as never }))),
    flow: [...flow.values()].sort((a, b) => order.indexOf(a.chapter) - order.indexOf(b.chapter)),
    answeredBy: countBy(rows.flatMap(({ dispositionId }) => dispositionId?.split(' ') ?? [])),
    byStation: names.flatMap((station) => {
      const counted = byStation.get(station.id)
      return counted ? [{ ...station, ...counted }] : []
    }),
    root: rootOfFates(rows),
  }
}

/** Every comment with its one fate: settled, else its own answer, else its theme's. A merged comment's words changed
 *  nothing of their own. */
function fateRows(tx: Prisma.TransactionClient, consultationId: string): Promise<FateRow[]> {
  return tx.$queryRawUnsafe<FateRow[]>(
    `SELECT f.*, (f."settledAs" IS NULL AND f."fate" IN ('adopted', 'partly-adopted') AND EXISTS (
         SELECT 1 FROM "DispositionLink" l
         WHERE l."dispositionId" = ANY(string_to_array(f."dispositionId", ' ')) AND NOT l."isRejected")) AS "isLinked"
     FROM (
       SELECT c."id", c."anchorEId", c."settledAs", s."channel", s."stationId",
         ${fateColumn} AS "fate", ${answersColumn} AS "dispositionId"
       FROM "Comment" c
       JOIN "Submission" s ON s."id" = c."submissionId" ${fateJoins}
       WHERE c."consultationId" = $1 AND c."state" <> 'undone'
     ) f
     ORDER BY f."id"`,
    consultationId,
  )
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

function rootOfFates(rows: readonly FateRow[]): string {
  const lines = rows.map(({ id, fate, dispositionId }) =>
    fateLine(id, fate ?? 'waiting', dispositionId ?? ''),
  )
  return outcomeRoot(lines.sort())
}

/** Comments that still wait, the first ones; for the list beside the refusal. */
export async function waitingComments(
  ctx: Context,
  consultationId: string,
): Promise<{ id: string; text: string }[]> {
  const decided = { some: { status: 'approved', replacedById: null } } as const
  return ctx.database.prisma.comment.findMany({
    where: {
      consultationId,
      state: { not: 'undone' },
      settledAs: null,
      dispositions: { none: decided.some },
      themes: { none: { theme: { dispositions: decided } } },
      OR: [
        { parts: { none: { undoneAt: null } } },
        { parts: { some: { undoneAt: null, dispositions: { none: decided.some } } } },
      ],
    },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: 50,
    select: { id: true, text: true },
  })
}

/** The sum of a summary. */
export const balanceOfSummary = (summary: OutcomeSummary) => balanceOf(summary.received, summary.counts)
