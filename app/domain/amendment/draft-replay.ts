// The replay: the drafted text is read by the parser of decisions and carried out on the old version, knowing nothing of
// how it was drafted, and the result is compared with the new version to the character. Compared is what a decision
// enacts: name, 引言, headings with the articles below them, articles with number, 条标 and text, annexes. The 题注, the stage
// of a draft and its table of contents follow from the passing of the act and are no part of it.

import { type Article, articleLines, articlesOf, headingsOf, type StatuteTree } from '../statute'
import { applyDecision } from './apply'
import { matterLines, plainTitle } from './draft-structure'
import { articleNodes } from './draft-units'
import { parseDecision } from './parse'

/** Where the replayed text differs from the new version. */
export interface Replay {
  /** Indexes of articles of the new version that came out otherwise or not at all. */
  readonly articles: readonly number[]
  /** Whether articles came out that the new version does not have. */
  readonly hasSurplus: boolean
  /** Whether a heading differs, or an article stands under another one. */
  readonly headings: boolean
  /** Indexes of articles of the new version that came out under another heading. */
  readonly misplaced: readonly number[]
  readonly title: boolean
  readonly preamble: boolean
  readonly annex: boolean
  /** The item that could not be carried out; nothing else was compared then. */
  readonly refusal?: { readonly item: string; readonly words: string; readonly reason: string }
}

/** Carry out `text` on `from` and compare with `to`. Linear in both. */
export function replay(text: string, from: StatuteTree, to: StatuteTree): Replay {
  const result = applyDecision(from, parseDecision(text))
  if (!result.ok) {
    const { item, words, reason } = result.refusal
    return { ...nothingReplayed, refusal: { item, words, reason } }
  }
  const applied = result.tree
  const [got, wanted] = [articleNodes(applied), articleNodes(to)]
  return {
    articles: wanted.flatMap((article, index) => (sameArticle(got[index], article) ? [] : [index])),
    hasSurplus: got.length > wanted.length,
    headings: headingLines(applied) !== headingLines(to),
    misplaced: misplacedIn(applied, to),
    title: to.title !== '' && from.title !== '' && plainTitle(applied.title) !== plainTitle(to.title),
    preamble: !hasPreamble(applied, matterLines(to, 'preamble').join('\n')),
    annex: matterLines(applied, 'annex').join('\n') !== matterLines(to, 'annex').join('\n'),
  }
}

const nothingReplayed = {
  articles: [],
  hasSurplus: false,
  headings: false,
  misplaced: [],
  title: false,
  preamble: false,
  annex: false,
} as const

/** Whether nothing differs. */
export function isReplayed(replayed: Replay): boolean {
  const { articles, hasSurplus, headings, title, preamble, annex, refusal } = replayed
  if (refusal) return false
  return articles.length === 0 && !hasSurplus && !headings && !title && !preamble && !annex
}

/** Where the headings are the same, the articles that stand under another of them. */
function misplacedIn(applied: StatuteTree, to: StatuteTree): number[] {
  const names = (tree: StatuteTree) => headingsOf(tree).map(({ eId, heading }) => `${eId} ${heading}`)
  if (names(applied).join('\n') !== names(to).join('\n')) return []
  const [got, wanted] = [articlesOf(applied), articlesOf(to)]
  return wanted.flatMap(({ path }, index) => (path.join(' ') === got[index]?.path.join(' ') ? [] : [index]))
}

/** Some files run title, order and 引言 together in one line; there the 引言 is the end of that line. */
function hasPreamble(applied: StatuteTree, wanted: string): boolean {
  const lines = matterLines(applied, 'preamble')
  const own = lines.join('\n')
  const isBehindOrder = /(?:公告|令|号|通过|施行)/.test(lines[0] ?? '') && own.endsWith(`\n${wanted}`)
  if (own === wanted || (wanted !== '' && isBehindOrder)) return true
  const glued = [...matterLines(applied, 'other'), ...matterLines(applied, 'longTitle')].join('\n')
  return own === '' && wanted !== '' && glued.includes(wanted)
}

function sameArticle(a: Article | undefined, b: Article): boolean {
  return (
    a?.number === b.number &&
    a.caption === b.caption &&
    articleLines(a).join('\n') === articleLines(b).join('\n')
  )
}

/** Headings with the number of the first article below each. */
function headingLines(tree: StatuteTree): string {
  const numbers = new Map(articleNodes(tree).map(({ eId, number }) => [eId, number]))
  return headingsOf(tree)
    .map(
      ({ level, number, heading, firstArticle }) =>
        `${level} ${number} ${heading} ${numbers.get(firstArticle ?? '') ?? ''}`,
    )
    .join('\n')
}
