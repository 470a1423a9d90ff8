// Finds citations of provisions in a text: 第十四条第一款、第二款，第十七条第一款 · 本条例第二十条至第二十三条 ·
// 《行政处罚法》第五条 · 前款 · 刑法第一百二十条之一. A unit that lacks a higher level takes it from the unit to its
// left, as drafting practice has it. Grammar: 立法技术规范（试行）（一）.

import { type CitationTarget, readTargets, type Targets } from './citation-targets'
import { skipBlanks } from './marks'

export type { CitationTarget }

export type CitationScope = 'self' | 'other' | 'deictic'

export interface Citation {
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly scope: CitationScope
  /** Cited act as named, without 《》; only for scope `other`. */
  readonly title?: string
  readonly targets: readonly CitationTarget[]
}

const selfNames = [
  ...['法', '条例', '办法', '规定', '细则', '规则', '决定', '解释', '章程', '准则', '意见', '标准'],
  ...['实施条例', '实施办法', '实施细则', '实施规定', '暂行条例', '暂行办法', '暂行规定', '试行办法'],
].map((name) => `本${name}`)

// A word that points at where it stands, and what may not follow or stand before it: 本条 is not in 本条例 or 基本条件,
// 本项 not in 本项目, 本节 not in 本节能.
const deictics: readonly (readonly [string, string])[] = [
  ...['前两', '前二', '前三', '前四', '前五', '前各', '前'].flatMap(
    (before): (readonly [string, string])[] => [
      [`${before}款`, '项'],
      [`${before}条`, '件款例文'],
      [`${before}项`, '目工活任污'],
    ],
  ),
  ['本条', '件例文'],
  ['本款', '项'],
  ['本项', '目工活任'],
  ['本章', '程'],
  ['本节', '能水约电日'],
  ['本编', '制委辑'],
]
const notBeforeDeictic = '基资根版样成文目当以此提空'
const longestName = 40

/** All citations of a text in order. Linear. Vague references (国家有关规定) are none. */
export function findCitations(text: string): Citation[] {
  const citations: Citation[] = []
  let at = 0
  while (at < text.length) {
    const found = citationAt(text, at)
    if (found) {
      citations.push(found)
      at = found.end
    } else at++
  }
  return citations
}

function citationAt(text: string, at: number): Citation | undefined {
  const unit = text.charAt(at)
  if (unit === '第') {
    const read = readTargets(text, at, {})
    if (!read) return undefined
    const name = bareNameBefore(text, at)
    return make(
      text,
      name ? at - name.length : at,
      read,
      name ? { scope: 'other', title: name } : { scope: 'self' },
    )
  }
  if (unit === '《') return afterTitle(text, at)
  if (unit !== '本' && unit !== '前') return undefined
  // 本条例 begins with 本条: the act's own name is asked first.
  const self = selfNames.find((name) => text.startsWith(name, at))
  const word = self ? undefined : deicticAt(text, at)
  if (word) {
    const read = readTargets(text, at + word.length, { deictic: word }) ?? {
      end: at + word.length,
      targets: [],
    }
    const targets = read.targets.length > 0 ? read.targets : [{ deictic: word }]
    return make(text, at, { end: read.end, targets }, { scope: 'deictic' })
  }
  if (!self) return undefined
  const read = readTargets(text, skipBlanks(text, at + self.length, 2), {})
  return read && make(text, at, read, { scope: 'self' })
}

function deicticAt(text: string, at: number): string | undefined {
  if (at > 0 && notBeforeDeictic.includes(text.charAt(at - 1))) return undefined
  const [word] =
    deictics.find(
      ([name, notAfter]) =>
        text.startsWith(name, at) && !notAfter.includes(text.charAt(at + name.length) || ' '),
    ) ?? []
  return word
}

function afterTitle(text: string, at: number): Citation | undefined {
  let depth = 0
  for (let i = at; i < text.length && i - at < 120; i++) {
    if (text[i] === '《') depth++
    else if (text[i] === '》') depth--
    if (depth > 0) continue
    let from = i + 1
    // 《…》（以下简称《条例》）第五条
    if (text[from] === '（' || text[from] === '(') {
      const close = text.indexOf('）', from)
      if (close > 0 && close - from <= longestName) from = close + 1
    }
    const read = text[from] === '第' ? readTargets(text, from, {}) : undefined
    return read && make(text, at, read, { scope: 'other', title: text.slice(at + 1, i) })
  }
  return undefined
}

function make(
  text: string,
  start: number,
  read: Targets,
  what: { scope: CitationScope; title?: string },
): Citation {
  return { start, end: read.end, text: text.slice(start, read.end), ...what, targets: read.targets }
}

// Acts cited without title marks: 刑法第…条, 行政处罚法第…条. The name is read backwards to the nearest word that
// ends what comes before it.
const nameStops = [
  '根据',
  '依照',
  '按照',
  '依据',
  '违反',
  '适用',
  '参照',
  '符合',
  '以及',
  '或者',
  '和',
  '与',
  '及',
  '由',
  '的',
  '是',
  '将',
  '对',
  '有',
  '在',
  '具有',
  '执行',
]
// 办法第三条 names no other act; 该法 does, the one named before it.
const noNames = /(?:方法|办法|司法|执法|立法|违法|合法|非法|依法|看法|做法|[原本]法)$/
const nameEnds = /(?:法|民法典|条例|细则|[^理]办法|宪章|公约|协定|议定书)$/

function bareNameBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - 24), at)
  if (!nameEnds.test(before)) return undefined
  const name = nameEndingAt(text, at)
  if (name === undefined || name.startsWith('本')) return undefined
  if (/条例$|办法$|细则$/.test(name)) return name.length >= 5 || name.startsWith('该') ? name : undefined
  return noNames.test(before) ? undefined : name
}

/** 中华人民共和国宪法 and 对外贸易法 have a stop in their own words. */
function isWithinName(name: string, at: number): boolean {
  return name.startsWith('中华人民共和国', at - 5) || name.startsWith('对外', at)
}

function nameEndingAt(text: string, end: number): string | undefined {
  let start = end
  while (start > 0 && end - start < 24 && !/[，。；：、“”（）《》\s,;:()]/.test(text.charAt(start - 1)))
    start--
  let name = text.slice(start, end)
  for (const stop of nameStops) {
    const found = name.lastIndexOf(stop)
    if (found >= 0 && found + stop.length < name.length && !isWithinName(name, found))
      name = name.slice(found + stop.length)
  }
  return name.length >= 2 && name.length <= 20 ? name : undefined
}
