// Groups the comments of a consultation by machine, in the background.

import type { JobDefinition } from '~/adapters/jobs/queue.server'
import { clusterComments, clusterPayload } from '~/commands/cluster-comments.server'

export const clusterCommentsJob: JobDefinition = {
  name: 'cluster-comments',
  title: { zh: '把相近的意见分组', en: 'Group similar comments' },
  run: (ctx, payload, report) =>
    clusterComments(ctx, clusterPayload.parse(payload), (done, total) =>
      report({
        done,
        total,
        zh: `正在比较意见：已完成${done.toLocaleString('en')}/${total.toLocaleString('en')}条。可以离开，完成后在“任务”里能找到。`,
        en: `Comparing comments: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}. You may leave; the job list shows when it is done.`,
      }),
    ),
}
