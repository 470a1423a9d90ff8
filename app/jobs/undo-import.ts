// Takes a bulk import back, in the background: 100,000 comments are some minutes.

import type { JobDefinition } from '~/adapters/jobs/queue.server'
import { importUndoPayload, takeImportBack } from '~/commands/undo-comment-import.server'

const figure = (count: number) => count.toLocaleString('en')

export const undoImportJob: JobDefinition = {
  name: 'undo-import',
  title: { zh: '撤销导入的意见', en: 'Take imported comments back' },
  keeps: {
    zh: '已经撤下的不再计入；重新执行会把余下的撤完。',
    en: 'What was taken back stays so; started again it takes the rest back.',
  },
  run: async (ctx, payload, report) => {
    await takeImportBack(ctx, importUndoPayload.parse(payload), (done, total) =>
      report({
        done,
        total,
        zh: `已撤下${figure(done)}/${figure(total)}条。可以离开，完成后在“任务”里能找到。`,
        en: `${figure(done)} of ${figure(total)} taken back. You may leave; the job list shows when it is done.`,
      }),
    )
  },
}
