// New words for old ones where at most one of them is quoted, and new words for the whole.

import { type Foretold, foretold } from './foretold'
import { type Matter, spokenWords } from './proposal-matter'
import { amount, change, nameOfWords, plainChange, substitute } from './proposal-verbs'
import type { FoundProposal } from './proposals'

// “A”改成B: the new words without quotation marks.
const newBehind = foretold(
  `(〘\\d+〙)(?:${nameOfWords})[^〘]{0,16}?(?:${change}|${amount}|(?<=[，,\\s]|应该?|请|可|建议|〙)(?:改|换)(?![了过一动得法进善正变掉为成]))(?!了|上|进)[：:]?([^〘，,。；]{1,30})$`,
)

/** Unquoted words for quoted ones. */
export function unquotedNew({ bare, quotes }: Matter): FoundProposal | undefined {
  if (quotes.length !== 1) return undefined
  const found = newBehind.exec(bare)
  const words = withoutTail(found?.[2] ?? '')
  if (
    !found ||
    words === '' ||
    /^(?:清|明|具体|细|为|好|在|的|得|什么|哪|谁|多少|一下|过来|一改|这样|现在)/u.test(words)
  )
    return undefined
  return { op: 'replace', old: found[1] ?? '', new: words }
}

const rewriting = new RegExp(
  `(?:${change}|(?:修改|改写|重写|重新写|表述)(?:一种写法|一下|如下|下列)?|(?:写|改|定|规定|换)(?:一种写法|一下|得更[^，〘]{0,4}|顺了|好了|如下|下列))[^〘。]{0,10}$|(?:这样|这么|照此|照下面|按下面|如下)[^〘：]{0,3}(?:写|规定|表述|改|定)?[^〘]{0,8}[：:，,]?\\s*$|(?:修改|建议|完整|重新|修订|调整|改写|新|我的)(?:稿|文本|表述|条文|内容|写法|意见|建议稿|方案|版本)?(?:如下|为|是)?[：:]\\s*$|(?:拟|写|起草|草拟|改)了?(?:一)?(?:稿|个稿子|版|段)[^〘]{0,10}$|即[：:，,]?\\s*$`,
  'u',
)
const instead = foretold(
  `(?:用|以|拿)[^〘]{0,10}(?:${substitute})[^〘]{0,6}(?:§|本条|该条|这条|全条|原条文)[^〘]{0,4}[：:]?\\s*(〘\\d+〙)|(?:用|以)(〘\\d+〙)[^〘]{0,6}(?:${substitute})(?:§|本条|该条|整条|原条文)`,
)

/** A whole sentence after a colon, where no other reading holds: the article anew. */
export function sentenceAnew(matter: Matter): FoundProposal | undefined {
  const { bare, quotes, hasPlace } = matter
  const [one, other] = quotes
  if (one === undefined || other !== undefined || !hasPlace) return undefined
  if (!/。$/u.test(spokenWords(matter, one.words)) || !/[：:，,]\s*$/u.test(bare.slice(0, one.start)))
    return undefined
  if (/(?:原文|规定|写的是|草案|现行)[^，。]{0,4}[：:，,]?\s*$/u.test(bare.slice(0, one.start)))
    return undefined
  return { op: 'replace_whole', old: '', new: one.words }
}

/** New words for the whole of a place, or for unquoted old words before the verb. */
export function wholeOf(matter: Matter): FoundProposal | undefined {
  const { bare, quotes } = matter
  const one = quotes[0]
  if (one === undefined) return unmarkedWhole(bare)
  if (quotes.length > 1) return undefined
  const other = instead.exec(bare)
  if (other) return { op: 'replace_whole', old: '', new: other[1] ?? other[2] ?? '' }
  const before = bare.slice(0, one.start)
  if (isTold(before)) return undefined
  const old = unquotedOld(before)
  if (old !== '') return { op: 'replace', old, new: one.words }
  const isSentence = /[。；]$|，.{4,}/u.test(spokenWords(matter, one.words))
  const isAnnounced = rewriting.test(before)
  if (!isAnnounced && !(isSentence && /供参考|请参考|即可|更清楚|更好|改写|重写|改顺/u.test(bare)))
    return undefined
  return isSentence ||
    new RegExp(`(?:${change})[^〘]{0,8}$|[：:，,]\\s*$|如下|重写|改写|重新`, 'u').test(before)
    ? { op: 'replace_whole', old: '', new: one.words }
    : undefined
}

const unmarked = foretold(
  /(?:(?:重写|重新写|改写|换|改|写法|写)[^，,。：:〘]{0,6}|重写|重新写|改写|修改|调整|表述|写|(?:全条|整条|本条|§)[^：:〘]{0,6}改)(?:一下|如下|为|成)?(?:这样|下面这样)?(?:的|吧)?[：:]\s*([^〘。]{8,})(?:$|。)/u,
)

// 重新写一下：… without quotation marks.
function unmarkedWhole(bare: string): FoundProposal | undefined {
  const words = unmarked.exec(bare)?.[1]
  return words === undefined ||
    /(?:原|现|草案)[^，。：:]{0,4}[：:]/u.test(bare) ||
    !/§|全(?=[条换改])|整条|整段|本条|该条|这条|重写|改写|重新/u.test(bare)
    ? undefined
    : { op: 'replace_whole', old: '', new: words }
}

const noWords =
  /^(?:整个|整条|全条|整款|全款|全文|整个条文|规定|内容|条文|该条|本条|这一?条|此条|完整|重新|整体|推倒重来|直接|不如|建议|写法|措辞)+|^的|的?(?:规定|表述|说法|写法|这个词|一词|[两几三]个?字)$|[，,：:\s]/gu

// 将举证责任写为“B” tells how it stands, unless it is asked for.
const isTold = (before: string) =>
  /(?:(?:将|把)[^，,。]*|§[^，,。〘]{0,4})(?:写|表述|规定|称|列|定|叫|设|界定|限定)(?:为|成|作|在)[^，,。〘]{0,3}$/u.test(
    before,
  ) &&
  !/(?:建议|应当?|宜|请|拟|希望|能否|能不能|可否|提议|最好|要求|主张|改)[^。]*(?:将|把)[^，,。]*$/u.test(
    before,
  )

/** A in 将A改为“B”; empty where only a place stands before the verb. */
function unquotedOld(before: string): string {
  const found =
    new RegExp(`(?:将|把)\\s*(?:§)?(?:中的?|里的?|的)?(.*?)(?:${change}|${amount})`, 'u').exec(before)?.[1] ??
    ''
  const words = found.replace(noWords, '')
  return /^(?:整条|全文|全部|整款|§)?$/u.test(words) || words.length > 60 ? '' : words
}

const trailing =
  /[，,]?(?:嘛|呗|哦|啊|呀|哈|咯|啦|哟|喽|伐|好[伐吗嘛不]|行[伐吗嘛不]|行不行|可[以好]吗|得了|算了|拉倒|完事|啥的|哩|噻|哇|呢|吧)+$|(?:更|比较|较|会更|才)?(?:为)?(?:合适|合理|准确|妥当?|好|恰当|宜|吧|严谨|规范|科学|实际|行不行|好不好|可以吗|即可|就好|就行)(?:一?些|一点|了)?$/u
const withoutTail = (words: string) =>
  words
    .replace(trailing, '')
    .replace(/[？?]$/u, '')
    .trim()
const past = foretold(/去年|前年|昨天|上次|上个?月|后来|之前|听说/u)
const between =
  '(?:的规定|的表述|的说法|这个词|一词)?(?:建议|应当?|可以|能否|能不能|可否|宜|都|全部|一律|统一)*'

const patterns: readonly Foretold[] = [
  `(?:将|把|从|由)\\s*(?:§)?(?:规定的|中的?|里头?的?|的)?([^，,。〘]{1,40}?)${between}(?:${plainChange}|${amount})(?!了)\\s*[：:]?([^，,。〘]{1,60})`,
  `§(?:规定的|中的?|里头?的?|的)?([^，,。〘]{1,30}?)${between}(?:${plainChange}|${amount})(?!了)\\s*[：:]?([^，,。〘]{1,60})`,
  `(?:^|[，,。])(?:建议)?([^，,。〘§]{1,30}?)${between}(?:${plainChange}|(?:延长|缩短|压缩|提高|降低|放宽|缩减)(?:到|至|为))(?!了)\\s*[：:]?([^，,。〘]{1,60})`,
  `(?:^|§|[，,：:])(?:的|中的?|里的?)?\\s*([^，,。〘§：:]{1,40}?)\\s*(?:→|->|=>|—+>|➡|⇒|-->)\\s*([^，,。〘；]{1,60})`,
  `与其(?:写成?|说成?|叫|用|定成?|规定)?([^，,。〘]{1,30}?)[，,]?(?:还|倒)?不如(?:写成?|说成?|叫|用|改成?|定成?|规定)([^，,。〘]{1,30})`,
  `(?:建议|请|§)(?:将|把)?(?:变更|更改|改|变)([^，,。〘§为成]{2,20})(?:为|成)([^，,。〘]{1,40})`,
  // 原来写的民政局，应写民政部门; 不要写死每月十日，写每月底前.
  `(?:写的是?|叫的是?|用的是?|称为?|不要(?:写|定|用|叫)死?|别(?:写|定|用|叫)死?)([^，,。〘§]{2,20})[，,][^，,。〘]{0,8}?(?:应当?|该|宜|要|得)?(?:写成?|叫|称|用|定|改为|改成|换成)([^，,。〘什哪]{2,30})`,
  // 第十一条 楼道照明 改 公共照明: blanks in the place of marks.
  `§[\\s，：]*(?:建议)?([^\\s，,。〘§]{2,20})[\\s，。](?:建议)?(?:改|换|改为|换成|改成)[\\s，：:]([^\\s，,。〘]{2,20})`,
].map((source) => foretold(source))

// 里头的村委会，全称应该是村民委员会.
const full =
  /§(?:里头?的?|中的?|的)([^，,。〘§]{2,12})[，,][^，,。〘]{0,6}(?:应该?(?:是|叫|为|写|称)|应当(?:是|叫|为|写|称)|全称是)([^，,。〘什哪谁]{2,16})/u

// 网上预约改现场排队就行: no 为 between, so both are short and something is asked.
const plainly =
  /(?:^|[，,：:]|§的?)([^，,。〘§：:不没]{2,8})改(?=[^为成到至作得了过进善动变正掉一名造革制建良选装签判编组的])([^，,。〘什哪的]{2,8}?)(?:就[行好可成]|吧|为好|比较好|行不|[。，]?$)/u

/** One wording into another, neither quoted. */
export function unquotedReplacement({ bare, hasPlace }: Matter): FoundProposal | undefined {
  if (!hasPlace && !/建议|希望|应|请|最好|宜|改为|→|能否|能不能/u.test(bare)) return undefined
  if (past.test(bare) && !/建议|希望|应|请/u.test(bare)) return undefined
  for (const pattern of patterns) {
    const found = pattern.exec(bare)
    const reading = found && changeOf(found[1] ?? '', found[2] ?? '')
    if (reading) return reading
  }
  const turned = /§/u.test(bare) ? plainly.exec(bare) : null
  const found = full.exec(bare) ?? turned
  return sharedWords(bare) ?? (found ? changeOf(found[1] ?? '', found[2] ?? '') : undefined)
}

function changeOf(before: string, behind: string): FoundProposal | undefined {
  // 公示时间由五日延长到十日: the words that change are the figure and not its name.
  const figure = /(?:由|从)([^由从]*[\d一二三四五六七八九十百千万两半][^由从]*)$/u.exec(before)?.[1]
  const old = (figure ?? before).replace(
    /^(?:建议|希望|我认为|应当?|请|拟|可以?|宜)+|(?:建议|应当?|适当|都|一律|一概|统统|统一)$|\s+/gu,
    '',
  )
  const words = withoutTail(behind)
  if (
    old === '' ||
    words === '' ||
    /^(?:故|因此|所以|那|则|也|都|就|还|再|全|两者|二者|这|此|后来|然后|现在|以前|原来)+$/u.test(old)
  )
    return undefined
  if (/^(?:下面|以下|如下|这样|下列)/u.test(words)) return undefined
  if (/^(?:整条|全文|该条|本条|整体)$/u.test(old)) return { op: 'replace_whole', old: '', new: words }
  return { op: 'replace', old, new: words }
}

const shared = foretold(
  /(?:^|§(?:中的?|里头?的?|的|说|规定|要求|让)*|(?<!§)的)([^，,。〘§]{4,40})[，,](?:[^，,。〘§]{0,20}[，,])*?[^，,。〘§]{0,6}?(?:应该?[为是写]|应当[为是写]|(?:改|写|换|变)[成为])([^，,。〘§]{4,40})/u,
)

// 每栋楼配一名楼长，应为每单元配一名楼长: what both have in common does not change.
function sharedWords(bare: string): FoundProposal | undefined {
  const found = shared.exec(bare)
  if (!found) return undefined
  const reading = lessShared(found[1] ?? '', found[2] ?? '')
  return reading.old.length + reading.new.length < (found[1] ?? '').length + (found[2] ?? '').length
    ? reading
    : undefined
}

/** Two wordings without the end they share, of three characters or more; where the old one then ends as the new one
 *  begins (本人, 本人或者家属), only that is old. */
function lessShared(old: string, words: string): { op: 'replace'; old: string; new: string } {
  let same = 0
  while (same < Math.min(old.length, words.length) - 1 && old.at(-1 - same) === words.at(-1 - same)) same++
  if (same < 3) return { op: 'replace', old, new: words }
  const [from, to] = [old.slice(0, -same), words.slice(0, -same)]
  for (let size = from.length; size >= 2; size--)
    if (to.startsWith(from.slice(-size))) return { op: 'replace', old: from.slice(-size), new: to }
  return { op: 'replace', old: from, new: to }
}
