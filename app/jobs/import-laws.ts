// Imports the law files that somebody chose on the import page, in the background.

import type { JobDefinition } from '~/adapters/jobs/queue.server'
import { importLawFiles, lawImportPayload } from '~/commands/import-law-files.server'

export const importLawsJob: JobDefinition = {
  name: 'import-laws',
  title: { zh: '成批导入法规', en: 'Import many laws' },
  keeps: {
    zh: '已经导入的都保留；重新执行会从停下的地方接着导入，不会重复。',
    en: 'What was imported is kept; started again it goes on where it stopped, and nothing is doubled.',
  },
  run: (ctx, payload, report) =>
    importLawFiles(ctx, lawImportPayload.parse(payload), (done, total) =>
      report({
        done,
        total,
        zh: `已处理${done}/${total}个文件。可以离开，完成后在“任务”里能找到。`,
        en: `${done} of ${total} files done. You may leave; the job list shows when it is done.`,
      }),
    ),
}
