// Sentences with two or more quotations (or marked amounts): which are the old words and which the new. The verb and the
// order decide; where neither speaks of adding, two quotations and a wish are a replacement, since nothing else is said
// with both.

import { add, amount, change, moveVerb, nameOfWords, remove, side, substitute, wish } from './proposal-verbs'
import type { FoundProposal } from './proposals'
import { marksIn } from './wording'

const mark = '〘(\\d+)〙'
const named = `${nameOfWords}[^〘。]{0,4}?`

const changed = new RegExp(`${mark}([^〘]*?)(?:${change}|${amount}|→|->|=>|——>|➡)[^〘。]{0,6}?${mark}`, 'gu')
const forward: readonly RegExp[] = [
  // “A”不如“B”, 与其“A”不如“B”: what is worse is there now.
  new RegExp(
    `${mark}[^〘。]*?(?:不如|不及|没有?|倒不如|毋宁)(?:用|写|说|叫|改|换)?[^〘，。]{0,4}${mark}`,
    'u',
  ),
  new RegExp(
    `${mark}[^〘。]{0,10}?(?:被|由|用|以|拿)[^〘，。]{0,4}${mark}[^〘。]{0,4}?(?:${substitute}|换)`,
    'u',
  ),
  new RegExp(
    `(?:改|换|变|修改|更改|变更|调整)${mark}[^〘。，,]{0,8}?(?:为|成|作|到|至)[^〘。，,]{0,4}${mark}`,
    'u',
  ),
]
const reversed: readonly RegExp[] = [
  new RegExp(
    `(?:以|用|使用|采用|拿)[^〘，,。]{0,4}${mark}${named}(?:来|去)?(?:${substitute})(?:掉|了)?[^〘。，,]{0,24}?${mark}`,
    'u',
  ),
  new RegExp(
    `${mark}[^〘。，,]{0,8}(?:${substitute})(?!成|为)(?:掉|了)?(?:原文|现有|原来)?[^〘。，,]{0,12}?的?${mark}`,
    'u',
  ),
  new RegExp(
    `(?:用|写|叫|是|要|为|成|作|说|称|定)${mark}[^〘。]{0,8}?(?:而不|而非|不|别|不要)(?:用|写|叫|是|要)?${mark}`,
    'u',
  ),
  new RegExp(`${mark}[^〘。]{0,6}(?:比|优于|好过|胜过)${mark}[^〘]{0,4}(?:更|好|准|合|妥|强|清)`, 'u'),
]
const notButRather = new RegExp(
  `(?:别|不要|不应|不该|不宜|不再|不是|不能|不得)[^〘，。]{0,6}${mark}[^〘]{0,8}?(?:而是|而应|要|应|写|用|叫|说|定|改|罚)[^〘，。]{0,6}${mark}`,
  'u',
)
const placedBeside = new RegExp(
  `${mark}[^〘]{0,16}?(?:${add}|${moveVerb}|位置)[^〘]{0,12}${mark}[^〘，,。]{0,6}?${side}`,
  'u',
)
const besideFirst = new RegExp(
  `${mark}${named}${side}[^〘]{0,16}?(?:${add}|有|写|漏|缺|少)[^〘]*?${mark}|${mark}${named}${side}[，,]?${mark}`,
  'u',
)
const missing = new RegExp(`(?:漏|缺|少)[^〘，。]{0,4}${mark}[^〘]*?${mark}[^〘，,。]{0,6}?${side}`, 'u')
/** A verb of putting somewhere: with a side behind the second words it never changes one into the other. */
const puts = /(?:加|放|移|挪|提|写|补|插|列|添|置)(?:到|在|入|进|至|于)/u
const between = new RegExp(
  `${mark}[^〘]{0,4}[与和同、][^〘]{0,4}${mark}[^〘]{0,4}(?:之间|中间)[^〘]*(?:${add})[^〘]*${mark}`,
  'u',
)
const listed = new RegExp(`${mark}[和与及、以]*(?=〘)`, 'gu')
const asks = new RegExp(wish, 'u')
const adds = new RegExp(add, 'u')
const removes = new RegExp(remove, 'u')

/** The proposals of a sentence by its pairs of marks; empty where it has fewer than two or they do not belong together. */
export function pairsOfMarks(bare: string): FoundProposal[] {
  const marks = marksIn(bare)
  if (marks.length < 2) return []
  for (const pattern of forward) {
    const found = pattern.exec(bare)
    if (found && found[1] !== found[2] && !removes.test(bare)) return [quoted('replace', found[1], found[2])]
  }
  for (const pattern of reversed) {
    const found = pattern.exec(bare)
    if (found) return [quoted('replace', found[2], found[1])]
  }
  const rather = notButRather.exec(bare)
  if (rather) return [quoted('replace', rather[1], rather[2])]
  const middle = between.exec(bare)
  if (middle) return [quoted('insert', middle[1], middle[3])]
  // In ‘…后面的“A”应为“B”’ the place beside which A stands is no insertion.
  const changes = [...bare.matchAll(changed)].filter((found) => found[1] !== found[3])
  const missed = missing.exec(bare)
  if (missed) return [quoted('insert', missed[2], missed[1])]
  const beside = besideFirst.exec(bare)
  if (beside && (changes.length === 0 || adds.test(beside[0])))
    return [quoted('insert', beside[1] ?? beside[3], beside[2] ?? beside[4])]
  const placed = placedBeside.exec(bare)
  if (placed && (changes.length === 0 || puts.test(placed[0])))
    return [quoted('insert', placed[2], placed[1])]
  if (changes.length > 0) return changes.map((found) => quoted('replace', found[1], found[3]))
  if (removes.test(bare)) return deletionsOf(bare, marks)
  const last = marks.at(-1)
  const old = marks.findLast((one) => one !== last)
  return old !== undefined && asks.test(bare) && !isAddition(bare)
    ? [quoted('replace', String(old), String(last))]
    : []
}

function isAddition(bare: string): boolean {
  return new RegExp(`(?:${add})[^〘]{0,10}〘`, 'u').test(bare)
}

// “积极”“大力”这类词删去 names several words with one verb; otherwise the words nearest to the verb go.
function deletionsOf(bare: string, marks: readonly number[]): FoundProposal[] {
  const inList = [...bare.matchAll(listed)].length === marks.length - 1
  const own = inList ? marks : marks.slice(0, 1)
  return own.map((one) => ({ op: 'delete', old: `〘${one}〙`, new: '' }))
}

function quoted(op: 'replace' | 'insert', old: string | undefined, words: string | undefined): FoundProposal {
  return { op, old: `〘${old}〙`, new: `〘${words}〙` }
}
