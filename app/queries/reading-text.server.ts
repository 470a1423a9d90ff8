// The text of one version as readers get it: parsed once a version and kept in memory, since a version in a published
// consultation never changes. The least recently read one is forgotten when there are too many.

import type { Context } from '~/adapters/context.server'
import { articlesOf, type Matter, parseStatute, type StatuteTree } from '~/domain/statute'

export interface ReadingArticle {
  readonly eId: string
  readonly number: string
  readonly caption: string
  /** Headings above it, outermost first. */
  readonly path: readonly string[]
  /** Lines of the article without its number. */
  readonly text: string
}

export interface ReadingAnnex {
  readonly eId: string
  readonly heading: string
  readonly text: string
}

export interface ReadingText {
  readonly versionId: string
  readonly tree: StatuteTree
  readonly articles: readonly ReadingArticle[]
  readonly annexes: readonly ReadingAnnex[]
}

const mostKept = 40
const keptBy = new WeakMap<Context, Map<string, ReadingText>>()

/** The text of a version that exists. */
export async function readingText(ctx: Context, versionId: string): Promise<ReadingText> {
  const kept = keptBy.get(ctx) ?? new Map<string, ReadingText>()
  keptBy.set(ctx, kept)
  const text = kept.get(versionId) ?? (await parsedText(ctx, versionId))
  kept.delete(versionId)
  kept.set(versionId, text)
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  return text
}

async function parsedText(ctx: Context, versionId: string): Promise<ReadingText> {
  const { source } = await ctx.database.prisma.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { source: true },
  })
  const { tree } = parseStatute(source)
  const annexes = tree.children.filter(({ type }) => type === 'annex') as Matter[]
  return {
    versionId,
    tree,
    articles: articlesOf(tree).map(({ eId, number, caption, path, text }) => ({
      eId,
      number,
      caption,
      path,
      text,
    })),
    annexes: annexes.map(({ eId, heading = '', children }) => ({
      eId,
      heading,
      text: children.map(({ value }) => value).join('\n'),
    })),
  }
}
