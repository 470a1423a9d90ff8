// A tree as canonical Markdown: one form for storing, editing and exporting, from which the parser reads the same
// articles again. Article numbers are bold and marks normalised, so that the reader needs no guessing: in such a
// text only what is bold opens an article.

import type { Article, Division, Matter, Paragraph, StatuteChild, StatuteTree } from './tree'
import { articleLines, headingText, isDivision, paragraphLines } from './view'

/** Canonical Markdown of a tree. `parseStatute(stringifyStatute(t))` has the articles of `t`. */
export function stringifyStatute(tree: StatuteTree): string {
  const blocks: string[] = []
  let inBody = false
  const walk = (children: readonly StatuteChild[], depth: number) => {
    for (const child of children) {
      if (isDivision(child)) {
        blocks.push(headingLine(child, depth))
        walk(child.children, depth + 1)
      } else if (child.type === 'article') {
        inBody = true
        blocks.push(...articleBlocks(child as Article))
      } else if (child.type === 'paragraph') blocks.push(...paragraphLines(child as Paragraph))
      else blocks.push(...matterBlocks(child as Matter, inBody))
    }
  }
  walk(tree.children, 2)
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`
}

function headingLine(division: Division, depth: number): string {
  return `${'#'.repeat(Math.min(depth, 6))} ${headingText(division)}`
}

function articleBlocks(article: Article): string[] {
  const caption = article.caption === undefined ? '' : `【${article.caption}】`
  const [first = '', ...rest] = articleLines(article)
  return [`**${article.number}**${caption}${first === '' ? '' : `　${first}`}`, ...rest]
}

// Lines between articles are marked as headings: unmarked they would be read as 款 of the article above.
function matterBlocks(matter: Matter, inBody: boolean): string[] {
  const lines = matter.children.map((words) => words.value)
  if (matter.type === 'title') return [`# ${lines.join('')}`]
  if (matter.type === 'toc') return [lines.join('\n')]
  if (matter.type === 'other' && inBody) return lines.map((line) => `#### ${line}`)
  return lines
}
