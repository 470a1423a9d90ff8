// Decisions on amending: their items, what they put where, and how they close. Whether they fit the text they amend is
// asked by applying them, not here.

import { hanToNumber } from '../../text'
import type { LawText, Spot } from './law-text'
import { norm1, practice } from './norms'
import { type LintRule, whole } from './rule'

const form = norm1('法律修改形式规范')
const closing = '云泽市人大常委会关于修改《云泽市河道条例》的决定\n'
const good = `${closing}一、将第三条修改为：“河道分级管理。”\n二、删去第五条。\n本决定自2024年5月1日起施行。\n《云泽市河道条例》根据本决定作相应修改，重新公布。`

/** Items 一、二、 of a decision, each with the text that follows its number. */
function itemsOf(law: LawText): { readonly at: Spot; readonly n: number; readonly end: number }[] {
  if (!law.isDecision) return []
  return law.passages.flatMap((at) => {
    const mark = /^([一二三四五六七八九十百]+)、/.exec(at.plain)
    const n = mark ? hanToNumber(mark[1] ?? '') : undefined
    return mark && n !== undefined ? [{ at, n, end: mark[0].length }] : []
  })
}

const isAmending = (law: LawText) => law.isDecision && /关于修改.*的决定$/.test(law.name)
const allOf = (law: LawText) => law.passages.map(({ text }) => text).join('\n')

export const decisionRules: readonly LintRule[] = [
  {
    id: 'decision-items',
    severity: 'error',
    title: { zh: '修改决定各项的序号连续', en: 'The items of a decision are numbered without a gap' },
    source: form,
    bad: good.replace('二、', '⟦三、⟧'),
    good,
    *check(law) {
      let before = 0
      for (const { at, n, end } of itemsOf(law)) {
        if (n !== before + 1 && n !== 1) yield { at, start: 0, end, note: `前一项是第${before}项` }
        before = n
      }
    },
  },
  {
    id: 'decision-in-force',
    severity: 'warning',
    title: { zh: '修改决定写明施行日期', en: 'A decision says when it comes into force' },
    source: form,
    bad: good.replace('本决定自2024年5月1日起施行。\n', '').replace('二、删去第五条。', '⟦二、⟧删去第五条。'),
    good,
    *check(law) {
      const items = itemsOf(law)
      const last = items.at(-1)
      if (
        isAmending(law) &&
        last &&
        !/本决定[^。]{0,12}自.{2,20}起(?:施行|实施|生效)|公布之日起施行|现予公布|发布之日起施行/.test(
          `${allOf(law)}${law.tree.longTitle}${law.matters.map(({ spot }) => spot.text).join('')}`,
        )
      )
        yield { at: last.at, start: 0, end: last.end }
    },
  },
  {
    id: 'decision-republished',
    severity: 'info',
    title: {
      zh: '修改决定末尾写“根据本决定作相应修改，重新公布”',
      en: 'A decision ends by saying that the act is published anew',
    },
    source: form,
    bad: good
      .replace('《云泽市河道条例》根据本决定作相应修改，重新公布。', '')
      .replace('二、删去第五条。', '⟦二、⟧删去第五条。'),
    good,
    *check(law) {
      const last = itemsOf(law).at(-1)
      if (isAmending(law) && law.level !== 'judicial' && last && !/重新公布|重新发布/.test(allOf(law)))
        yield { at: last.at, start: 0, end: last.end }
    },
  },
  {
    id: 'decision-same-words',
    severity: 'error',
    title: { zh: '修改前后的文字不同', en: 'What is replaced differs from what replaces it' },
    source: practice,
    bad: good.replace('二、删去第五条。', '二、将第五条中的⟦“水务部门”修改为“水务部门”⟧。'),
    good: good.replace('二、删去第五条。', '二、将第五条中的“水务部门”修改为“水行政主管部门”。'),
    *check(law) {
      if (!law.isDecision) return
      for (const at of law.passages)
        for (const { index, 0: words, 1: before, 2: after } of at.text.matchAll(
          /“([^“”]{1,40})”(?:统一)?(?:修改为|改为)“([^“”]{1,40})”/g,
        ))
          if (before === after) yield { at, start: index, end: index + words.length }
    },
  },
  {
    id: 'decision-same-number',
    severity: 'error',
    title: { zh: '两项不把不同条文改到同一条号', en: 'Two items do not give one number to two articles' },
    source: practice,
    bad: good
      .replace('一、将第三条修改为：“河道分级管理。”', '一、将第三条改为第四条。')
      .replace('二、删去第五条。', '二、增加一条，作为⟦第四条⟧：“堤防由市管理。”'),
    good: good.replace('二、删去第五条。', '二、增加一条，作为第四条：“堤防由市管理。”'),
    *check(law) {
      if (!isAmending(law) || /等.{1,8}(?:部|件)|部分/.test(law.name)) return
      const seen = new Set<string>()
      for (const { at } of itemsOf(law)) {
        for (const match of at.plain.matchAll(
          /(?:作为|改为)(?<to>第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十]+)?)(?!第|、|和|至|中|的)/dg,
        )) {
          const [start, end] = match.indices?.groups?.to ?? [0, 0]
          const to = match.groups?.to ?? ''
          if (seen.has(to)) yield { at, start, end }
          seen.add(to)
        }
      }
    },
  },
  {
    id: 'decision-word',
    severity: 'warning',
    title: { zh: '写作“修改为”“删去”“增加一条”', en: 'Operations are worded 修改为, 删去, 增加' },
    source: form,
    bad: good.replace('二、删去第五条。', '二、⟦删掉⟧第五条。'),
    good,
    *check(law) {
      if (!law.isDecision) return
      for (const at of law.passages)
        for (const { index, 0: words } of at.plain.matchAll(
          /删掉|去掉(?=第|□)|改成(?=□|：)|更改为|变更为(?=□|：□)|更换为|替换为/g,
        ))
          yield { at, start: index, end: index + words.length }
    },
  },
  {
    id: 'decision-quote-colon',
    severity: 'warning',
    title: {
      zh: '“修改为”引出整条、整款时加冒号和引号',
      en: '修改为 before a whole provision takes ： and quotation marks',
    },
    source: form,
    bad: good.replace('修改为：“河道分级管理。”', '⟦修改为“⟧河道分级管理。”'),
    good,
    *check(law) {
      if (!isAmending(law)) return
      for (const { at } of itemsOf(law))
        for (const { index } of at.text.matchAll(
          /(?:^[一二三四五六七八九十]+、)(?:将)?第[^“”，。；：]{1,16}[条款]修改为(“)(?=[^“”]{1,400}。”)/g,
        )) {
          const start = at.text.indexOf('修改为“', index)
          yield { at, start, end: start + 4 }
        }
    },
  },
  {
    id: 'decision-title',
    severity: 'warning',
    title: {
      zh: '修改决定的标题写明被修改的法，名称用书名号',
      en: 'The title of a decision names the act in 《》',
    },
    source: form,
    bad: good.replace(
      '云泽市人大常委会关于修改《云泽市河道条例》的决定',
      '⟦云泽市人大常委会关于修改云泽市河道条例的决定⟧',
    ),
    good,
    *check(law) {
      const title = law.matters.find(({ matter }) => matter.type === 'title')?.spot
      if (
        title &&
        /关于修改(?!部分|[^的]{0,12}(?:部分|若干))[^《》]*(?:条例|法|办法|规定)[^《》]*的决定$/.test(law.name)
      )
        yield whole(title)
    },
  },
]
