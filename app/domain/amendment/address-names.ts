// Parts of an act that decisions call by name and not by number: 引言, 序言第七自然段, 名称, 附件1, …税率表一（…适用）.

import { isBlank, isNumeral } from '../text'
import type { Address } from './model'
import { hidden } from './outline'
import { attempt, peekAt, type Reader, sees, take, takeNumber } from './reader'

/** Index after the 》 that closes the 《 at `at`; -1 when none does within 120 characters. */
export function titleEnd(text: string, at: number, limit: number): number {
  let depth = 0
  for (let i = at; i < limit && i - at < 120; i++) {
    if (text[i] === '《') depth++
    else if (text[i] === '》') depth--
    if (depth === 0) return i + 1
  }
  return -1
}

const namedParts: readonly (readonly [string, Address['matter']])[] = [
  ['引言', 'preamble'],
  ['序言', 'preamble'],
  ['名称', 'title'],
  ['题目', 'title'],
  ['标题', 'title'],
]

/** Whether a named part stands at the cursor. */
export function seesNamed(reader: Reader): boolean {
  return namedParts.some(([word]) => sees(reader, [word])) || annexEnd(reader) !== undefined
}

// 引言, 名称, 序言第七自然段, 附件1, …税率表一（…适用）.
export function takeNamed(reader: Reader): Address | undefined {
  const from = peekAt(reader)
  for (const [word, matter] of namedParts) {
    if (take(reader, [word]) === undefined) continue
    const block = attempt(reader, () => {
      if (take(reader, ['第']) === undefined) return undefined
      const n = takeNumber(reader)
      return n !== undefined && take(reader, ['自然段', '段']) !== undefined ? n : undefined
    })
    return {
      matter,
      ...(block === undefined ? {} : { block }),
      words: reader.source.slice(from, reader.at),
    } as Address
  }
  const end = annexEnd(reader)
  if (end === undefined) return undefined
  reader.at = end
  return { matter: 'annex', name: reader.source.slice(from, end), words: reader.source.slice(from, end) }
}

const longestAnnexName = 30

// 附件, 附件一, 附表2, or a name that ends in 表, 表一 or 附图, right before 修改为 or 中的 or a bracket.
function annexEnd(reader: Reader): number | undefined {
  const { skeleton } = reader
  const from = peekAt(reader)
  let at = from
  while (at < reader.end && at - from < longestAnnexName) {
    const unit = skeleton.charAt(at)
    if ('，。；：、《》（）“”'.includes(unit) || unit === hidden || isBlank(unit)) break
    const isAnnex =
      skeleton.startsWith('附件', at) || skeleton.startsWith('附表', at) || skeleton.startsWith('附图', at)
    const isTable = unit === '表' && !isAnnex && skeleton[at - 1] !== '代'
    if ((isAnnex && at === from) || isTable) {
      let end = at + (isAnnex ? 2 : 1)
      while (end < reader.end && isNumeral(skeleton[end])) end++
      if (skeleton[end] === '（' || skeleton[end] === '(') {
        const close = skeleton.indexOf(skeleton[end] === '（' ? '）' : ')', end)
        if (close > 0 && close - end < 60) return close + 1
      }
      const tail: Reader = { ...reader, at: end }
      return sees(tail, ['修改为', '中的', '改为', '删']) || isAnnex ? end : undefined
    }
    at++
  }
  return undefined
}
