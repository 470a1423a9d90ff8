// `tiaoyi parse`: what the parser sees in a law text: its articles, its outline, its findings.

import { articlesOf, outlineOf, statuteToAkomaNtoso, stringifyStatute } from '~/domain/statute'
import { readStatuteSource, type StatuteSource } from './statute-file'
import { type Subcommand, UsageError } from './subcommand'

const formats = ['json', 'md', 'akn', 'outline'] as const

export const subcommand: Subcommand = {
  name: 'parse',
  summary: 'Reads a law text and prints its structure.',
  usage: 'tiaoyi parse FILE [--format json|md|akn|outline] [--check]',
  example: '  tiaoyi parse 草案.docx --format outline\n  第一章 总则  第一条–第六条',
  options: { format: { type: 'string', default: 'json' }, check: { type: 'boolean' } },
  run: async (positionals, options, terminal) => {
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new UsageError('parse needs one file: tiaoyi parse FILE.')
    const format = formats.find((known) => known === options.format)
    if (!format)
      throw new UsageError(`parse cannot write "${options.format}"; it writes ${formats.join(', ')}.`)
    const read = await readStatuteSource(path, terminal)
    terminal.out(print(read, format))
    if (format !== 'json') for (const { place, reason } of read.messages) terminal.say(`${place}: ${reason}`)
    return options.check && read.messages.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}

function print({ tree, messages }: StatuteSource, format: (typeof formats)[number]): string {
  if (format === 'md') return stringifyStatute(tree)
  if (format === 'akn') return statuteToAkomaNtoso(tree)
  if (format === 'outline') return outlineOf(tree)
  const articles = articlesOf(tree).map(({ number, eId, path, text }) => ({ number, eId, path, text }))
  const findings = messages.map(({ rule, severity, place, reason }) => ({ rule, severity, place, reason }))
  const { title, longTitle } = tree
  return `${JSON.stringify({ schema: 'tiaoyi.parse/1', title, longTitle, articles, messages: findings })}\n`
}
