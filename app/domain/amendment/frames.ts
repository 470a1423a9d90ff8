// What a decision says of itself before its first item: its title, the act it amends, and the short names that it gives
// the act (以下简称《解释》).

import { isDecisionTitle, type Outline } from './outline'

/** What a decision says of itself before its first item. */
export interface Frame {
  readonly title: string
  readonly act: string
  /** Short names of the act: 《解释》 of 以下简称《解释》. */
  readonly aliases: readonly string[]
}

/** One frame for each decision of the source. */
export function framesOf(source: string, outline: Outline): Frame[] {
  const frames: Frame[] = []
  for (const part of outline.items) {
    if (frames[part.decision] !== undefined) continue
    frames[part.decision] = frameOf(source.slice(part.start, part.marks.length === 0 ? part.end : part.start))
  }
  return frames
}

function frameOf(words: string): Frame {
  const lines = words.split('\n').map((line) => line.replace(/^[#*\s\u3000]+/, '').trim())
  const title = lines.find((line) => isDecisionTitle(line, 0) || /修正案(?:（.{1,9}）)?$/.test(line)) ?? ''
  const amended =
    /关于修[改正]\s*《(.+?)》(?:等|的决定|和|、)/.exec(title)?.[1] ?? /决定对《(.+?)》作/.exec(words)?.[1]
  const amendment = /^(中华人民共和国.{1,20}?)修正案/.exec(title)?.[1]
  const alias = [...words.matchAll(/以下(?:简称|称)《?([^》）)]{1,20})》?[）)]/g)].map(
    (found) => found[1] ?? '',
  )
  return { title, act: amended ?? amendment ?? '', aliases: alias }
}
