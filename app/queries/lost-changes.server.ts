// Adopted answers whose words are gone from the newest text: the alarm of the workbench and of the desk, and what keeps an outcome
// from being published. An exception that was stated after the loss settles it, and so does another answer.

import type { Context } from '~/adapters/context.server'
import { sentenceAt } from '~/domain/adoption'

export interface LostChange {
  readonly consultationId: string
  /** Address of the item on the workbench. */
  readonly key: string
  readonly dispositionId: string
  /** Printed number of the article that had the words. */
  readonly number: string
  /** The version that brought them, and the newest one. */
  readonly label: string
  readonly newestLabel: string
  /** The sentence with the words, and the one that stands there now; empty where nothing does. */
  readonly before: string
  readonly words: string
  readonly now: string
}

const most = 200

/** Lost changes of these consultations that no person has settled yet, in the order in which they were found. */
export async function lostChanges(
  ctx: Context,
  consultationIds: readonly string[],
  dispositionId?: string,
): Promise<LostChange[]> {
  const { prisma } = ctx.database
  const links = await prisma.dispositionLink.findMany({
    where: {
      lostInId: { not: null },
      isRejected: false,
      ...(dispositionId ? { dispositionId } : {}),
      disposition: {
        consultationId: { in: [...consultationIds] },
        replacedById: null,
        status: { not: 'withdrawn' },
        result: { in: ['adopted', 'partly-adopted'] },
      },
    },
    include: { disposition: true },
    orderBy: [{ lostAt: 'asc' }, { id: 'asc' }],
    take: most,
  })
  const open = links.filter(({ lostAt, disposition: { exception, proposedAt } }) => {
    const isSettled = exception !== '' && lostAt !== null && proposedAt > lostAt
    return !isSettled
  })
  if (open.length === 0) return []
  const versions = await prisma.version.findMany({
    where: { id: { in: open.flatMap(({ toVersionId, lostInId }) => [toVersionId, lostInId ?? '']) } },
    select: { id: true, label: true, articles: { select: { eId: true, number: true, text: true } } },
  })
  const versionOf = (id: string | null) => versions.find((version) => version.id === id)
  return open.map((link) => {
    const own = versionOf(link.toVersionId)
    const article = own?.articles.find(({ eId }) => eId === link.articleEId)
    const { consultationId, themeId, partId, commentId } = link.disposition
    return {
      consultationId,
      key: themeId ? `t-${themeId}` : partId ? `p-${partId}` : `c-${commentId}`,
      dispositionId: link.dispositionId,
      number: article?.number ?? '',
      label: own?.label ?? '',
      newestLabel: versionOf(link.lostInId)?.label ?? '',
      before: article ? sentenceAt(article.text, link) : '',
      words: link.words,
      now: link.lostNow,
    }
  })
}
