// A decision on amending, read from a file, as the subcommands that take one need it: its operations, and what it
// declares about the articles of two texts.

import { type AmendmentDecision, type ApplyRefusal, declaredLinks, parseDecision } from '~/domain/amendment'
import type { PairCorrection } from '~/domain/comparison'
import type { StatuteTree } from '~/domain/statute'
import { readStatuteSource } from './statute-file'
import type { Terminal } from './subcommand'

/** Read and parse a decision; what is doubtful about it is said. Throws `UsageError` when the file cannot be read. */
export async function readDecision(path: string, terminal: Terminal): Promise<AmendmentDecision> {
  const { source } = await readStatuteSource(path, terminal)
  const decision = parseDecision(source)
  for (const { item, reason, words } of decision.messages) {
    terminal.say(`${item === '' ? '' : `第${item}项：`}${reason}${words === '' ? '' : `（${brief(words)}）`}`)
  }
  return decision
}

/** Links that the decision in a file declares between two texts; items that do not fit are said. */
export async function declaredBy(
  path: string,
  from: StatuteTree,
  to: StatuteTree,
  terminal: Terminal,
): Promise<readonly PairCorrection[]> {
  const { links, refusals } = declaredLinks(from, to, await readDecision(path, terminal))
  for (const refusal of refusals) terminal.say(refusalSentence(refusal))
  return links
}

/** The sentence for an item that does not apply. */
export function refusalSentence({ item, reason, words }: ApplyRefusal): string {
  const which = item === '' ? '决定' : `决定第${item}项`
  return `${which}不能适用：${reason}${words === '' ? '' : `（${brief(words)}）`}`
}

function brief(words: string): string {
  const line = words.replace(/\s+/g, '')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
