// Characters themselves: what prints nothing, what shows on no other computer, widths, letters among digits.

import { isInvisible } from '../../text'
import type { LawText, Spot } from './law-text'
import { practice } from './norms'
import { type LintRule, matching } from './rule'

/** A spot for characters that the tree does not hold. */
export function inSource(law: LawText, start: number): Spot {
  const line = law.source.slice(0, start).split('\n').length
  return {
    kind: 'source',
    eId: '',
    place: `第${line}行`,
    text: law.source,
    plain: law.source,
    standing: { divisions: [] },
    offsetOf: (index) => index,
  }
}

// A header of a file is not its text.
const bodyFrom = ({ source }: LawText) =>
  source.startsWith('---') ? Math.max(0, source.indexOf('\n---', 3)) : 0

export const letterRules: readonly LintRule[] = [
  {
    id: 'invisible-characters',
    severity: 'warning',
    title: { zh: '删去零宽空格等不可见字符', en: 'Zero-width and other invisible characters are removed' },
    source: practice,
    bad: '第九条　单位和⟦\u200b⟧个人应当配合。',
    good: '第九条　单位和个人应当配合。',
    *check(law) {
      const { source } = law
      for (let i = bodyFrom(law); i < source.length; i++) {
        if (!isInvisible(source.charAt(i)) || (i === 0 && source[0] === '\ufeff')) continue
        let end = i + 1
        while (end < source.length && isInvisible(source.charAt(end))) end++
        yield { at: inSource(law, i), start: i, end, put: '' }
        i = end
      }
    },
  },
  {
    id: 'private-characters',
    severity: 'error',
    title: {
      zh: '私用区字符在别的电脑上显示不出，需要人工改正',
      en: 'Private-use characters show on no other computer',
    },
    source: practice,
    bad: '第九条　单位和⟦\ue123⟧人应当配合。',
    good: '第九条　单位和个人应当配合。',
    *check(law) {
      const all = [...law.source.matchAll(/[\ue000-\uf8ff\ufffd]/g)]
      const [first] = all
      if (first)
        yield {
          at: inSource(law, first.index),
          start: first.index,
          end: first.index + 1,
          note: `全文${all.length}处`,
        }
    },
  },
  {
    id: 'wide-digits',
    severity: 'warning',
    title: { zh: '数字、字母用半角', en: 'Digits and letters are half-width' },
    source: practice,
    bad: '该标准自⟦２０２４⟧年起执行。',
    good: '该标准自2024年起执行。',
    check: matching(/[０-９Ａ-Ｚａ-ｚ]+/dg, {
      everywhere: true,
      loose: true,
      put: (words) => words.replace(/./g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0)),
    }),
  },
  {
    id: 'inner-blanks',
    severity: 'warning',
    title: { zh: '句子中间没有空格', en: 'No blank inside a sentence' },
    source: practice,
    bad: '单位应当⟦ ⟧配合检查。',
    good: '单位应当配合检查。',
    check: matching(/(?<=[\u4e00-\u9fff]{3})(?<at>[ \u3000\u00a0]+)(?=[\u4e00-\u9fff]{3})/dg, {
      put: '',
      // 自 年 月 日起 is a form to be filled in.
      if: (match, { plain, standing }) =>
        !!standing.article &&
        !/[年月日]\s|\s[年月日]/.test(plain.slice(Math.max(0, match.index - 6), match.index + 6)),
    }),
  },
  {
    id: 'confused-letters',
    severity: 'error',
    title: { zh: '数字中混入字母', en: 'A letter stands among digits' },
    source: practice,
    bad: '该标准自20⟦l⟧4年起执行。',
    good: '该标准自2014年起执行。',
    check: matching(/(?<=[0-9])(?<at>[lIOo])(?=[0-9年月日])|(?<=年|月)(?<at2>[lIOo])(?=[0-9月日])/dg, {
      everywhere: true,
      loose: true,
    }),
  },
]
