// The 修改决定 or 修正案 that `tiaoyi compare --format decision|amendment` prints, with the result of its replay on stderr:
// which items were written larger than officials would, and what could not be said at all.

import { wordTools } from '~/adapters/language/words.server'
import { type DraftedDecision, type DraftForm, draftDecision } from '~/domain/amendment'
import type { ChangeSet } from '~/domain/comparison'
import type { StatuteTree } from '~/domain/statute'
import type { Terminal } from './subcommand'

/** Prints the text; returns whether it leads to the new text to the character. */
export async function printDecision(
  {
    from,
    to,
    changes,
  }: { readonly from: StatuteTree; readonly to: StatuteTree; readonly changes: ChangeSet },
  form: DraftForm,
  terminal: Terminal,
): Promise<boolean> {
  const { segment } = await wordTools()
  const drafted = draftDecision(from, to, changes, { form, segment })
  terminal.out(`${drafted.text}\n`)
  for (const line of replayLines(drafted)) terminal.say(line)
  return drafted.isExact
}

function replayLines({ items, faults }: DraftedDecision): string[] {
  const larger = items.filter(({ isCoarser }) => isCoarser).map(({ number }) => number.replace(/[、.]$/, ''))
  const result =
    faults.length === 0
      ? `Replayed: the ${items.length} items lead to the new text, to the character.`
      : `Replayed: not reached are ${faults.map(({ part, place }) => place || part).join(', ')}.`
  if (larger.length === 0) return [result]
  return [result, `Written larger, because finer wording did not replay: ${larger.join('、')}.`]
}
