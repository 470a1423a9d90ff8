// What a whole text must say and how: its name, purpose, scope, definitions, who interprets it, what it repeals.

import type { LawText, Spot } from './law-text'
import { chongqing, legislationLaw, norm1, rulesProcedure } from './norms'
import { type Found, inLaw, type LintRule, matching, whole } from './rule'

const titleSpot = ({ matters }: LawText): Spot | undefined =>
  matters.find(({ matter }) => matter.type === 'title')?.spot
const selves = /本(?<own>条例|办法|规定|细则|规则)(?![定则])/dg
const namesAct = /(?:条例|办法|规定|细则|规则)$/

/** Where a text first names itself by another kind of act than its title: 《…办法》 saying 本条例. */
function* wrongSelves(law: LawText): Iterable<Found> {
  const { genre } = law
  if (law.isDecision || !law.isWhole || !genre || !(namesAct.test(genre) || genre === '法')) return
  for (const at of law.passages) {
    for (const match of at.plain.matchAll(selves)) {
      const { own = '' } = match.groups ?? {}
      // 本规定 also means what has just been laid down.
      if (genre.endsWith(own) || own === '规定' || own === '规则') continue
      yield { at, start: match.index, end: match.index + match[0].length, note: `标题为“${genre}”` }
    }
  }
}

export const contentRules: readonly LintRule[] = [
  {
    id: 'self-name',
    severity: 'error',
    title: { zh: '自称与标题的文种一致', en: 'A text calls itself what its title says' },
    source: norm1('关于自称的规定'),
    bad: inLaw('第三条　违反⟦本办法⟧的，责令改正。'),
    good: inLaw('第三条　违反本条例的，责令改正。'),
    check: wrongSelves,
  },
  {
    id: 'rules-not-regulation',
    severity: 'error',
    title: { zh: '规章的名称不得称“条例”', en: 'Rules are not called 条例' },
    source: rulesProcedure('第七条'),
    bad: '⟦云泽市河道条例⟧\n（2024年3月1日云泽市人民政府令第12号公布）\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n第三条　本条例自2024年5月1日起施行。',
    good: '云泽市河道办法\n（2024年3月1日云泽市人民政府令第12号公布）\n第一条　为了保护河道，制定本办法。\n第二条　本办法适用于本市河道。\n第三条　本办法自2024年5月1日起施行。',
    *check(law) {
      const at = titleSpot(law)
      if (at && law.level === 'rules' && law.genre?.endsWith('条例')) yield whole(at)
    },
  },
  {
    id: 'implementing-title',
    severity: 'warning',
    title: {
      zh: '实施法律的办法，名称用书名号写明法律全称',
      en: 'An implementing act names its law in 《》',
    },
    source: norm1('关于法律名称的规定'),
    bad: '⟦云泽市实施水法办法⟧\n第一条　为了保护河道，制定本办法。\n第二条　本办法适用于本市河道。\n第三条　本办法自2024年5月1日起施行。',
    good: '云泽市实施《中华人民共和国水法》办法\n第一条　为了保护河道，制定本办法。\n第二条　本办法适用于本市河道。\n第三条　本办法自2024年5月1日起施行。',
    *check(law) {
      const at = titleSpot(law)
      if (at && /实施[^《》]{1,20}法(?:的)?(?:办法|条例|规定)$/.test(law.name)) yield whole(at)
    },
  },
  {
    id: 'purpose',
    severity: 'warning',
    title: { zh: '第一条写明立法目的', en: 'The first article says what the act is for' },
    source: norm1('关于立法目的的规定'),
    bad: '云泽市河道条例\n⟦第一条⟧　河道实行分级管理。\n第二条　本条例适用于本市河道。\n第三条　本条例自2024年5月1日起施行。',
    good: inLaw('第三条　河道分级管理。'),
    *check(law) {
      if (
        !law.isWhole ||
        law.isDecision ||
        law.isLetter ||
        law.level === 'judicial' ||
        law.isLetter ||
        !law.genre ||
        law.genre === '决定'
      )
        return
      const [first] = law.articles
      const front = law.matters.map(({ spot }) => spot.text).join('')
      const text = `${front}${first?.passages.map(({ text: words }) => words).join('') ?? ''}`
      if (first && !/制[定订]|为了?|为加强|根据|依据|按照|依照|特作|颁布/.test(text)) yield whole(first.head)
    },
  },
  {
    id: 'purpose-word',
    severity: 'info',
    title: { zh: '立法目的写作“为了……，制定本……”', en: 'The purpose is worded 为了…，制定本…' },
    source: norm1('关于立法目的的规定'),
    bad: '第一条　⟦为⟧保护河道，制定本条例。\n第二条　本条例适用于本市河道。',
    good: '第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。',
    check: matching(/^(?<at>为)(?!了|此)[^。]{2,200}(?:制定|制订)本/dg, {
      within: ({ standing, kind }) => standing.article?.key.n === 1 && kind === 'paragraph',
    }),
  },
  {
    id: 'definition-form',
    severity: 'warning',
    title: { zh: '定义写作“本法（条例）所称……，是指……”', en: 'A definition is worded 所称…，是指…' },
    source: norm1('关于定义条款的规定'),
    bad: '⟦所谓⟧河道，就是行洪的水道。',
    good: '本条例所称河道，是指行洪的水道。',
    check: matching(/所谓|本(?:法|条例|办法|规定)所称[^，。；]{1,20}，(?<at>系指|指的是|即)/dg),
  },
  {
    id: 'defined-twice',
    severity: 'warning',
    title: { zh: '一个用语只定义一次', en: 'A term is defined once' },
    source: norm1('关于定义条款的规定'),
    bad: '第三条　本条例所称河道，是指行洪的水道。\n第四条　本条例所称⟦河道⟧，是指包括水库的水道。',
    good: '第三条　本条例所称河道，是指行洪的水道。\n第四条　本条例所称堤防，是指河道两岸的防洪建筑。',
    *check({ passages, isDecision }) {
      if (isDecision) return
      const seen = new Set<string>()
      for (const at of passages) {
        for (const match of at.plain.matchAll(
          /(?:本法|本条例|本办法|本规定|本细则)所称的?(?<term>[^，。；□、]{2,16})，(?:是|系)?指/dg,
        )) {
          const [start, end] = match.indices?.groups?.term ?? [0, 0]
          const term = match.groups?.term ?? ''
          if (seen.has(term)) yield { at, start, end }
          seen.add(term)
        }
      }
    },
  },
  {
    id: 'term-unused',
    severity: 'info',
    title: { zh: '定义的用语在正文中使用', en: 'A defined term is used' },
    source: norm1('关于定义条款的规定'),
    bad: inLaw('第三条　本条例所称⟦险工险段⟧，是指容易出险的堤段。'),
    good: inLaw('第三条　本条例所称险工险段，是指容易出险的堤段。险工险段由市管理。'),
    *check(law) {
      if (!law.isWhole || law.isDecision || law.isLetter) return
      const all = law.passages.map(({ text }) => text).join('\n')
      for (const at of law.passages) {
        for (const match of at.plain.matchAll(
          /(?:本法|本条例|本办法|本规定|本细则)所称的?(?<term>[\u4e00-\u9fff]{2,8})，(?:是|系)?指/dg,
        )) {
          const [start, end] = match.indices?.groups?.term ?? [0, 0]
          const term = match.groups?.term ?? ''
          // 长江支流 is used where the text says 支流.
          const isUsed = all.split(term).length > 2 || all.split(term.slice(-2)).length > 3
          if (!law.name.includes(term) && !isUsed && !/[的为和或使]/.test(term)) yield { at, start, end }
        }
      }
    },
  },
  {
    id: 'short-name-unused',
    severity: 'info',
    title: { zh: '声明了简称，后文使用简称', en: 'A short name that is declared is used' },
    source: norm1('关于简称的规定'),
    bad: inLaw('第三条　市水行政主管部门（以下简称⟦市水务部门⟧）负责管理。'),
    good: inLaw('第三条　市水行政主管部门（以下简称市水务部门）负责管理。\n市水务部门可以委托巡查。'),
    *check(law) {
      if (!law.isWhole || law.isDecision || law.isLetter) return
      const all = law.passages.map(({ text }) => text).join('\n')
      for (const at of law.passages) {
        for (const match of at.text.matchAll(
          /（以下(?:统一)?简称(?:为)?(?<short>[^“”《》（），]{2,16})）/dg,
        )) {
          const [start, end] = match.indices?.groups?.short ?? [0, 0]
          if (all.split(match.groups?.short ?? '').length <= 2) yield { at, start, end }
        }
      }
    },
  },
  {
    id: 'short-name-twice',
    severity: 'info',
    title: { zh: '同一简称只声明一次', en: 'A short name is declared once' },
    source: norm1('关于简称的规定'),
    bad: '第三条　市水行政主管部门（以下简称市水务部门）负责管理。\n第四条　市水行政主管部门（以下简称⟦市水务部门⟧）负责巡查，市水务部门可以委托巡查。',
    good: '第三条　市水行政主管部门（以下简称市水务部门）负责管理。\n第四条　市水务部门负责巡查，市水务部门可以委托巡查。',
    *check({ passages, isDecision }) {
      if (isDecision) return
      const seen = new Set<string>()
      for (const at of passages) {
        for (const match of at.text.matchAll(
          /（以下(?:统一)?简称(?:为)?(?<short>[^“”《》（），]{2,16})）/dg,
        )) {
          const [start, end] = match.indices?.groups?.short ?? [0, 0]
          const short = match.groups?.short ?? ''
          if (seen.has(short)) yield { at, start, end }
          seen.add(short)
        }
      }
    },
  },
  {
    id: 'interpretation-clause',
    severity: 'warning',
    title: {
      zh: '法规的解释权属于制定机关，不规定由部门解释',
      en: 'Who made a regulation interprets it, not a department',
    },
    source: `${legislationLaw('第四十八条')}；${rulesProcedure('第三十三条')}`,
    bad: '本条例⟦由市水行政主管部门负责解释⟧。',
    good: '本条例自2024年5月1日起施行。',
    check: matching(
      /本(?:条例|办法|规定|细则|规则)(?:的具体应用问题|具体应用中的问题|应用中的具体问题)?(?<at>由(?!国务院(?:负责)?解释)[^。；，]{2,40}(?:部门|厅|局|办公室|委员会|司令部|参谋部|署|总局)(?:负责)?解释)/dg,
      {
        // Rules are interpreted by the department that made them.
        when: ({ level }) => level !== 'rules' && level !== 'judicial',
        if: ([words]) => !/常务委员会|常委会/.test(words),
      },
    ),
  },
  {
    id: 'repeal-by-name',
    severity: 'warning',
    title: { zh: '废止旧法写明其名称和公布日期', en: 'A repeal names the old act and its date' },
    source: chongqing('第三十三条'),
    bad: '本条例自2024年5月1日起施行，⟦原办法同时废止⟧。',
    good: '本条例自2024年5月1日起施行。2001年5月1日公布的《云泽市河道办法》同时废止。',
    check: matching(/(?<at>原(?:有的?)?(?:条例|办法|规定|细则)(?:即行|同时)?废止)/dg),
  },
]
