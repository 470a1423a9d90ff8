// The order of a text: articles, chapters and sections without a gap, what stands in which chapter.

import { listMarkAt, ordinalAt } from '../marks'
import type { Article, Division } from '../tree'
import { chapters, chaptersOf } from './chapters'
import { legislationLaw, norm1, practice } from './norms'
import { inLaw, type LintRule, whole } from './rule'

const numberOf = ({ number }: Division) => ordinalAt(number, 0)?.key.n ?? 0
const isArticle = (child: { readonly type: string }): child is Article => child.type === 'article'
// An extract begins later; a numbering that runs far ahead is reported once by the parser.
const longestGap = 30

export const structureRules: readonly LintRule[] = [
  {
    id: 'article-sequence',
    severity: 'error',
    title: { zh: '条的序号连续、不重复', en: 'Articles are numbered without a gap or repetition' },
    source: legislationLaw('第六十五条'),
    bad: '云泽市河道条例\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n⟦第四条⟧　本条例自2024年5月1日起施行。',
    good: inLaw('第三条　河道分级管理。'),
    *check({ articles, isDecision }) {
      if (isDecision) return
      let before = 0
      for (const { article, head } of articles) {
        const { n, sub } = article.key
        const isNext = n === before + 1 || (sub !== undefined && n === before)
        const isExtract = before === 0 && n > 1
        if (!isNext && !isExtract && n !== 1 && Math.abs(n - before) <= longestGap)
          yield whole(head, before === n ? '重复' : `前一条是第${before}条`)
        before = n
      }
    },
  },
  {
    id: 'inserted-article',
    severity: 'error',
    title: { zh: '“第X条之一”接在第X条之后，次序连续', en: '第X条之一 follows its article, in order' },
    source: practice,
    bad: '第五条　河道分级管理。\n⟦第五条之二⟧　堤防由市管理。',
    good: '第五条　河道分级管理。\n第五条之一　堤防由市管理。',
    *check({ articles, isDecision }) {
      if (isDecision) return
      for (const [i, { article, head }] of articles.entries()) {
        const { n, sub } = article.key
        const before = articles[i - 1]?.article.key
        if (sub === undefined || (before?.n === n && (before.sub ?? 0) === sub - 1)) continue
        yield whole(head)
      }
    },
  },
  {
    id: 'chapter-sequence',
    severity: 'error',
    title: { zh: '章的序号连续', en: 'Chapters are numbered without a gap' },
    source: legislationLaw('第六十五条'),
    bad: chapters(
      '⟦第三章⟧　附则\n第三条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第三章　附则\n',
    ),
    good: chapters(
      '第二章　附则\n第三条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　附则\n',
    ),
    *check(law) {
      if (law.isDecision) return
      let before = 0
      for (const { division, spot } of chaptersOf(law)) {
        const n = numberOf(division)
        // Chapters count anew in each 编.
        if (n !== before + 1 && n !== 1 && before > 0) yield whole(spot)
        before = n
      }
    },
  },
  {
    id: 'section-sequence',
    severity: 'error',
    title: {
      zh: '节的序号在每章从第一节起连续',
      en: 'Sections begin at one in each chapter and have no gap',
    },
    source: legislationLaw('第六十五条'),
    bad: '第一章　总则\n第一节　目的\n第一条　为了保护河道，制定本条例。\n⟦第三节⟧　范围\n第二条　本条例适用于本市河道。',
    good: '第一章　总则\n第一节　目的\n第一条　为了保护河道，制定本条例。\n第二节　范围\n第二条　本条例适用于本市河道。',
    *check({ headings, isDecision }) {
      if (isDecision) return
      let before = 0
      let chapter: Division | undefined
      for (const { division, spot, above } of headings) {
        if (division.type !== 'section') continue
        if (above !== chapter) before = 0
        chapter = above
        const n = numberOf(division)
        if (n !== before + 1) yield whole(spot)
        before = n
      }
    },
  },
  {
    id: 'single-section',
    severity: 'warning',
    title: { zh: '一章分节的，至少有两节', en: 'A chapter in sections has two or more' },
    source: practice,
    bad: '第一章　总则\n⟦第一节⟧　目的\n第一条　为了保护河道，制定本条例。',
    good: '第一章　总则\n第一节　目的\n第一条　为了保护河道，制定本条例。\n第二节　范围\n第二条　本条例适用于本市河道。',
    *check({ headings, isDecision }) {
      if (isDecision) return
      for (const { division, spot, above } of headings) {
        const sections = above?.children.filter(({ type }) => type === 'section') ?? []
        if (division.type === 'section' && sections.length === 1) yield whole(spot)
      }
    },
  },
  {
    id: 'article-outside-sections',
    severity: 'warning',
    title: { zh: '一章分节的，各条都在节内', en: 'In a chapter with sections every article stands in one' },
    source: practice,
    bad: '第一章　总则\n⟦第一条⟧　为了保护河道，制定本条例。\n第一节　范围\n第二条　本条例适用于本市河道。\n第二节　原则\n第三条　河道分级管理。',
    good: '第一章　总则\n第一节　目的\n第一条　为了保护河道，制定本条例。\n第二节　范围\n第二条　本条例适用于本市河道。',
    *check({ headings, articles, isDecision }) {
      if (isDecision) return
      for (const { division } of headings) {
        if (!division.children.some(({ type }) => type === 'section')) continue
        const first = division.children.find(isArticle)
        const head = articles.find(({ article }) => article === first)?.head
        if (head) yield whole(head)
      }
    },
  },
  {
    id: 'numbered-paragraph',
    severity: 'warning',
    title: { zh: '款不编序号，分项的用（一）（二）', en: '款 carry no number; points are （一）' },
    source: legislationLaw('第六十五条'),
    bad: '第三条　河道分级管理。\n⟦一、⟧市管河道由市管理。\n⟦二、⟧县管河道由县管理。',
    good: '第三条　河道分级管理。\n市管河道由市管理。\n县管河道由县管理。',
    *check({ passages, isDecision }) {
      if (isDecision) return
      for (const at of passages) {
        const mark = at.kind === 'paragraph' && at.standing.article ? listMarkAt(at.text, 0) : undefined
        // A line without an end is a heading that the source put among the articles.
        const isSeries = /^[一二三四五六七八九十]+、[一二三四五六七八九十]/.test(at.text)
        if (
          mark &&
          !isSeries &&
          /[。；：]$/.test(at.text) &&
          (mark.style === 'han-comma' || mark.style === 'dotted')
        )
          yield { at, start: 0, end: mark.end }
      }
    },
  },
  {
    id: 'long-article',
    severity: 'info',
    title: { zh: '一条规定一件事，过长的分条', en: 'One article, one matter: divide what is long' },
    source: norm1('关于法律条文表述的规定'),
    bad: `⟦第九条⟧　${'管理人应当巡查。\n'.repeat(9)}`,
    good: `第九条　${'管理人应当巡查。\n'.repeat(4)}`,
    *check({ articles, isDecision }) {
      if (isDecision) return
      for (const { article, head } of articles)
        if (sentencesIn(article) > 8) yield whole(head, `共${article.children.length}款`)
    },
  },
]

/** 款 that are sentences; an article that explains terms gives each a 款, which is no fault. */
function sentencesIn({ children }: Article): number {
  const texts = children.map((paragraph) =>
    paragraph.children.map((child) => (child.type === 'words' ? child.value : '')).join(''),
  )
  return /用语|所称|含义|是指/.test(texts.join('')) ? 0 : texts.filter((text) => /。$/.test(text)).length
}
