// `tiaoyi learn-words`: learns from questions whose article is known which words of the law lay people mean, and leaves the
// table where this data directory's searches find it.

import { resolve } from 'node:path'
import { learnLayWords } from '~search/lay-words'
import { layWordsFile, writeLayWords } from '~search/lay-words-file'
import { readJsonLines, requiredField } from './json-lines'
import { formatOf, type Subcommand, UsageError } from './subcommand'

/** From fewer than these chance is learned. */
const fewest = 20

export const subcommand: Subcommand = {
  name: 'learn-words',
  summary: 'Learns from answered questions which words of the law lay people mean.',
  usage: 'tiaoyi learn-words ANSWERED.jsonl [--format text|json]',
  example:
    '  tiaoyi learn-words answered.jsonl\n  2,651 words learned from 640 answers\n\n' +
    'A line: {"question":"老板不发工资怎么办","article":"用人单位应当按照劳动合同约定和国家规定，向劳动者及时足额支付劳动报酬。"}\n' +
    'The table is written to $TIAOYI_DATA/index and used by a server from its next start.',
  options: { format: { type: 'string', default: 'text' } },
  run: async (positionals, options, terminal) => {
    const [path, ...more] = positionals
    if (!path || more.length > 0)
      throw new UsageError('learn-words needs one file: tiaoyi learn-words ANSWERED.jsonl.')
    const format = formatOf('learn-words', options.format)
    const answered = await readJsonLines(path, terminal, (object, place) => ({
      question: requiredField(object, 'question', place),
      article: requiredField(object, 'article', place),
    }))
    if (answered.length < fewest)
      throw new UsageError(`learn-words needs at least ${fewest} answers; "${path}" has ${answered.length}.`)
    const table = learnLayWords(answered)
    const folder = resolve(terminal.cwd, terminal.env.TIAOYI_DATA || '.data', 'index')
    await writeLayWords(folder, table)
    if (format === 'json') {
      const made = { schema: 'tiaoyi.learn-words/1', file: layWordsFile, answers: answered.length }
      terminal.out(`${JSON.stringify({ ...made, words: table.size })}\n`)
    } else {
      const [words, answers] = [table.size, answered.length].map((count) => count.toLocaleString('en'))
      terminal.out(`${words} words learned from ${answers} answers\n`)
    }
    return 0
  },
}
