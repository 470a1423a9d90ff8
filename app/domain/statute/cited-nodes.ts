// The nodes of a text that one cited place means: 第九条第二项 is the only 款 with 项, 前款 the 款 before in the same 条, 前条 the
// 条 before in this version (立法技术规范（试行）（一）on 引用). What is not there is said with the reason.

import type { CitationTarget } from './citation-targets'
import { articleNumberText, ordinalAt } from './marks'
import { pointsIn, type Standing } from './standing'
import type { Article, Division, Paragraph, StatuteChild, StatuteTree } from './tree'
import { isDivision } from './view'

export type CitationFault =
  | 'no-such-heading'
  | 'no-such-article'
  | 'no-such-paragraph'
  | 'no-such-point'
  /** 第九条第二项 where several 款 of the article have 项. */
  | 'ambiguous-point'
  /** 前款 in a first 款, 前条 in the first 条, 前项 in the first 项. */
  | 'nothing-before'
  | 'descending-range'

export interface CitedPlace {
  readonly target: CitationTarget
  /** Nodes of this text, one for each member of a range; empty for other works and where there is a fault. */
  readonly eIds: readonly string[]
  readonly fault?: CitationFault
}

/** Articles and headings of a text by number. */
export interface Index {
  readonly articles: readonly Article[]
  readonly byNumber: ReadonlyMap<string, Article>
  readonly divisions: readonly { readonly division: Division; readonly above: readonly Division[] }[]
}

export function indexOf(tree: StatuteTree): Index {
  const articles: Article[] = []
  const divisions: { division: Division; above: readonly Division[] }[] = []
  const walk = (children: readonly StatuteChild[], above: readonly Division[]) => {
    for (const child of children) {
      if (child.type === 'article') articles.push(child as Article)
      else if (isDivision(child)) {
        divisions.push({ division: child, above })
        walk(child.children, [...above, child])
      }
    }
  }
  walk(tree.children, [])
  const byNumber = new Map<string, Article>()
  for (const article of articles) if (!byNumber.has(article.number)) byNumber.set(article.number, article)
  return { articles, byNumber, divisions }
}

type Step = { readonly found: readonly Standing[] } | { readonly fault: CitationFault }

/** Nodes that a target means where it stands. */
export function resolved(index: Index, standing: Standing, target: CitationTarget): CitedPlace {
  const step = articlesMeant(index, standing, target)
  if ('fault' in step) return { target, eIds: [], fault: step.fault }
  if (step.found.length === 0) return divisionMeant(index, standing, target)
  const eIds: string[] = []
  for (const one of step.found) {
    const inside = below(one, target)
    if (typeof inside === 'string') return { target, eIds: [], fault: inside }
    eIds.push(...inside)
  }
  return { target, eIds }
}

/** The 条 (and 款, 项) that a target starts from; none for headings and outside articles. */
function articlesMeant(index: Index, standing: Standing, target: CitationTarget): Step {
  const { article, deictic, through } = target
  if (article) {
    const first = index.byNumber.get(articleNumberText(article))
    if (!first) return { fault: 'no-such-article' }
    const isRange = through !== undefined && target.paragraph === undefined && target.point === undefined
    if (!isRange) return { found: [{ article: first, divisions: [] }] }
    if (through <= article.n) return { fault: 'descending-range' }
    const last = index.byNumber.get(articleNumberText({ n: through }))
    if (!last) return { fault: 'no-such-article' }
    const range = index.articles.slice(index.articles.indexOf(first), index.articles.indexOf(last) + 1)
    return { found: range.map((one) => ({ article: one, divisions: [] })) }
  }
  if (deictic) return deicticMeant(index, standing, deictic)
  const isBelowArticle = target.paragraph !== undefined || target.point !== undefined
  if (!isBelowArticle || !standing.article) return { found: [] }
  const isPointOnly = target.paragraph === undefined
  return { found: [{ ...standing, ...(isPointOnly ? {} : { paragraph: undefined }), point: undefined }] }
}

const counts: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 }

function deicticMeant({ articles }: Index, standing: Standing, word: string): Step {
  const { article, paragraph, point } = standing
  if (!article) return { found: [] }
  const unit = word.at(-1)
  if (word.startsWith('本')) {
    if (unit === '条') return { found: [{ article, divisions: [] }] }
    if (unit === '款') return { found: [{ ...standing, point: undefined }] }
    return unit === '项' ? { found: [standing] } : { found: [] }
  }
  const at = unit === '款' ? paragraph : unit === '项' ? point : articles.indexOf(article)
  const asked = word.charAt(1) === '各' ? at : (counts[word.charAt(1)] ?? 1)
  if (at === undefined || asked === undefined || asked < 1 || at < asked) return { fault: 'nothing-before' }
  const found = Array.from({ length: asked }, (_, i): Standing => {
    const n = at - asked + i
    if (unit === '款') return { article, paragraph: n, divisions: [] }
    if (unit === '项') return { article, paragraph, point: n, divisions: [] }
    return { article: articles[n], divisions: [] }
  })
  return { found }
}

/** Addresses of what a target names below its starting place, or why there is none. */
function below(start: Standing, target: CitationTarget): string[] | CitationFault {
  const { article } = start
  if (!article) return []
  const isParagraphRange = target.through !== undefined && target.point === undefined
  if (target.paragraph !== undefined) {
    const last = isParagraphRange ? (target.through ?? 0) : target.paragraph
    if (isParagraphRange && last <= target.paragraph) return 'descending-range'
    const meant = article.children.slice(target.paragraph - 1, last)
    if (meant.length <= last - target.paragraph) return 'no-such-paragraph'
    if (target.point === undefined) return meant.map(({ eId }) => eId)
    return pointsMeant(meant, target)
  }
  const own = start.paragraph === undefined ? undefined : article.children[start.paragraph]
  if (target.point !== undefined) return pointsMeant(own ? [own] : article.children, target, article)
  if (!own) return [article.eId]
  const point = start.point === undefined ? undefined : pointsIn(own)[start.point]
  return [(point ?? own).eId]
}

function pointsMeant(
  paragraphs: readonly Paragraph[],
  { point = 0, through, indent }: CitationTarget,
  article?: Article,
): string[] | CitationFault {
  // Points of the 款 it stands in, else of the only 款 of the article that has any.
  const own = paragraphs.filter((one) => pointsIn(one).length > 0)
  const withPoints =
    own.length > 0 || !article ? own : article.children.filter((one) => pointsIn(one).length > 0)
  if (withPoints.length > 1) return 'ambiguous-point'
  const list = withPoints[0]
  if (!list) return 'no-such-point'
  if (through !== undefined && through <= point) return 'descending-range'
  const points = pointsIn(list).slice(point - 1, through ?? point)
  if (points.length <= (through ?? point) - point) return 'no-such-point'
  if (indent === undefined) return points.map(({ eId }) => eId)
  const meant = points[0]?.children.filter((child) => child.type === 'indent')[indent - 1]
  return meant && 'eId' in meant ? [meant.eId] : 'no-such-point'
}

const headingLevels = ['book', 'part', 'chapter', 'section'] as const
const levelOf = { 编: 'book', 章: 'chapter', 节: 'section' } as const

function divisionMeant(index: Index, standing: Standing, target: CitationTarget): CitedPlace {
  const { deictic } = target
  if (deictic) {
    const level = levelOf[deictic.at(-1) as keyof typeof levelOf]
    const own = standing.divisions.find(({ type }) => type === level)
    return { target, eIds: own ? [own.eId] : [] }
  }
  const asked = headingLevels.filter((level) => target[level] !== undefined)
  const lowest = asked.at(-1)
  if (!lowest) return { target, eIds: [] }
  const numberIn = ({ number }: Division) => ordinalAt(number, 0)?.key.n
  const found = index.divisions.filter(({ division, above }) => {
    const line = [...above, division]
    return (
      division.type === lowest &&
      asked.every((level) => line.some((one) => one.type === level && numberIn(one) === target[level]))
    )
  })
  // A section without its chapter is one of the chapter it stands in.
  const own = found.find(({ above }) => above.some((one) => standing.divisions.includes(one))) ?? found[0]
  if (own) return { target, eIds: [own.division.eId] }
  // Where no heading of this kind was kept by the source, it cannot be said that one is missing.
  const isKept = index.divisions.some(({ division }) => division.type === lowest)
  return isKept ? { target, eIds: [], fault: 'no-such-heading' } : { target, eIds: [] }
}
