// References inside the text: what they point at must be there, and they are written one way.

import type { PlacedCitation } from '../cited-places'
import type { LawText, Spot } from './law-text'
import { chongqing, norm1, practice } from './norms'
import { type Found, inLaw, type LintRule, matching } from './rule'

/** Citations that the act makes of itself (本条例第九条, 前款), each with its spot. */
function* ownCitations(law: LawText): Iterable<{ readonly at: Spot; readonly cited: PlacedCitation }> {
  if (law.isDecision) return
  for (const cited of law.citations()) {
    const at = law.spotOf(cited.eId)
    if (at && cited.scope !== 'other' && cited.isExplicit) yield { at, cited }
  }
}

const range = (at: Spot, { start, end }: PlacedCitation, note?: string): Found => ({
  at,
  start,
  end,
  ...(note === undefined ? {} : { note }),
})

const faults: Readonly<Record<string, string>> = {
  'no-such-article': '没有这一条',
  'no-such-paragraph': '该条没有这一款',
  'no-such-point': '没有这一项',
  'no-such-heading': '没有这一编、章或者节',
  'descending-range': '起止倒置',
}

/** Runs of three or more consecutive numbers on one level joined by 、 where 至 would do. */
function longestRun({ targets }: PlacedCitation): number {
  let run = 1
  let longest = 1
  for (const [i, target] of targets.entries()) {
    const before = targets[i - 1]
    const isArticle = target.article && target.paragraph === undefined && target.point === undefined
    const follows =
      isArticle &&
      before?.article &&
      before.paragraph === undefined &&
      before.point === undefined &&
      before.through === undefined &&
      target.article?.sub === undefined &&
      target.article?.n === before.article.n + 1
    run = follows ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}

export const referenceRules: readonly LintRule[] = [
  {
    id: 'cited-place-missing',
    severity: 'error',
    title: { zh: '引用的条、款、项在本文中应当存在', en: 'What is cited of this text is there' },
    source: norm1('关于引用的规定'),
    bad: inLaw('第三条　违反⟦本条例第二条第二款⟧规定的，责令改正。'),
    good: inLaw('第三条　违反本条例第二条规定的，责令改正。'),
    *check(law) {
      // An extract cites what it does not hold.
      if (law.articles[0]?.article.key.n !== 1) return
      for (const { at, cited } of ownCitations(law)) {
        if (cited.scope !== 'self') continue
        const fault = cited.places.find((place) => place.fault && place.fault in faults)?.fault
        if (fault && fault !== 'descending-range') yield range(at, cited, faults[fault])
      }
    },
  },
  {
    id: 'nothing-before',
    severity: 'error',
    title: {
      zh: '“前款”“前条”“前项”之前应当有款、条、项',
      en: '前款, 前条 and 前项 need something before them',
    },
    source: norm1('关于引用的规定'),
    bad: '第三条　违反⟦前款⟧规定的，责令改正。',
    good: '第三条　河道分级管理。\n违反前款规定的，责令改正。',
    *check(law) {
      for (const { at, cited } of ownCitations(law)) {
        const isOff =
          cited.scope === 'deictic' && cited.places.some(({ fault }) => fault === 'nothing-before')
        // 前项 after a list looks back at all of it; older laws write it so.
        if (isOff && !/前.?项/.test(cited.text)) yield range(at, cited)
      }
    },
  },
  {
    id: 'ambiguous-point',
    severity: 'warning',
    title: {
      zh: '一条有几款分项的，引用项时写明款',
      en: 'Where several 款 have points, the 款 is cited too',
    },
    source: norm1('关于引用的规定'),
    bad: '第三条　河长履行下列职责：\n（一）巡查；\n（二）报告。\n市长履行下列职责：\n（一）督促；\n（二）考核。\n第四条　不履行⟦本条例第三条第一项⟧职责的，通报批评。',
    good: '第三条　河长履行下列职责：\n（一）巡查；\n（二）报告。\n市长履行下列职责：\n（一）督促；\n（二）考核。\n第四条　不履行本条例第三条第一款第一项职责的，通报批评。',
    *check(law) {
      for (const { at, cited } of ownCitations(law))
        if (cited.places.some(({ fault }) => fault === 'ambiguous-point')) yield range(at, cited)
    },
  },
  {
    id: 'cites-itself',
    severity: 'info',
    title: {
      zh: '引用本条的款、项写作“本条第X款”或者“前款”',
      en: 'Of its own article a text cites 本条 or 前款',
    },
    source: norm1('关于引用的规定'),
    bad: '第三条　河道分级管理。\n违反⟦本条例第三条第一款⟧规定的，责令改正。',
    good: '第三条　河道分级管理。\n违反本条第一款规定的，责令改正。',
    *check(law) {
      for (const { at, cited } of ownCitations(law)) {
        const own = at.standing.article?.key
        const [only, ...more] = cited.targets
        const isOwn = own && only?.article?.n === own.n && only.article.sub === own.sub
        if (cited.scope === 'self' && isOwn && more.length === 0 && only.through === undefined)
          yield range(at, cited)
      }
    },
  },
  {
    id: 'bracketed-point',
    severity: 'info',
    title: { zh: '引用项时序号不加括号：第X条第二项', en: 'Points are cited without brackets: 第二项' },
    source: norm1('关于引用的规定'),
    bad: '违反第三条⟦第（二）项⟧规定的，责令改正。',
    good: '违反第三条第二项规定的，责令改正。',
    check: matching(/第[（(][一二三四五六七八九十]{1,3}[）)]项/dg),
  },
  {
    id: 'range-descends',
    severity: 'error',
    title: { zh: '引用连续条文由小到大', en: 'A cited range runs upwards' },
    source: norm1('关于引用的规定'),
    bad: '违反⟦第九条至第五条⟧规定的，责令改正。',
    good: '违反第五条至第九条规定的，责令改正。',
    *check(law) {
      if (law.isDecision) return
      for (const cited of law.citations()) {
        const at = law.spotOf(cited.eId)
        const isDown = cited.targets.some(({ through, article, paragraph, point }) => {
          const from = point ?? paragraph ?? article?.n
          return through !== undefined && from !== undefined && through < from
        })
        if (at && isDown && /^(?:[^至]*)至/.test(cited.text)) yield range(at, cited)
      }
    },
  },
  {
    id: 'range-word',
    severity: 'warning',
    title: { zh: '引用连续条文用“至”', en: 'A cited range is joined by 至' },
    source: chongqing('第三十五条'),
    bad: '违反⟦第五条－第九条⟧规定的，责令改正。',
    good: '违反第五条至第九条规定的，责令改正。',
    check: matching(
      /第[一二三四五六七八九十百0-9]+[条款项](?:到|－|—|-|~|～)第[一二三四五六七八九十百0-9]+[条款项]/dg,
    ),
  },
  {
    id: 'three-in-a-row',
    severity: 'warning',
    title: { zh: '引用三个以上连续条文用“至”', en: 'Three consecutive articles or more are joined by 至' },
    source: chongqing('第三十五条'),
    bad: '违反⟦本条例第五条、第六条、第七条⟧规定的，责令改正。',
    good: '违反本条例第五条至第七条规定的，责令改正。',
    *check(law) {
      if (law.isDecision) return
      for (const cited of law.citations()) {
        const at = law.spotOf(cited.eId)
        if (at && longestRun(cited) >= 3) yield range(at, cited)
      }
    },
  },
  {
    id: 'vague-pointer',
    severity: 'warning',
    title: {
      zh: '引用前文写明条款，不用“上述”“上款”“如上”',
      en: 'What was said is cited by number, not 上述 or 上款',
    },
    source: norm1('关于引用的规定'),
    bad: '违反⟦上述规定⟧的，责令改正。',
    good: '违反本条例第三条规定的，责令改正。',
    check: matching(
      /(?<![以马])上款(?!项)|(?<![表单册录])上列(?!明)|如上所述|以上规定|上述规定|上述(?:各|两|三|几)?(?:条(?!件|例)|款(?!项)|项(?!目))/dg,
    ),
  },
  {
    id: 'that-article',
    severity: 'info',
    title: {
      zh: '引用条文写明条号，不用“该条”“该款”“该项规定”',
      en: 'An article is cited by number, not 该条',
    },
    source: norm1('关于引用的规定'),
    bad: '违反⟦该条规定⟧的，责令改正。',
    good: '违反本条例第三条规定的，责令改正。',
    check: matching(/(?<!各)该(?:条|款|条款)(?:的)?规定/dg, {
      when: ({ level }) => level !== 'judicial',
    }),
  },
  {
    id: 'circular-reference',
    severity: 'info',
    title: { zh: '两条不互相“依照”', en: 'Two articles do not each follow the other' },
    source: practice,
    bad: '第三条　堤防管理⟦依照第四条⟧的规定执行。\n第四条　水闸管理依照第三条的规定执行。',
    good: '第三条　堤防管理依照第四条的规定执行。\n第四条　水闸由市管理。',
    *check(law) {
      if (law.isDecision) return
      const follows: { at: Spot; cited: PlacedCitation; from: string; to: string }[] = []
      for (const cited of law.citations()) {
        const at = law.spotOf(cited.eId)
        const before = at?.text.slice(0, cited.start) ?? ''
        if (!at || cited.scope !== 'self' || !/(?:依照|按照|适用)$/.test(before)) continue
        const isWhole = /^(?:的)?规定(?:执行|办理|处理)/.test(at.text.slice(cited.end))
        if (!isWhole) continue
        for (const place of cited.places)
          for (const to of place.eIds)
            follows.push({ at, cited, from: cited.articleEId ?? '', to: to.split('__')[0] ?? '' })
      }
      for (const [i, one] of follows.entries()) {
        const back = follows.slice(i + 1).some(({ from, to }) => from === one.to && to === one.from)
        if (back && one.from !== one.to) yield { at: one.at, start: one.cited.start - 2, end: one.cited.end }
      }
    },
  },
]
