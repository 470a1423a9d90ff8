// Which of several mentions stands in the rule now and which is wanted there. Nobody says both outright: “A”太软，“B”才行
// marks both by judging them, 写的是“A”，宜用“B” by a verb before each, “A”→“B” by order alone. So each mention is scored
// for either role by what stands before and behind it, and the best pair wins.

import type { Mention } from './proposal-matter'
import { moved, nameOfWords, plainChange, substitute } from './proposal-verbs'

const refused =
  /(?:(?<![能是要可行好])不(?!如|妨|过|少|低|超|高|多|管|是)|(?<!是)不是|别(?!的|处|地|人)|勿|甭|莫|并非|而非)(?:要|应当?|宜|该|必|用|能|再|是|得|可|写|说|叫|使用|定|罚|设)*[^，\d]{0,4}$/u
const told =
  /(?:打成|错成|印成|由|从|原文?|原来|原稿|原条文|草案|现(?:行|有|为|表述|写|规定|在写|在是)?|与其|写的?是?|写着|规定|所称|所说|出现|说的?是?|提到|要求|把|将|误|打成|写错成|错写成|误(?:写)?(?:为|成|作)|里头?|中|的|只写了?|只提了?|用了|用的是?)[^，〘]{0,4}$/u
const judged = new RegExp(
  `^${nameOfWords}[^，〘]{0,6}(?:太|过于|过[高低长短重轻宽窄严]|偏|不(?!少于|超过|低于|高于|如“|如〘)|没|无|有误|错|难|哪|窄|含糊|模糊|笼统|多了|少了|高了|低了|长了|短了|重了|轻了|小了|大了|紧|狠|苛|一词|系|属|是个?(?:口语|旧|老|笔误|简称))`,
  'u',
)
const turnedAway = new RegExp(
  `^${nameOfWords}[^，〘]{0,8}(?:改|换|变|调|降|提(?!出|供|议)|升|→|->|=>|—>|➡|⇒|应|宜|拟|建议|可否|能否|是否|不如|替|取代)`,
  'u',
)
const verb = new RegExp(
  `(?:${moved})(?:为|成|作|到|至|回|用|表述为)[^，〘]{0,3}$|(?:${plainChange})[^，〘]{0,3}$|(?:改|换|变|填|替换|调整|更正)[^，〘]{0,2}$`,
  'u',
)
const wanting =
  /(?:应当?|应该|该|宜|须|得|可以?|要|最好|不如|建议|拟|请|希望|提议|主张|当|现在|如今|现称?|法律上|正式|何不|不妨|干脆|还是|至少|起码|考虑|能不能|能否|可否|统一)[^，〘]{0,8}$/u
const using = /(?:用|写|叫|是|为|成|作|说|称|由|按|以|拿|采用|使用|提|讲)[个上做]?$|(?:→|->|=>|—>|➡|⇒)\s*$/u
const praised =
  /^[^，〘]{0,8}(?:更|比较|较(?![长短高低多少大小])|才|足|即可|就行|就可以|就够|就好|就成|为妥|为宜|为好|为当|合适|合理|准确|恰当|妥当|稳妥|好[点些]|好一[点些]|现实|差不多|还行|可好|顺|贴切|来|取代|代替|替代|替换|取而代之|代之|吧|行吗|如何|怎么样|也行|都行|(?<!不)够)/u
const substituted = new RegExp(`^${nameOfWords}[^，〘]{0,6}(?:${substitute}|[代替换]$)`, 'u')
const better =
  /^[^，〘]{0,4}(?:更|才|好[点些]|足以|足够|即可|就(?:行|够|可以|好)|为宜|为妥|比较好|较好|合适|取而代之|代之)/u

// In “A”不用“B” it is B that is refused.
const ownRight = ({ right }: Mention) => right.replace(/(?:而?不|别|而非)(?:是|要|用|叫|写|应|该)*$/u, '')

/** How much speaks for a mention standing in the rule now. */
export function standsNow(mention: Mention): number {
  const { left } = mention
  const right = ownRight(mention)
  let score = 0
  if (/^[^〘，]{0,4}(?:都|也|给)?改(?:过来|一下|掉|一改|回来|了吧)/u.test(right)) score += 5
  if (
    /^[^〘，]{0,4}[，,]?(?:宜|应|请|可|建议)?(?:据此|照此|依此|按此|参照|相应地?)(?:予以|作)?(?:修|改|调|更)/u.test(
      right,
    )
  )
    score += 4
  if (refused.test(left)) score += 4
  else if (told.test(left) || /§[^，〘]{0,6}$|§[^，〘]{0,10}(?:写|说|提|用|叫|是)的?是?$/u.test(left))
    score += 2
  if (judged.test(right)) score += 3
  else if (turnedAway.test(right)) score += 2
  if (better.test(right)) score -= 2
  return score
}

/** Words of another law are what the draft should say. */
const lawful = /(?:》|上位法|国家标准|法典)(?:第.{1,8}条)?[^，〘]{0,8}$/u

/** How much speaks for a mention being what is wanted. */
export function isWanted(mention: Mention): number {
  const { left } = mention
  const right = ownRight(mention)
  if (refused.test(left)) return -3
  let score = lawful.test(left) || /^[^〘，]{0,4}(?:系|是|为|出自)《/u.test(right) ? 3 : 0
  if (/误(?:写)?(?:为|成|作)?[^，〘]{0,2}$/u.test(left)) score -= 4
  if (verb.test(left)) score += 4
  else if (wanting.test(left)) score += 3
  else if (using.test(left)) score += 1
  if (substituted.test(right)) score += using.test(left) ? 5 : -2
  else if (praised.test(right)) score += 2
  if (judged.test(right)) score -= 2
  return score
}

export interface RolePair {
  readonly old: Mention
  readonly to: Mention
  readonly score: number
}

/** In the order of reading the old words come first, unless something says otherwise. */
const ORDER = 2

/** The two mentions that are best read as old and wanted words; `undefined` for fewer than two different ones. */
export function bestPair(mentions: readonly Mention[]): RolePair | undefined {
  const now = mentions.map(standsNow)
  const wanted = mentions.map(isWanted)
  let best: RolePair | undefined
  mentions.forEach((old, a) => {
    mentions.forEach((to, b) => {
      if (old.words === to.words) return
      const score = (now[a] ?? 0) + (wanted[b] ?? 0) - (wanted[a] ?? 0) / 2 + (a < b ? ORDER : 0)
      if (best === undefined || score > best.score) best = { old, to, score }
    })
  })
  return best
}
