// Text of a law in, tree and findings out. Never throws on a text, never loses a character of it: what fits
// nowhere becomes a paragraph or `other` and, where a person should look, a message.

import type { Plugin } from 'unified'
import type { Block } from './blocks'
import { buildTree } from './build'
import { findingsOf } from './findings'
import { isStage, sortFrontMatter } from './front-matter'
import { readBlocks } from './reader'
import { sourceLines } from './source-lines'
import type { Matter, StatuteMessage, StatuteTree } from './tree'

export interface ParsedStatute {
  readonly tree: StatuteTree
  readonly messages: readonly StatuteMessage[]
}

/**
 * Parse a law, regulation, draft or decision: plain text, Markdown, a PDF extract with lines broken at the page's
 * width, or all of it on one line. Returns the tree and what is doubtful about the text. Linear; 1,260 articles
 * (民法典) take about 0.15 s.
 */
export function parseStatute(source: string): ParsedStatute {
  const { lines, frontMatter } = sourceLines(source)
  const read = readBlocks(lines)
  const head: Block[] = frontMatter ? [{ kind: 'matter', matter: 'other', pieces: [frontMatter] }] : []
  const blocks = sortFrontMatter(read.blocks)
  const tree = buildTree([...head, ...blocks], source)
  const named = nameTree(tree)
  return { tree: named, messages: findingsOf(named, blocks, source) }
}

/** The same parser for unified: `unified().use(statuteParse).parse(text)` is a StatuteTree. */
export const statuteParse: Plugin<[], string, StatuteTree> = function () {
  this.parser = (document, file) => {
    const { tree, messages } = parseStatute(String(document))
    for (const { reason, rule, position } of messages) {
      file.message(reason, { ruleId: rule, source: 'statute', ...(position ? { place: position } : {}) })
    }
    return tree
  }
}

// The tree's own title, note and stage, read off its first matters.
function nameTree(tree: StatuteTree): StatuteTree {
  const wordsOfFirst = (type: Matter['type'], separator: string) => {
    const words: string[] = []
    for (const child of tree.children) {
      if (child.type === 'article' || child.type === 'chapter' || child.type === 'book') break
      if (child.type === type) words.push(...(child as Matter).children.map((part) => part.value))
    }
    return words.join(separator)
  }
  const note = wordsOfFirst('longTitle', '\n')
  // Title and note on one line: the title ends where the bracket with the date begins.
  const bracket = note.search(/[（(][0-9]{4}年/)
  const printed = wordsOfFirst('title', '') || (bracket > 0 && bracket <= 120 ? note.slice(0, bracket) : '')
  const trailing = /[（(][^（）()]{0,30}[）)]$/.exec(printed)?.[0] ?? ''
  const stageInTitle = trailing !== '' && isStage(trailing) ? trailing : ''
  // (2015) and (2015-03-01) are a file's name, not the law's.
  const isDate = /^[（(](?:[0-9]{4}[-0-9年月日]{0,7})?[）)]$/.test(trailing)
  const title = stageInTitle !== '' || isDate ? printed.slice(0, printed.length - trailing.length) : printed
  return {
    ...tree,
    title: title === '' ? printed : title,
    longTitle: note,
    stage: wordsOfFirst('stage', '') || stageInTitle,
  }
}
