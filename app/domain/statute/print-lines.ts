// A tree as the lines that a printed text has, each with what it is: title, 题注, 目录, headings, 款, 项, 附件. Writers of
// pages and files set these lines and never walk the tree themselves.

import { isTerminated } from './marks'
import type { Article, Division, HeadingLevel, Matter, Paragraph, StatuteChild, StatuteTree } from './tree'
import { isDivision, paragraphLines } from './view'

export type PrintKind =
  | 'title'
  | 'stage'
  | 'longTitle'
  | 'tocHead'
  | 'tocEntry'
  | 'preamble'
  | HeadingLevel
  | 'paragraph'
  | 'point'
  | 'annexHead'
  | 'annex'
  | 'other'

export interface PrintLine {
  readonly kind: PrintKind
  readonly text: string
  /** 第十二条, or 第一章 of a heading; stands before the text with one ideographic blank between. */
  readonly number?: string
  /** 条标, without its brackets. */
  readonly caption?: string
  /** Address of the node that begins here. */
  readonly eId?: string
  /** A 款 behind one that ends without a full stop: only a blank line shows a reader that it is one of its own. */
  readonly isApart?: true
}

/** Lines of the whole text. Linear. */
export function printLines(tree: StatuteTree): PrintLine[] {
  const lines: PrintLine[] = []
  const walk = (children: readonly StatuteChild[]) => {
    for (const child of children) {
      if (isDivision(child)) {
        lines.push(headingLine(child))
        walk(child.children)
      } else if (child.type === 'article') lines.push(...articleLines(child as Article))
      else if (child.type === 'paragraph') lines.push(...bodyLines(child as Paragraph))
      else if (!isFileHeader(child as Matter)) lines.push(...matterLines(child as Matter, tree))
    }
  }
  walk(tree.children)
  return lines.map((line, index) => (isApart(lines[index - 1], line) ? { ...line, isApart: true } : line))
}

function isApart(before: PrintLine | undefined, { kind, number }: PrintLine): boolean {
  if (before === undefined || number !== undefined || kind !== 'paragraph') return false
  return (before.kind === 'paragraph' || before.kind === 'point') && !isTerminated(before.text)
}

/** 目录 of a text with chapters, for one that carries none; empty for one that does, and where there is nothing to list. */
export function contentsLines(tree: StatuteTree): PrintLine[] {
  if (tree.children.some(({ type }) => type === 'toc')) return []
  const entries: PrintLine[] = []
  const walk = (children: readonly StatuteChild[]) => {
    for (const child of children) {
      if (!isDivision(child)) continue
      entries.push({ kind: 'tocEntry', number: child.number, text: child.heading })
      walk(child.children)
    }
  }
  walk(tree.children)
  return entries.length < 2 ? [] : [{ kind: 'tocHead', text: '目录' }, ...entries]
}

/** Plain text: one line a 款, 项 and 目, nothing marked up. Reads back as the same articles. */
export function plainText(tree: StatuteTree): string {
  const lines = printLines(tree).map(({ number, caption, text, isApart: gap }) => {
    const name = caption === undefined ? '' : `【${caption}】`
    if (number === undefined) return gap ? `\n${text}` : text
    return `${number}${name}${text === '' ? '' : '　'}${text}`
  })
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

/** The YAML or JSON block that a file of ours opens with says which version it is; it is no part of the law. */
export function isFileHeader({ type, children, position }: Matter): boolean {
  return type === 'other' && position?.start.offset === 0 && (children[0]?.value.startsWith('---') ?? false)
}

const headingLine = ({ type, number, heading, eId }: Division): PrintLine => ({
  kind: type,
  number,
  text: heading,
  eId,
})

function articleLines(article: Article): PrintLine[] {
  const [first, ...rest] = article.children.flatMap(bodyLines)
  const { number, caption, eId } = article
  return [
    { kind: 'paragraph', ...first, text: first?.text ?? '', number, ...(caption ? { caption } : {}), eId },
    ...rest,
  ]
}

function bodyLines(paragraph: Paragraph): PrintLine[] {
  const own = paragraph.children.filter(({ type }) => type === 'words').length
  return paragraphLines(paragraph).map((text, index) => ({
    kind: index < own && paragraph.children[index]?.type === 'words' ? 'paragraph' : 'point',
    text,
    ...(index === 0 ? { eId: paragraph.eId } : {}),
  }))
}

// The stage behind the title stands on a line of its own, as official texts set it.
function matterLines({ type, children, eId }: Matter, { title, stage }: StatuteTree): PrintLine[] {
  return children.flatMap(({ value }, index): PrintLine[] => {
    const id = index === 0 ? { eId } : {}
    if (type === 'title' && stage !== '' && value === `${title}${stage}`)
      return [
        { kind: 'title', text: title, ...id },
        { kind: 'stage', text: stage },
      ]
    if (type === 'toc') return [{ ...contentsLine(value, index), ...id }]
    if (type === 'annex') return [{ kind: index === 0 ? 'annexHead' : 'annex', text: value, ...id }]
    return [{ kind: type, text: value, ...id }]
  })
}

/** 第一章　总　则 as a heading prints it; what is no entry of a chapter stands as it is. */
function contentsLine(value: string, index: number): PrintLine {
  if (index === 0) return { kind: 'tocHead', text: value.replace(/\s/g, '') }
  const [, number, heading = ''] = /^(第[^\s第]{1,8}?(?:分编|编|章|节))(?:\s+([^第]*))?$/.exec(value) ?? []
  return number === undefined
    ? { kind: 'tocEntry', text: value }
    : { kind: 'tocEntry', number, text: heading.replace(/\s/g, '') }
}

/** 总　则: a name of two characters is spaced in headings and in 目录. */
export function spacedHeading(heading: string): string {
  const characters = Array.from(heading)
  return characters.length === 2 ? characters.join('　') : heading
}
