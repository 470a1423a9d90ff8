// Items about what stands around the articles: the act's name, 引言 or 序言, names of chapters and sections, chapters that
// are added or fall away, annexes. Chapters and sections that only take the next number are covered by the closing
// formula like articles. A new chapter says which articles it holds, in final numbers (内容为第七十条至第七十四条).

import type { StructureChange } from '../comparison'
import {
  articlesOf,
  type HeadingLevel,
  type HeadingView,
  headingsOf,
  type Matter,
  type StatuteTree,
} from '../statute'
import type { DraftItem } from './draft-rows'
import type { Clause, Wording } from './draft-wording'

/** An item and the new article before which it stands (index; the count of articles for what ends the act). */
export interface PlacedItem extends DraftItem {
  readonly before: number
}

const unitOf: Readonly<Record<HeadingLevel, string>> = {
  book: '编',
  part: '分编',
  chapter: '章',
  section: '节',
}

export const isHeadingLevel = (level: string): level is HeadingLevel => level in unitOf

interface Sides {
  readonly from: StatuteTree
  readonly to: StatuteTree
  readonly wording: Wording
}

/** Items about headings. With `isStated` also of those that only took the next number. */
export function headingItems(
  changes: readonly StructureChange[],
  sides: Sides,
  isStated: boolean,
): PlacedItem[] {
  const fresh = headingsOf(sides.to)
  const items: PlacedItem[] = []
  changes
    .filter(({ level }) => isHeadingLevel(level))
    .forEach((change, index) => {
      const id = `h-${index + 1}`
      const clause = headingClause(change, sides, isStated)
      if (!clause) return
      const at = change.to
        ? firstArticleAt(
            sides.to,
            fresh.find(({ eId }) => eId === change.to?.eId),
          )
        : placeOfRepeal(change, sides)
      items.push({ id, units: [id], clauses: [clause], level: 'words', before: at })
    })
  return items
}

function headingClause(change: StructureChange, sides: Sides, isStated: boolean): Clause | undefined {
  const { level, from, to } = change
  if (!isHeadingLevel(level)) return undefined
  const unit = unitOf[level]
  const { act, repeal } = sides.wording
  if (from && to) {
    const address = `${act}${headingAddress(sides.from, from.eId)}`
    const renamed = from.heading === to.heading ? '' : `${unit}名修改为“${to.heading}”`
    const renumbered = from.number === to.number ? '' : `改为${to.number}`
    if (renamed === '') return isStated ? { lead: `将${address}${renumbered}。` } : undefined
    if (renumbered === '') return { lead: `将${address}${renamed}。` }
    return { lead: `将${address}${renumbered}，${renamed}。` }
  }
  if (from) return { lead: `${repeal}${act}${headingAddress(sides.from, from.eId)}${unit}名。` }
  return to ? insertedHeading(to.eId, sides) : undefined
}

/** 第二章第一节: a heading with those above it. */
function headingAddress(tree: StatuteTree, eId: string): string {
  const headings = headingsOf(tree)
  const parts = eId.split('__')
  return parts
    .map(
      (_, index) =>
        headings.find((heading) => heading.eId === parts.slice(0, index + 1).join('__'))?.number ?? '',
    )
    .join('')
}

function insertedHeading(eId: string, { to }: Sides): Clause {
  const headings = headingsOf(to)
  const heading = headings.find((one) => one.eId === eId)
  if (!heading) return { lead: '' }
  const unit = unitOf[heading.level]
  const above = eId.split('__').slice(0, -1).join('__')
  const within = above === '' ? '' : `在${headingAddress(to, above)}中`
  const contents = contentsOf(heading, to)
  const name = heading.heading === '' ? '' : `，${unit}名为“${heading.heading}”`
  return {
    lead: `${within}增加一${unit}，作为${heading.number}${name}${contents === '' ? '' : `，内容为${contents}`}。`,
  }
}

/**
 * For articles of the new version the old address of the heading that they stand under: 第二章, empty where there is none
 * or where the heading is new itself.
 */
export function homeOf(changes: readonly StructureChange[], { from, to }: Sides): (index: number) => string {
  const articles = articlesOf(to)
  const headings = headingsOf(to)
  const old = headingsOf(from)
  return (index) => {
    const path = articles[index]?.path ?? []
    const start = articles.findIndex((article) => article.path.join(' ') === path.join(' '))
    const own = headings.findLast(({ firstArticle }) => firstArticle === articles[start]?.eId)
    if (!own || path.length === 0) return ''
    const change = changes.find((one) => one.to?.eId === own.eId && one.level === own.level)
    const before = change
      ? change.from
      : old.find((one) => one.level === own.level && one.number === own.number && one.heading === own.heading)
    return before ? headingAddress(from, before.eId) : ''
  }
}

/** All headings as one list, where single items would not lead to the new order of the act. */
export function headingList({ to, wording }: Sides): PlacedItem[] {
  const lines = headingsOf(to).map((heading) => {
    const contents = contentsOf(heading, to)
    const name = heading.heading === '' ? heading.number : `${heading.number}　${heading.heading}`
    return contents === '' ? name : `${name}（${contents}）`
  })
  const act = wording.act
  const clause: Clause =
    lines.length === 0
      ? { lead: `${wording.repeal}${act}章节的名称。` }
      : { lead: `将${act}章节设置修改为：`, quote: lines }
  return [{ id: 'headings', units: ['headings'], clauses: [clause], level: 'article', before: 0 }]
}

/** 第七十条至第七十四条, in the numbers of the tree. */
export function contentsOf(heading: HeadingView, tree: StatuteTree): string {
  const articles = articlesOf(tree)
  const start = articles.findIndex(({ eId }) => eId === heading.firstArticle)
  if (start < 0) return ''
  const depth = articles[start]?.path.findIndex((words) => words.startsWith(heading.number)) ?? 0
  const isBelow = (index: number) => articles[index]?.path[depth] === articles[start]?.path[depth]
  let end = start
  while (end + 1 < articles.length && isBelow(end + 1)) end++
  const [first, last] = [articles[start]?.number ?? '', articles[end]?.number ?? '']
  return first === last ? first : `${first}至${last}`
}

function firstArticleAt(tree: StatuteTree, heading: HeadingView | undefined): number {
  const articles = articlesOf(tree)
  const at = articles.findIndex(({ eId }) => eId === heading?.firstArticle)
  return at < 0 ? articles.length : at
}

/** Where a heading fell away: before the first article of what followed it. */
function placeOfRepeal(change: StructureChange, { from, to }: Sides): number {
  const old = headingsOf(from).find(({ eId }) => eId === change.from?.eId)
  const count = { old: articlesOf(from).length || 1, fresh: articlesOf(to).length }
  return Math.round((firstArticleAt(from, old) / count.old) * count.fresh)
}

/** The words of all matter of one type, one line each. */
export function matterLines(tree: StatuteTree, type: Matter['type']): string[] {
  const lines: string[] = []
  const visit = (children: readonly { readonly type: string }[]) => {
    for (const child of children) {
      if (child.type === type)
        lines.push(...(child as Matter).children.flatMap(({ value }) => value.split('\n')))
      else if (child.type !== 'article' && 'children' in child) visit(child.children as { type: string }[])
    }
  }
  visit(tree.children)
  return lines.filter((line) => line !== '')
}

/** Items before the first article: name and 引言. */
export function frontItems({ from, to, wording }: Sides): DraftItem[] {
  const items: DraftItem[] = []
  const names = { old: plainTitle(from.title), fresh: plainTitle(to.title) }
  if (names.fresh !== '' && names.old !== '' && names.old !== names.fresh)
    items.push(single('title', { lead: `将${wording.act}名称修改为“${names.fresh}”。` }))
  const own = matterLines(from, 'preamble')
  const before = own.length > 0 ? own : gluedPreamble(from)
  const after = matterLines(to, 'preamble')
  const name = after.length > 1 ? '序言' : '引言'
  const clause = matterClause(name, [before, after], wording)
  if (clause) items.push(single('preamble', clause))
  return items
}

/** The line of a file that runs title, order and 引言 together, if it can end in a 引言. */
function gluedPreamble(tree: StatuteTree): string[] {
  const lines = [...matterLines(tree, 'other'), ...matterLines(tree, 'longTitle')]
  return lines.filter((line) => /(?:为了?|根据|依照|依据|现就)[^。]{8,}[：。]$/.test(line)).slice(-1)
}

/** Items behind the last article: annexes, each with its own lines. */
export function annexItems({ from, to, wording }: Sides): DraftItem[] {
  const [old, fresh] = [annexesOf(from), annexesOf(to)]
  if (old.map(linesText).join('\n') === fresh.map(linesText).join('\n')) return []
  const clauses = Array.from({ length: Math.max(old.length, fresh.length) }, (_, index) => {
    const before = old[index]
    const name = before && old.length > 1 ? annexName(before) : '附件'
    return matterClause(name, [before ?? [], fresh[index] ?? []], wording)
  })
  return clauses.flatMap((clause, index) =>
    clause ? [{ ...single('annex', clause), id: `annex-${index}` }] : [],
  )
}

const linesText = (lines: readonly string[]) => lines.join('\n')

/** The lines of each annex, its heading first. */
function annexesOf(tree: StatuteTree): string[][] {
  return tree.children
    .filter((child): child is Matter => child.type === 'annex')
    .map((annex) => annex.children.flatMap(({ value }) => value.split('\n')).filter((line) => line !== ''))
}

/** 附件一, 附件2, 附表 as the annex prints it. */
function annexName([heading = '']: readonly string[]): string {
  return /^附(?:件|表|录|图)?[一二三四五六七八九十0-9]{0,3}/.exec(heading.replace(/\s/g, ''))?.[0] ?? '附件'
}

function matterClause(
  name: string,
  [before, after]: readonly [readonly string[], readonly string[]],
  { act, repeal }: Wording,
): Clause | undefined {
  if (before.join('\n') === after.join('\n')) return undefined
  if (after.length === 0) return { lead: `${repeal}${act}${name}。` }
  if (before.length === 0) return { lead: `增加${name}：`, quote: after }
  return { lead: `将${act}${name}修改为：`, quote: after }
}

const single = (id: string, clause: Clause): DraftItem => ({
  id,
  units: [id],
  clauses: [clause],
  level: 'article',
})

/** A title without the bracket of a file's name or a stage, blanks and line breaks. */
export const plainTitle = (title: string) =>
  title.replace(/\s/g, '').replace(/[（(][^（）()]*(?:[0-9]{4}|草案|稿|修正|修订)[^（）()]*[)）]$/, '')
