// Punctuation: widths, pairs, what stands at the end.

import { pointsIn } from '../standing'
import { frame } from './law-text'
import { practice, punctuation } from './norms'
import { byWording, type LintRule, matching, type Put } from './rule'

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
}
const han = '[\\u4e00-\\u9fff）》”〕]'
const narrow = new RegExp(`(?<=${han})[,;:](?![0-9])|[(](?=[\\u4e00-\\u9fff《])[^()（）]{0,60}[)]`, 'dg')

const pairs: readonly (readonly [string, string])[] = [
  ['（', '）'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
]

function unpaired(text: string): { readonly at: number; readonly mark: string } | undefined {
  for (const [open, close] of pairs) {
    const stack: number[] = []
    for (let i = 0; i < text.length; i++) {
      if (text[i] === open) stack.push(i)
      else if (text[i] === close && stack.pop() === undefined) return { at: i, mark: close }
    }
    const at = stack[0]
    if (at !== undefined) return { at, mark: open }
  }
  return undefined
}

export const punctuationRules: readonly LintRule[] = [
  {
    id: 'narrow-punctuation',
    severity: 'warning',
    title: { zh: '中文里的逗号、分号、冒号、括号用全角', en: 'Punctuation in Chinese text is full-width' },
    source: punctuation,
    bad: '单位和个人⟦,⟧应当配合。',
    good: '单位和个人，应当配合，比例尺为1:500。',
    *check(law) {
      // One finding an article: a text that was read from a PDF has hundreds.
      const byArticle = byWording(
        law.everyPassage.flatMap((at) =>
          [...(law.isDecision ? at.plain : at.text).matchAll(narrow)].map((match) => ({ at, match })),
        ),
        ({ at }) => at.standing.article?.eId ?? at.eId,
      )
      for (const list of byArticle) {
        const puts = list.map(({ at, match: { index, 0: words } }): Put => {
          const put = words.replace(/^[,;:()]|[()]$/g, (unit) => wide[unit] ?? unit)
          return { at, start: index, end: index + words.length, put }
        })
        const [first] = puts
        if (!first) continue
        const { at, start, end } = first
        yield { at, start, end, puts, ...(puts.length > 1 ? { note: `本条${puts.length}处` } : {}) }
      }
    },
  },
  {
    id: 'point-brackets',
    severity: 'warning',
    title: { zh: '项的序号用全角括号（一）', en: 'Points are numbered in full-width brackets' },
    source: `${punctuation}；${practice}`,
    bad: '河长履行下列职责：\n⟦(一)⟧巡查河道；\n（二）报告情况。',
    good: '河长履行下列职责：\n（一）巡查河道；\n（二）报告情况。',
    *check(law) {
      for (const { article } of law.articles) {
        for (const paragraph of article.children) {
          // One finding a list: its points are printed alike.
          const puts = pointsIn(paragraph).flatMap((point): Put[] => {
            const from = point.position?.start.offset
            const printed = point.printed ?? ''
            if (from === undefined || !/^\([一二三四五六七八九十]+\)$/.test(printed)) return []
            const place = `${article.number}${point.number}`
            const at = { ...frame('point', point.eId, printed, from), place }
            return [{ at, start: 0, end: printed.length, put: point.number }]
          })
          const [first] = puts
          if (first)
            yield { at: first.at, start: first.start, end: first.end, puts, note: `本列项${puts.length}处` }
        }
      }
    },
  },
  {
    id: 'straight-quotes',
    severity: 'warning',
    title: { zh: '引号用弯引号“”', en: 'Quotation marks are curly' },
    source: punctuation,
    bad: '建立⟦"河长制"⟧工作机制。',
    good: '建立“河长制”工作机制。',
    check: matching(/"[^"]{1,40}"/dg, {
      everywhere: true,
      loose: true,
      put: (words) => `“${words.slice(1, -1)}”`,
    }),
  },
  {
    id: 'unpaired-marks',
    severity: 'error',
    title: { zh: '括号、书名号成对', en: 'Brackets and title marks come in pairs' },
    source: punctuation,
    bad: '依照⟦《⟧云泽市河道条例处理。',
    good: '依照《云泽市河道条例》处理。',
    *check(law) {
      if (law.isDecision) return
      for (const at of law.passages) {
        const off = at.kind === 'paragraph' && !at.standing.article ? undefined : unpaired(at.text)
        if (off) yield { at, start: off.at, end: off.at + 1 }
      }
    },
  },
  {
    id: 'unpaired-quotes',
    severity: 'error',
    title: { zh: '引号成对', en: 'Quotation marks come in pairs' },
    source: punctuation,
    bad: '建立⟦“⟧河长制工作机制。',
    good: '建立“河长制”工作机制。',
    *check(law) {
      if (law.isDecision) return
      for (const { passages } of law.articles) {
        // A quotation of several paragraphs opens each of them and closes the last.
        const all = passages.map(({ text }) => text).join('\n')
        if (/(?:^|\n)“/.test(all)) continue
        for (const at of passages) {
          const [opened, closed] = [at.text.split('“').length, at.text.split('”').length]
          const mark = opened > closed ? at.text.lastIndexOf('“') : at.text.lastIndexOf('”')
          if (opened !== closed) yield { at, start: mark, end: mark + 1 }
        }
      }
    },
  },
  {
    id: 'doubled-marks',
    severity: 'warning',
    title: { zh: '标点不重复', en: 'No mark of punctuation is doubled' },
    source: punctuation,
    bad: '单位应当配合⟦。。⟧',
    good: '单位应当配合。',
    check: matching(/([。，；：、])\1+|，[。；：、]|、[，。；：]|；[。，：、]|：[。，；、]|。[，；：、]/dg, {
      everywhere: true,
      loose: true,
    }),
  },
  {
    id: 'doubled-words',
    severity: 'warning',
    title: { zh: '词语重复', en: 'A word is doubled' },
    source: practice,
    bad: '单位应当配合⟦或者或者⟧委托他人配合。',
    good: '单位应当配合或者委托他人配合，的确需要的除外。',
    check: matching(
      /(?<![标目])的的(?![士确])|了了|和和(?![气睦平])|人民人民|部门部门|或者或者|以及以及|(?<![有与])关于关于/dg,
    ),
  },
  {
    id: 'paragraph-end',
    severity: 'error',
    title: { zh: '款末尾用句号', en: 'A paragraph ends in 。' },
    source: punctuation,
    bad: '第九条　单位应当配合，接受检⟦查⟧\n个人有权举报。',
    good: '第九条　单位应当配合，接受检查。\n个人有权举报。',
    *check(law) {
      if (law.isDecision) return
      for (const at of law.passages) {
        const { article, paragraph = 0 } = at.standing
        if (at.kind !== 'paragraph' || !article || /^[（(【[].*[）)】\]]$/.test(at.text)) continue
        const own = article.children[paragraph]
        const isList = own !== undefined && pointsIn(own).length > 0
        const end = at.text.at(-1) ?? '。'
        // A line without any mark is a heading that the source put among the articles.
        if (!isList && /[，。；：]/.test(at.text) && /[\u4e00-\u9fff，、,0-9]/.test(end))
          yield { at, start: at.text.length - 1, end: at.text.length }
      }
    },
  },
  {
    id: 'expressive-marks',
    severity: 'warning',
    title: { zh: '法律条文不用省略号、感叹号、问号', en: 'Norms use no …, ! or ?' },
    source: practice,
    bad: '禁止倾倒垃圾、渣土⟦……⟧',
    good: '禁止倾倒垃圾、渣土等。',
    // An oath and what an officer says to people are quoted speech.
    check: matching(/……|！|？(?!号)/dg, { if: (_match, { plain }) => !/誓|用语|忠于/.test(plain) }),
  },
]
