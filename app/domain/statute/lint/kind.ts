// What kind of text it is, as far as drafting rules ask: whose it is, how it calls itself, whether it is all there,
// and whether it is a decision that quotes another text. Told from title and 题注 alone.

import type { Article, StatuteChild, StatuteTree } from '../tree'
import { isDivision } from '../view'

/** 法律 · 行政法规 · 地方性法规 · 规章 · 司法解释 · anything else. */
export type Level = 'law' | 'state' | 'local' | 'rules' | 'judicial' | 'other'

export interface Kind {
  readonly level: Level
  /** 修改决定, 修正案, 废止决定: what it quotes is another text's wording. */
  readonly isDecision: boolean
  /** A reply, a notice, a speech: no norms, so that only its characters are looked at. */
  readonly isLetter: boolean
  /** Has a title and begins with 第一条: not an extract. */
  readonly isWhole: boolean
  /** 条例 for 某市河道条例; undefined when the title ends in no kind of act. */
  readonly genre?: string
  /** Title without blanks. */
  readonly name: string
}

const genres = [
  ...['实施条例', '实施办法', '实施细则', '实施规定', '暂行条例', '暂行办法', '暂行规定'],
  ...['条例', '办法', '规定', '细则', '规则', '决定', '解释', '准则', '章程', '法'],
]

/** The kind of a text. */
export function kindOf(tree: StatuteTree): Kind {
  const name = tree.title.replace(/\s/g, '').replace(/[（(][^（）()]{0,20}[）)]$/, '')
  const genre = genres.find((word) => name.endsWith(word))
  const articles = firstArticles(tree)
  return {
    name,
    level: levelOf(name, tree.longTitle),
    isDecision: /关于(?:修改|修订|废止|调整)|修正案|修改.{0,40}的决定$/.test(name),
    isLetter: /(?:复函|答复|批复|请示|函|讲话|通知|纪要|公报|意见|说明|报告|公告)(?:[（(].*)?$/.test(name),
    isWhole: name !== '' && articles[0]?.key.n === 1 && articles.length >= 3,
    ...(genre ? { genre } : {}),
  }
}

function levelOf(name: string, note: string): Level {
  if (/最高人民(?:法院|检察院)/.test(name)) return 'judicial'
  if (/^中华人民共和国.*(?<!办)法$/.test(name)) return 'law'
  if (/中央军事委员会/.test(note)) return /国务院/.test(note) ? 'state' : 'other'
  if (/(?:省|市|县|州|区|旗)(?:第.{1,6}届)?人民代表大会/.test(note)) return 'local'
  if (/全国人民代表大会/.test(note)) return 'law'
  if (/国务院令|国务院(?:第.{1,6}次)?(?:常务会议|发布|公布|批准)/.test(note)) return 'state'
  return /(?:部|委员会|局|署|总局|人民政府)令/.test(note) ? 'rules' : 'other'
}

/** The first three articles, wherever they stand. */
function firstArticles({ children }: { readonly children: readonly StatuteChild[] }): Article[] {
  const found: Article[] = []
  for (const child of children) {
    if (found.length >= 3) break
    if (child.type === 'article') found.push(child as Article)
    else if (isDivision(child)) found.push(...firstArticles(child))
  }
  return found
}
