// The rules by which a sentence becomes proposals, strongest first. They read a sentence whose quotations and amounts are
// marks (〘0〙) and whose citations are §, so that each rule speaks of verbs and of what stands around them.

import { subjectPlaces } from './places'
import { additionOf } from './proposal-additions'
import { clarificationOf, opinionOf } from './proposal-opinions'
import { pairsOfMarks } from './proposal-pairs'
import { amount, change, moveVerb, nameOfWords, plainChange, remove, substitute } from './proposal-verbs'
import type { FoundProposal } from './proposals'
import { marksIn } from './wording'

/** What somebody tells of home, street or hearsay asks nothing of a rule that it neither names nor wishes changed. */
const story =
  /^\s*(?:我(?:们|家|儿子|女儿|妈|爸|老伴)?|咱们?|孩子|老师|听说|据说|邻居|楼[上下里]|门口|电梯|物业|今年|去年|上[回次])(?!.*(?:建议|希望|认为|觉得|提议|看|应|请|要求|改|能不能|能否|删|加|支持|反对|赞|同意|不明|不清|合适))/su

/** What a sentence (or a few that belong together) asks for; empty when nothing is sure. */
export function proposalsOf(sentence: string): FoundProposal[] {
  const places = subjectPlaces(sentence)
  if (places.length === 0 && story.test(sentence)) return []
  const bare = withoutPlaces(sentence, places)
  const articles = [...new Set(places.map(({ article }) => article))]
  const pairs = isMove(bare) ? [] : pairsOfMarks(bare)
  if (pairs.length > 0) return pairs
  const found =
    mergeOf(bare, sentence, articles) ??
    markedNew(bare) ??
    additionOf(bare) ??
    moveOf(bare, sentence) ??
    wholeOf(bare) ??
    deletionOf(bare, places.length > 0) ??
    unquotedReplacement(bare) ??
    // Who rejects the whole of it asks for no clearer words.
    (/(?:坚决|强烈|完全)(?:不同意|反对)/u.test(bare) ? undefined : clarificationOf(bare)) ??
    opinionOf(bare, places.length > 0)
  if (found === undefined) return []
  // Unquoted words never reach across a citation.
  const own = {
    ...found,
    old: found.old.replace(/^.*§(?:的|中的?|里的?)?/u, ''),
    new: found.op === 'merge' || found.op === 'move' ? found.new : found.new.replace(/§.*$/u, ''),
  }
  return own.op === 'replace' && (own.old === '' || own.new === '') ? [] : [own]
}

function withoutPlaces(sentence: string, places: ReturnType<typeof subjectPlaces>): string {
  let bare = ''
  let at = 0
  for (const { start, end } of places) {
    bare += `${sentence.slice(at, start)}§`
    at = end
  }
  // A citation in brackets behind a quotation says only where it stands.
  return (bare + sentence.slice(at)).replace(/(?<=〘\d+〙)\s*[（(]\s*(?:见)?§\s*[）)]/gu, '')
}

function isMove(bare: string): boolean {
  return /合并/u.test(bare) && marksIn(bare).length === 0
}

function mergeOf(bare: string, sentence: string, articles: readonly string[]): FoundProposal | undefined {
  if (
    !/合并|归并|并为一|合为一|并入|合成一|整合|合在一起|并在一起|合到一起|合写|并[成到作进](?=一|第|§)|合二为一|二合一|合起来|(?:归|写)[到在](?:一起|一条)/u.test(
      bare,
    )
  )
    return undefined
  if (/合并(?:收取|计算|使用|办理|审批|执行)/u.test(bare) && articles.length < 2) return undefined
  if (
    articles.length === 0 &&
    !/第[^，,。]{1,12}[条款项章]|两条|前[一后]条|后一条|上一条|下一条/u.test(sentence)
  )
    return undefined
  const with_ = /(?:并入|跟|与|和|同)\s*(第[^，,。跟与和同]{1,12}?条)/u.exec(sentence)?.[1]
  return { op: 'merge', old: '', new: articles[1] ?? with_ ?? '' }
}

const destination = new RegExp(
  `${moveVerb}\\s*(第[^，,。；〘]{1,16}?[章节条款项](?:的?之?[前后]面?|开头|末尾|最后)?|附则|总则|罚则|法律责任|最后|末尾|开头|前面|后面)`,
  'u',
)

function moveOf(bare: string, sentence: string): FoundProposal | undefined {
  const found = destination.exec(sentence)
  if (!found || new RegExp(`〘\\d+〙[^〘]{0,4}(?:${change})`, 'u').test(bare)) return undefined
  const mark = marksIn(bare)[0]
  return { op: 'move', old: mark === undefined ? '' : `〘${mark}〙`, new: found[1] ?? '' }
}

// “A”改成B: the new words without quotation marks.
const newBehind = new RegExp(
  `〘(\\d+)〙(?:${nameOfWords})[^〘，,。]{0,8}[，,]?[^〘，,。]{0,6}?(?:${change}|${amount})(?!了)[：:]?([^〘，,。；]{1,30})$`,
  'u',
)

function markedNew(bare: string): FoundProposal | undefined {
  const found = newBehind.exec(bare)
  if (!found || marksIn(bare).length !== 1) return undefined
  const words = withoutTail(found[2] ?? '')
  return words === '' ? undefined : { op: 'replace', old: `〘${found[1]}〙`, new: words }
}

const wholeVerb = new RegExp(
  `(?:${change})[^〘]{0,8}$|(?:这样|这么|照此|照下面|按下面)[^〘：]{0,3}(?:写|规定|表述|改|定)[^〘]{0,6}[：:，,]?\\s*$|(?:修改|建议|完整|重新|修订|调整|改写)(?:稿|文本|表述|条文|内容|写法|意见)?(?:如下|为)?[：:]\\s*$|(?:表述|写|改|调整|修改)(?:一下|如下)[：:，,]?\\s*$`,
  'u',
)
const instead = new RegExp(
  `(?:用|以|拿)[^〘]{0,10}(?:${substitute})[^〘]{0,6}(?:§|本条|该条|这条|全条|原条文)[^〘]{0,4}[：:]?\\s*〘(\\d+)〙|(?:用|以)〘(\\d+)〙[^〘]{0,6}(?:${substitute})(?:§|本条|该条|整条|原条文)`,
  'u',
)

function wholeOf(bare: string): FoundProposal | undefined {
  const marks = marksIn(bare)
  const last = marks.at(-1)
  if (last === undefined) return unmarkedWhole(bare)
  if (marks.length > 1) return undefined
  const other = instead.exec(bare)
  if (other) return { op: 'replace_whole', old: '', new: `〘${other[1] ?? other[2]}〙` }
  const before = bare.slice(0, bare.indexOf(`〘${last}〙`))
  if (!wholeVerb.test(before)) return undefined
  const old = unquotedOld(before)
  return old === ''
    ? { op: 'replace_whole', old: '', new: `〘${last}〙` }
    : { op: 'replace', old, new: `〘${last}〙` }
}

// 重新写一下：… without quotation marks.
function unmarkedWhole(bare: string): FoundProposal | undefined {
  const words =
    /(?:重写|重新写|改写|修改|调整|(?:全条|整条|本条|§)[^：:〘]{0,6}改)(?:一下|如下|为|成)?(?:这样|下面这样)?(?:的)?[：:]\s*([^〘]{8,})$/u.exec(
      bare,
    )?.[1]
  return words === undefined ? undefined : { op: 'replace_whole', old: '', new: words }
}

/** A in 将A改为“B”; empty where only a place stands before the verb. */
function unquotedOld(before: string): string {
  const found =
    new RegExp(`(?:将|把)\\s*(?:§)?(?:中的?|里的?|的)?(.*?)(?:${change}|${amount})`, 'u').exec(before)?.[1] ??
    ''
  const words = found.replace(
    /^(?:整个|整条|全条|整款|全款|全文|整个条文|规定|内容|条文|该条|本条|这一?条|此条|完整|重新)+|^的|的?(?:规定|表述)$|[，,：:\s]/gu,
    '',
  )
  return /^(?:整条|全文|全部|整款|§)?$/u.test(words) || words.length > 60 ? '' : words
}

const whole = /整条|全条|本条|该条|这一?条|此条|整款|该款|本款|此款|全文|整段|全部规定/u
const noRemoval =
  /不(?:应|能|宜|要|得|可)(?:当|该|以)?(?:删|取消)|(?:不同意|不支持|不赞成|反对)[^，。]{0,4}(?:删|取消)|别删|不删|(?<!不)(?:应当?|请|建议|希望)[^，。不]{0,3}保留/u
const told = /(?:删除|取消|去掉|撤销|废除)(?:了|的|过|后)|被(?:删|取消|撤)/u
const supposed = /(?:若|如果|假如|要是|如)(?:决定|确需|一定要|真)?(?:删|取消|去掉)/u

const removes = new RegExp(remove, 'u')

function deletionOf(bare: string, hasPlace: boolean): FoundProposal | undefined {
  const isSpare = /〘\d+〙[^〘]{0,10}(?:多余|累赘|赘|画蛇添足)|多(?:写|出|加)?了?[^〘，]{0,4}〘/u.test(bare)
  if ((!removes.test(bare) && !isSpare) || noRemoval.test(bare) || supposed.test(bare)) return undefined
  const mark = marksIn(bare)[0]
  if (mark !== undefined) return { op: 'delete', old: `〘${mark}〙`, new: '' }
  if (whole.test(bare)) return { op: 'delete_whole', old: '', new: '' }
  const isAsked = /建议|希望|应|请|要求/u.test(bare)
  if (told.test(bare) && !isAsked && !hasPlace) return undefined
  const words =
    new RegExp(`(?:${remove})(?:掉|了)?\\s*(?:§)?(?:中的?|里头?的?|的|关于|对)?([^，,。§]{1,40})$`, 'u').exec(
      bare,
    )?.[1] ??
    new RegExp(
      `(?:将|把|§中的?|§里的?|§的)(?:§里头?的?|§中的?|§的?)?([^，,。§]{1,40}?)(?:的规定|的内容|字样)?(?:应当?|予以|应予|建议|从)*(?:${remove})`,
      'u',
    ).exec(bare)?.[1] ??
    ''
  const old = words.replace(
    /^(?:整条|规定|内容|条文|吧|了)+$|(?:的?规定|的内容|字样|吧|为好|为宜|好了|(?:那|这)?[一半整两几]?[个]?(?:句话?|个?字|个词|词|段话?))$/gu,
    '',
  )
  if (old !== '') return { op: 'delete', old, new: '' }
  return hasPlace || isAsked ? { op: 'delete_whole', old: '', new: '' } : undefined
}

const trailing =
  /(?:更|比较|较|会更|才)?(?:为)?(?:合适|合理|准确|妥当?|好|恰当|宜|吧|严谨|规范|科学|实际|行不行|好不好|可以吗)(?:一?些|一点)?$/u
const withoutTail = (words: string) =>
  words
    .replace(trailing, '')
    .replace(/[？?]$/u, '')
    .trim()
const past = /去年|前年|昨天|上次|上个?月|后来|之前|听说/u

const unquotedPatterns: readonly RegExp[] = [
  `(?:将|把|从|由)\\s*(?:§)?(?:规定的|中的?|里头?的?|的)?([^，,。〘]{1,40}?)(?:的规定|的表述|的说法|这个词|一词)?(?:都|全部|一律|统一)?(?:${plainChange}|${amount})(?!了)\\s*[：:]?([^，,。〘]{1,60})`,
  `§(?:规定的|中的?|里头?的?|的)?([^，,。〘]{1,30}?)(?:建议|应当?|可以|能否|能不能|可否|宜|都)?(?:${plainChange}|${amount})(?!了)\\s*[：:]?([^，,。〘]{1,60})`,
  `^(?:建议)?([^，,。〘§]{1,30}?)(?:建议|应当?|可以|能否|能不能|可否|宜|都)?(?:${plainChange}|(?:延长|缩短|压缩|提高|降低|放宽|缩减)(?:到|至|为))(?!了)\\s*[：:]?([^，,。〘]{1,60})`,
  `(?:^|§|[，,：:])(?:的|中的?|里的?)?\\s*([^，,。〘§：:]{1,40}?)\\s*(?:→|->|=>|—+>|➡|⇒|-->)\\s*([^，,。〘；]{1,60})`,
  `与其(?:写成?|说成?|叫|用|定成?|规定)?([^，,。〘]{1,30}?)[，,]?(?:还|倒)?不如(?:写成?|说成?|叫|用|改成?|定成?|规定)([^，,。〘]{1,30})`,
  `(?:建议|请|§)(?:将|把)?(?:变更|更改|改|变)([^，,。〘§为成]{2,20})(?:为|成)([^，,。〘]{1,40})`,
].map((source) => new RegExp(source, 'u'))

function unquotedReplacement(bare: string): FoundProposal | undefined {
  if (past.test(bare) && !/建议|希望|应|请/u.test(bare)) return undefined
  let found: RegExpExecArray | null = null
  for (const pattern of unquotedPatterns) {
    found = pattern.exec(bare)
    if (found) break
  }
  if (!found) return undefined
  // 公示时间由五日延长到十日: the words that change are the figure and not its name.
  const figure = /(?:由|从)([^由从]*[\d一二三四五六七八九十百千万两半][^由从]*)$/u.exec(found[1] ?? '')?.[1]
  const old = (figure ?? found[1] ?? '').replace(
    /^(?:建议|希望|我认为|应当?|请)+|(?:建议|应当?|适当|都)$/gu,
    '',
  )
  const words = withoutTail(found[2] ?? '')
  if (old === '' || words === '') return undefined
  if (/^(?:整条|全文|该条|本条)$/u.test(old)) return { op: 'replace_whole', old: '', new: words }
  return { op: 'replace', old, new: words }
}
