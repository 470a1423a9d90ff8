// What a comment wants of the rule it stands on, by a written codebook of four values (docs/stance-codebook.md). They are counted apart and never
// summed, since agreement and disagreement must not hide in one number.
//
//   change   要求修改: the rule may stay but should read otherwise: other words or figures, more, less, clearer; words of
//            it deleted. "建议删除‘等'字" is a change.
//   oppose   反对: does not want the rule: 反对, 不同意, 没有必要, the whole article deleted, a rhetorical 凭什么.
//   support  赞成: wants the rule as it stands, and asks for nothing else.
//   unclear  看不出: a question, a story, thanks, or words that could be read either way.
//
// A wish that is concrete outweighs praise before it ("总体赞成，但建议…" is a change), and a rejection outweighs a wish
// only where the rejection is of the rule and not of its wording.

import type { Proposal } from './proposals'
import { readableSpelling } from './spelling'
import { maskQuotes } from './wording'

export const stances = ['change', 'oppose', 'support', 'unclear'] as const
export type Stance = (typeof stances)[number]
export type StanceCounts = Readonly<Record<Stance, number>>

const rejects =
  /(?<!不|没人|没有人|无人|别人|有人|谁)(?:坚决|强烈|完全|明确)?反对(?!派|意见|票)|[持投有][^，。]{0,2}反对(?:意见|票)|(?<!没有?人|无人)不(?:能)?(?:同意|赞成|赞同|支持|认可|接受|可接受)|(?:无法|难以|没法|怎么能)(?:接受|同意|认同|赞成|支持)|(?:没有?|毫无|无)必要|不应当?(?:出台|规定|设立|强制)|不该(?:管|规定|出台|强制)|凭什么|一刀切|(?:取消|撤销|废除|废止)(?:这|该|本|此)|不如不(?:写|要|定|立)|不能要|绝对不行|^不行|管得(?:太|过)(?:宽|多)|太不合理|极不合理|不合理的规定|于法无据|多此一举|荒[唐谬]|离谱|胡闹|瞎[搞折]|懒政|劳民伤财|岂有此理|没(?:有)?道理|要不得|行不通|不可行|不现实|抵制|抗议|拒绝|多管闲事|吃饱了|霸[道王]|欺负|折腾(?:老百姓|人|我们)|(?:千万|还是|请|快)别(?:搞|弄|出台|立|定|通过)|别出台|不要(?:搞|出台|推行|实行|通过)|谁(?:还敢|定的)|还(?:活不活|让不让|怎么活)|(?:承受|负担|吃)不(?:起|消)|侵犯|剥夺|(?:没|没有|毫无)(?:什么|一点|任何)?(?:用处?|意义)|请?(?:撤回|收回)|受不了|不(?:欢迎|需要这)|投否决|添[堵乱]|脱离实际|做不到|不答应|要它(?:干|做)|不[能敢]苟同|不行(?=[。！，]|$)|浪费|变相收费|与(?:上位|国家)法(?:相)?(?:抵触|冲突|不一致)/u
const keeps =
  /(?:不应当?|不能|不要|不宜|不可|不得|不需要|不需|不用|无需|不必|没必要|没有必要|没什么(?:要|可|好)|不同意|反对|不赞成|不支持|别)[^，。！？]{0,6}(?:删除|删去|删掉|删|取消|降低|缩短|放宽|修改|改|动|撤)|保留|维持(?:原|现|目前)/u
const favours =
  /(?:坚决|完全|非常|强烈|举双手|十分|很)?(?:赞成|赞同|支持|同意|拥护|认同|点赞)|(?:规定|写|定|照顾|想|考虑)得(?:很|非常)?(?:好|对|周到|全面|细)|(?:很|非常|十分|确)有?必要|非常(?:好|及时)|早(?:就)?该|终于|没有?人不(?:同意|支持|赞成)|心坎|合情合理|合理合法|(?:挺|很|太|最)好(?:的|了)?|没有?(?:任何)?(?:问题|意见|别的要求|异议)|帮助(?:很|太)大|进步|(?:我觉得|我看|我认为|认为|觉得|完全)可以|就这么定|没毛病|管用|欢迎|放心|好事|合理(?!些|一点|吗)|有道理|(?:很|挺|非常|十分)(?:好|合适|实用|及时|对|贴心|科学|到位|满意)|说得对|是对的|解决了|顶一个|举手|通过吧|双手|利国利民|心声|[按照](?:此|着?草案|这个|这样)(?:来)?(?:办|执行|做)|没什么(?:要|可|好)?(?:改|说)|该罚|点子上|好(?:规定|政策|条例|法规|办法)/u
const negated = /(?:不|没|未|无法|难以|并不|不太|不能)(?:[完很太怎么]{0,2})$/u
const tooMuch =
  '(?<!帮助|用处|作用)(?:太|过于|偏|有点|有些)(?:长|短|高|低|少|多|重|轻|宽|严|模糊|笼统|快|慢|贵|偏|远|难|复杂|繁琐?|小|大|生硬|窄|绝对|原则)'
const wishes = new RegExp(
  `建议|希望|应当?(?:再|也|把|将|以|与|同|分|增加|明确|规定|改|删|降|提|延|缩|放|由|有|写|给|设|允许|按|补|加|列|考虑)|应该|应予|最好(?!的|了|[，。]|$)|能不能(?!提交|打开|办|查|收到|看到)|能否|可否|是不是(?:应|该|可以|能)|不妨|恳请|可以(?:再|适当|考虑|改|加|分)|适当|就更好|更好了?$|[少漏]写?了?(?:了|写|列|掉)|缺(?:少|乏|了)?|补上|过(?:高|低|长|短|严|宽|重|轻|多|少|快|慢|贵|于)|往[后前](?:推|延|挪)|推[后迟]|提前|(?:还|也|总)(?:要|得|该)(?:有|给|加|写|改|管)|(?<![觉值懂显])得(?:有|留|给|加)|(?:起码|至少)[得要应]|(?:需要?|宜|有待|还要|得|进一步)[^，。]{0,4}(?:完善|精简|优化|简化|统一|细化|斟酌|推敲|商榷)|哪够|再(?:加|写|补|改|细|宽|高|低|长|多|少)|换个|比较好|难(?:以)?(?:凑|操作|执行|达到|落实)|是否可以|可不可以|要(?:写|改|有|给|加|定)|(?:改|换|缩短|延长|提高|降低|增加|减少|放宽|删除|删去|细化|补充)(?!了|过)(?:成|为|到|至|掉|一)?|不如(?!不)|请(?:你们|一定)?(?:明确|增加|考虑|写|规定|补|加|改|删|细|列|把|将|给|降|提|延|放)|${tooMuch}|(?:长|短|高|低|少|多|重|轻|宽|严|慢|快)了(?!解)|跟不上|不够|不明确|不清楚|不严谨|有漏洞|没有?(?:写|说|规定|明确)`,
  'u',
)
const doubt = /^(?:请问|想问|问一下|咨询)/u
/** What others think: 有人赞成，有人反对. */
const reported =
  /有(?:的|些)?(?:人|邻居|业主|居民|住户|家长)[^。]{0,10}有(?:的|些)?(?:人|邻居|业主|居民|住户|家长)/u
/** A wish that the rule come and hold as it is. */
const awaits =
  /(?:希望|建议|应当?|请(?!问))[^，。]{0,6}(?:尽快|早日|保留|维持|落实|坚持|严格|实施|施行|出台)|(?:保留|维持)[^，。]{0,4}(?:最好|就好|为好)|就?(?:应该|应当|该|要|得)(?:这么|这样|如此)|(?:进步|好|强|改善)(?:很)?多了|早(?:就)?(?:应)?该/u

const [everyAwaits, everyKeeps, everyFavours] = [awaits, keeps, favours].map(
  (pattern) => new RegExp(pattern, 'gu'),
) as [RegExp, RegExp, RegExp]

/** The stance of a comment's words. `proposals` are what `proposalsIn` found in them. Linear. */
export function stanceOf(text: string, proposals: readonly Pick<Proposal, 'op'>[] = []): Stance {
  const words = readableSpelling(maskQuotes(text).text)
  const ops = new Set(proposals.map(({ op }) => op))
  const isRejected = rejects.test(words) && !keeps.test(words)
  const concrete = [...ops].some((op) => op !== 'keep' && op !== 'oppose' && op !== 'delete_whole')
  if (concrete && !(ops.has('oppose') && isRejected)) return 'change'
  if (reported.test(words)) return 'unclear'
  const isOpposed = ops.has('oppose') && !keeps.test(words) && rejects.test(words)
  if (ops.has('delete_whole') || isRejected || isOpposed) return 'oppose'
  // 反对缩短时限 is no wish to shorten it.
  const wants =
    wishes.test(words.replace(everyAwaits, '').replace(everyKeeps, '')) && !doubt.test(words.trim())
  const likes = isFavour(words) || keeps.test(words) || awaits.test(words)
  if (wants) return 'change'
  return likes ? 'support' : 'unclear'
}

function isFavour(words: string): boolean {
  for (const match of words.matchAll(everyFavours)) {
    if (!negated.test(words.slice(Math.max(0, match.index - 5), match.index))) return true
  }
  return false
}

/** How many of each. */
export function countStances(all: Iterable<Stance>): StanceCounts {
  const counts = { change: 0, oppose: 0, support: 0, unclear: 0 }
  for (const stance of all) counts[stance]++
  return counts
}
