// Lists of 项 and 目: the lead-in, their numbers, how they end, what stands last.

import { hanToNumber } from '../../text'
import { pointsIn } from '../standing'
import type { Article, Paragraph, Point } from '../tree'
import type { LawText, Spot } from './law-text'
import { legislationLaw, norm1, practice } from './norms'
import { type Found, type LintRule, matching, whole } from './rule'

interface List {
  readonly article: Article
  readonly paragraph: Paragraph
  readonly leadIn?: Spot
  /** With their spots, where they have words. */
  readonly points: readonly { readonly point: Point; readonly spot?: Spot }[]
}

/** Lists in articles; in a decision numbers belong to what it quotes. */
function* listsOf(law: LawText): Iterable<List> {
  if (law.isDecision || law.isLetter) return
  for (const { article } of law.articles) {
    for (const paragraph of article.children) {
      const points = pointsIn(paragraph)
      if (points.length === 0) continue
      const leadIn = law.spotOf(paragraph.eId)
      yield {
        article,
        paragraph,
        ...(leadIn ? { leadIn } : {}),
        points: points.map((point) => {
          const spot = law.spotOf(point.eId)
          return spot ? { point, spot } : { point }
        }),
      }
    }
  }
}

const numberOf = ({ number }: Point) => hanToNumber(number.replace(/[（）().、]/g, '')) ?? 0
const last = (at: Spot): Found => ({ at, start: Math.max(0, at.text.length - 1), end: at.text.length })
const endOf = (spot: Spot) => spot.text.replace(/[”’」』]$/, '').at(-1) ?? ''
const catchAll =
  /^(?:法律、(?:行政)?法规(?:和[^，。；]{0,20})?(?:规定|禁止)的)?其他[^，。；]{0,40}[。；]?$|规定的其他/
const conduct =
  /^(?:未|拒不|拒绝|擅自|违反|违法|伪造|涂改|变造|转让|出租|出借|隐瞒|破坏|损毁|侵占|阻碍|阻挠|不按|不依|不履行|逾期|虚报|骗取|截留|挪用|泄露|倒卖|冒用|非法|以欺骗)/

export const listRules: readonly LintRule[] = [
  {
    id: 'one-of-following',
    severity: 'warning',
    title: {
      zh: '“有下列情形（行为）之一”作条件时后面加“的”',
      en: '有下列…之一 as a condition ends in 的',
    },
    source: norm1('关于“的”字结构的规定'),
    bad: '有下列行为⟦之一⟧，由水行政主管部门责令改正：\n（一）在堤防上放牧的；\n（二）向河道倾倒垃圾的。',
    good: '有下列行为之一的，由水行政主管部门责令改正：\n（一）在堤防上放牧的；\n（二）向河道倾倒垃圾的。',
    check: matching(/有下列[^，。；]{0,20}(?<at>之一)(?=，(?![^：。]{0,60}的，))/dg),
  },
  {
    id: 'list-endings-differ',
    severity: 'warning',
    title: {
      zh: '同一列项中行为各项的“的”字应当统一',
      en: 'Points that name conduct end alike, all in 的 or none',
    },
    source: norm1('关于“的”字结构的规定'),
    bad: '有下列行为之一的，责令改正：\n（一）擅自取水的；\n（二）⟦伪造记录⟧；\n（三）拒绝检查的。',
    good: '有下列行为之一的，责令改正：\n（一）擅自取水的；\n（二）伪造记录的；\n（三）拒绝检查的。',
    *check(law) {
      for (const { points, leadIn } of listsOf(law)) {
        if (!/之一的?，/.test(leadIn?.plain ?? '')) continue
        const spots = points.flatMap(({ spot }) => spot ?? []).filter(({ text }) => !catchAll.test(text))
        const bare = spots.filter(
          ({ text }) =>
            conduct.test(text) &&
            /[^的][；。]$/.test(text.replace(/（[^（）]*）(?=[；。]$)/, '')) &&
            !/[：。].|其他(?:行为|情形)|的，/.test(text),
        )
        const ended = spots.filter(({ text }) => /的(?:（[^（）]*）)?[；。]$/.test(text))
        if (bare.length === 0 || ended.length <= bare.length) continue
        for (const at of bare) yield { at, start: 0, end: at.text.length - 1 }
      }
    },
  },
  {
    id: 'point-end',
    severity: 'warning',
    title: { zh: '列项各项末尾用分号', en: 'Points end in ；' },
    source: norm1('关于标点符号的规定'),
    bad: '河长履行下列职责：\n（一）巡查河道⟦。⟧\n（二）协调处理问题；\n（三）监督整改；\n（四）报告情况。',
    good: '河长履行下列职责：\n（一）巡查河道；\n（二）协调处理问题；\n（三）监督整改；\n（四）报告情况。',
    *check(law) {
      for (const { points } of listsOf(law)) {
        const inner = points
          .slice(0, -1)
          .flatMap(({ spot, point }) => (spot && point.children.length === 1 ? [spot] : []))
        // Points that hold sentences end in 。 all of them; one that differs from the others is the slip.
        const ended = inner.filter((spot) => endOf(spot) === '；')
        if (ended.length * 2 <= inner.length) continue
        for (const spot of inner) if (/[。，、,\u4e00-\u9fff]/.test(endOf(spot))) yield last(spot)
      }
    },
  },
  {
    id: 'list-end',
    severity: 'warning',
    title: { zh: '列项最后一项末尾用句号', en: 'The last point ends in 。' },
    source: norm1('关于标点符号的规定'),
    bad: '河长履行下列职责：\n（一）巡查河道；\n（二）报告情况⟦；⟧',
    good: '河长履行下列职责：\n（一）巡查河道；\n（二）报告情况。',
    *check(law) {
      for (const { points, paragraph, article } of listsOf(law)) {
        const spot = points.at(-1)?.spot
        const isOpen =
          points.at(-1)?.point.children.length !== 1 || paragraph.children.at(-1)?.type !== 'point'
        const isLast = article.children.at(-1) === paragraph
        // Where a source lost the mark of a point, the list goes on in what looks like a new 款.
        if (spot && isLast && !isOpen && '；，、;,'.includes(endOf(spot))) yield last(spot)
      }
    },
  },
  {
    id: 'point-sequence',
    severity: 'error',
    title: { zh: '项的序号从（一）起连续', en: 'Points are numbered from （一） without a gap' },
    source: legislationLaw('第六十五条'),
    bad: '河长履行下列职责：\n（一）巡查河道；\n（二）协调处理；\n（四）⟦报告情况⟧。',
    good: '河长履行下列职责：\n（一）巡查河道；\n（二）协调处理；\n（三）报告情况。',
    *check(law) {
      for (const { points } of listsOf(law)) {
        for (const [i, { point, spot }] of points.entries()) {
          const before = i === 0 ? 0 : numberOf(points[i - 1]?.point ?? point)
          // Without an end it is a heading of the form （二）, as interpretations have them.
          if (!spot || numberOf(point) === before + 1 || !/[。；：]$/.test(spot.text)) continue
          yield {
            at: spot,
            start: 0,
            end: spot.text.replace(/[。；]$/, '').length,
            note: `序号为${point.number}`,
          }
        }
      }
    },
  },
  {
    id: 'single-point',
    severity: 'warning',
    title: { zh: '列项至少有两项', en: 'A list has two points or more' },
    source: norm1('关于列项的规定'),
    bad: '河长履行下列职责：\n（一）⟦巡查河道。⟧',
    good: '河长履行下列职责：\n（一）巡查河道；\n（二）报告情况。',
    *check(law) {
      for (const { points } of listsOf(law)) {
        const spot = points[0]?.spot
        if (
          points.length === 1 &&
          spot &&
          /[。；]$/.test(spot.text) &&
          numberOf(points[0]?.point ?? ({} as Point)) === 1
        )
          yield whole(spot)
      }
    },
  },
  {
    id: 'lead-in-colon',
    severity: 'error',
    title: { zh: '列项的引导句末尾用冒号', en: 'What leads into a list ends in ：' },
    source: norm1('关于标点符号的规定'),
    bad: '申请人应当提交下列材料⟦。⟧\n（一）申请书；\n（二）身份证明。',
    good: '申请人应当提交下列材料：\n（一）申请书；\n（二）身份证明。',
    *check(law) {
      for (const { leadIn, points } of listsOf(law)) {
        if (!leadIn || points.length < 2 || !/[。，；\u4e00-\u9fff]/.test(endOf(leadIn))) continue
        if (/下列|如下|以下/.test(leadIn.plain)) yield last(leadIn)
      }
    },
  },
  {
    id: 'catch-all-last',
    severity: 'warning',
    title: { zh: '兜底项放在最后', en: 'The catch-all stands last' },
    source: practice,
    bad: '申请人应当提交下列材料：\n（一）申请书；\n（二）⟦法律、法规规定的其他材料；⟧\n（三）身份证明。',
    good: '申请人应当提交下列材料：\n（一）申请书；\n（二）身份证明；\n（三）法律、法规规定的其他材料。',
    *check(law) {
      for (const { points } of listsOf(law)) {
        for (const { spot } of points.slice(0, -1))
          if (
            spot &&
            /^法律、(?:行政)?法规(?:和[^，。；]{0,12})?规定的其他[^，。；]{0,16}[；。]?$/.test(spot.text)
          )
            yield whole(spot)
      }
    },
  },
  {
    id: 'list-goes-on',
    severity: 'warning',
    title: { zh: '列项之后不接半句话，应当另起一款', en: 'No half sentence after a list: begin a new 款' },
    source: norm1('关于列项的规定'),
    bad: '有下列行为之一的：\n（一）擅自取水的；\n（二）拒绝检查的。\n⟦的，⟧由水行政主管部门责令改正。',
    good: '有下列行为之一的，由水行政主管部门责令改正：\n（一）擅自取水的；\n（二）拒绝检查的。',
    check: matching(/^(?<at>的?，|的?；|以及|并且)/dg, {
      within: ({ kind, standing }) => {
        const before = standing.article?.children[(standing.paragraph ?? 0) - 1]
        return kind === 'paragraph' && !!before && pointsIn(before).length > 0
      },
    }),
  },
  {
    id: 'indent-mark',
    severity: 'info',
    title: { zh: '目用阿拉伯数字依次表述', en: '目 are numbered 1. 2. 3.' },
    source: legislationLaw('第六十五条'),
    bad: '河长履行下列职责：\n（一）巡查河道，包括：\n（1）⟦堤防；⟧\n（2）水闸。\n（二）报告情况。',
    good: '河长履行下列职责：\n（一）巡查河道，包括：\n1.堤防；\n2.水闸。\n（二）报告情况。',
    *check(law) {
      if (law.isDecision) return
      for (const spot of law.passages) {
        if (spot.kind !== 'indent' || !spot.eId.endsWith('__indent_1')) continue
        const point = spot.standing.article?.children[spot.standing.paragraph ?? 0]
        const indents = pointsIn(point ?? ({ children: [] } as never)).flatMap(({ children }) => children)
        const own = indents.find((child) => child.type === 'indent' && child.eId === spot.eId)
        if (own?.type === 'indent' && !/^\d+[.．]$/.test(own.number))
          yield whole(spot, `原文作“${own.number}”`)
      }
    },
  },
]
