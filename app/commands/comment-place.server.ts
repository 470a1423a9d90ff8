// Where in a draft a comment stands: an article by its printed number or its address, or one of the parts that are no
// article. An article that the draft does not have is refused with the last one it has.

import type { Context } from '~/adapters/context.server'
import { parseStatute } from '~/domain/statute'
import { Refusal } from './refusal'
import type { SubmissionInput } from './submit-comments.server'

export interface Place {
  readonly eId: string
  /** Printed; empty where it is no article. */
  readonly number: string
  readonly lineageId: string | null
}

export const wholeDraft: Place = { eId: 'whole', number: '', lineageId: null }

/** Where the comments stand. Only the articles they name are read: a draft of 1,260 articles costs no more than one. */
export async function placesOf(ctx: Context, versionId: string, input: SubmissionInput): Promise<Place[]> {
  const asked = input.comments.flatMap(({ article }) => (article === null ? [] : [article]))
  const articles = await ctx.database.prisma.versionArticle.findMany({
    where: { versionId, OR: [{ eId: { in: asked } }, { number: { in: asked } }] },
    orderBy: { ordinal: 'asc' },
    select: { eId: true, number: true, lineageId: true },
  })
  const annexes = asked.some(isAnnex) ? await annexesOf(ctx, versionId) : []
  const places: Place[] = []
  for (const { article } of input.comments) {
    places.push(
      matterOf(article, annexes) ??
        articles.find(isNamed(article)) ??
        (await refuseUnknown(ctx, versionId, article)),
    )
  }
  return places
}

const isNamed = (article: string | null) => (one: { eId: string; number: string }) =>
  one.eId === article || one.number === article

const isAnnex = (article: string) => article.startsWith('annex_')

/** The annexes' addresses. They have no rows of their own, so the text is read again: only for a comment on one. */
async function annexesOf(ctx: Context, versionId: string): Promise<string[]> {
  const version = await ctx.database.prisma.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { source: true },
  })
  return parseStatute(version.source).tree.children.flatMap((child) =>
    child.type === 'annex' ? [child.eId] : [],
  )
}

/** A place that is no article; undefined for what should be one, or is an annex that the draft does not have. */
function matterOf(article: string | null, annexes: readonly string[]): Place | undefined {
  if (article === null || article === 'whole') return wholeDraft
  if (['title', 'explanation', ...annexes].includes(article))
    return { eId: article, number: '', lineageId: null }
  return undefined
}

async function refuseUnknown(ctx: Context, versionId: string, article: string | null): Promise<never> {
  const lastOne = await ctx.database.prisma.versionArticle.findFirst({
    where: { versionId },
    orderBy: { ordinal: 'desc' },
    select: { number: true },
  })
  if (article !== null && isAnnex(article)) {
    throw new Refusal(
      'invalid',
      {
        zh: '这份草案没有这个附件。请改成草案里有的条，或者选“整部草案”。',
        en: 'This draft has no such annex. Choose an article of the draft, or the draft as a whole.',
      },
      'article',
    )
  }
  const last = lastOne?.number ?? ''
  throw new Refusal(
    'invalid',
    {
      zh: `这份草案没有${article}，最后一条是${last}。请改成草案里有的条，或者选“整部草案”。`,
      en: `This draft has no article ${article}; the last is ${last}. Choose an article of the draft, or the draft as a whole.`,
    },
    'article',
  )
}
