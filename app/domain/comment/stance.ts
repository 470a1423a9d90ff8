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
import { maskQuotes } from './wording'

export const stances = ['change', 'oppose', 'support', 'unclear'] as const
export type Stance = (typeof stances)[number]
export type StanceCounts = Readonly<Record<Stance, number>>

const rejects =
  /(?<!不|没人|没有人|无人|别人)(?:坚决|强烈|完全|明确)?反对(?!派|意见)|(?<!没有?人|无人)不(?:能)?(?:同意|赞成|赞同|支持|认可|接受|可接受)|(?:无法|难以|没法|怎么能)(?:接受|同意|认同|赞成|支持)|(?:没有?|毫无|无)必要|不应当?(?:出台|规定|设立|强制)|不该(?:管|规定|出台|强制)|凭什么|一刀切|(?:取消|撤销|废除|废止)(?:这|该|本|此)|不如不(?:写|要|定|立)|不能要|绝对不行|^不行|管得(?:太|过)(?:宽|多)|太不合理|极不合理|不合理的规定|于法无据|与(?:上位|国家)法(?:相)?(?:抵触|冲突|不一致)/u
const keeps =
  /(?:不应当?|不能|不要|不宜|不可|不得|不同意|反对|不赞成|不支持|别)[^，。！？]{0,6}(?:删除|删去|删掉|取消|降低|缩短|放宽|修改)|保留|维持(?:原|现|目前)/u
const favours =
  /(?:坚决|完全|非常|强烈|举双手|十分|很)?(?:赞成|赞同|支持|同意|拥护|认同|点赞)|(?:规定|写|定|照顾|想|考虑)得(?:很|非常)?(?:好|对|周到|全面|细)|(?:很|非常|十分|确)有?必要|非常(?:好|及时)|早(?:就)?该|终于|没有?人不(?:同意|支持|赞成)|心坎|合情合理|合理合法|(?:挺|很|太|最)好(?:的|了)?|没有?(?:任何)?(?:问题|意见|别的要求|异议)|帮助(?:很|太)大/u
const negated = /(?:不|没|未|无法|难以|并不|不太|不能)(?:[完很太怎么]{0,2})$/u
const tooMuch = '(?:太|过于|偏|有点|有些)(?:长|短|高|低|少|多|重|轻|宽|严|模糊|笼统|快|慢|贵)'
const wishes = new RegExp(
  `建议|希望|应当?(?:增加|明确|规定|改|删|降|提|延|缩|放|由|有|写|给|设|允许|按)|应该|最好(?!的|了|[，。]|$)|能不能|能否|可否|是否可以|可不可以|要(?:写|改|有|给|加|定)|(?:改|换|缩短|延长|提高|降低|增加|减少|放宽|删除|删去|细化|补充)(?:成|为|到|至|掉|一)?|不如(?!不)|请(?:明确|增加|考虑|写)|${tooMuch}|(?:长|短|高|低|少|多|重|轻|宽|严|慢|快)了(?!解)|跟不上|不够|不明确|不清楚|不严谨|有漏洞|没有?(?:写|说|规定|明确)`,
  'u',
)
const doubt = /^(?:请问|想问|问一下|咨询)/u
/** What others think: 有人赞成，有人反对. */
const reported = /有(?:的)?人[^。]{0,10}有(?:的)?人/u
/** A wish that the rule come and hold as it is. */
const awaits =
  /(?:希望|建议|应当?|请(?!问))[^，。]{0,6}(?:尽快|早日|保留|维持|落实|坚持|严格|实施|施行|出台)|(?:保留|维持)[^，。]{0,4}(?:最好|就好|为好)/u

const [everyAwaits, everyKeeps, everyFavours] = [awaits, keeps, favours].map(
  (pattern) => new RegExp(pattern, 'gu'),
) as [RegExp, RegExp, RegExp]

/** The stance of a comment's words. `proposals` are what `proposalsIn` found in them. Linear. */
export function stanceOf(text: string, proposals: readonly Pick<Proposal, 'op'>[] = []): Stance {
  const { text: words } = maskQuotes(text)
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
