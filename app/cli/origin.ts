// `tiaoyi origin`: for every phrase of the last version the version that brought it, as JSON for programs or as text in
// which each phrase stands behind the number of its version.

import { compareStatutes, type OriginJson, originJson, originOf, originShares } from '~/domain/comparison'
import { articlesOf, type StatuteTree } from '~/domain/statute'
import { readStatuteSource } from './statute-file'
import { formatOf, type Subcommand, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'origin',
  summary: 'Tells for every phrase of the last version which version brought it.',
  usage: 'tiaoyi origin V1 V2 V3 … [--format text|json]',
  example:
    '  tiaoyi origin 草案.docx 二审稿.docx 表决稿.docx\n  第十三条  17字：①12 ②3 ③2\n    ①市人民政府应当在②二十日①内③书面①答复。',
  options: { format: { type: 'string', default: 'text' } },
  run: async (positionals, options, terminal) => {
    const format = formatOf('origin', options.format)
    if (positionals.length < 2)
      throw new UsageError('origin needs two files or more, the earliest first: tiaoyi origin V1 V2 V3 ….')
    const trees: StatuteTree[] = []
    for (const path of positionals) trees.push((await readStatuteSource(path, terminal)).tree)
    const origin = originOfTrees(trees)
    const versions = positionals.map((file, index) => ({
      number: index + 1,
      file,
      title: trees[index]?.title ?? '',
    }))
    const { schema, articles } = origin
    terminal.out(format === 'json' ? `${JSON.stringify({ schema, versions, articles })}\n` : textOf(articles))
    return 0
  },
}

function originOfTrees(trees: readonly StatuteTree[]): OriginJson {
  const versions = trees.map((tree, index) => {
    const before = trees[index - 1]
    return { articles: articlesOf(tree), ...(before ? { changes: compareStatutes(before, tree) } : {}) }
  })
  return originJson(versions.at(-1)?.articles ?? [], originOf(versions))
}

/** ① to ⑳, a plain number in brackets from 21 on. */
const circled = (version: number) => (version <= 20 ? String.fromCodePoint(0x245f + version) : `(${version})`)

function textOf(articles: OriginJson['articles']): string {
  const lines = articles.map(({ number, phrases }) => {
    const shares = originShares(phrases)
    const total = shares.reduce((sum, [, count]) => sum + count, 0)
    const words = phrases
      .map(
        ({ text, version, returned }) =>
          `${circled(version)}${returned ? `↩${circled(returned)}` : ''}${text}`,
      )
      .join('')
    const share = shares.map(([version, count]) => `${circled(version)}${count}`).join(' ')
    return `${number}  ${total}字：${share}\n    ${words.split('\n').join('\n    ')}\n`
  })
  return lines.join('')
}
