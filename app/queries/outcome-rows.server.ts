// 采纳情况表 row by row, for the page of all comments and for every file: one query, so that a file can never show what
// the page may not. Names stand only with consent, held-back words are not shown, contacts are not read at all.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { answerFate, type DispositionResult, type ReportFacts } from '~/domain/adoption'

export interface OutcomeRow extends ReportFacts {
  readonly id: string
  readonly channel: string
  /** Of its article in the draft; -1 for what stands on no article. */
  readonly ordinal: number
}

const decided = {
  where: { status: 'approved', replacedById: null },
  select: { result: true, ground: true, rationale: true },
  take: 1,
} as const

/** A page of rows in the order of arrival; `after` is the last id of the page before. */
export async function outcomeRows(
  ctx: Context,
  asked: {
    readonly consultationId: string
    readonly after?: string
    readonly take: number
    /** Only comments of such submissions: a station's, a person's. */
    readonly of?: Prisma.SubmissionWhereInput
  },
): Promise<OutcomeRow[]> {
  const { prisma } = ctx.database
  const last = asked.after
    ? await prisma.comment.findUnique({ where: { id: asked.after }, select: { id: true, receivedAt: true } })
    : null
  const rows = await prisma.comment.findMany({
    where: {
      consultationId: asked.consultationId,
      state: { not: 'undone' },
      ...(asked.of ? { submission: asked.of } : {}),
      ...(last
        ? {
            OR: [
              { receivedAt: { gt: last.receivedAt } },
              { receivedAt: last.receivedAt, id: { gt: last.id } },
            ],
          }
        : {}),
    },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: asked.take,
    select: {
      id: true,
      anchorEId: true,
      versionId: true,
      text: true,
      suggestion: true,
      state: true,
      settledAs: true,
      settledReason: true,
      submission: { select: { publicName: true, channel: true } },
      carries: { select: { toVersionId: true, eIds: true } },
      dispositions: decided,
      parts: {
        where: { undoneAt: null },
        orderBy: { ordinal: 'asc' },
        select: { anchorEId: true, dispositions: decided },
      },
      themes: { select: { theme: { select: { dispositions: decided } } } },
    },
  })
  const articles = await articlesOf(ctx, rows)
  const newest = await newestVersion(ctx, asked.consultationId)
  return rows.map((row) => {
    const own = row.dispositions[0]
    const ofTheme = row.themes[0]?.theme.dispositions[0]
    const answer = row.settledAs ? undefined : (own ?? ofTheme)
    const article = articles.get(`${row.versionId} ${row.anchorEId.split('__')[0]}`)
    const carry = row.carries.find(({ toVersionId }) => toVersionId === newest)
    return {
      id: row.id,
      ordinal: article?.ordinal ?? -1,
      place: article?.number ?? places[row.anchorEId] ?? '总体',
      original: article?.text ?? '',
      text: row.text,
      suggestion: row.suggestion,
      isShown: row.state === 'published',
      author: row.submission.publicName,
      channel: row.submission.channel,
      fate: answerFate({
        settledAs: row.settledAs,
        own: own?.result as DispositionResult | undefined,
        ofTheme: ofTheme?.result as DispositionResult | undefined,
        parts: row.parts.map(({ dispositions: [part] }) => part?.result as DispositionResult | undefined),
      }),
      ground: answer?.ground ?? '',
      rationale: row.settledAs ? row.settledReason : rationaleOf(row.parts, answer?.rationale),
      newPlace: (carry?.eIds ?? [])
        .flatMap((eId) => articles.get(`${newest} ${eId}`)?.number ?? [])
        .join('、'),
    }
  })
}

/** Of a comment that was split: the reason of each part, in order. */
function rationaleOf(
  parts: readonly { readonly dispositions: readonly { readonly rationale: string }[] }[],
  whole = '',
): string {
  if (parts.length === 0) return whole
  return parts
    .map(({ dispositions: [part] }, index) => `（${index + 1}）${part?.rationale ?? whole}`)
    .join('')
}

const places: Readonly<Record<string, string>> = { title: '标题', explanation: '说明' }

async function newestVersion(ctx: Context, consultationId: string): Promise<string> {
  const row = await ctx.database.prisma.version.findFirst({
    where: { work: { consultations: { some: { id: consultationId } } }, undoneAt: null, isPublic: true },
    orderBy: { ordinal: 'desc' },
    select: { id: true },
  })
  return row?.id ?? ''
}

async function articlesOf(
  ctx: Context,
  rows: readonly {
    versionId: string
    anchorEId: string
    carries: { toVersionId: string; eIds: string[] }[]
  }[],
) {
  const eIds = rows.flatMap(({ anchorEId, carries }) => [
    anchorEId.split('__')[0] ?? '',
    ...carries.flatMap((carry) => carry.eIds),
  ])
  const versionIds = rows.flatMap(({ versionId, carries }) => [
    versionId,
    ...carries.map(({ toVersionId }) => toVersionId),
  ])
  const found = await ctx.database.prisma.versionArticle.findMany({
    where: { versionId: { in: [...new Set(versionIds)] }, eId: { in: [...new Set(eIds)] } },
    select: { versionId: true, eId: true, number: true, text: true, ordinal: true },
  })
  return new Map(found.map(({ versionId, eId, ...article }) => [`${versionId} ${eId}`, article]))
}
