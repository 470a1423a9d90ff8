// The outcome as a file: Word, Excel, CSV, JSON. The rows are the page's own rows, read by the same query after the same
// judgement of who may see them.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { officeTableDocx } from '~/adapters/documents/office-table-docx.server'
import { officeTableXlsx } from '~/adapters/documents/office-table-xlsx.server'
import { outcomeColumns } from '~/adapters/documents/outcome-table'
import type { Actor } from '~/domain/access'
import { csvCell, type ReportRow, reportColumns, reportRow } from '~/domain/adoption'
import { readableOutcome } from './outcome.server'
import { balanceOfSummary, type OutcomeSummary, outcomeFacts } from './outcome-facts.server'
import { type OutcomeRow, outcomeRows } from './outcome-rows.server'

export type OutcomeFormat = 'docx' | 'xlsx' | 'csv' | 'json'

export interface OutcomeFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name: string
}

const mediaTypes: Readonly<Record<OutcomeFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}
const rowsAtOnce = 1_000

/** The whole outcome in a format. Refuses as the page does. */
export async function outcomeFile(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly format: OutcomeFormat },
): Promise<OutcomeFile> {
  const consultation = await readableOutcome(ctx, actor, asked.consultationId)
  const report = await ctx.database.prisma.outcomeReport.findUnique({
    where: { consultationId: consultation.id },
  })
  const summary = report
    ? (report.summary as unknown as OutcomeSummary)
    : await ctx.database.prisma.$transaction((tx) => outcomeFacts(tx, consultation.id))
  const found = await allRows(ctx, consultation.id)
  const rows = found.map((row, index) => reportRow(row, index + 1))
  const title = `${consultation.title}采纳情况表`
  const table = {
    title,
    name: '采纳情况表',
    facts: factsOf(summary, consultation),
    columns: outcomeColumns,
    rows,
  }
  const bytes = await {
    docx: () => officeTableDocx(table),
    xlsx: () => officeTableXlsx(table),
    csv: () => Promise.resolve(encode(csvOf(rows))),
    json: () => Promise.resolve(encode(jsonOf(consultation, summary, found))),
  }[asked.format]()
  return { bytes, mediaType: mediaTypes[asked.format], name: `${title}.${asked.format}` }
}

/** Of the whole draft first, then article by article, each in the order of arrival. */
export async function allRows(
  ctx: Context,
  consultationId: string,
  of?: Prisma.SubmissionWhereInput,
): Promise<OutcomeRow[]> {
  const rows: OutcomeRow[] = []
  for (;;) {
    const page = await outcomeRows(ctx, {
      consultationId,
      after: rows.at(-1)?.id,
      take: rowsAtOnce,
      ...(of ? { of } : {}),
    })
    rows.push(...page)
    if (page.length < rowsAtOnce) return rows.sort((a, b) => a.ordinal - b.ordinal)
  }
}

function factsOf(
  summary: OutcomeSummary,
  { opensAt, closesAt }: { opensAt: Date; closesAt: Date },
): string[] {
  const { received, answered, merged, outOfScope, spam, waiting } = balanceOfSummary(summary)
  const { counts } = summary
  const rest = waiting > 0 ? `+待处理${waiting}` : ''
  return [
    `征求意见时间：${dayOf(opensAt.getTime())}至${dayOf(closesAt.getTime() - 1)}`,
    `收到${received}条=答复${answered}+合并${merged}+范围外${outOfScope}+垃圾${spam}${rest}`,
    `采纳${counts.adopted}条，部分采纳${counts['partly-adopted']}条，未采纳${counts['not-adopted']}条，留作参考${counts.noted}条`,
    '姓名经本人同意才公开；联系方式不在本表中。',
  ]
}

export function dayOf(ms: number): string {
  const day = new Date(ms + 8 * 3_600_000)
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
}

/** With a byte order mark, or Excel reads it as another encoding. */
function csvOf(rows: readonly ReportRow[]): string {
  const head = reportColumns.map(({ zh }) => csvCell(zh)).join(',')
  const body = rows.map((row) => reportColumns.map(({ key }) => csvCell(row[key])).join(','))
  return `\uFEFF${[head, ...body].join('\r\n')}\r\n`
}

function jsonOf(
  consultation: { id: string; title: string; outcomePublishedAt: Date | null },
  summary: OutcomeSummary,
  rows: readonly OutcomeRow[],
): string {
  const document = {
    schema: 'tiaoyi.outcome/1',
    consultation: { id: consultation.id, title: consultation.title },
    publishedAt: consultation.outcomePublishedAt?.toISOString() ?? null,
    balance: balanceOfSummary(summary),
    counts: summary.counts,
    flow: summary.flow,
    stations: summary.byStation,
    root: summary.root,
    comments: rows.map(({ isShown, text, suggestion, author, ordinal: _, ...row }) => ({
      ...row,
      text: isShown ? text : null,
      suggestion: isShown && suggestion !== '' ? suggestion : null,
      author: author || null,
    })),
  }
  return `${JSON.stringify(document, null, 1)}\n`
}

const encode = (text: string) => new TextEncoder().encode(text)
