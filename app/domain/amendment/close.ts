// The opened act closed again as a statute tree: divisions in order with the articles that now stand in them, new addresses
// (eIds) throughout. Nodes have no places, because no file holds this text yet.

import {
  type Article,
  type ArticleNumber,
  articleNumberText,
  type Division,
  type HeadingLevel,
  type Indent,
  listMarkAt,
  listMarkText,
  type Matter,
  type Paragraph,
  type Point,
  type StatuteChild,
  type StatuteTree,
  type Words,
} from '../statute'
import { numberToHan } from '../text'
import {
  type Holder,
  isArticle,
  type Piece,
  type WorkArticle,
  type WorkDivision,
  type Working,
  type WorkMatter,
  wordsOf,
} from './working'

const idOf: Readonly<Record<HeadingLevel, string>> = {
  book: 'book',
  part: 'part',
  chapter: 'chp',
  section: 'sec',
}
const unitOf: Readonly<Record<HeadingLevel, string>> = {
  book: '编',
  part: '分编',
  chapter: '章',
  section: '节',
}

/** The amended statute. Linear. */
export function closeWorking(working: Working): StatuteTree {
  const byHolder = new Map<Holder, WorkArticle[]>()
  for (const article of working.articles) {
    byHolder.set(article.holder, [...(byHolder.get(article.holder) ?? []), article])
  }
  const unique = uniqueIds()
  const children = closeHolder(working.root, '', byHolder, unique)
  const titles = working.root.children.filter(
    (child) => !isArticle(child) && child.kind === 'matter' && child.node.type === 'title',
  )
  const title = titles.map((child) => (child as WorkMatter).runs.map(wordsOf).join('')).join('')
  const isRenamed = titles.some((child) => (child as WorkMatter).runs.flat().some(({ isFresh }) => isFresh))
  const { position: _place, ...tree } = working.tree
  return { ...tree, ...(isRenamed ? { title } : {}), children }
}

type Unique = (eId: string) => string

function uniqueIds(): Unique {
  const used = new Map<string, number>()
  return (eId) => {
    const count = (used.get(eId) ?? 0) + 1
    used.set(eId, count)
    return count === 1 ? eId : `${eId}_${count}`
  }
}

// Lines between articles keep their place before the article that followed them; the articles stand in final order.
function closeHolder(
  holder: Holder,
  above: string,
  byHolder: ReadonlyMap<Holder, readonly WorkArticle[]>,
  unique: Unique,
): StatuteChild[] {
  const own = byHolder.get(holder) ?? []
  const out: StatuteChild[] = []
  const counts = new Map<HeadingLevel, number>()
  let taken = 0
  for (const child of holder.children) {
    if (isArticle(child)) {
      const at = own.indexOf(child)
      for (; taken <= at; taken++) pushArticle(own[taken])
    } else if (child.kind === 'matter') {
      if (!child.isGone) out.push(closeMatter(child))
    } else {
      if (!followsArticle(holder, child)) flush()
      if (!child.isGone || (byHolder.get(child) ?? []).length > 0) out.push(closeDivision(child))
    }
  }
  flush()
  return out

  function pushArticle(article: WorkArticle | undefined): void {
    if (article) out.push(closeArticle(article, unique))
  }

  // Articles directly in a holder stand before its divisions.
  function flush(): void {
    for (; taken < own.length; taken++) pushArticle(own[taken])
  }

  function followsArticle(parent: Holder, division: WorkDivision): boolean {
    return parent.children.slice(parent.children.indexOf(division)).some((later) => isArticle(later))
  }

  function closeDivision(child: WorkDivision): Division {
    const { type } = child.division
    const count = (counts.get(type) ?? firstNumber(holder, type) - 1) + 1
    counts.set(type, count)
    const eId = unique(`${above === '' ? '' : `${above}__`}${idOf[type]}_${count}`)
    return {
      type,
      eId,
      number: `第${numberToHan(count)}${unitOf[type]}`,
      heading: child.heading,
      children: closeHolder(child, eId, byHolder, unique) as Division['children'],
    }
  }
}

// A text that begins in the middle (第二章 first) goes on counting from there.
function firstNumber(holder: Holder, type: HeadingLevel): number {
  for (const child of holder.children) {
    if (isArticle(child) || child.kind !== 'division' || child.division.type !== type) continue
    return Number(/_(\d+)(?:_\d+)?$/.exec(child.division.eId)?.[1] ?? 1)
  }
  return 1
}

function closeMatter(matter: WorkMatter): Matter | Paragraph {
  const { position: _place, ...node } = matter.node
  return {
    ...node,
    children: matter.runs
      .map(wordsOf)
      .filter((value) => value !== '')
      .map(words),
  } as Matter
}

const words = (value: string): Words => ({ type: 'words', value })

function closeArticle(article: WorkArticle, unique: Unique): Article {
  const key: ArticleNumber = article.now ?? article.old ?? { n: 0 }
  const eId = unique(key.sub === undefined ? `art_${key.n}` : `art_${key.n}-${key.sub}`)
  return {
    type: 'article',
    eId,
    number: articleNumberText(key),
    key,
    ...(article.caption === undefined ? {} : { caption: article.caption }),
    children: article.pieces.map((piece, k) => closeParagraph(piece, `${eId}__para_${k + 1}`)),
  }
}

function closeParagraph(piece: Piece, eId: string): Paragraph {
  const below = uniqueIds()
  return {
    type: 'paragraph',
    eId,
    children: [...ownWords(piece), ...piece.children.map((child) => closePoint(child, eId, below))],
  }
}

const ownWords = (piece: Piece): Words[] => {
  const text = wordsOf(piece.runs)
  return text === '' ? [] : text.split('\n').map(words)
}

function closePoint(piece: Piece, above: string, unique: Unique): Point {
  const mark = markOf(piece)
  const eId = unique(`${above}__point_${mark.n}`)
  const below = uniqueIds()
  const indents = piece.children.map((child): Indent => {
    const own = markOf(child)
    return { type: 'indent', eId: below(`${eId}__indent_${own.n}`), ...own.marks, children: ownWords(child) }
  })
  return { type: 'point', eId, ...mark.marks, children: [...ownWords(piece), ...indents] }
}

function markOf(piece: Piece): { n: number; marks: { number: string; printed?: string } } {
  const mark = listMarkAt(piece.mark, 0)
  const number = mark ? listMarkText(mark) : piece.mark
  return { n: mark?.n ?? 0, marks: number === piece.mark ? { number } : { number, printed: piece.mark } }
}
