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

// What a frame is read from stands at the beginning; the rest of a text without items is not searched.
const longestFrame = 4000

function frameOf(words: string): Frame {
  const opening = words.slice(0, longestFrame)
  const lines = opening.split('\n').map((line) => line.replace(/^[#*\s\u3000]+/, '').trim())
  const title = lines.find((line) => isDecisionTitle(line, 0) || /修正案(?:（.{1,9}）)?$/.test(line)) ?? ''
  const amended =
    /关于修[改正]\s*《(.{1,120}?)》(?:等|的决定|和|、)/.exec(title || opening)?.[1] ??
    /决定对《(.{1,120}?)》/.exec(opening)?.[1]
  const amendment = /^(.{2,60}?)修正案/.exec(title)?.[1]
  const aliases = [...opening.matchAll(/以下(?:简称|称)《?([^》）)]{1,20})》?[）)]/g)].map(
    ([, name]) => name ?? '',
  )
  return { title, act: amended ?? amendment ?? '', aliases }
}
