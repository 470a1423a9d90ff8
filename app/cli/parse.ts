// `tiaoyi parse`: what the parser sees in a law text: its articles, its outline, its findings.

import {
  articlesOf,
  outlineOf,
  plainText,
  statuteJson,
  statuteToAkomaNtoso,
  statuteToHtml,
  stringifyStatute,
} from '~/domain/statute'
import { readStatuteSource, type StatuteSource } from './statute-file'
import { outData, type Subcommand, UsageError } from './subcommand'

const formats = ['json', 'tree', 'md', 'txt', 'akn', 'html', 'docx', 'outline'] as const

export const subcommand: Subcommand = {
  name: 'parse',
  summary: 'Reads a law text and prints its structure, or the text in another format.',
  usage: 'tiaoyi parse FILE [--format json|tree|md|txt|akn|html|docx|outline] [--check]',
  example: '  tiaoyi parse 草案.docx --format outline\n  第一章 总则  第一条–第六条',
  options: { format: { type: 'string', default: 'json' }, check: { type: 'boolean' } },
  run: async (positionals, options, terminal) => {
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new UsageError('parse needs one file: tiaoyi parse FILE.')
    const format = formats.find((known) => known === options.format)
    if (!format)
      throw new UsageError(`parse cannot write "${options.format}"; it writes ${formats.join(', ')}.`)
    const read = await readStatuteSource(path, terminal)
    outData(terminal, await print(read, format))
    if (format !== 'json') for (const { place, reason } of read.messages) terminal.say(`${place}: ${reason}`)
    return options.check && read.messages.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}

async function print(
  { tree, messages }: StatuteSource,
  format: (typeof formats)[number],
): Promise<string | Uint8Array> {
  if (format === 'docx') {
    const { versionDocx } = await import('~/adapters/documents/version-docx.server')
    return versionDocx(tree)
  }
  if (format === 'tree') return `${JSON.stringify(statuteJson(tree))}\n`
  if (format === 'txt') return plainText(tree)
  if (format === 'html') return statuteToHtml(tree)
  if (format === 'md') return stringifyStatute(tree)
  if (format === 'akn') return statuteToAkomaNtoso(tree)
  if (format === 'outline') return outlineOf(tree)
  const articles = articlesOf(tree).map(({ number, eId, path, text }) => ({ number, eId, path, text }))
  const findings = messages.map(({ rule, severity, place, reason }) => ({ rule, severity, place, reason }))
  const { title, longTitle } = tree
  return `${JSON.stringify({ schema: 'tiaoyi.parse/1', title, longTitle, articles, messages: findings })}\n`
}
