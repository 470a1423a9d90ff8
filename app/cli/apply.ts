// `tiaoyi apply`: an act as it reads after a decision on amending. Where an item does not fit the old text, nothing is
// written and the item is named: a consolidated text that guesses would be taken for the law.

import { applyDecision } from '~/domain/amendment'
import { type StatuteTree, statuteText, stringifyStatute } from '~/domain/statute'
import { readDecision, refusalSentence } from './decision-file'
import { readStatuteSource } from './statute-file'
import { type Subcommand, type Terminal, UsageError } from './subcommand'

const formats = ['md', 'txt'] as const

export const subcommand: Subcommand = {
  name: 'apply',
  summary: 'Applies a decision on amending to a law and prints the amended text.',
  usage: 'tiaoyi apply OLD DECISION [--act TITLE] [--format md|txt]',
  example: '  tiaoyi apply 节水条例.docx 修改决定.docx --format txt > 节水条例（修正本）.txt',
  options: { act: { type: 'string' }, format: { type: 'string', default: 'md' } },
  run: async (positionals, options, terminal) => {
    const [oldPath, decisionPath, ...more] = positionals
    if (!oldPath || !decisionPath || more.length > 0)
      throw new UsageError('apply needs a law and a decision: tiaoyi apply OLD DECISION.')
    const format = formats.find((known) => known === options.format)
    if (!format)
      throw new UsageError(`apply cannot write "${options.format}"; it writes ${formats.join(', ')}.`)
    const { tree } = await readStatuteSource(oldPath, terminal)
    const decision = await readDecision(decisionPath, terminal)
    const act = typeof options.act === 'string' ? { act: options.act } : {}
    const result = applyDecision(tree, decision, act)
    if (!result.ok) throw new UsageError(refusalSentence(result.refusal))
    for (const { rule, reason, words } of result.messages)
      if (rule === 'other-title') terminal.say(`${reason}：${words}`)
    sayRewrites(result.rewrites, terminal)
    for (const { article, words, reason } of result.doubts)
      terminal.say(`${article}引用“${words}”：${reason}，请核对`)
    terminal.out(print(result.tree, format))
    return 0
  },
}

const print = (tree: StatuteTree, format: (typeof formats)[number]): string =>
  format === 'md' ? stringifyStatute(tree) : `${statuteText(tree)}\n`

function sayRewrites(
  rewrites: readonly { readonly article: string; readonly from: string; readonly to: string }[],
  terminal: Terminal,
): void {
  for (const { article, from, to } of rewrites)
    terminal.say(`${article || '条文之外'}引用${from}，随条号改为${to}`)
}
