// Imports the comments of another platform, in the background.

import type { JobDefinition } from '~/adapters/jobs/queue.server'
import { importComments, importPayload } from '~/commands/import-comments.server'

const figure = (count: number) => count.toLocaleString('en')

export const importCommentsJob: JobDefinition = {
  name: 'import-comments',
  title: { zh: '导入另一平台的意见', en: 'Import comments of another platform' },
  keeps: {
    zh: '已经导入的意见都保留；重新执行会从停下的地方接着导入，不会重复。',
    en: 'What was imported is kept; started again it goes on where it stopped, and nothing is doubled.',
  },
  run: (ctx, payload, report) =>
    importComments(ctx, importPayload.parse(payload).importId, (done, total) =>
      report({
        done,
        total,
        zh: `已处理${figure(done)}/${figure(total)}条。可以离开，完成后在“任务”里能找到。`,
        en: `${figure(done)} of ${figure(total)} rows done. You may leave; the job list shows when it is done.`,
      }),
    ),
}
