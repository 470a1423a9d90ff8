// Cuts the edits of an article into the lines a page shows: 款, 项 and 目 stand one a line. A line knows whether it is
// wholly inserted or deleted, which earns it a bar; a break that alone came or went earns a ¶ tag.

import type { Edit, LayeredEdit } from '~/domain/comparison'

export type Side = 'old' | 'new' | 'both'

export interface Line {
  readonly edits: readonly LayeredEdit[]
  /** The whole line came in or went out. */
  readonly whole?: '+' | '-'
  /** The break before this line alone came in or went out. */
  readonly breakEdit?: '+' | '-'
  /** Number of the change that the break is. */
  readonly breakChange?: number
}

/** Lines of one side, or of both in one running text. An empty side has no lines. */
export function linesOf(edits: readonly LayeredEdit[], side: Side): readonly Line[] {
  const shown = edits.filter(({ sign, words }) => words !== '' && isOn(side, sign))
  if (shown.length === 0) return []
  const lines: { edits: LayeredEdit[]; breakEdit?: '+' | '-'; breakChange?: number }[] = [{ edits: [] }]
  for (const edit of shown) {
    const { sign, words } = edit
    const isLoneBreak = words === '\n' && sign !== '='
    const parts = words.split('\n')
    parts.forEach((part, index) => {
      // In running text a break that only went out joins two lines: it is told by its tag, not drawn.
      if (index > 0)
        lines.push({ edits: [], ...(isLoneBreak ? { breakEdit: sign, breakChange: edit.change } : {}) })
      if (part !== '') lines.at(-1)?.edits.push({ ...edit, words: part })
    })
  }
  return lines.filter((line) => line.edits.length > 0).map((line) => ({ ...line, ...wholeOf(line.edits) }))
}

/** Number of places changed: a deletion and the insertion that follows it are one. */
export function changeCount(edits: readonly Edit[]): number {
  return edits.filter(([sign], index) => sign !== '=' && (edits[index - 1]?.[0] ?? '=') === '=').length
}

/** Characters deleted and inserted, in code points. */
export function changedLengths(edits: readonly Edit[]): {
  readonly deleted: number
  readonly inserted: number
} {
  const sum = (sign: string) =>
    edits.reduce((total, edit) => (edit[0] === sign ? total + Array.from(edit[1]).length : total), 0)
  return { deleted: sum('-'), inserted: sum('+') }
}

function isOn(side: Side, sign: Edit[0]): boolean {
  return sign === '=' || side === 'both' || (side === 'old' ? sign === '-' : sign === '+')
}

function wholeOf(edits: readonly LayeredEdit[]): { whole?: '+' | '-' } {
  if (edits.every(({ sign }) => sign === '+')) return { whole: '+' }
  return edits.every(({ sign }) => sign === '-') ? { whole: '-' } : {}
}
