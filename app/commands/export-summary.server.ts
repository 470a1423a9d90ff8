// Takes the comments of a consultation out as 征求意见汇总表. An export is noted in the ledger, and shows of each person what
// that person agreed to show.

import type { Context } from '~/adapters/context.server'
import { commentSummary, type SummaryRow } from '~/adapters/documents/comment-summary.server'
import { type Actor, can } from '~/domain/access'
import { type CommentReading, placeName, proposalWords, stateLabels } from '~/domain/comment'
import { forbidden } from './refusal'
import { actingAs } from './theme-change.server'

const channels: Readonly<Record<string, string>> = {
  online: '网上',
  station: '站点',
  letter: '信函',
  meeting: '座谈会',
  paper: '纸面',
  oral: '口头',
  deputy: '代表',
  api: '接口',
}

/** The file and its name. Refuses who may not export. */
export async function exportSummary(
  ctx: Context,
  actor: Actor,
  consultationId: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { prisma } = ctx.database
  const row = await prisma.consultation.findUnique({
    where: { id: consultationId },
    select: {
      title: true,
      regionCode: true,
      version: { select: { articles: { select: { eId: true, number: true, text: true, ordinal: true } } } },
    },
  })
  if (!row || !can(actor, 'data:export', { regionCode: row.regionCode })) throw forbidden()
  const comments = await prisma.comment.findMany({
    where: { consultationId, state: { not: 'undone' } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    include: {
      submission: { select: { channel: true, publicName: true, station: { select: { name: true } } } },
      themes: { select: { theme: { select: { name: true } } } },
    },
  })
  const articles = new Map(row.version.articles.map((article) => [article.eId, article]))
  // General comments first, then by article, as offices send it.
  const orderOf = (eId: string) => articles.get(eId)?.ordinal ?? -1
  const rows = comments
    .toSorted((a, b) => orderOf(a.anchorEId) - orderOf(b.anchorEId))
    .map((comment): SummaryRow => {
      const article = articles.get(comment.anchorEId)
      const proposals = (comment.proposals as unknown as CommentReading['proposals']).filter(
        ({ op }) => op !== 'keep' && op !== 'oppose',
      )
      const state = stateLabels[comment.state as keyof typeof stateLabels]
      return {
        place: article?.number ?? placeName(comment.anchorEId) ?? comment.anchorEId,
        original: article?.text ?? '',
        proposal: comment.suggestion || proposals.map(proposalWords).join('；'),
        text: comment.text,
        author: comment.submission.publicName || '（未公开姓名）',
        channel: [channels[comment.submission.channel] ?? '', comment.submission.station?.name ?? '']
          .filter(Boolean)
          .join('，'),
        note: [comment.themes[0]?.theme.name ?? '', comment.state === 'published' ? '' : (state?.zh ?? '')]
          .filter(Boolean)
          .join('；'),
      }
    })
  await ctx.change(async ({ record }) => {
    record({
      type: 'export.made',
      by: actingAs(actor),
      ref: [],
      committed: { files: { consultation: consultationId, kind: 'comment-summary', rows: rows.length } },
    })
  })
  return { name: `${row.title}征求意见汇总表.xlsx`, bytes: await commentSummary(row.title, rows) }
}
