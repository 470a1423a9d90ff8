// Has the language model draft a summary of one group of comments.

import type { JobDefinition } from '~/adapters/jobs/queue.server'
import { failureSentence } from '~/adapters/model/failures'
import { suggestSummary, suggestSummaryName, summaryPayload } from '~/commands/suggest-summary.server'

export const suggestSummaryJob: JobDefinition = {
  name: suggestSummaryName,
  title: { zh: '请语言模型起草概括', en: 'Have the language model draft a summary' },
  run: async (ctx, payload, report) => {
    await report({
      done: 0,
      total: 1,
      zh: '已经把这组意见的原话发给模型，通常一分钟内答复。可以离开，完成后在“任务”里能找到。',
      en: 'The words of this group were sent to the model; it usually answers within a minute. You may leave; the job list shows when it is done.',
    })
    const { failure, read } = await suggestSummary(ctx, summaryPayload.parse(payload))
    const why = failure ? failureSentence(failure) : undefined
    await report({
      done: 1,
      total: 1,
      zh: why
        ? `没有得到概括：${why.zh}。意见、分组和引语都没有变，照常可用。`
        : `模型读了${read}条不同的意见，起草了一段概括，请您看过再决定。`,
      en: why
        ? `No summary: ${why.en}. Comments, groups and quotes are as before.`
        : `The model read ${read} different comments and drafted a summary: look at it and decide.`,
    })
  },
}
