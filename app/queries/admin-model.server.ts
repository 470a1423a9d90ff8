// The language model as administrators and auditors see it: what is configured (never the key), how often it was used for
// what, what that cost as far as prices are known, what failed, and which consultations let it read.

import type { Context } from '~/adapters/context.server'
import { failureSentence } from '~/adapters/model/failures'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'

export interface ModelUse {
  readonly purpose: string
  readonly model: string
  readonly calls: number
  readonly failed: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** In the configured currency; `null` where no price is configured. */
  readonly cost: number | null
  readonly isEstimated: boolean
}

const day = 86_400_000
const shownDays = 30
const shownFailures = 20

/** Use of the model in the last 30 days; refuses who may not look after the system. */
export async function adminModel(ctx: Context, actor: Actor) {
  if (!can(actor, 'system:read')) throw forbidden()
  const { prisma } = ctx.database
  const since = new Date(ctx.clock.now() - shownDays * day)
  const [uses, failures, consultations, vectors] = await Promise.all([
    usesSince(ctx, since),
    prisma.modelCall.findMany({
      where: { failure: { not: '' }, createdAt: { gte: since } },
      orderBy: { createdAt: 'desc' },
      take: shownFailures,
    }),
    prisma.consultation.findMany({
      where: { usesModel: true },
      orderBy: { createdAt: 'desc' },
      select: { id: true, title: true },
    }),
    prisma.textVector.count(),
  ])
  const config = ctx.model?.config
  return {
    configured: config
      ? {
          host: new URL(config.baseUrl).host,
          drafts: config.model ?? '',
          vectors: config.embeddingModel ?? '',
          hasKey: config.apiKey !== '',
          currency: config.currency,
        }
      : null,
    days: shownDays,
    uses,
    failures: failures.map((row) => ({
      id: row.id,
      at: row.createdAt.getTime(),
      purpose: row.purpose,
      model: row.model,
      attempts: row.attempts,
      ms: row.ms,
      why: failureSentence(row.failure),
    })),
    consultations,
    keptVectors: vectors,
  }
}

async function usesSince(ctx: Context, since: Date): Promise<ModelUse[]> {
  const rows = await ctx.database.driver.query<Omit<ModelUse, 'cost'>>(
    `SELECT "purpose", "model", count(*)::int AS calls, (count(*) FILTER (WHERE "failure" <> ''))::int AS failed,
       sum("inputTokens")::float8 AS "inputTokens", sum("outputTokens")::float8 AS "outputTokens",
       bool_or("isEstimated") AS "isEstimated"
     FROM "ModelCall" WHERE "createdAt" >= $1::timestamp GROUP BY 1, 2 ORDER BY 1, 2`,
    [since.toISOString().replace('Z', '')],
  )
  return rows.map((row) => ({ ...row, cost: costOf(ctx, row) }))
}

const million = 1_000_000

function costOf(ctx: Context, row: Omit<ModelUse, 'cost'>): number | null {
  const prices = ctx.model?.config.prices
  if (!prices) return null
  const [input, output] = row.purpose === 'vectors' ? [prices.embedding, 0] : [prices.input, prices.output]
  if (input === 0 && output === 0) return null
  return (row.inputTokens * input + row.outputTokens * output) / million
}
