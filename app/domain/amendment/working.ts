// A statute opened for amending: its articles, 款, 项 and 目 as nodes that remember their old number and may be given a
// final one. Words are runs, so that what the decision put in is never taken for carried text: citations are renumbered
// in carried text only, and a second operation never matches inside the words of the first. Lives inside `applyDecision`
// and never leaves it.

import {
  type Article,
  type ArticleNumber,
  articleNumberText,
  type Division,
  type Indent,
  type Matter,
  type Paragraph,
  type Point,
  type StatuteChild,
  type StatuteTree,
  type Words,
} from '../statute'
import { hanToNumber } from '../text'
import type { Operation } from './model'

/** Words of one origin. */
export interface Run {
  readonly text: string
  /** From the decision; otherwise carried from the old text. */
  readonly isFresh: boolean
}

export type PieceLevel = 'paragraph' | 'point' | 'indent'

/** 款, 项 or 目. Mutable. */
export interface Piece {
  readonly level: PieceLevel
  /** Old number: position of a 款, printed number of a 项 or 目. Absent for what the decision brings. */
  readonly old?: number
  /** Final number as the decision states it. */
  final?: number
  /** Operation that states it. */
  statedBy?: Operation
  /** Mark of a 项 or 目 as the text prints it. */
  mark: string
  runs: Run[]
  children: Piece[]
  /** As they were, for later operations that name them by their old number. */
  oldChildren: readonly Piece[]
  isGone: boolean
}

/** 条. Mutable. */
export interface WorkArticle {
  readonly old?: ArticleNumber
  /** Final number as the decision states it. */
  final?: ArticleNumber
  /** Operation that states it. */
  statedBy?: Operation
  /** Number after the whole decision; set by the numbering. */
  now?: ArticleNumber
  caption?: string
  pieces: Piece[]
  oldPieces: readonly Piece[]
  /** Old articles (numbers) whose text or place it continues. */
  origins: Set<string>
  isGone: boolean
  /** Stands in the old text's numbering but not in the text (a gap of the source). */
  readonly isGhost?: boolean
  /** Restated as a whole by the decision: its old 款 are no more. */
  isRestated: boolean
  holder: Holder
}

/** A division or the act itself, with what stands in it in order. */
export interface Holder {
  readonly division?: Division
  children: (WorkArticle | WorkDivision | WorkMatter)[]
}

export interface WorkDivision extends Holder {
  readonly kind: 'division'
  readonly division: Division
  heading: string
  isGone: boolean
}

export interface WorkMatter {
  readonly kind: 'matter'
  readonly node: Matter | Paragraph
  runs: Run[][]
  isGone: boolean
}

export interface Working {
  readonly tree: StatuteTree
  readonly root: Holder
  /** Every article in the order of the old text, insertions behind. */
  readonly articles: WorkArticle[]
  readonly byOld: ReadonlyMap<string, WorkArticle>
  /** Where the articles of an insertion go: the 章 that the same item adds. */
  readonly holders: Map<Operation, Holder>
  /** The 章 or 节 that an insertion has opened. */
  readonly divisions: Map<Operation, WorkDivision>
}

/** 第十二条之一 as a key: 12-1. */
export function keyOf({ n, sub }: ArticleNumber): string {
  return sub === undefined ? `${n}` : `${n}-${sub}`
}

export function isArticle(child: WorkArticle | WorkDivision | WorkMatter): child is WorkArticle {
  return !('kind' in child)
}

/** Open a statute. Of a number that occurs twice, the first article has it. Linear. */
export function openWorking(tree: StatuteTree): Working {
  const articles: WorkArticle[] = []
  const root: Holder = { children: [] }
  const walk = (children: readonly StatuteChild[], holder: Holder) => {
    for (const child of children) {
      if (child.type === 'article') {
        const article = workArticle(child as Article, holder)
        holder.children.push(article)
        articles.push(article)
      } else if (
        child.type === 'book' ||
        child.type === 'part' ||
        child.type === 'chapter' ||
        child.type === 'section'
      ) {
        const division = child as Division
        const opened: WorkDivision = {
          kind: 'division',
          division,
          heading: division.heading,
          children: [],
          isGone: false,
        }
        holder.children.push(opened)
        walk(division.children, opened)
      } else holder.children.push(workMatter(child as Matter | Paragraph))
    }
  }
  walk(tree.children, root)
  const byOld = new Map<string, WorkArticle>()
  for (const article of articles) {
    const key = article.old ? keyOf(article.old) : ''
    if (!byOld.has(key)) byOld.set(key, article)
  }
  return { tree, root, articles, byOld, holders: new Map(), divisions: new Map() }
}

function workArticle(article: Article, holder: Holder): WorkArticle {
  const pieces = piecesOf(article, false)
  return {
    old: article.key,
    ...(article.caption === undefined ? {} : { caption: article.caption }),
    pieces,
    oldPieces: [...pieces],
    origins: new Set([keyOf(article.key)]),
    isGone: false,
    isRestated: false,
    holder,
  }
}

/** The 款 of an article; `isFresh` for text of the decision, which has no old numbers. */
export function piecesOf(article: Article, isFresh: boolean): Piece[] {
  const pieces: Piece[] = []
  for (const paragraph of article.children) {
    const piece = pieceOf('paragraph', paragraph, isFresh, undefined)
    const last = pieces.at(-1)
    if (last && goesOn(last)) {
      last.runs = [...last.runs, { text: '\n', isFresh }, ...piece.runs]
      last.children = piece.children
      last.oldChildren = piece.oldChildren
    } else pieces.push(piece)
  }
  return isFresh ? pieces : pieces.map((piece, k) => ({ ...piece, old: k + 1 }))
}

// 由下列人员组成：/委员长，/副委员长若干人。 — lines without marks that a 款 is not at an end with are of that 款, and
// 第四款 of a decision counts it so.
function goesOn({ runs, children }: Piece): boolean {
  return children.length === 0 && /[：，、；:,;]$/.test(wordsOf(runs))
}

function pieceOf(
  level: PieceLevel,
  node: Paragraph | Point | Indent,
  isFresh: boolean,
  old: number | undefined,
): Piece {
  const below = level === 'paragraph' ? 'point' : 'indent'
  const children = (node.children as readonly { readonly type: string }[])
    .filter((child): child is Point | Indent => child.type === 'point' || child.type === 'indent')
    .map((child) => pieceOf(below, child, isFresh, isFresh ? undefined : markNumber(child.number)))
  const words = (node.children as readonly { readonly type: string }[])
    .filter((child): child is Words => child.type === 'words')
    .map(({ value }) => value)
    .join('\n')
  return {
    level,
    ...(old === undefined ? {} : { old }),
    mark: 'number' in node ? (node.printed ?? node.number) : '',
    runs: words === '' ? [] : [{ text: words, isFresh }],
    children,
    oldChildren: [...children],
    isGone: false,
  }
}

/** The number in （三） or 3. */
export function markNumber(mark: string): number | undefined {
  return hanToNumber(mark.replace(/[（()）.．、\s]/g, ''))
}

function workMatter(node: Matter | Paragraph): WorkMatter {
  const words = (node.children as readonly { readonly type: string }[]).filter(
    (child): child is Words => child.type === 'words',
  )
  return {
    kind: 'matter',
    node,
    runs: words.map(({ value }) => [{ text: value, isFresh: false }]),
    isGone: false,
  }
}

/** Words of a piece without those below it. */
export function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

/** 第十二条 for messages. */
export function printed(number: ArticleNumber | undefined): string {
  return number ? articleNumberText(number) : ''
}
