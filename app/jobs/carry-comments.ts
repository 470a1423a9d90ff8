// Carries the comments of a consultation to the later versions of its work, in the background.

import type { JobDefinition } from '~/adapters/jobs/queue.server'
import { carryComments, carryPayload } from '~/commands/carry-comments.server'

export const carryCommentsJob: JobDefinition = {
  name: 'carry-comments',
  title: { zh: '把意见移到新的一稿', en: 'Carry comments to the new version' },
  run: async (ctx, payload, report) => {
    const { consultationId } = carryPayload.parse(payload)
    await carryComments(ctx, consultationId, (done, total) =>
      report({
        done,
        total,
        zh: `正在为意见找到新稿里的位置：已完成${done}/${total}条。可以离开，完成后在“任务”里能找到。`,
        en: `Finding the place of each comment in the new version: ${done} of ${total}. You may leave; the job list shows when it is done.`,
      }),
    )
  },
}
