// Where in a draft a comment's words point: 第九条, 第9条, 草案第九条第二款第（三）项, 《…条例（草案）》第九条之一. Printed
// numbers are brought into one form (第九条), because people count in whatever figures their keyboard offers.

import { hanToNumber, numberToHan } from '../text'

/** A citation in a text; the range is in UTF-16 units and covers all of it, 草案 and 《title》 before it included. */
export interface CitedPlace {
  readonly start: number
  readonly end: number
  /** 第九条, 第九条之一. */
  readonly article: string
  /** What follows the article, as written: 第二款第（三）项; empty for the article as a whole. */
  readonly part: string
}

const figure = '[零〇○一二三四五六七八九十百千两廿卅\\d０-９]{1,7}'
const inner = `第?\\s*[（(]?\\s*${figure}\\s*[）)]?\\s*[款项項目句]`
const citation = new RegExp(
  `(?:《[^《》]{2,40}》(?:（[^（）]{1,12}）)?\\s*)?(?:草案|征求意见稿|条例|办法|规定|本法|送审稿|二次审议稿)?(?:的|中的|中)?\\s*第\\s*(${figure})\\s*[条條](?:\\s*之\\s*([一二三四五六七八九十]{1,3}))?((?:\\s*(?:中的|的|中)?\\s*${inner})*)`,
  'gu',
)

/** Most sentences name no article, and are told by one character. */
const namesArticle = /[条條]/u

/** Every citation of an article in `text`, in order. Linear. */
export function placesIn(text: string): CitedPlace[] {
  const places: CitedPlace[] = []
  if (!namesArticle.test(text)) return places
  if (!text.includes('第')) return places
  for (const match of text.matchAll(citation)) {
    const article = articleNumber(match[1] ?? '', match[2])
    if (article === undefined) continue
    const start = match.index
    const end = start + match[0].length
    places.push({ start, end, article, part: (match[3] ?? '').replace(/\s|^(?:中的|的|中)/gu, '') })
  }
  return places
}

// 18条，“不得”应改“禁止”: an article without 第 stands at the start of a clause or behind 把/将; 三条建议 is a count.
const unmarked =
  /(?<=^|[，。；：！？\s、（(]|条[和与跟同]|把|将|对|草案|条例|关于)([二三四五六七八九]?十[一二三四五六七八九]?|\d{1,3})\s?条(?!(?:之)?[建意修看想理要看])(?=[，,：:的里中第“〘\s（(、]|[两几]处|(?<=条[和与跟同][二三四五六七八九十\d]{1,3}条)|[和与跟同][二三四五六七八九十\d]{1,3}条|$)/gu
const authority =
  /(?:依据|根据|依照|按照|参照|参考|对照|违反|违背|鉴于|按)(?:了|我国|国家|国务院|省)?(?:的|中华人民共和国)?$/u
const comparison = /(?:跟|与|和|同)$/u
const compared = /^[^，。；]{0,6}(?:重复|冲突|矛盾|不一致|一样|差不多|类似|相同|合)/u

/** Places a sentence speaks about, in order: not the law it argues with (依据《民法典》第二百七十八条), nor the article
 *  it only compares with (跟第三十条重复). Linear. */
export function subjectPlaces(text: string): CitedPlace[] {
  if (!namesArticle.test(text)) return []
  const named = placesIn(text)
  const all = named.length > 0 ? named : unmarkedPlaces(text)
  const own = all.filter(({ start, end }, index) => {
    const words = text.slice(start, end)
    const isOwn = /草案|征求意见稿|本条例|本办法|送审稿/u.test(words)
    const isLaw = words.startsWith('《') && !isOwn && all.length > 1
    const before = text.slice(Math.max(0, start - 10), start)
    // 按第二十条要跑三个部门: the only article named is the one meant.
    const isOnly = all.length === 1 && before.endsWith('按') && words.startsWith('第')
    if (!isOwn && !isOnly && authority.test(before)) return false
    if (
      isLaw &&
      all.some((other) => other !== all[index] && !text.slice(other.start, other.end).startsWith('《'))
    )
      return false
    return !(
      index === 0 &&
      comparison.test(text.slice(Math.max(0, start - 1), start)) &&
      compared.test(text.slice(end))
    )
  })
  return own
}

function unmarkedPlaces(text: string): CitedPlace[] {
  return [...text.matchAll(unmarked)].flatMap((match) => {
    const article = articleNumber(match[1] ?? '')
    return article === undefined
      ? []
      : [{ start: match.index, end: match.index + match[0].length, article, part: '' }]
  })
}

/** The printed form of an article's number: `9` or 九 → 第九条; undefined when it is no number. */
export function articleNumber(figures: string, insertion?: string): string | undefined {
  const number = hanToNumber(figures.replace('廿', '二十').replace('卅', '三十'))
  if (number === undefined || number < 1) return undefined
  return `第${numberToHan(number)}条${insertion ? `之${insertion}` : ''}`
}

/** One printed form for an article as people write it (第 9 条 → 第九条); what is no article stays as it is. */
export function printedArticle(written: string): string {
  return placesIn(written)[0]?.article ?? written
}

const namedPlaces: Readonly<Record<string, string>> = {
  whole: '整部草案',
  title: '名称',
  preamble: '序言',
  explanation: '说明',
}

/** What a place that is no article is called on pages: 整部草案, 说明, 附件一; undefined for an article's eId. */
export function placeName(eId: string): string | undefined {
  const annex = /^annex_(\d{1,4})$/.exec(eId)
  if (annex) return `附件${numberToHan(Number(annex[1]))}`
  return namedPlaces[eId]
}
