// How other works are named: in 《》, in full, once, and not those that are no law any more.

import { declaredNames } from '../standing'
import type { LawText } from './law-text'
import { chongqing, norm1, practice, punctuation } from './norms'
import { type LintRule, matching } from './rule'

const state = '中华人民共和国'
/** Repealed by 民法典 第一千二百六十条, and two of later years. */
const repealed = [
  '民法通则',
  '民法总则',
  '合同法',
  '物权法',
  '侵权责任法',
  '担保法',
  '婚姻法',
  '继承法',
  '收养法',
  '经济合同法',
  '环境噪声污染防治法',
  '外资企业法',
  '中外合资经营企业法',
  '中外合作经营企业法',
]

const names = new WeakMap<LawText, ReadonlyMap<string, string>>()
function isDeclared(law: LawText, name: string): boolean {
  const known = names.get(law) ?? declaredNames(law.tree)
  names.set(law, known)
  return known.has(name)
}

export const workRules: readonly LintRule[] = [
  {
    id: 'full-title',
    severity: 'warning',
    title: {
      zh: '引用法律用全称，冠以“中华人民共和国”',
      en: 'A law is cited by its full title, with 中华人民共和国',
    },
    source: `${norm1('关于引用的规定')}；${chongqing('第三十四条')}`,
    bad: '根据⟦《水法》⟧的规定处理。',
    good: '根据《中华人民共和国水法》的规定处理，遵守《云泽市河道管理办法》。',
    check: matching(/《(?!中华人民共和国)(?<name>[^《》〈〉的]{1,20}(?<!办|书|方|做|立|司|执))法》/dg, {
      everywhere: true,
      when: ({ level }) => level === 'law' || level === 'local' || level === 'state' || level === 'other',
      if: ({ groups: { name } = {}, index }, spot, law) =>
        !isDeclared(law, `${name}法`) &&
        !/以下(?:统一)?简?称[^（）]{0,60}$/.test(spot.text.slice(0, index)) &&
        !/省|市|自治|特别行政区|国际|公约|联合国|组织/.test(name ?? ''),
    }),
  },
  {
    id: 'constitution-marks',
    severity: 'warning',
    title: { zh: '引用宪法不加书名号', en: 'The constitution is cited without 《》' },
    source: norm1('关于引用的规定'),
    bad: '根据⟦《中华人民共和国宪法》⟧，制定本条例。',
    good: '根据宪法，制定本条例。',
    check: matching(/(?<=根据|依照|依据|按照|遵守|违反|实施|贯彻)《(?:中华人民共和国)?宪法》/dg, {
      everywhere: true,
    }),
  },
  {
    id: 'repealed-law',
    severity: 'warning',
    title: { zh: '引用的法律已经废止', en: 'The law cited is repealed' },
    source: '《中华人民共和国民法典》第一千二百六十条等废止条款',
    bad: '依照⟦《中华人民共和国合同法》⟧订立合同。',
    good: '依照《中华人民共和国民法典》订立合同，依照《中华人民共和国劳动合同法》用工。',
    check: matching(/《(?:中华人民共和国)?(?<name>[^《》〈〉]{2,20})》/dg, {
      everywhere: true,
      if: ({ groups: { name = '' } = {}, index }, { text }, law) =>
        repealed.includes(name) &&
        law.level !== 'judicial' &&
        !/废止|同时失效/.test(text.slice(index)) &&
        !law.name.includes(name),
    }),
  },
  {
    id: 'nested-title',
    severity: 'error',
    title: { zh: '书名号里面用书名号的，里面用单书名号〈〉', en: 'A title inside a title stands in 〈〉' },
    source: `${punctuation}4.15`,
    bad: '根据⟦《关于修改《云泽市河道条例》的决定》⟧执行。',
    good: '根据《关于修改〈云泽市河道条例〉的决定》执行。',
    check: matching(/《[^《》]{0,40}《[^《》]{1,40}》[^《》，。；]{0,30}》/dg, { everywhere: true }),
  },
  {
    id: 'titles-comma-mixed',
    severity: 'info',
    title: {
      zh: '并列书名号之间，顿号用法前后一致',
      en: 'Between titles 、 is used throughout or not at all',
    },
    source: `${punctuation}4.5.3.5`,
    bad: '依照《甲规定》⟦《⟧乙规定》执行。\n依照《甲规定》、《乙规定》处理。\n依照《丙规定》、《丁规定》处罚。',
    good: '依照《甲规定》、《乙规定》执行。\n依照《甲规定》、《乙规定》处理。',
    *check(law) {
      if (law.isDecision) return
      const uses = law.passages.flatMap((at) =>
        [
          ...at.text.matchAll(
            /(?<=法|条例|办法|规定)》(?<comma>、?)《(?=[^》]{1,40}(?:法|条例|办法|规定)》)/g,
          ),
        ].map(({ index, groups }) => ({
          at,
          index,
          isComma: groups?.comma === '、',
        })),
      )
      const withComma = uses.filter(({ isComma }) => isComma)
      const [rare] = [withComma, uses.filter(({ isComma }) => !isComma)].sort((a, b) => a.length - b.length)
      const [first] = rare ?? []
      if (first) yield { at: first.at, start: first.index + 1, end: first.index + (first.isComma ? 3 : 2) }
    },
  },
  {
    id: 'document-as-basis',
    severity: 'warning',
    title: { zh: '政策文件的文号不作为义务的依据', en: 'A policy paper is no basis of duties' },
    source: practice,
    bad: '收费标准按照⟦国办发〔2019〕5号⟧文件执行。',
    good: '收费标准由市人民政府规定。',
    check: matching(/[国中财建府政厅办教卫民人]{1,4}发\s*[〔[［（(][0-9]{4}[〕\]］）)]\s*[0-9]+号/dg, {
      everywhere: true,
      when: ({ level }) => level === 'law' || level === 'local' || level === 'state' || level === 'other',
      if: (match, { text }) => !/废止|失效/.test(text.slice(match.index)),
    }),
  },
  {
    id: 'title-in-brackets',
    severity: 'info',
    title: { zh: '引用法律用书名号', en: 'A law is cited in 《》' },
    source: chongqing('第三十四条'),
    bad: '依照⟦中华人民共和国水法⟧的规定处理。',
    good: '依照《中华人民共和国水法》的规定处理。',
    check: matching(
      /中华人民共和国(?!宪法|刑法|民法典|香港|澳门)[^，。；、□的和与在就内对向由本违其有依照]{1,16}?(?<![办司立执方违])法(?=的|第|规定|和|、|，|有关)/dg,
      {
        if: ([words], _spot, law) =>
          words !== law.name &&
          !words.slice(state.length).includes(state) &&
          !/领|境|国籍|公民|法院|法律|政府|国务院/.test(words),
      },
    ),
  },
]
