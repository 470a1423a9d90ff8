// Chapters as a whole: what the table of contents says of them, which stands first and which last.

import type { Division } from '../tree'
import type { LawText } from './law-text'
import { norm1, practice, rulesProcedure } from './norms'
import { type LintRule, whole } from './rule'

// A chapter without articles is an entry of a table of contents that was read as a heading.
export const chaptersOf = ({ headings }: LawText) =>
  headings.filter(({ division }) => division.type === 'chapter' && hasArticle(division))
const hasArticle = ({ children }: Division): boolean =>
  children.some((child) => child.type === 'article' || ('number' in child && hasArticle(child as Division)))
/** A file of several texts counts its articles anew. */
const isSeveral = ({ articles }: LawText) =>
  articles.filter(({ article: { key } }) => key.n === 1 && key.sub === undefined).length > 1

/** A law in two chapters, of two articles each, with a table of contents. */
export const chapters = (second: string, contents = '') =>
  `云泽市河道条例\n${contents}第一章　总则\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n${second}`

export const chapterRules: readonly LintRule[] = [
  {
    id: 'contents-differ',
    severity: 'error',
    title: { zh: '目录与正文的章节标题一致', en: 'The table of contents repeats the headings' },
    source: norm1(1),
    bad: chapters(
      '第二章　保护管理\n第三条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　⟦保护⟧\n',
    ),
    good: chapters(
      '第二章　保护\n第三条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　保护\n',
    ),
    *check({ matters, headings }) {
      const toc = matters.find(({ matter }) => matter.type === 'toc')
      if (!toc) return
      const { spot } = toc
      const entries = [
        ...spot.text.matchAll(
          /第(?:[一二三四五六七八九十百]+)(?:章|节|编)\s*(?<name>(?:(?!第[一二三四五六七八九十百]+[章节编])[^\n]){1,40})/dg,
        ),
      ]
      const names = entries.map((match) => ({
        at: match.indices?.groups?.name,
        name: bare(match.groups?.name ?? ''),
      }))
      const printed = headings.filter(({ division }) => division.type !== 'part')
      // A table of another length was cut or glued by the source: nothing can be said entry by entry.
      if (names.length !== printed.length) return
      for (const [i, { at, name }] of names.entries()) {
        const heading = bare(printed[i]?.division.heading ?? '')
        if (at && name !== heading)
          yield {
            at: spot,
            start: at[0],
            end: at[0] + spot.text.slice(...at).trimEnd().length,
            note: `正文作“${heading}”`,
          }
      }
    },
  },
  {
    id: 'contents-missing',
    severity: 'info',
    title: { zh: '分章的法律、法规有目录', en: 'A law in chapters has a table of contents' },
    source: norm1(1),
    bad: chapters('第二章　⟦附则⟧\n第三条　本条例自2024年5月1日起施行。')
      .replace('⟦附则⟧', '附则')
      .replace('第一章', '⟦第一章⟧'),
    good: chapters(
      '第二章　附则\n第三条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　附则\n',
    ),
    *check(law) {
      const first = chaptersOf(law)[0]
      const hasToc = law.matters.some(({ matter }) => matter.type === 'toc')
      const isDue = law.level === 'law' || law.level === 'local' || /省|市|自治/.test(law.name)
      if (first && isDue && law.isWhole && !law.isDecision && !hasToc && chaptersOf(law).length > 1)
        yield whole(first.spot)
    },
  },
  {
    id: 'rules-in-chapters',
    severity: 'info',
    title: { zh: '规章除内容复杂的外一般不分章节', en: 'Rules are usually not divided into chapters' },
    source: rulesProcedure('第八条'),
    bad: '云泽市河道办法\n（2024年3月1日云泽市人民政府令第12号公布）\n目录\n第一章　总则\n第二章　附则\n⟦第一章⟧　总则\n第一条　为了保护河道，制定本办法。\n第二条　本办法适用于本市河道。\n第二章　附则\n第三条　本办法自2024年5月1日起施行。',
    good: '云泽市河道办法\n（2024年3月1日云泽市人民政府令第12号公布）\n第一条　为了保护河道，制定本办法。\n第二条　本办法适用于本市河道。\n第三条　本办法自2024年5月1日起施行。',
    *check(law) {
      const first = chaptersOf(law)[0]
      if (law.level === 'rules' && first && law.articles.length < 30) yield whole(first.spot)
    },
  },
  {
    id: 'general-provisions-first',
    severity: 'warning',
    title: {
      zh: '总则是第一章，附则是最后一章',
      en: 'General provisions come first, supplementary ones last',
    },
    source: norm1('关于法律结构的规定'),
    bad: chapters(
      '⟦第二章⟧　附则\n第三条　河道分级管理。\n第三章　保护\n第四条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　附则\n第三章　保护\n',
    ),
    good: chapters(
      '第二章　附则\n第三条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　附则\n',
    ),
    *check(law) {
      if (law.isDecision || law.headings.some(({ division }) => division.type === 'book')) return
      const list = chaptersOf(law)
      for (const [i, { division, spot }] of list.entries()) {
        if (/^总则$/.test(division.heading) && i > 0) yield whole(spot)
        if (/^附则$/.test(division.heading) && i < list.length - 1) yield whole(spot)
      }
    },
  },
  {
    id: 'liability-before-supplement',
    severity: 'warning',
    title: {
      zh: '法律责任一章紧接在附则之前',
      en: 'Legal liability stands right before the supplementary provisions',
    },
    source: norm1('关于法律结构的规定'),
    bad: chapters(
      '⟦第二章⟧　法律责任\n第三条　违反本条例的，责令改正。\n第三章　保护\n第四条　河道分级管理。\n第四章　附则\n第五条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　法律责任\n第三章　保护\n第四章　附则\n',
    ),
    good: chapters(
      '第二章　法律责任\n第三条　违反本条例的，责令改正。\n第三章　附则\n第四条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　法律责任\n第三章　附则\n',
    ),
    *check(law) {
      if (law.isDecision || law.headings.some(({ division }) => division.type === 'book')) return
      const list = chaptersOf(law)
      for (const [i, { division, spot }] of list.entries()) {
        const after = list.slice(i + 1).filter((one) => !/附则|附　则/.test(one.division.heading))
        if (division.heading === '法律责任' && after.length > 0) yield whole(spot)
      }
    },
  },
  {
    id: 'heading-repeated',
    severity: 'warning',
    title: { zh: '两章不用同一个标题', en: 'No two chapters share a heading' },
    source: practice,
    bad: chapters(
      '第二章　保护\n第三条　河道分级管理。\n⟦第三章⟧　保护\n第四条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　保护\n第三章　保护\n',
    ),
    good: chapters(
      '第二章　保护\n第三条　河道分级管理。\n第三章　附则\n第四条　本条例自2024年5月1日起施行。',
      '目录\n第一章　总则\n第二章　保护\n第三章　附则\n',
    ),
    *check(law) {
      if (law.isDecision || isSeveral(law)) return
      const seen = new Set<string>()
      for (const { division, spot, above } of chaptersOf(law)) {
        const key = `${above?.eId ?? ''} ${division.heading}`
        if (division.heading !== '' && seen.has(key)) yield whole(spot)
        seen.add(key)
      }
    },
  },
]

const bare = (words: string) => words.replace(/[\s…．.·—\-0-9]/g, '')
