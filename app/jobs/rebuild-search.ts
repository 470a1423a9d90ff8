// Fills the search index from the database: at a first start, after a damaged or unclean index, and on an
// administrator's wish. It can run twice: the same records come out.

import type { Context } from '~/adapters/context.server'
import type { JobDefinition } from '~/adapters/jobs/queue.server'

export const rebuildSearch: JobDefinition = {
  name: 'rebuild-search',
  title: { zh: '重建检索索引', en: 'Fill the search index' },
  run: (ctx, _payload, report) =>
    ctx.search.fill(({ done, total }) =>
      report({
        done,
        total,
        zh: `已读入${done} / ${total}件`,
        en: `${done} of ${total} texts and outcomes read`,
      }),
    ),
}

/** Start it when this installation needs it and it is not under way; the server answers meanwhile. */
export async function startRebuildWhereNeeded(ctx: Context): Promise<void> {
  // A Meilisearch server may hold anything when the process starts; the same job makes it equal.
  if (!ctx.search.needsFilling && ctx.config.meilisearch === undefined) return
  const underWay = await ctx.database.prisma.jobRun.count({
    where: { name: rebuildSearch.name, status: { in: ['queued', 'running'] } },
  })
  if (underWay === 0) await ctx.jobs.start({ name: rebuildSearch.name, subject: 'library', payload: {} })
}
