// The articles of a version as they were stored at import, kept in memory: a version's text never changes. A comparison
// that is stored was made of these very articles; parsing 民法典 anew to show its chapters took half a second.

import type { Context } from '~/adapters/context.server'

export interface VersionArticleText {
  readonly eId: string
  readonly number: string
  /** Headings above it, outermost first. */
  readonly path: readonly string[]
  readonly text: string
}

const mostKept = 40
const keptBy = new WeakMap<object, Map<string, Promise<readonly VersionArticleText[]>>>()

/** In the order of the text. */
export function versionArticles(ctx: Context, versionId: string): Promise<readonly VersionArticleText[]> {
  const kept = keptBy.get(ctx.database) ?? new Map<string, Promise<readonly VersionArticleText[]>>()
  keptBy.set(ctx.database, kept)
  const found =
    kept.get(versionId) ??
    ctx.database.prisma.versionArticle.findMany({
      where: { versionId },
      orderBy: { ordinal: 'asc' },
      select: { eId: true, number: true, path: true, text: true },
    })
  kept.delete(versionId)
  kept.set(versionId, found)
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  // A failure is nobody's answer but the first asker's.
  found.catch(() => kept.delete(versionId))
  return found
}
