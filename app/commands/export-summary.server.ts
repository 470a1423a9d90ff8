// Takes the comments of a consultation out as 征求意见汇总表, in Excel or Word. An export is noted in the ledger, and shows of
// each person what that person agreed to show; private notes of the staff and contacts are not read at all.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type SummaryRow, summaryColumns } from '~/adapters/documents/comment-summary'
import { officeTableDocx } from '~/adapters/documents/office-table-docx.server'
import { officeTableXlsx } from '~/adapters/documents/office-table-xlsx.server'
import { type Actor, can } from '~/domain/access'
import { answerFate, type DispositionResult, dispositionGrounds, fateWords } from '~/domain/adoption'
import { type CommentReading, placeName, proposalWords, stateLabels } from '~/domain/comment'
import { chineseDay, dayOf, lastDayOf } from '~/domain/consultation'
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

export const summaryFormats = ['xlsx', 'docx'] as const
export type SummaryFormat = (typeof summaryFormats)[number]

/** The file and its name. Refuses who may not export. */
export async function exportSummary(
  ctx: Context,
  actor: Actor,
  consultationId: string,
  format: SummaryFormat = 'xlsx',
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: {
      title: true,
      regionCode: true,
      opensAt: true,
      closesAt: true,
      counts: true,
      version: { select: { articles: { select: { eId: true, number: true, text: true, ordinal: true } } } },
    },
  })
  if (!row || !can(actor, 'data:export', { regionCode: row.regionCode })) throw forbidden()
  const articles = new Map(row.version.articles.map((article) => [article.eId, article]))
  // General comments first, then by article, as offices send it.
  const orderOf = (eId: string) => articles.get(eId)?.ordinal ?? -1
  const comments = await exportedComments(ctx, consultationId)
  const rows = comments
    .toSorted((a, b) => orderOf(a.anchorEId) - orderOf(b.anchorEId))
    .map((comment, at) => summaryRow(comment, articles, at + 1))
  await ctx.change(async ({ record }) => {
    record({
      type: 'export.made',
      by: actingAs(actor),
      ref: [],
      committed: { files: { consultation: consultationId, kind: 'comment-summary', rows: rows.length } },
    })
  })
  const { comments: received = 0, people = 0 } = row.counts ?? {}
  const table = {
    name: '征求意见汇总表',
    columns: summaryColumns,
    title: `《${row.title}》征求意见汇总表`,
    facts: [
      `征求意见时间：${chineseDay(dayOf(row.opensAt.getTime()))}至${chineseDay(lastDayOf(row.closesAt.getTime()))}。收到意见${received}条，${people}人。`,
      '姓名、单位名称只在提出人同意公开时列出；联系方式由办理人员在系统里逐条查看。',
    ],
    rows,
  }
  const bytes = await (format === 'docx' ? officeTableDocx(table) : officeTableXlsx(table))
  return { name: `${row.title}征求意见汇总表.${format}`, bytes }
}

const answered = {
  where: { OR: [{ status: 'proposed' }, { status: 'approved' }], replacedById: null },
  select: { result: true, ground: true, rationale: true, status: true },
  take: 1,
} satisfies Prisma.Comment$dispositionsArgs

function exportedComments(ctx: Context, consultationId: string) {
  return ctx.database.prisma.comment.findMany({
    where: { consultationId, state: { not: 'undone' } },
    // As they came: two of one moment in the order of the ledger.
    orderBy: [{ receivedAt: 'asc' }, { submission: { ledgerSeq: 'asc' } }, { ordinal: 'asc' }],
    include: {
      submission: { select: { channel: true, publicName: true, station: { select: { name: true } } } },
      themes: { select: { theme: { select: { name: true, dispositions: answered } } } },
      dispositions: answered,
      parts: {
        where: { undoneAt: null },
        orderBy: { ordinal: 'asc' },
        select: { dispositions: answered },
      },
    },
  })
}

type ExportedComment = Awaited<ReturnType<typeof exportedComments>>[number]

function summaryRow(
  comment: ExportedComment,
  articles: ReadonlyMap<string, { readonly number: string; readonly text: string }>,
  n: number,
): SummaryRow {
  const article = articles.get(comment.anchorEId)
  const proposals = (comment.proposals as unknown as CommentReading['proposals']).filter(
    ({ op }) => op !== 'keep' && op !== 'oppose',
  )
  const state = stateLabels[comment.state as keyof typeof stateLabels]
  const { channel, publicName, station } = comment.submission
  const theme = comment.themes[0]?.theme.name ?? ''
  return {
    n: String(n),
    place: article?.number ?? placeName(comment.anchorEId) ?? comment.anchorEId,
    original: article?.text ?? '',
    proposal: comment.suggestion || proposals.map(proposalWords).join('；'),
    text: comment.text,
    author: publicName || '（未公开姓名）',
    contact: '',
    channel: [channels[channel] ?? '', station?.name ?? ''].filter(Boolean).join('，'),
    ...answerOf(comment),
    note: [theme, comment.state === 'published' ? '' : (state?.zh ?? '')].filter(Boolean).join('；'),
  }
}

/** What became of it: approved as it stands, proposed as 拟…, so that nobody takes a proposal for a decision. */
function answerOf(comment: ExportedComment): { fate: string; rationale: string } {
  const own = comment.dispositions[0]
  const ofTheme = comment.themes[0]?.theme.dispositions[0]
  const whole = own ?? ofTheme
  const parts = comment.parts.map(({ dispositions: [part] }) => part ?? whole)
  const fate = answerFate({
    settledAs: comment.settledAs,
    own: own?.result as DispositionResult | undefined,
    ofTheme: ofTheme?.result as DispositionResult | undefined,
    parts: parts.map((part) => part?.result as DispositionResult | undefined),
  })
  const word = fateWords[fate].zh
  if (comment.settledAs) return { fate: word, rationale: comment.settledReason }
  const answers = parts.length > 0 ? parts : [whole]
  const isProposed = fate !== 'waiting' && answers.some((answer) => answer?.status === 'proposed')
  return {
    fate: isProposed ? `拟${word}（待复核）` : word,
    rationale:
      parts.length === 0
        ? reasonOf(whole)
        : parts.map((part, at) => `（${at + 1}）${reasonOf(part)}`).join(''),
  }
}

/** The ground in words and the reason. */
function reasonOf(answer: { readonly ground: string; readonly rationale: string } | undefined): string {
  const grounds: Readonly<Record<string, { readonly zh: string }>> = dispositionGrounds
  const { ground = '', rationale = '' } = answer ?? {}
  return [grounds[ground]?.zh ?? '', rationale].filter(Boolean).join('：')
}
