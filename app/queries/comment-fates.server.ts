// What became of comments, for receipts and stations: where each stands in every later version, and, once the outcome is
// public, its answer and the words it changed. Only versions that anybody may read are named here.

import type { Context } from '~/adapters/context.server'
import {
  type AnswerFate,
  answerFate,
  type CarryFate,
  type CarrySide,
  carryFates,
  changedSpans,
  type DispositionResult,
} from '~/domain/adoption'
import type { ChangeSet } from '~/domain/comparison'
import { adoptionSteps } from './adoption-steps.server'
import { partPlacesOf } from './part-places.server'

export interface CommentFate {
  /** Later versions in order; `number` is the printed number, several joined by 、, empty when the text is gone. */
  readonly places: readonly {
    readonly versionId: string
    readonly label: string
    readonly number: string
    readonly fate: CarryFate
    /** The words that were quoted are not the same there, whatever became of the article. */
    readonly wordsChanged?: true
  }[]
  /** `waiting` until the outcome is published. */
  readonly outcome: AnswerFate
  readonly answer?: {
    readonly result: DispositionResult
    readonly rationale: string
    readonly decidedAt: number
  }
  /** Why it was settled without an answer of its own. */
  readonly settledReason?: string
  readonly changed: readonly {
    readonly fromText: string
    readonly toText: string
    readonly articleNumber: string
    readonly versionLabel: string
  }[]
  readonly theme?: { readonly name: string; readonly texts: number }
  /** The points of a comment that was split, in order: their words and, once the outcome is public, their answers. */
  readonly parts: readonly {
    readonly words: string
    /** Printed number; empty where it is no article. */
    readonly number: string
    readonly outcome: AnswerFate
    readonly rationale: string
    readonly changed: CommentFate['changed']
    /** Where the point stands in the later versions; its comment may stand elsewhere. */
    readonly places: readonly {
      readonly versionId: string
      readonly label: string
      readonly number: string
      readonly fate: CarryFate
    }[]
  }[]
}

/** Fates by comment id; ids that are no comments are left out. A few hundred at most. */
export async function commentFates(
  ctx: Context,
  commentIds: readonly string[],
): Promise<Map<string, CommentFate>> {
  const rows = await readComments(ctx, commentIds)
  const targets = await readComments(
    ctx,
    rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? []),
  )
  const byId = new Map([...targets, ...rows].map((row) => [row.id, row]))
  const numbers = await numbersOf(ctx, rows)
  const words = await changedWords(ctx, [...byId.values()])
  const partNumbers = await numbersOfParts(ctx, rows)
  const placesOfPart = await partWays(ctx, rows)
  return new Map(
    rows.map((row) => {
      const isPublic = row.consultation.outcomePublishedAt !== null
      const answering = row.settledAs === 'merged' ? (byId.get(row.mergedIntoId ?? '') ?? row) : row
      const decided = isPublic ? decidedOf(answering) : undefined
      const theme = row.themes[0]?.theme
      return [
        row.id,
        {
          places: row.carries
            .filter(({ toVersionId }) => numbers.has(toVersionId))
            .map((carry) => placeOf(numbers, carry))
            .sort((a, b) => a.ordinal - b.ordinal)
            .map(({ ordinal: _, ...place }) => place),
          outcome: isPublic
            ? answerFate({
                settledAs: row.settledAs,
                own: decided?.result as DispositionResult | undefined,
                parts: answering === row ? row.parts.map(resultOfPart) : [],
              })
            : 'waiting',
          ...(decided?.decidedAt
            ? {
                answer: {
                  result: decided.result as DispositionResult,
                  rationale: decided.rationale,
                  decidedAt: decided.decidedAt.getTime(),
                },
              }
            : {}),
          ...(isPublic && row.settledAs ? { settledReason: row.settledReason } : {}),
          changed: decided ? (words.get(decided.id) ?? []) : [],
          ...(theme ? { theme: { name: theme.name, texts: theme._count.members } } : {}),
          parts: row.parts.map((part) => ({
            words: [...row.text].slice(part.start, part.end).join(''),
            number: partNumbers.get(`${row.versionId} ${part.anchorEId}`) ?? '',
            outcome: isPublic
              ? (resultOfPart(part) ?? (decided?.result as DispositionResult) ?? 'waiting')
              : 'waiting',
            rationale: isPublic ? (part.dispositions[0]?.rationale ?? '') : '',
            changed: isPublic ? (words.get(part.dispositions[0]?.id ?? '') ?? []) : [],
            places: placesOfPart(row, part),
          })),
        } satisfies CommentFate,
      ]
    }),
  )
}

const decidedRows = {
  where: { status: 'approved', replacedById: null },
  include: { links: { where: { isRejected: false } } },
} as const

function readComments(ctx: Context, ids: readonly string[]) {
  return ctx.database.prisma.comment.findMany({
    where: { id: { in: [...ids] } },
    include: {
      consultation: { select: { outcomePublishedAt: true, workId: true, versionId: true } },
      carries: true,
      dispositions: decidedRows,
      parts: {
        where: { undoneAt: null },
        orderBy: { ordinal: 'asc' },
        include: { dispositions: decidedRows },
      },
      themes: {
        include: {
          theme: { include: { dispositions: decidedRows, _count: { select: { members: true } } } },
        },
      },
    },
  })
}

type Row = Awaited<ReturnType<typeof readComments>>[number]

/** Its own answer before its theme's. */
function decidedOf(row: Row) {
  return row.dispositions[0] ?? row.themes[0]?.theme.dispositions[0]
}

const resultOfPart = (part: { readonly dispositions: readonly { readonly result: string }[] }) =>
  part.dispositions[0]?.result as DispositionResult | undefined

/** Printed numbers of the articles that parts stand on, in the version that was commented on. */
async function numbersOfParts(ctx: Context, rows: readonly Row[]): Promise<Map<string, string>> {
  const split = rows.filter(({ parts }) => parts.length > 0)
  if (split.length === 0) return new Map()
  const found = await ctx.database.prisma.versionArticle.findMany({
    where: {
      versionId: { in: [...new Set(split.map(({ versionId }) => versionId))] },
      eId: { in: [...new Set(split.flatMap(({ parts }) => parts.map(({ anchorEId }) => anchorEId)))] },
    },
    select: { versionId: true, eId: true, number: true },
  })
  return new Map(found.map(({ versionId, eId, number }) => [`${versionId} ${eId}`, number]))
}

/** The ways of points through the versions that anybody may read; steps are read for split comments only. */
async function partWays(ctx: Context, rows: readonly Row[]) {
  const ways = new Map<string, ReturnType<typeof partPlacesOf>>()
  for (const { consultationId, consultation, parts } of rows)
    if (parts.length > 0 && !ways.has(consultationId))
      ways.set(consultationId, partPlacesOf(await adoptionSteps(ctx, consultation)))
  return (row: Row, part: Row['parts'][number]) =>
    (ways.get(row.consultationId)?.(part, row) ?? [])
      .filter(({ isPublic }) => isPublic)
      .map(({ toVersionId, label, number, fate }) => ({ versionId: toVersionId, label, number, fate }))
}

interface VersionNumbers {
  readonly label: string
  readonly ordinal: number
  readonly numbers: ReadonlyMap<string, string>
}

async function numbersOf(ctx: Context, rows: readonly Row[]): Promise<Map<string, VersionNumbers>> {
  const carries = rows.flatMap((row) => row.carries)
  const versions = await ctx.database.prisma.version.findMany({
    where: {
      id: { in: [...new Set(carries.map(({ toVersionId }) => toVersionId))] },
      isPublic: true,
      undoneAt: null,
    },
    select: { id: true, label: true, ordinal: true },
  })
  const articles = await ctx.database.prisma.versionArticle.findMany({
    where: {
      versionId: { in: versions.map(({ id }) => id) },
      eId: { in: [...new Set(carries.flatMap(({ eIds }) => eIds))] },
    },
    select: { versionId: true, eId: true, number: true },
  })
  return new Map(
    versions.map(({ id, label, ordinal }) => {
      const own = articles.filter(({ versionId }) => versionId === id)
      return [id, { label, ordinal, numbers: new Map(own.map(({ eId, number }) => [eId, number])) }]
    }),
  )
}

function placeOf(
  versions: ReadonlyMap<string, VersionNumbers>,
  carry: { toVersionId: string; fate: string; eIds: readonly string[]; quoteKept: boolean | null },
) {
  const version = versions.get(carry.toVersionId)
  const fate = carryFates.find((known) => known === carry.fate) ?? 'needs-person'
  // Where the fate says it already, or asks a person, it is not said twice.
  const isSaid = fate === 'text-changed' || fate === 'text-gone' || fate === 'needs-person'
  return {
    versionId: carry.toVersionId,
    label: version?.label ?? '',
    ordinal: version?.ordinal ?? 0,
    number: carry.eIds.flatMap((eId) => version?.numbers.get(eId) ?? []).join('、'),
    fate,
    ...(carry.quoteKept === false && !isSaid ? { wordsChanged: true as const } : {}),
  }
}

/** Confirmed words of the dispositions, with what stood there before. */
async function changedWords(ctx: Context, rows: readonly Row[]) {
  const decided = rows.flatMap((row) => [
    ...(decidedOf(row) ? [decidedOf(row) as NonNullable<ReturnType<typeof decidedOf>>] : []),
    ...row.parts.flatMap(({ dispositions }) => dispositions),
  ])
  const links = decided.flatMap((disposition) => disposition.links)
  const result = new Map<string, CommentFate['changed'][number][]>()
  if (links.length === 0) return result
  const pairs = new Map(links.map((link) => [`${link.fromVersionId} ${link.toVersionId}`, link]))
  const comparisons = await ctx.database.prisma.comparison.findMany({
    where: {
      OR: [...pairs.values()].map(({ fromVersionId, toVersionId }) => ({ fromVersionId, toVersionId })),
    },
  })
  const versions = await ctx.database.prisma.version.findMany({
    where: {
      id: { in: [...new Set(links.map(({ toVersionId }) => toVersionId))] },
      isPublic: true,
      undoneAt: null,
    },
    include: { articles: { select: { eId: true, number: true, text: true } } },
  })
  for (const disposition of decided) {
    result.set(
      disposition.id,
      disposition.links.flatMap((link) => {
        const version = versions.find(({ id }) => id === link.toVersionId)
        if (!version) return []
        const stored = comparisons.find(
          (row) => row.fromVersionId === link.fromVersionId && row.toVersionId === link.toVersionId,
        )
        return changedBy(link, { label: version.label, articles: version.articles, changes: stored?.changes })
      }),
    )
  }
  return result
}

function changedBy(
  link: { changeId: string; articleEId: string; start: number; end: number; words: string },
  version: {
    label: string
    articles: readonly { eId: string; number: string; text: string }[]
    changes: unknown
  },
): CommentFate['changed'][number][] {
  const side: CarrySide = {
    articles: new Map(version.articles.map(({ eId, ...article }) => [eId, article])),
    title: '',
    explanation: '',
  }
  const row = (version.changes as ChangeSet | undefined)?.rows.find(({ id }) => id === link.changeId)
  const span =
    row &&
    changedSpans(row, side).find(
      ({ eId, start, end }) => eId === link.articleEId && start <= link.start && link.end <= end,
    )
  const articleNumber = side.articles.get(link.articleEId)?.number ?? span?.number ?? ''
  const { before = '', after = '', removed = '' } = span ?? {}
  return [
    {
      fromText: span ? `${before}${removed}${after}` : '',
      toText: link.articleEId === '' ? '' : `${before}${span?.words ?? link.words}${after}`,
      articleNumber,
      versionLabel: version.label,
    },
  ]
}
