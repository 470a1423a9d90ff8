// Replaced text that stands without quotation marks: tables (附表修改为：, then its rows) and texts whose opening mark was
// lost. It goes from the line after 修改为： to the end of the item or to the formula that closes the decision.

import { isBlank } from '../text'
import type { Quoted } from './model'
import type { Reader } from './reader'

/** Take the lines behind 修改为：; undefined when the line goes on. */
export function takeUnquotedText(reader: Reader): Quoted | undefined {
  let at = reader.at
  while (at < reader.end && isBlank(reader.skeleton[at]) && reader.skeleton[at] !== '\n') at++
  if (at >= reader.end || reader.skeleton[at] !== '\n') return undefined
  const paragraphs: string[] = []
  let end = at
  let from = at + 1
  const start = from
  while (from < reader.end) {
    const next = reader.skeleton.indexOf('\n', from)
    const stop = next < 0 || next > reader.end ? reader.end : next
    const line = reader.source.slice(from, stop).trim()
    if (closes(line)) break
    if (line !== '') {
      paragraphs.push(line.replace(/[”"]$/, ''))
      end = stop
    }
    from = stop + 1
  }
  if (paragraphs.length === 0) return undefined
  reader.at = end
  return { start, end, paragraphs }
}

function closes(line: string): boolean {
  return (
    /^本(?:决定|修正案).{0,40}(?:施行|生效|实施)/.test(line) ||
    /(?:根据本决定|作相应(?:修改|调整)).{0,60}重新公布/.test(line) ||
    /^此外/.test(line) ||
    // 第七节相应改为第八节: the decision speaks again.
    /^第.{1,12}(?:相应|依次|分别)?改为第/.test(line)
  )
}
