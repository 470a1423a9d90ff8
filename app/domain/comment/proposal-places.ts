// What a matter does with places: two articles made one, one moved to another place.

import { foretold } from './foretold'
import { placesIn, subjectPlaces } from './places'
import type { Matter } from './proposal-matter'
import { change, moveVerb } from './proposal-verbs'
import type { FoundProposal } from './proposals'

const merges = foretold(
  /归[到进](?=.{0,2}§(?!之?[前后]))|合并|归并|归入|吸收[到进入]|融入|并为一|合为一|并入|合成一|整合|合在一起|并在一起|合到一起|放在?一起写|合写|并[成到作进](?=一|第|§)|合二为一|二合一|(?:写|放|搁)一起|合起来|合而为一|并作一|并成一|合成一|合一|并一块儿?|[并合]到一块儿?|[并合]在一块儿?|[并合]一起|合并同类|(?:归|写)[到在](?:一起|一条)|写成一条|变成一条|捏成一条|揉成一条/u,
)

/** Two places become one. */
const splits =
  /一分为[二两三四]|(?:分|另|单)设[成为]?[两二三四几]|分(?:成|为|作|开)[两二三四几]|一?(?:条|款)?[拆分]作[两二三四几]|(?:拆|分|析)(?:成|为|开成|作|解为)?[一二两三四几]?个?[条款项段]|(?:拆|分)开(?:来)?(?:写|规定|立|成|单)|分[两二三几]?[条款项](?:写|规定|表述|列)|拆(?:成|为|分)(?=[一二两三四几\d]*[条款项段个]|开|[，。]|$)|分列|分别(?:成|单列|立|写成|作|规定|列)[^，。]{0,4}[条款]|(?:另外|再)起一[条款]/u

/** One place becomes several. */
export function splitOf({ bare, quotes, hasPlace }: Matter): FoundProposal | undefined {
  if (
    !hasPlace ||
    !splits.test(bare) ||
    quotes.length > 1 ||
    /不(?:要|应|宜|该|能)[^，。]{0,3}[拆分]|增加|补充|另起[^，。]{0,4}[写明：:]/u.test(bare)
  )
    return undefined
  return { op: 'split', old: '', new: '' }
}

export function mergeOf({ bare, sentence, articles }: Matter): FoundProposal | undefined {
  if (!merges.test(bare)) return undefined
  if (/合并(?:收取|计算|使用|办理|审批|执行|以后|之后|后|了|到镇)/u.test(bare) && articles.length < 2)
    return undefined
  if (
    articles.length === 0 &&
    !/第[^，,。]{1,12}[条款项章]|两条|前[一后]条|后一条|上一条|下一条/u.test(sentence)
  )
    return undefined
  if (/归入/u.test(bare) && articles.length < 2) return undefined
  const cited = (placesIn(sentence).length > 1 ? placesIn(sentence) : subjectPlaces(sentence)).map(
    ({ article }) => article,
  )
  if (cited.length > 1 && cited[0] !== cited[1])
    return { op: 'merge', old: '', new: cited[1] ?? '', ...(cited[0] ? { article: cited[0] } : {}) }
  const other = /(?:并入|跟|与|和|同|到|进|入)\s*(第[^，,。跟与和同]{1,12}?条)/u.exec(sentence)?.[1]
  return { op: 'merge', old: '', new: articles[1] ?? other ?? '' }
}

const destinationWords = `${moveVerb}\\s*(第[^，,。；〘]{1,16}?[章节条款项](?:的?之?[前后]面?|开头|末尾|最后)?|附则|总则|分则|罚则|法律责任|最后(?=[，。]|$)|末尾|开头|前面|后面)`
const destination = foretold(destinationWords)

/** It is the quoted words that go. */
const isTaken = /(?:(?:把|将)[^，。〘]{0,12}|§[^，。〘]{0,6}|^)〘\d+〙(?!(?:这?一)?[章节编])/u
const destinations = new RegExp(destinationWords, 'gu')

const isDirect = new RegExp(`§[^。]{0,10}${moveVerb}(?!.*(?:了|过)$)`, 'u')

/** A place, or words, go to another place. */
export function moveOf({ bare, sentence, quotes }: Matter): FoundProposal | undefined {
  if (!destination.test(sentence)) return undefined
  const all = [...sentence.matchAll(destinations)]
  const found = all.findLast(([words]) => !/^(?:放|列|置|归|排)/u.test(words)) ?? all.at(-1)
  if (!found || new RegExp(`〘\\d+〙[^〘]{0,4}(?:${change})`, 'u').test(bare)) return undefined
  // “A”放在第九条是多余的 tells where A stands and wants it nowhere.
  const isWish = /建议|应|宜|请|可(?!能)|要|更|比较|最好|把|将|能否|能不能|顺|合适|吧|不对/u.test(bare)
  if (
    (!isWish && !isDirect.test(bare)) ||
    /(?:不应?|别|不该|不宜)(?:当)?(?:放|列|写)(?!.*(?:移|挪|调|搬|放)[到至])|多余|移除|删/u.test(bare)
  )
    return undefined
  return {
    op: 'move',
    old: isTaken.test(bare) ? (quotes[0]?.words ?? '') : '',
    new: found[1] ?? '',
  }
}
