// Quoted text as it will stand in the act: ‘ ’ become “ ” again, the paragraphs become 款 with their 项 and 目, and where
// each quoted article begins with its own number (“第三条　…”) the number is taken off and the text divided by it.

import { type Article, type ArticleNumber, listMarkAt, ordinalAt, parseStatute } from '../statute'
import { isBlank, withoutBlanks } from '../text'
import type { Quoted } from './model'
import { type Piece, type PieceLevel, piecesOf } from './working'

/** A quoted paragraph in the marks of plain text: ‘ ’ → “ ”, and “ ” within them → ‘ ’. Some sources print ‘ for both. */
export function unquoted(paragraph: string): string {
  const opens = paragraph.split('‘').length - 1
  const closes = paragraph.split('’').length - 1
  let depth = 0
  let out = ''
  for (const unit of paragraph) {
    if (unit === '‘') {
      const isClosing = closes === 0 && opens % 2 === 0 && depth > 0
      out += isClosing ? '”' : '“'
      depth += isClosing ? -1 : 1
    } else if (unit === '’') {
      out += '”'
      depth = Math.max(0, depth - 1)
    } else if (unit === '“' && depth > 0) out += '‘'
    else if (unit === '”' && depth > 0) out += '’'
    else out += unit
  }
  return out
}

/** What stands between the outer quotation marks of a decision for this text: “ ” → ‘ ’, and ‘ ’ within them → “ ”. */
export function quotable(paragraph: string): string {
  let out = ''
  for (const unit of paragraph) out += swaps[unit] ?? unit
  return out
}

const swaps: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '‘': '“', '’': '”' }

/** Lines of a quotation in plain marks. */
export function linesOf(text: Quoted): string[] {
  return text.paragraphs.map(unquoted)
}

export interface QuotedArticle {
  /** Number printed in front; absent when the text has none. */
  readonly key?: ArticleNumber
  readonly lines: readonly string[]
}

/** Lines divided by the article numbers they begin with; without any, everything is one article. */
export function quotedArticles(lines: readonly string[]): QuotedArticle[] {
  const articles: { key?: ArticleNumber; lines: string[] }[] = []
  for (const line of lines) {
    const mark = ordinalAt(line, 0)
    const opens = mark?.unit === '条' && (isBlank(line[mark.end]) || line.length === mark.end)
    if (mark && opens) articles.push({ key: mark.key, lines: [line.slice(mark.end).trim()] })
    else if (articles.length === 0) articles.push({ lines: [line] })
    else articles.at(-1)?.lines.push(line)
  }
  return articles.map(({ lines: own, ...rest }) => ({ ...rest, lines: own.filter((line) => line !== '') }))
}

/** 款 of lines, with their 项 and 目, as the statute parser reads them in an article. */
export function paragraphsOf(lines: readonly string[]): Piece[] {
  const { tree } = parseStatute(`**第一条**　${lines.join('\n\n')}\n`)
  const article = tree.children.find((child): child is Article => child.type === 'article')
  const pieces = article ? piecesOf(article, true) : []
  // A line that the parser took for something else (附件, a heading) must not be lost.
  return withoutBlanks(textOf(pieces)) === withoutBlanks(lines.join('')) ? pieces : plainPieces(lines)
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ mark, runs, children }) => mark + runs.map(({ text }) => text).join('') + textOf(children))
    .join('')
}

// One piece a line, by its mark alone.
function plainPieces(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  for (const line of lines) {
    const mark = listMarkAt(line, 0)
    const parent = pieces.at(-1)
    if (mark?.style.startsWith('bracketed') && parent) parent.children.push(piece('point', line, mark.end))
    else if (mark?.style === 'dotted' && parent?.children.length)
      parent.children.at(-1)?.children.push(piece('indent', line, mark.end))
    else pieces.push(piece('paragraph', line, 0))
  }
  return pieces
}

function piece(level: PieceLevel, line: string, markEnd: number): Piece {
  return {
    level,
    mark: line.slice(0, markEnd),
    runs: [{ text: line.slice(markEnd).trim(), isFresh: true }],
    children: [],
    oldChildren: [],
    isGone: false,
  }
}

/** 项 or 目 of lines, each with or without its mark; lines below a 项 that are 目 go into it. */
export function listPieces(level: 'point' | 'indent', lines: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  for (const line of lines) {
    const mark = listMarkAt(line, 0)
    const isIndent = mark !== undefined && !mark.style.startsWith('bracketed-han')
    const parent = pieces.at(-1)
    if (level === 'point' && isIndent && parent) parent.children.push(piece('indent', line, mark.end))
    else pieces.push(piece(level, line, mark?.end ?? 0))
  }
  return pieces
}
