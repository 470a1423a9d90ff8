// 条旨, annexes and other parts beside the articles.

import { hanToNumber } from '../../text'
import type { LawText } from './law-text'
import { norm1, practice } from './norms'
import { inLaw, type LintRule, whole } from './rule'

const annexes = ({ matters }: LawText) => matters.filter(({ matter }) => matter.type === 'annex')

export const partRules: readonly LintRule[] = [
  {
    id: 'captions-partly',
    severity: 'warning',
    title: { zh: '条旨要么各条都有，要么都没有', en: 'All articles carry a caption or none does' },
    source: practice,
    bad: '第一条【目的】　为了保护河道，制定本条例。\n第二条【范围】　本条例适用于本市河道。\n⟦第三条⟧　河道分级管理。',
    good: '第一条【目的】　为了保护河道，制定本条例。\n第二条【范围】　本条例适用于本市河道。\n第三条【管理】　河道分级管理。',
    *check({ articles, isDecision }) {
      const bare = articles.filter(({ article }) => !article.caption)
      if (isDecision || bare.length === 0 || bare.length * 2 > articles.length) return
      for (const { head } of bare) yield whole(head)
    },
  },
  {
    id: 'annex-missing',
    severity: 'error',
    title: { zh: '正文提到的附件应当存在', en: 'An annex that is mentioned is there' },
    source: practice,
    bad: `${inLaw('第三条　收费标准见⟦附件二⟧，样式见附件一。')}\n附件一\n样式`,
    good: `${inLaw('第三条　样式见附件一。')}\n附件一\n样式`,
    *check(law) {
      const own = annexes(law)
      // A text whose annexes the source did not keep says nothing about which are missing.
      if (own.length === 0 || law.isDecision) return
      // A second annex often stands in the words of the first.
      const lines = own.flatMap(({ matter, spot }) => [matter.heading ?? '', ...spot.text.split('\n')])
      const there = new Set(lines.flatMap(numberIn))
      if (there.size === 0) return
      for (const at of law.passages) {
        for (const match of at.plain.matchAll(
          /附(?:件|表|录)(?<n>[一二三四五六七八九十0-9]{1,2})(?![、日年月条款个张份])/dg,
        )) {
          const n = hanToNumber(match.groups?.n ?? '')
          if (n !== undefined && n > 0 && !there.has(n))
            yield { at, start: match.index, end: match.index + match[0].length }
        }
      }
    },
  },
  {
    id: 'annex-unmentioned',
    severity: 'info',
    title: { zh: '附件应当在正文中提到', en: 'An annex is mentioned in the text' },
    source: norm1('关于附件的规定'),
    bad: `${inLaw('第三条　河道分级管理。')}\n⟦附件一⟧\n样式`,
    good: `${inLaw('第三条　河道分级管理，名录见附件一。')}\n附件一\n样式`,
    *check(law) {
      if (
        !law.isWhole ||
        law.isDecision ||
        law.isLetter ||
        law.level === 'judicial' ||
        law.articles.filter(({ article }) => article.key.n === 1).length > 1
      )
        return
      const [first] = annexes(law)
      const all = law.passages.map(({ text }) => text).join('')
      if (
        first &&
        /^附[件表录][一二三四五六七八九十0-9]/.test(first.spot.text) &&
        !/附[件表录图]|[^样]式样|见附|后附|所附/.test(all)
      )
        yield {
          at: first.spot,
          start: 0,
          end: /^附[件表录][一二三四五六七八九十0-9]*/.exec(first.spot.text)?.[0].length ?? 2,
        }
    },
  },
]

function numberIn(heading: string): number[] {
  const [, n = ''] = /^附(?:件|表|录)\s*([一二三四五六七八九十0-9]{1,2})/.exec(heading) ?? []
  const number = hanToNumber(n)
  return number === undefined || number === 0 ? [] : [number]
}
