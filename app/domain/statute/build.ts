// Builds the tree from blocks: divisions nest by level, texts become 款, list elements 项 and 目, and every node
// gets its address (eId) and its place in the source. Article numbers run through the whole act, so an article's
// address does not name its chapter; a repeated number gets `_2` so that addresses stay unique.

import { isBlank, numberToHan } from '../text'
import type { ArticleBlock, Block, HeadingBlock, ListBlock, MatterBlock } from './blocks'
import { textOf } from './blocks'
import { articleNumberText, listMarkText } from './marks'
import { rangeOf, type Strand, wordsOf } from './strand'
import type {
  Article,
  ArticleNumber,
  Division,
  HeadingLevel,
  Indent,
  Matter,
  Paragraph,
  Place,
  Point,
  StatuteTree,
  Words,
} from './tree'

type Placed = { position?: Place }
type Holder = { children: unknown[]; position?: Place }

const depthOf: Readonly<Record<HeadingLevel, number>> = { book: 0, part: 1, chapter: 2, section: 3 }
const unitOf: Readonly<Record<HeadingLevel, string>> = {
  book: '编',
  part: '分编',
  chapter: '章',
  section: '节',
}
const idOf: Readonly<Record<HeadingLevel, string>> = {
  book: 'book',
  part: 'part',
  chapter: 'chp',
  section: 'sec',
}
const idOfMatter: Readonly<Record<Matter['type'], string>> = {
  title: 'title',
  stage: 'stage',
  longTitle: 'longTitle',
  toc: 'toc',
  preamble: 'preamble',
  annex: 'annex',
  other: 'other',
}

/** The tree of a list of blocks. `source` is needed for lines and columns only. Linear. */
export function buildTree(blocks: readonly Block[], source: string): StatuteTree {
  const placeOf = placeFinder(source)
  const used = new Map<string, number>()
  const root: StatuteTree = { type: 'statute', title: '', longTitle: '', stage: '', children: [] }
  const divisions: Division[] = []
  let article: Article | undefined
  let paragraph: Paragraph | undefined
  let point: Point | undefined
  let indent: Indent | undefined
  let matter: Matter | undefined
  let loose = 0

  for (const block of blocks) {
    if (block.kind === 'matter') addMatter(block)
    else if (block.kind === 'heading') addDivision(block)
    else if (block.kind === 'article') addArticle(block)
    else if (block.kind === 'text') addParagraph(textOf(block))
    else if (block.kind === 'more') addMore(textOf(block))
    else addListElement(block)
  }
  root.position = placeOf(0, source.length)
  return root

  function parent(): { children: unknown[] } {
    return divisions.at(-1) ?? root
  }

  // A child's place widens that of everything it stands in.
  function widen(place: Place, nodes: readonly (Placed | undefined)[]): void {
    for (const node of nodes) {
      if (!node) continue
      node.position = node.position ? { start: node.position.start, end: place.end } : place
    }
  }

  function enclosing(): (Placed | undefined)[] {
    return [...divisions, article, paragraph, point, indent, matter]
  }

  function mark(strand: Strand): void {
    const range = rangeOf(strand)
    if (range) widen(placeOf(range.start, range.end), enclosing())
  }

  function addWords(holder: Holder, strand: Strand): void {
    const range = rangeOf(strand)
    if (!range) return
    const place = placeOf(range.start, range.end)
    const words: Words = { type: 'words', value: wordsOf(strand), position: place }
    holder.children.push(words)
    widen(place, enclosing())
  }

  function closeText(): void {
    paragraph = undefined
    point = undefined
    indent = undefined
    matter = undefined
  }

  function addMatter(block: MatterBlock): void {
    const strand = textOf(block)
    const continued = matter?.type === block.matter && block.matter !== 'annex' && block.matter !== 'title'
    if (!continued) {
      article = undefined
      closeText()
      matter = { type: block.matter, eId: unique(matterId(block.matter)), children: [] }
      if (block.matter === 'annex') matter.heading = wordsOf(strand)
      parentOfMatter(block.matter).children.push(matter)
    }
    // A table of contents was read line by line; its lines are its words.
    const pieces = block.matter === 'toc' ? block.pieces : [strand]
    if (matter) for (const piece of pieces) addWords(matter, piece)
  }

  // Annexes stand beside the divisions, and so does everything after them.
  function parentOfMatter(type: Matter['type']): { children: unknown[] } {
    if (type === 'annex' || type === 'toc') divisions.length = 0
    return parent()
  }

  function matterId(type: Matter['type']): string {
    return type === 'annex' ? `annex_${(used.get('annex') ?? 0) + 1}` : idOfMatter[type]
  }

  function addDivision(block: HeadingBlock): void {
    article = undefined
    closeText()
    while (divisions.length > 0 && depthOf[divisions.at(-1)?.type ?? 'book'] >= depthOf[block.level])
      divisions.pop()
    const above = divisions.at(-1)
    const own = `${idOf[block.level]}_${block.n}`
    const title = textOf(block)
    const division: Division = {
      type: block.level,
      eId: unique(above ? `${above.eId}__${own}` : own),
      number: `第${numberToHan(block.n)}${unitOf[block.level]}`,
      heading: headingWords(title),
      children: [],
    }
    parent().children.push(division)
    divisions.push(division)
    mark(block.mark)
    if (title.text !== '') mark(title)
  }

  function addArticle(block: ArticleBlock): void {
    closeText()
    article = {
      type: 'article',
      eId: unique(articleId(block.key)),
      number: articleNumberText(block.key),
      key: block.key,
      ...(block.caption === undefined ? {} : { caption: block.caption }),
      children: [],
    }
    parent().children.push(article)
    mark(block.mark)
  }

  function addParagraph(strand: Strand | undefined): Paragraph {
    closeText()
    const siblings = article?.children
    const eId = article ? `${article.eId}__para_${article.children.length + 1}` : unique(`para_${++loose}`)
    paragraph = { type: 'paragraph', eId, children: [] }
    if (siblings) siblings.push(paragraph)
    else parent().children.push(paragraph)
    if (strand) addWords(paragraph, strand)
    return paragraph
  }

  function addMore(strand: Strand): void {
    addWords(indent ?? point ?? paragraph ?? matter ?? addParagraph(undefined), strand)
  }

  function addListElement(block: ListBlock): void {
    const text = textOf(block)
    if (matter) closeText()
    if (block.kind === 'point' || !point) {
      // A list that begins again at （一） is the list of a new 款.
      const previous = paragraph?.children.at(-1)
      const restarts = block.list.n === 1 && previous !== undefined && previous.type === 'point'
      const holder = paragraph && !restarts ? paragraph : addParagraph(undefined)
      indent = undefined
      point = {
        type: 'point',
        eId: unique(`${holder.eId}__point_${block.list.n}`),
        ...marks(block),
        children: [],
      }
      holder.children.push(point)
    } else {
      indent = {
        type: 'indent',
        eId: unique(`${point.eId}__indent_${block.list.n}`),
        ...marks(block),
        children: [],
      }
      point.children.push(indent)
    }
    mark(block.mark)
    if (text.text !== '') addWords(indent ?? point, text)
  }

  function unique(eId: string): string {
    const key = eId.startsWith('annex_') ? 'annex' : eId
    const count = (used.get(key) ?? 0) + 1
    used.set(key, count)
    if (key === 'annex' || count === 1) return eId
    return unique(`${eId}_${count}`)
  }
}

function marks(block: ListBlock): { number: string; printed?: string } {
  const number = listMarkText(block.list)
  return block.mark.text === number ? { number } : { number, printed: block.mark.text }
}

/** `art_12`, `art_120-1`. */
export function articleId(key: ArticleNumber): string {
  return key.sub === undefined ? `art_${key.n}` : `art_${key.n}-${key.sub}`
}

// 总　　则 and 附 则 are letter-spaced for print; a heading has no blanks that mean something beside Han characters.
function headingWords(strand: Strand): string {
  const heading: string[] = []
  const { text } = strand
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    if (!isBlank(unit)) {
      heading.push(unit)
      continue
    }
    while (isBlank(text[i + 1])) i++
    if (/[a-zA-Z0-9]/.test(heading.at(-1) ?? '') && /[a-zA-Z0-9]/.test(text[i + 1] ?? '')) heading.push(' ')
  }
  return heading.join('')
}

/** A function from offsets to places; offsets are looked up in the table of line starts. */
export function placeFinder(source: string): (start: number, end: number) => Place {
  const starts = [0]
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) starts.push(i + 1)
  const pointAt = (offset: number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset }
  }
  return (start, end) => ({ start: pointAt(start), end: pointAt(end) })
}
