// The table of contents repeats every heading of the law; read as headings they would double the structure. It
// ends where its first entry comes a second time, or at the first article, or at a sentence.

import type { MatterBlock } from './blocks'
import { isTerminated, ordinalAt } from './marks'
import type { SourceLine } from './source-lines'
import { cut, type Strand } from './strand'

/** 目录, 目 次 on a line of its own; blanks already removed. */
export function readsAsContents(compact: string): boolean {
  return compact === '目录' || compact === '目次' || compact.startsWith('目录第')
}

/** Takes a strand into the table; undefined when all of it belongs there, else what of it does not. */
export type ContentsTaker = (strand: Strand, line: SourceLine | undefined) => Strand | undefined

/** A table of contents being read into a block. */
export function tableOfContents(block: MatterBlock): ContentsTaker {
  let first: string | undefined
  return (strand, line) => {
    const { text } = strand
    const mark = ordinalAt(text, 0)
    if (line && mark?.unit === '条') return strand
    if (line && !mark && (text.length > 60 || (isTerminated(text) && !text.endsWith('…')))) return strand
    const end = endsAt(text)
    if (end === 0) return strand
    block.pieces.push(end < 0 ? strand : cut(strand, 0, end))
    return end < 0 ? undefined : cut(strand, end)
  }

  function endsAt(text: string): number {
    for (let i = 0; i < text.length; i++) {
      const mark = text[i] === '第' ? ordinalAt(text, i) : undefined
      if (!mark) continue
      if (mark.unit === '条') return i
      const entry = `${mark.unit}${mark.key.n}`
      if (first === undefined) first = entry
      else if (first === entry) return i
    }
    return -1
  }
}
