// Numbers, amounts, percentages, ages and periods.

import { hanToNumber } from '../../text'
import type { LawText, Spot } from './law-text'
import { norm1, penaltyLaw, practice } from './norms'
import { type LintRule, matching } from './rule'

const number = '(?:[0-9][0-9,.]*|[一二三四五六七八九十百千万亿零两]+)'
const money = '(?:元|万元|千元|百元|亿元)'
const range = new RegExp(
  `(?<low>${number})(?<lowUnit>${money})以上(?<high>${number})(?<highUnit>${money})以下`,
  'dg',
)
const factors: Readonly<Record<string, number>> = {
  元: 1,
  百元: 100,
  千元: 1_000,
  万元: 10_000,
  亿元: 100_000_000,
}

/** 五万元 → 50000; undefined where it is no number. */
export function amount(digits: string, unit = '元'): number | undefined {
  const plain = digits.replaceAll(',', '').replace('两', '二')
  const n = /^[0-9.]+$/.test(plain) ? Number(plain) : hanToNumber(plain)
  return n === undefined ? undefined : n * (factors[unit] ?? 1)
}

interface Range {
  readonly at: Spot
  readonly start: number
  readonly end: number
  readonly low: number
  readonly high: number
}

/** Ranges of money in a spot, X元以上Y元以下, in order. */
export function rangesIn(at: Spot): Range[] {
  return [...at.plain.matchAll(range)].flatMap((match) => {
    const { low = '', lowUnit, high = '', highUnit } = match.groups ?? {}
    const [from, to] = [amount(low, lowUnit), amount(high, highUnit)]
    if (from === undefined || to === undefined) return []
    return [{ at, start: match.index, end: match.index + match[0].length, low: from, high: to }]
  })
}

// 北京市 writes Arabic numerals in its regulations throughout.
const isHanText = ({ level, name }: LawText) =>
  level === 'law' || (level === 'local' && !name.startsWith('北京'))

export const numberRules: readonly LintRule[] = [
  {
    id: 'arabic-number',
    severity: 'warning',
    title: {
      zh: '法律、地方性法规正文的数量、期限用汉字数字',
      en: 'Amounts and periods in laws and local regulations are in Chinese numerals',
    },
    source: practice,
    bad: '云泽市河道条例\n（2024年3月1日云泽市第八届人民代表大会常务委员会第十次会议通过）\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n第三条　当事人应当在⟦15⟧日内答复。\n第四条　本条例自2024年5月1日起施行。',
    good: '云泽市河道条例\n（2024年3月1日云泽市第八届人民代表大会常务委员会第十次会议通过）\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n第三条　当事人应当在十五日内答复。\n第四条　本条例自2024年5月1日起施行。',
    check: matching(
      /(?<![0-9.年月])(?<at>[0-9][0-9,.]*)(?=(?:个工作日|日内|万元|元|周岁|个月内|人以[上下]))/dg,
      {
        when: isHanText,
      },
    ),
  },
  {
    id: 'percent-word',
    severity: 'info',
    title: { zh: '法律、地方性法规正文的百分比写作“百分之……”', en: 'Percentages are words: 百分之五' },
    source: practice,
    bad: '云泽市河道条例\n（2024年3月1日云泽市第八届人民代表大会常务委员会第十次会议通过）\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n第三条　损失率不得超过⟦5%⟧。\n第四条　本条例自2024年5月1日起施行。',
    good: '云泽市河道条例\n（2024年3月1日云泽市第八届人民代表大会常务委员会第十次会议通过）\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n第三条　损失率不得超过百分之五。\n第四条　本条例自2024年5月1日起施行。',
    check: matching(/[0-9.]+[%％]/dg, { when: isHanText }),
  },
  {
    id: 'range-units',
    severity: 'warning',
    title: { zh: '罚款幅度写作“X元以上Y元以下”，两端都写单位', en: 'Both ends of a range carry their unit' },
    source: practice,
    bad: '由水行政主管部门处⟦一至五万元⟧罚款。',
    good: '由水行政主管部门处一万元以上五万元以下罚款。',
    check: matching(
      new RegExp(`处(?:以)?(?<at>${number}(?:${money})?(?:至|—|－|-|~|～|到)${number}${money})`, 'dg'),
    ),
  },
  {
    id: 'range-order',
    severity: 'error',
    title: { zh: '幅度的下限应当小于上限', en: 'The lower end of a range is below the upper' },
    source: practice,
    bad: '由水行政主管部门处⟦五万元以上三万元以下⟧罚款。',
    good: '由水行政主管部门处三万元以上五万元以下罚款。',
    *check({ passages }) {
      for (const at of passages) for (const one of rangesIn(at)) if (one.low >= one.high) yield one
    },
  },
  {
    id: 'range-ratio',
    severity: 'info',
    title: {
      zh: '罚款上限一般不超过下限的十倍',
      en: 'The upper end of a fine is usually at most ten times the lower',
    },
    source: `${penaltyLaw('第五条')}；地方立法技术规范，宽严不一`,
    bad: '由水行政主管部门处⟦一千元以上五万元以下⟧罚款。',
    good: '由水行政主管部门处五千元以上五万元以下罚款。',
    *check({ passages }) {
      for (const at of passages)
        for (const one of rangesIn(at))
          if (one.high > one.low * 10 && /^(?:的)?罚款/.test(at.plain.slice(one.end)))
            yield { ...one, note: `上限是下限的${Math.round(one.high / one.low)}倍` }
    },
  },
  {
    id: 'tier-overlap',
    severity: 'warning',
    title: {
      zh: '加重情形的罚款下限不低于前一档的上限',
      en: 'A graver tier begins where the lighter one ends',
    },
    source: penaltyLaw('第五条'),
    bad: '由水行政主管部门责令改正，处一千元以上五千元以下罚款；情节严重的，处⟦三千元以上一万元以下⟧罚款。',
    good: '由水行政主管部门责令改正，处一千元以上五千元以下罚款；情节严重的，处五千元以上一万元以下罚款。',
    *check({ passages }) {
      for (const at of passages) {
        const ranges = rangesIn(at)
        for (const [i, later] of ranges.entries()) {
          const before = ranges[i - 1]
          const between = before && at.plain.slice(before.end, later.start)
          const isGraver =
            between && /^(?:的)?罚款[；，。]情节(?:特别)?严重的，(?:并)?处(?:以)?$/.test(between)
          if (isGraver && later.low < before.high) yield { ...later, note: '与前一档重叠' }
        }
      }
    },
  },
  {
    id: 'tier-boundary',
    severity: 'error',
    title: {
      zh: '“以上”“以下”都包括本数，相邻两档不能同用一个人数或者年龄',
      en: '以上 and 以下 both include the number: two tiers cannot share it',
    },
    source: '《中华人民共和国民法典》第一千二百五十九条',
    bad: '死亡⟦三人以下的为一般事故，三人以上⟧的为较大事故。',
    good: '死亡三人以下的为一般事故，超过三人的为较大事故。',
    check: matching(
      /(?<at>(?<n>[一二三四五六七八九十百]+)(?<unit>人|名|周岁)以下[^。；]{0,30}[；，]\k<n>\k<unit>以上)/dg,
      // 三人以上十人以下 names one tier; 三人以下或者三人以上 would be two.
      { if: ([words]) => !/以上[^；，]{0,12}以下.*以下/.test(words) },
    ),
  },
  {
    id: 'day-word',
    severity: 'warning',
    title: { zh: '期限用“日”，不用“天”', en: 'Periods are in 日, not 天' },
    source: norm1(25),
    bad: '当事人应当在十五⟦天⟧内答复。',
    good: '当事人应当在十五日内答复。',
    check: matching(/[一二三四五六七八九十百两0-9](?<at>天)(?=内|前|后|以[内上下]|之内|之前)/dg),
  },
  {
    id: 'custody-days',
    severity: 'warning',
    title: { zh: '限制人身自由的期限用“日”，不用“工作日”', en: 'Custody is counted in 日, never in 工作日' },
    source: norm1(25),
    bad: '处五⟦个工作日⟧以下拘留。',
    good: '处五日以下拘留。',
    check: matching(
      /[一二三四五六七八九十0-9](?<at>个工作日)(?:以[上下内])?(?:的)?(?:行政|司法)?(?:拘留|扣留|羁押|留置)/dg,
    ),
  },
  {
    id: 'month-word',
    severity: 'warning',
    title: { zh: '月数写作“三个月”', en: 'Months are counted 三个月' },
    source: practice,
    bad: '登记机关应当在⟦三月⟧内答复。',
    good: '登记机关应当在三个月内答复。',
    check: matching(
      /(?<![0-9一二三四五六七八九十零〇年])(?<at>[一二三四五六七八九十]月)(?=之?内(?!的)|以内)/dg,
    ),
  },
  {
    id: 'han-zero',
    severity: 'warning',
    title: { zh: '年份等数字中的零写作“〇”', en: 'Zero among Chinese digits is 〇' },
    source: '《出版物上数字用法》（GB/T 15835-2011）',
    bad: '该标准自⟦二○二三⟧年起执行。',
    good: '该标准自二〇二三年起执行。',
    check: matching(
      /[一二三四五六七八九][○OＯ0零][一二三四五六七八九○OＯ0零〇]{1,2}(?=年)|[一二三四五六七八九]{2}[○OＯ0][一二三四五六七八九○OＯ0〇](?=年)/dg,
    ),
  },
  {
    id: 'age-word',
    severity: 'warning',
    title: { zh: '年龄写“周岁”，低于的用“不满……周岁”', en: 'Ages are 周岁; below is 不满…周岁' },
    source: norm1(24),
    bad: '⟦十四岁以下⟧的儿童免费。',
    good: '不满十四周岁的儿童免费。',
    check: matching(/[一二三四五六七八九十百0-9]+岁以[上下](?!儿童死亡)/dg),
  },
  {
    id: 'from-receipt',
    severity: 'warning',
    title: { zh: '期限写明起算，用“自收到……之日起……日内”', en: 'A period says from when: 自收到…之日起' },
    source: practice,
    bad: '登记机关应当在收到申请⟦后⟧十日内答复。',
    good: '登记机关应当自收到申请之日起十日内答复。',
    check: matching(
      /(?:收到|接到|受理)[^，。；：]{1,20}?(?<at>之?后)(?:的)?[一二三四五六七八九十0-9]+(?:个工作)?日(?:之)?内/dg,
    ),
  },
  {
    id: 'self-and-below',
    severity: 'warning',
    title: {
      zh: '“以上”“以下”“以内”包括本数，不再注明',
      en: '以上, 以下 and 以内 include the number: it is not said again',
    },
    source: '《中华人民共和国民法典》第一千二百五十九条',
    bad: '由水行政主管部门处一万元以上⟦（含一万元）⟧五万元以下罚款。',
    good: '由水行政主管部门处一万元以上五万元以下罚款。',
    check: matching(
      /以[上下内](?<at>（(?:含|包括|不含)(?:本数|[一二三四五六七八九十百千万0-9]+[^（）]{0,5})）)/dg,
      {
        if: ([words]) => !words.includes('不含'),
      },
    ),
  },
]
