// Findings about a decision's text, each with its place and one sentence that a drafter understands.

import type { DecisionMessage, Span } from './model'

type Rule = DecisionMessage['rule']

const sayings: Readonly<Record<Rule, readonly [DecisionMessage['severity'], string]>> = {
  'unread-words': ['warning', '这些文字没有读成修改内容，请核对'],
  'unbalanced-quote': ['warning', '引号没有配对，引文在下一项之前结束'],
  'missing-number-sign': ['warning', '条号前缺少“第”字，按条号理解'],
  'unquoted-text': ['info', '修改后的内容没有加引号，按整段内容理解'],
  remark: ['info', '这句话只作说明，不改动条文'],
  'after-close': ['info', '决定到重新公布为止，后面的文字不作为修改内容'],
  'other-title': ['warning', '决定修改的法律文件与原文名称不同，请核对'],
  'no-operation': ['error', '没有找到修改内容，请检查是否是修改决定或者修正案'],
}

const longestWords = 60

/** A finding; its words are the source's, cut after 60 characters. */
export function finding(rule: Rule, item: string, { start, end }: Span, source: string): DecisionMessage {
  const [severity, reason] = sayings[rule]
  const words = source.slice(start, end).trim()
  return {
    rule,
    severity,
    start,
    end,
    item,
    words: words.length > longestWords ? `${words.slice(0, longestWords)}…` : words,
    reason,
  }
}

/** Add a finding; one that goes on where the last of its kind ended is joined to it. */
export function addFinding(
  messages: DecisionMessage[],
  rule: Rule,
  item: string,
  span: Span,
  source: string,
): void {
  const last = messages.at(-1)
  const isContinued = last?.rule === rule && last.end === span.start && last.item === item
  if (isContinued)
    messages[messages.length - 1] = finding(rule, item, { start: last.start, end: span.end }, source)
  else messages.push(finding(rule, item, span, source))
}
