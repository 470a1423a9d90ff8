// Dates and what takes effect when: 自2024年5月1日起施行, the note on adoption, the order of its events.

import type { LawText, Spot } from './law-text'
import { legislationLaw, norm1, practice } from './norms'
import { type LintRule, matching } from './rule'

const hanDate = /[一二三四五六七八九〇○零]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日/dg

function isDay(year: number, month: number, day: number): boolean {
  const days = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0)
}

const lastArticle = ({ articles }: LawText) => articles.at(-1)
const noteSpot = ({ matters }: LawText): Spot | undefined =>
  matters.find(({ matter }) => matter.type === 'longTitle')?.spot

/** 第三次修正 → 3, with the verb it belongs to. */
const ordinals = /第(?<n>[一二三四五六七八九十]+)次(?<verb>修正|修订)/dg
const small = (han: string) => '零一二三四五六七八九十'.indexOf(han)

export const dateRules: readonly LintRule[] = [
  {
    id: 'date-numerals',
    severity: 'error',
    title: { zh: '日期用阿拉伯数字', en: 'Dates are in Arabic numerals' },
    source: norm1('关于数字的规定'),
    bad: '本办法自⟦一九九四年一月一日⟧起施行。',
    good: '本办法自1994年1月1日起施行。',
    check: matching(hanDate),
  },
  {
    id: 'date-real',
    severity: 'error',
    title: { zh: '日期应当真实存在', en: 'A date exists in the calendar' },
    source: practice,
    bad: '本办法自⟦2024年2月30日⟧起施行。',
    good: '本办法自2024年2月29日起施行。',
    check: matching(/(?<y>[0-9]{4})年(?<m>[0-9lI]{1,2})月(?<d>[0-9lI]{1,2})日/dg, {
      everywhere: true,
      if: ({ groups: { y, m, d } = {} }) => !isDay(Number(y), Number(m), Number(d)),
    }),
  },
  {
    id: 'from-date',
    severity: 'error',
    title: { zh: '写作“自……起施行”', en: 'It is 自…起施行' },
    source: norm1('关于施行日期的规定'),
    bad: '本办法⟦自2024年5月1日施行⟧。',
    good: '本办法自2024年5月1日起施行。',
    check: matching(
      /自[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:之日)?(?:施行|实施|执行)|自(?:公布|发布)之日(?:施行|实施)/dg,
    ),
  },
  {
    id: 'in-force-word',
    severity: 'warning',
    title: { zh: '法的生效写作“施行”，不用“实施”“执行”“生效”', en: 'A law comes into force by 施行' },
    source: legislationLaw('第六十一条'),
    bad: '本办法自2024年5月1日起⟦实施⟧。',
    good: '本办法自2024年5月1日起施行。',
    check: matching(
      /本(?:法|条例|办法|规定|细则|规则|决定)(?:从|自)[^，。；]{2,20}(?:之日)?起?(?<at>实施|执行|生效|实行)(?=[。，；])/dg,
    ),
  },
  {
    id: 'from-word',
    severity: 'warning',
    title: { zh: '起算用“自”，不用“从”', en: 'A period begins 自, not 从' },
    source: practice,
    bad: '本办法⟦从⟧2024年5月1日起施行。',
    good: '本办法自2024年5月1日起施行。',
    check: matching(
      /(?<![主服依遵顺听跟])(?<at>从)(?!业|属|事|而|重|轻|严|宽|优|快|中|军|教|量|犯)(?=[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日起|公布之日|发布之日|[^，。；]{1,12}之日起[一二三四五六七八九十]+)/dg,
    ),
  },
  {
    id: 'effective-date',
    severity: 'error',
    title: { zh: '应当规定施行日期', en: 'A law says from when it applies' },
    source: legislationLaw('第六十一条'),
    bad: '云泽市河道条例\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n⟦第三条⟧　河道实行分级管理。',
    good: '云泽市河道条例\n第一条　为了保护河道，制定本条例。\n第二条　本条例适用于本市河道。\n第三条　本条例自2024年5月1日起施行。',
    *check(law) {
      if (
        !law.isWhole ||
        law.isDecision ||
        !law.genre ||
        law.genre === '解释' ||
        law.isLetter ||
        law.name.endsWith('宪法') ||
        law.level === 'judicial'
      )
        return
      const final = lastArticle(law)
      const says =
        /(?:起|开始|之日|后|同时)即?(?:施行|实施|生效|执行|试行|实行)|(?:施行|生效|实施)(?:日期|时间|之日|办法)|(?:施行|生效|试行)。/
      if (
        final &&
        !law.articles.slice(-6).some(({ passages }) => passages.some(({ text }) => says.test(text)))
      )
        yield { at: final.head, start: 0, end: final.head.text.length }
    },
  },
  {
    id: 'effective-date-last',
    severity: 'info',
    title: { zh: '施行日期放在最后一条', en: 'When it comes into force is said in the last article' },
    source: norm1('关于附则的规定'),
    bad: '云泽市河道条例\n第一条　为了保护河道，制定本条例。\n第二条　本条例⟦自2024年5月1日起施行⟧。\n第三条　河道实行分级管理。',
    good: '云泽市河道条例\n第一条　为了保护河道，制定本条例。\n第二条　河道实行分级管理。\n第三条　本条例自2024年5月1日起施行。',
    *check(law) {
      if (!law.isWhole || law.isDecision) return
      for (const { passages } of law.articles.slice(0, -1)) {
        for (const at of passages) {
          const said = /本(?:法|条例|办法|规定|细则|规则)(?<at>自[^，。；]{2,20}起施行)/d.exec(at.plain)
          const [start, end] = said?.indices?.groups?.at ?? []
          if (start !== undefined && end !== undefined) yield { at, start, end }
        }
      }
    },
  },
  {
    id: 'note-order',
    severity: 'warning',
    title: { zh: '题注中的日期按先后排列', en: 'The note on adoption runs in the order of its dates' },
    source: legislationLaw('第六十五条'),
    bad: '云泽市河道条例\n（2019年3月1日云泽市第七届人民代表大会常务委员会第十次会议通过　根据⟦2016年5月1日⟧云泽市第六届人民代表大会常务委员会第二次会议第一次修正）\n第一条　为了保护河道，制定本条例。',
    good: '云泽市河道条例\n（2016年3月1日云泽市第六届人民代表大会常务委员会第一次会议通过　根据2019年5月1日云泽市第七届人民代表大会常务委员会第二次会议第一次修正）\n第一条　为了保护河道，制定本条例。',
    *check(law) {
      const at = noteSpot(law)
      // Two courts adopt an interpretation on two days; what a province approved was adopted before.
      if (law.level === 'judicial' || /批准的|主席/.test(at?.text ?? '')) return
      let latest = 0
      for (const match of at?.text.matchAll(
        /(?<!自)(?<y>[0-9]{4})年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日(?!起)/g,
      ) ?? []) {
        const { y, m, d } = match.groups ?? {}
        const day = Number(y) * 10_000 + Number(m) * 100 + Number(d)
        if (at && day < latest) yield { at, start: match.index, end: match.index + match[0].length }
        latest = Math.max(latest, day)
      }
    },
  },
  {
    id: 'note-ordinals',
    severity: 'warning',
    title: { zh: '题注中修正的次数连续', en: 'The amendments in the note are counted without a gap' },
    source: legislationLaw('第六十五条'),
    bad: '云泽市河道条例\n（2010年3月1日云泽市第五届人民代表大会常务委员会第一次会议通过　2014年5月1日第一次修正　2019年5月1日⟦第三次修正⟧）\n第一条　为了保护河道，制定本条例。',
    good: '云泽市河道条例\n（2010年3月1日云泽市第五届人民代表大会常务委员会第一次会议通过　2014年5月1日第一次修正　2019年5月1日第二次修正）\n第一条　为了保护河道，制定本条例。',
    *check(law) {
      const at = noteSpot(law)
      const before: Record<string, number> = {}
      for (const match of at?.text.matchAll(ordinals) ?? []) {
        const { n = '', verb = '' } = match.groups ?? {}
        const counted = small(n)
        const expected = (before[verb] ?? counted - 1) + 1
        // The first of several is often written without its number.
        if (at && n.length === 1 && counted !== expected)
          yield {
            at,
            start: match.index,
            end: match.index + match[0].length,
            note: `应为第${'零一二三四五六七八九十'.charAt(expected)}次`,
          }
        before[verb] = counted
      }
    },
  },
]
