// What a language model drafted for themes and machine's groups, with its quotes as they stand in the comments, and what
// people made of it; and whether the model may read a consultation's comments at all.

import type { Context } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { failureSentence } from '~/adapters/model/failures'
import { type Actor, can } from '~/domain/access'
import type { OfferedSentence } from '~/domain/comment'

export interface DraftedSentence {
  readonly text: string
  readonly quotes: readonly { readonly commentId: string; readonly words: string }[]
}

export interface SummaryView {
  readonly id: string
  readonly status: string
  readonly lockVersion: number
  readonly model: string
  readonly at: number
  readonly label: DraftedSentence | null
  readonly points: readonly DraftedSentence[]
  /** Sentences not offered: without a quote that occurs, or otherwise unfit. */
  readonly unproved: number
  readonly unfit: number
  readonly read: number
  readonly more: number
  readonly minors: number
  /** Comments that speak to a machine and were not sent. */
  readonly addressed: readonly string[]
  readonly failure: { readonly zh: string; readonly en: string } | null
  readonly words: string
  readonly decidedBy: string
  readonly decidedAt: number
}

export interface GroupSummaries {
  /** What people let stand. */
  readonly standing: SummaryView | null
  /** A draft that waits for a person, or why there is none. */
  readonly draft: SummaryView | null
}

export interface ModelView {
  readonly isOn: boolean
  readonly host: string
  /** Names of the models; empty where there is none for it. */
  readonly drafts: string
  readonly vectors: string
  readonly maySwitch: boolean
}

/** The model as a consultation's desk shows it; `null` where none is configured. */
export function modelOf(
  ctx: Context,
  actor: Actor,
  { usesModel, regionCode }: { readonly usesModel: boolean; readonly regionCode: string },
): ModelView | null {
  if (!ctx.model) return null
  const { baseUrl, model = '', embeddingModel = '' } = ctx.model.config
  return {
    isOn: usesModel,
    host: new URL(baseUrl).host,
    drafts: model,
    vectors: embeddingModel,
    maySwitch: can(actor, 'model:switch', { regionCode }),
  }
}

/** Summaries by id of the theme or the machine's group. */
export async function summariesOf(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GroupSummaries>> {
  if (ids.length === 0) return new Map()
  const { prisma } = ctx.database
  const among = { in: [...ids] }
  const rows = await prisma.summary.findMany({
    where: {
      OR: [{ themeId: among }, { themeId: null, clusterId: among }],
      status: { in: ['offered', 'failed', 'accepted', 'edited'] },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  if (rows.length === 0) return new Map()
  const [texts, people] = await Promise.all([
    prisma.comment.findMany({
      where: { id: { in: [...new Set(rows.flatMap(quotedIds))] } },
      select: { id: true, text: true },
    }),
    prisma.person.findMany({
      where: { id: { in: rows.flatMap(({ decidedById }) => decidedById ?? []) } },
      select: { id: true, name: true },
    }),
  ])
  const around = {
    texts: new Map(texts.map(({ id, text }) => [id, text])),
    names: new Map(people.map(({ id, name }) => [id, name])),
  }
  const found = new Map<string, GroupSummaries>()
  for (const row of rows) {
    const group = row.themeId ?? row.clusterId ?? ''
    const known = found.get(group) ?? { standing: null, draft: null }
    const view = viewOf(row, around)
    const isDraft = row.status === 'offered' || row.status === 'failed'
    found.set(group, {
      standing: known.standing ?? (isDraft ? null : view),
      draft: known.draft ?? (isDraft ? view : null),
    })
  }
  return found
}

type Row = Prisma.SummaryGetPayload<object>

const sentencesOf = (row: Row) => row.points as unknown as readonly OfferedSentence[]
const labelOf = (row: Row) => row.label as unknown as Partial<OfferedSentence>

function quotedIds(row: Row): string[] {
  return [...(labelOf(row).quotes ?? []), ...sentencesOf(row).flatMap(({ quotes }) => quotes)].map(
    ({ id }) => id,
  )
}

function viewOf(
  row: Row,
  {
    texts,
    names,
  }: { readonly texts: ReadonlyMap<string, string>; readonly names: ReadonlyMap<string, string> },
): SummaryView {
  const drawn = ({ text = '', quotes = [] }: Partial<OfferedSentence>): DraftedSentence => ({
    text,
    quotes: quotes.map(({ id, start, end }) => ({
      commentId: id,
      words: (texts.get(id) ?? '').slice(start, end),
    })),
  })
  const dropped = row.dropped as Readonly<Record<string, number>>
  const label = labelOf(row)
  return {
    id: row.id,
    status: row.status,
    lockVersion: row.lockVersion,
    model: row.model,
    at: row.createdAt.getTime(),
    label: label.text ? drawn(label) : null,
    points: sentencesOf(row).map(drawn),
    unproved: (dropped['made-up'] ?? 0) + (dropped['no-quote'] ?? 0),
    unfit: (dropped.unfit ?? 0) + (dropped['too-many'] ?? 0),
    read: row.read,
    more: row.more,
    minors: row.minors,
    addressed: row.addressed,
    failure: row.failure ? failureSentence(row.failure) : null,
    words: row.words,
    decidedBy: names.get(row.decidedById ?? '') ?? '',
    decidedAt: row.decidedAt?.getTime() ?? 0,
  }
}
