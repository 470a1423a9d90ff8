// What a sentence adds: a paragraph, a point, an article of its own, or words beside others.

import { add, remove, side } from './proposal-verbs'
import type { FoundProposal, ProposalOp } from './proposals'
import { marksIn } from './wording'

const count = '(?:一|1|１|两|二|三|几)?(?:个|小|种)?'
const numbered = '第[一二三四五六七八九十\\d（）()]{1,5}'
const some = `(?:${add})(?:上|了|规定|写|进|入)*[^〘，,。；：:]{0,2}?`
const units: readonly [RegExp, ProposalOp][] = [
  [new RegExp(`${some}${count}(?:新)?(?:条(?!文字|线)|条文)`, 'u'), 'add_article'],
  [new RegExp(`§${side}?[^〘§]{0,6}(?:${add})[^〘§]{0,4}§`, 'u'), 'add_article'],
  [/缺(?:少)?(?:了)?一条|作为(?:第[^，。]{1,8}条|§)(?!第)/u, 'add_article'],
  [new RegExp(`${some}(?:${count}|${numbered})(?:款|段话|段)`, 'u'), 'add_para'],
  [
    new RegExp(
      `${some}(?:${count}|${numbered})(?:项|目|种情形|种情况|情形|类)|〘\\d+〙(?:的)?(?:这)?一(?:项|目|类|种情形|种情况)`,
      'u',
    ),
    'add_item',
  ],
  [new RegExp(`${some}${count}(?:句话?|分句)`, 'u'), 'add_para'],
  [/(?:末尾|最后|结尾|文末|条末|句末)[^〘]{0,10}(?:增|加|补|添|写)/u, 'add_para'],
  [/作为(?:第[^，。]{1,8}款)/u, 'add_para'],
  [/作为(?:第[^，。]{1,8}项)|少了一[种项类]|漏了一[种项类]/u, 'add_item'],
]
const adds = new RegExp(add, 'u')
const removesWords = new RegExp(`〘\\d+〙[^〘]{0,6}(?:${remove})|(?:${remove})[^〘，,]{0,10}〘`, 'u')

/** What is added, in the sentence whose citations are §. */
export function additionOf(bare: string): FoundProposal | undefined {
  const missed = /(?:漏|缺|少)(?:写|掉|列|说)?(?:了|的是)?[^〘，。]{0,4}〘(\d+)〙/u.exec(bare)
  if (missed && marksIn(bare).length === 1 && !/(?:漏|缺|少)[^〘]{0,6}一[款项条]/u.test(bare))
    return { op: 'insert', old: '', new: `〘${missed[1]}〙` }
  if (!adds.test(bare) || removesWords.test(bare)) return undefined
  for (const [pattern, op] of units) if (pattern.test(bare)) return { op, old: '', new: wordsAdded(bare) }
  const one = new RegExp(`(?:${add})[^〘。]{0,16}〘(\\d+)〙`, 'u').exec(bare)
  const marked = marksIn(bare)
  if (one && marked.length === 1) return { op: 'insert', old: anchorBefore(bare), new: `〘${one[1]}〙` }
  return insertionOf(bare)
}

/** The unquoted words in 在A后增加“B”. */
function anchorBefore(bare: string): string {
  const found = new RegExp(`(?:在|于)(?:§的?|§中的?)?([^〘§，,。]{1,20}?)${side}`, 'u').exec(bare)?.[1] ?? ''
  return /^(?:其|此|该条|最)$/u.test(found) ? '' : found
}

const unquoted = new RegExp(
  `(?:^|§|在|于)(?:的|中的?|里的?|请|建议|在)*\\s*([^〘§，,。]{1,20}?)\\s*${side}\\s*(?:再|应当?|要|请|建议|能不能|还)*\\s*(?:加上|加入|加|增加|补充|补上|添上|写上|增列|插入)(?:上|个|一个)?\\s*(〘\\d+〙|[^〘§，,。；]{1,30})`,
  'u',
)

// 在居民委员会后面加上村民委员会, “A”后面加B.
function insertionOf(bare: string): FoundProposal | undefined {
  const beside = new RegExp(
    `〘(\\d+)〙[^〘，,。]{0,6}?${side}\\s*(?:再|应当?|要|请|建议)*\\s*(?:加上|加入|加|增加|补充|补上|添上|写上)(?:上|个)?\\s*([^〘§，,。；]{1,30})`,
    'u',
  ).exec(bare)
  if (beside) return { op: 'insert', old: `〘${beside[1]}〙`, new: withoutTail(beside[2] ?? '') }
  const found = unquoted.exec(bare)
  if (!found || /^(?:最|其|此|以|今|之|然)$/u.test(found[1] ?? '')) return undefined
  return { op: 'insert', old: (found[1] ?? '').trim(), new: withoutTail(found[2] ?? '') }
}

const withoutTail = (words: string) =>
  words.replace(/(?:这?[一二两三四]?个?字|几个字|吧|为好|为宜|进去)$/u, '').trim()

function wordsAdded(bare: string): string {
  const at = Math.max(0, bare.search(adds))
  const last = marksIn(bare).at(-1)
  if (last !== undefined) return `〘${last}〙`
  const behind = bare.slice(at)
  return (
    /(?:内容为|内容是|规定|明确|写明|写清楚?|即|就是)[：:，,]?([^。]+)$/u.exec(behind)?.[1] ??
    /[：:]\s*(.+)$/u.exec(behind)?.[1] ??
    /(?:款|项|条|段话?|句话?|情形)[，,、]\s*(.+)$/u.exec(behind)?.[1] ??
    ''
  )
}
