// What should happen to an amount: 公示三天太短，七天才够. The amount that stands in the rule is the first of its kind, or one
// inside the words quoted; the one wanted has a verb of change before it, or a word of wish or content in its clause.

import { type Amount, alike, amountsIn, isSameKind } from './amounts'
import { foretold } from './foretold'
import { type Matter, type Mention, spokenWords } from './proposal-matter'
import { moved } from './proposal-verbs'
import type { FoundProposal } from './proposals'

const verb = new RegExp(
  `(?:${moved})(?:到|至|为|成|作)[^，,。〘]{0,8}$|(?:改|调|提|降|延|缩|减|增|放|推|压|升|换|限定|挪)[到至为成作个]?[^，,。〘]{0,2}$|(?:→|->|=>|—+>|➡|⇒)\\s*$`,
  'u',
)
/** Words of wish or content in the amount's clause. */
const wished =
  /建议|希望|提议|[想只]要|巴不得|盼|指望|打算|我看|我想|依我|照我|要每|干脆|索性|主张|恳请|要求|最好|才(?=够|行|合|对|能|现实|公平|像话|好|是|有)|合适|合理|妥|适当|比较|能不能|能否|可否|应(?!急|对|付|用|答|酬|届|聘|变|收|缴|有尽)|宜|差不多|就[行成好]|得了|(?<!不)够(?!呛|意思)|提前|推迟|延长|缩短|压缩|降|放宽|封顶|顶天|吧|该(?!谁|怎|如何|哪|什么|[条款项法]|规定|小区)|起步|为限|为准|足|[刚正]好|都?行(?!驶|政|人|业|程)|不如|就可以|即可|可好|至少|起码|顶多|改|必须|务必|有意义|现实|意思意思|我认(?!为)|(?:就|只|应|该)[收罚交缴付发定设按](?=[零〇一二三四五六七八九十百千万两半\d])|(?:得|给|只|仅|先|按|写|定|罚个?|再)(?=[零〇一二三四五六七八九十百千万两半\d])|再(?=拉|罚|算|处|停|收)|更/u
/** The first amount is found wanting. */
const blamed =
  /^[^，,。〘]{0,12}(?:太|过[高低长短重轻多少严宽]|偏|不够|不足|不合理|不现实|来不及|等不|做不到|哪够|难|不止|杯水车薪|高了|低了|长了|短了|多了|少了|重了|轻了|没人|没用|拿不出|苛|狠|紧)/u
/** The speaker fends the change off, or tells a story. */
export const unwanted = foretold(
  /(?:不要|不同意|反对|不赞成|不支持|不应|不宜|别)[^，,。]{0,4}(?:延长|缩短|提高|降低|放宽|增加|减少|改|[往再][^，。]{0,2}[压涨降提加减])|还不如|过去了|[涨]到(?!.*(?:建议|应|希望))|去年(?!.*(?:建议|应|希望|改))|上次|上个?月|前年/u,
)
/** A wording that is written out behind a colon: amounts in it are of one and the same wording. */
const spelledOut = foretold(
  /(?:重写|新写|改写|修改|调整|增加|补充|这样写|表述)(?:为|成|如下)?[^：:〘]{0,8}[：:][^〘]{16,}$/u,
)

/** The change of one amount into another; `undefined` where no two of one kind stand together or none is wished. */
export function amountChange(matter: Matter): FoundProposal | undefined {
  const { bare, amounts, quotes } = matter
  if (amounts.length === 0 || quotes.length > 1) return undefined
  if (unwanted.test(bare) || spelledOut.test(bare)) return undefined
  const wanted = wantedOf(matter)
  if (wanted === undefined) return undefined
  const standing = [
    ...amounts.filter(({ end }) => end <= wanted.start),
    ...(quotes.length > 0 ? quotedAmounts(matter, wanted) : []),
    ...amounts.filter(({ start }) => start >= wanted.end && /(?:不要|别|不是|而非|代替|取代)/u.test(bare)),
  ]
  const comparable = standing.filter((one) => isSameKind(one, wanted) && one.words !== wanted.words)
  const exact = comparable.filter(({ kind }) => kind === wanted.kind)
  const alternatives = exact.length > 0 ? exact : comparable
  const old =
    alternatives.find(({ end }) => /^[^，,。]*$/u.test(bare.slice(end, wanted.start))) ??
    alternatives.find((one) => isSpokenOf(bare, one)) ??
    alternatives[0]
  if (old === undefined) return undefined
  // Quoted words are verbatim.
  const whole = quotes.find((one) => spokenWords(matter, one.words) === old.words)
  if (whole) return { op: 'replace', old: whole.words, new: wanted.words }
  const [from, to] = alike(old.words, wanted.words)
  return from === to ? undefined : { op: 'replace', old: from, new: to }
}

// What is turned stands right before (把六成降到五成) or is said to be the rule's (草案允许十五天) or is found wanting.
function isSpokenOf(bare: string, one: Place): boolean {
  const before = bare.slice(Math.max(0, one.start - 12), one.start)
  return (
    /(?:草案|条例|规定|本来|现在写|写的是|写着|§)[^，,。]*$/u.test(before) || blamed.test(bare.slice(one.end))
  )
}

type Place = Pick<Amount, 'words' | 'kind' | 'start' | 'end'>

/** Amounts of the quotation, taken to stand where it stands. */
function quotedAmounts(matter: Matter, wanted: Place): Place[] {
  return matter.quotes
    .filter(({ start, left }) => start < wanted.start || isRefused.test(left))
    .flatMap((quote) =>
      amountsIn(spokenWords(matter, quote.words)).map((one) => ({
        ...one,
        start: quote.start,
        end: quote.end,
      })),
    )
}

const telling = /(?:增加|减少|增|减|升|上升|下降|涨|降|跌|变|发展|提高)(?:到|至|为|成)[^，,。]{0,4}$/u
const asks = /建议|希望|应(?!急|对)|请|要求|最好|能不能|能否|可否|改|把|将(?!来|近)|太|吧|宜|必须/u

const isRefused = /(?:不要|别(?!的)|不是|而非|不用|代替|取代|不应是?|不宜)[^，,。]{0,4}$/u

/** 把五十元改过来: what is taken hold of stands in the rule. */
const isTaken = ({ left }: Mention) => /(?:把|将|由|从)[^，,。]{0,6}$/u.test(left)

function wantedOf({ bare, amounts: all, quotes, hasPlace }: Matter): (Mention & Amount) | undefined {
  const taken = all.filter(isTaken)
  const amounts =
    taken.length > 0 && taken.length < all.length
      ? all.map((one) => (isTaken(one) ? { ...one, left: '把', right: '太' } : one))
      : all
  // 减少到两个 is told of as often as wished.
  const isTold = !hasPlace || !bare.includes('§')
  const turned = amounts.findLast(
    ({ left, start }, index) =>
      verb.test(left) &&
      !(isTold && telling.test(left) && !asks.test(bare)) &&
      (index > 0 || quotes.some((one) => one.start < start || isRefused.test(one.left))),
  )
  if (turned !== undefined) return turned
  // 就收五百，别收两千: what is refused stands there, the other is wanted.
  const refused = amounts.find(({ left }) => isRefused.test(left))
  const instead = refused && amounts.find((one) => one !== refused && isSameKind(one, refused))
  if (instead !== undefined) return instead
  const last = amounts.findLast((one, index) => {
    const clause = `${one.left}${one.words}${one.right}`
    return (
      (wished.test(clause) ||
        /^[^，,。]{0,2}才(?:够|行|好|合|对|能|保险|稳|安|来得|赶得|像|公|现|妥|放心|得|有)/u.test(
          one.right,
        )) &&
      !(one.left === '把') &&
      (index > 0 || !blamed.test(one.right))
    )
  })
  if (last !== undefined) return last
  // 一年一检，我们半年一检: without a word of wish only where the other is blamed and a rule is spoken of.
  const final = amounts.at(-1)
  if (
    !bare.includes('§') ||
    final === undefined ||
    described.test(final.left) ||
    /^[^，,。]{0,1}(?:了(?!吧)|过)/u.test(final.right)
  )
    return undefined
  // What it would replace is told of the rule, behind the citation and not far away.
  const from = bare.indexOf('§')
  return amounts.some(
    (one) =>
      one.start > from && one.end <= final.start && final.start - one.end < NEAR && isSameKind(one, final),
  )
    ? final
    : undefined
}

/** In UTF-16 units. */
const NEAR = 40
/** An amount that is told of and not wanted: 光公告就要二十天. */
const described = /(?:就要|就去掉?|去掉|已经|只剩|才|光|花|用|了|有|是)[^，,。]{0,4}$/u
