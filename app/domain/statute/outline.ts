// The outline of a law as text for the terminal: headings indented by level, with the articles below them.

import type { Article, StatuteChild, StatuteTree } from './tree'
import { headingText, isDivision } from './view'

/** Title, headings and ranges of articles, one a line. */
export function outlineOf(tree: StatuteTree): string {
  const lines: string[] = [tree.title || '（无标题）']
  const walk = (children: readonly StatuteChild[], depth: number) => {
    const own = children.filter((child): child is Article => child.type === 'article')
    if (own.length > 0) lines.push(`${'  '.repeat(depth)}${rangeText(own)}`)
    for (const child of children) {
      if (!isDivision(child)) continue
      lines.push(`${'  '.repeat(depth)}${headingText(child)}`)
      walk(child.children, depth + 1)
    }
  }
  walk(tree.children, 1)
  for (const child of tree.children)
    if (child.type === 'annex' && 'heading' in child) lines.push(`  ${child.heading}`)
  return `${lines.join('\n')}\n`
}

function rangeText(articles: readonly Article[]): string {
  const first = articles[0]?.number ?? ''
  const last = articles.at(-1)?.number ?? ''
  return articles.length === 1 ? first : `${first}—${last}（${articles.length}条）`
}
