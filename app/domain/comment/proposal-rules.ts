// The rules by which a sentence becomes a proposal, strongest first. They read a sentence whose quotations are marks
// (〘0〙) and whose citations are taken out, so that each rule speaks of verbs and of what stands around them.

import { placesIn } from './places'
import type { FoundProposal, ProposalOp } from './proposals'
import { marksIn } from './wording'

const change =
  '(?:修改|更改|改写|改正|改动|调整|更正|替换|更换|变更|修正|修订|表述|表达|改|换|写|统一)(?:为|成|作|做|到|用|至|是)|替换成|改用|换用|改称|改叫|应为|应是|应当是|应当为|应该是|应该为|应表述为|宜为|宜用|换作|改作'
const amount =
  '(?:提高|降低|上调|下调|延长|缩短|压缩|减少|增加|放宽|收紧|降|升|提前|推迟|缩减|扩大|限定|压|减|加|提|放|延)(?:到|至|为|成)'
const remove = '删除|删去|删掉|删减|去掉|去除|取消|剔除|划掉|拿掉|撤掉|抹去|不要写|不再保留|不予保留|删了|删'
const add = '增加|增写|增设|增补|添加|加上|加入|补充|补上|补入|插入|新增|增列|添上|写入|写上|写明|加|增|添'
const substitute = '替换|代替|取代|置换|替代|换掉|替'

const Q = '〘(\\d+)〙'
const term =
  '(?:这[一个]*|的|一|两|二|三|四|几|\\d)*(?:词语|词|字样|字|语|表述|说法|规定|要求|内容|句话|句|处|用语|条款|文字|措辞|概念|期限|时限|标准)*'

const rules: readonly [RegExp, (found: RegExpExecArray) => FoundProposal | undefined][] = [
  // 以“B”替换“A”: the only common order in which the new words come first.
  rule(
    `(?:以|用|使用|采用|拿)${Q}${term}(?:来|去)?(?:${substitute})(?:掉|了)?[^〘。，,]{0,24}?${Q}`,
    (a, b) => quoted('replace', b, a),
  ),
  rule(`${Q}[^〘]{0,8}(?:${substitute})(?:掉|了)?(?:原文|现有)?[^〘。，,]{0,12}?的?${Q}`, (a, b) =>
    quoted('replace', b, a),
  ),
  rule(`原(?:文|条文|表述|句|规定|稿)[^〘]{0,6}[：:为是]?\\s*${Q}[^〘]*(?:改|建议|拟|应)[^〘]*${Q}`, (a, b) =>
    quoted('replace', a, b),
  ),
  rule(`${Q}\\s*(?:→|->|=>|——>|➡)\\s*${Q}`, (a, b) => quoted('replace', a, b)),
  // 把“B”加在“A”之后, 增加“B”，放在“A”之后
  rule(
    `${Q}${term}[^〘]{0,10}(?:加|放|插|写|置|补|添)[^〘]{0,4}(?:在|到|入|于)[^〘]{0,16}${Q}[^〘]{0,4}(?:后|前)`,
    (a, b) => quoted('insert', b, a),
  ),
  rule(`${Q}${term}[^〘。]{0,8}?(?:之)?(?:后|前)(?:面|边)?[^〘]{0,12}?(?:${add})[^〘]*?${Q}`, (a, b) =>
    quoted('insert', a, b),
  ),
  rule(`(?:${add})[^〘]{0,8}${Q}[^〘]{0,16}(?:于|在)[^〘]{0,16}${Q}[^〘]{0,4}(?:后|前)`, (a, b) =>
    quoted('insert', b, a),
  ),
  // 删除“A”，改为“B” is a replacement, so it stands before the rule for deletions.
  rule(`${Q}[^〘]*?(?:${change}|${amount})[^〘。]{0,6}?${Q}`, (a, b) => quoted('replace', a, b)),
  rule(
    `${Q}[^〘]*(?:改用|用|换用|采用|使用|换成|改|写)(?:为|成)?${Q}[^〘]{0,10}(?:合适|准确|妥|好|恰当|严谨|规范|贴切|合理|宜|清楚|稳妥)`,
    (a, b) => quoted('replace', a, b),
  ),
  rule(`${Q}[^〘]*(?:不如|不及)[^〘]{0,6}${Q}`, (a, b) => quoted('replace', a, b)),
]

function rule(
  pattern: string,
  make: (a: string, b: string) => FoundProposal,
): [RegExp, (found: RegExpExecArray) => FoundProposal] {
  return [new RegExp(pattern, 'u'), (found) => make(found[1] ?? '', found[2] ?? '')]
}

function quoted(op: ProposalOp, old: string, words: string): FoundProposal {
  return { op, old: `〘${old}〙`, new: `〘${words}〙` }
}

/** What a sentence (or a few that belong together) asks for; undefined when nothing is sure. */
export function proposalOf(sentence: string): FoundProposal | undefined {
  const places = placesIn(sentence)
  const bare = withoutPlaces(sentence, places)
  const articles = [...new Set(places.map(({ article }) => article))]
  const found =
    mergeOf(bare, sentence, articles) ??
    moveOf(bare, sentence) ??
    firstRule(bare) ??
    additionOf(bare) ??
    wholeOf(bare) ??
    deletionOf(bare, places.length > 0) ??
    unquotedReplacement(bare) ??
    clarificationOf(bare) ??
    opinionOf(bare, places.length > 0)
  if (found === undefined) return undefined
  // Unquoted words never reach across a citation.
  const own = {
    ...found,
    old: found.old.replace(/^.*§(?:的|中的?|里的?)?/u, ''),
    new: found.new.replace(/§.*$/u, ''),
  }
  const isEmpty = own.op === 'replace' && (own.old === '' || own.new === '')
  return isEmpty ? undefined : own
}

function firstRule(bare: string): FoundProposal | undefined {
  for (const [pattern, make] of rules) {
    const found = pattern.exec(bare)
    if (found) return make(found)
  }
  return undefined
}

function withoutPlaces(sentence: string, places: ReturnType<typeof placesIn>): string {
  let bare = ''
  let at = 0
  for (const { start, end } of places) {
    bare += `${sentence.slice(at, start)}§`
    at = end
  }
  return bare + sentence.slice(at)
}

function mergeOf(bare: string, sentence: string, articles: readonly string[]): FoundProposal | undefined {
  if (!/合并|归并|并为一|合为一|并入|合成一/u.test(bare)) return undefined
  if (/合并(?:收取|计算|使用|办理|审批|执行)/u.test(bare) && articles.length < 2) return undefined
  const into = /并入\s*(第[^，,。]{1,12}[条款项章])/u.exec(sentence)?.[1]
  return { op: 'merge', old: '', new: into ?? articles[1] ?? '' }
}

const moveVerb = '(?:移|挪|调整?|放|提前|后移|前移|搬)(?:到|至|入|在)'

function moveOf(bare: string, sentence: string): FoundProposal | undefined {
  const found = new RegExp(
    `${moveVerb}\\s*(第[^，,。；〘]{1,16}?[章节条款项](?:中|里|的?之?[前后]面?)?|附则|总则|罚则|最后|末尾|前面|后面)`,
    'u',
  ).exec(sentence)
  if (!found || new RegExp(`〘\\d+〙[^〘]{0,4}(?:${change})`, 'u').test(bare)) return undefined
  const mark = marksIn(bare)[0]
  return { op: 'move', old: mark === undefined ? '' : `〘${mark}〙`, new: found[1] ?? '' }
}

const units: readonly [RegExp, ProposalOp][] = [
  [
    new RegExp(
      `(?:${add})(?:了|规定)?(?:一|1|二|两|１)?(?:个)?(?:条|条款规定)(?:，|,|：|:|规定|作为|内容|〘|$|。|关于)`,
      'u',
    ),
    'add_article',
  ],
  [new RegExp(`(?:${add})(?:一|1|两|二|１)?(?:个|小)?(?:款|段)`, 'u'), 'add_para'],
  [new RegExp(`(?:${add})(?:一|1|两|二|１)?(?:个|小)?(?:项|目|种情形|情形|类)`, 'u'), 'add_item'],
  [new RegExp(`(?:${add})(?:一|1|两|二|１)?(?:句话?|个分句)`, 'u'), 'add_para'],
  [/(?:末尾|最后|结尾|文末|条末|句末)[^〘]{0,10}(?:增|加|补|添|写)/u, 'add_para'],
  [/作为(?:第[^，。]{1,8}[款])/u, 'add_para'],
  [/作为(?:第[^，。]{1,8}[项])/u, 'add_item'],
]

function additionOf(bare: string): FoundProposal | undefined {
  const hasVerb = new RegExp(add, 'u').test(bare)
  if (!hasVerb || new RegExp(`〘\\d+〙[^〘]{0,6}(?:${remove})|(?:${remove})[^〘，,]{0,10}〘`, 'u').test(bare))
    return undefined
  const words = wordsAfter(bare, new RegExp(`(?:${add})`, 'u'))
  for (const [pattern, op] of units) if (pattern.test(bare)) return { op, old: '', new: words }
  // 在…后增加“B” without the words it goes behind.
  const one = new RegExp(`(?:${add})[^〘。]{0,16}${Q}`, 'u').exec(bare)
  if (one) return { op: 'insert', old: anchorBefore(bare), new: `〘${one[1]}〙` }
  return undefined
}

/** The unquoted words in 在A后增加“B”. */
function anchorBefore(bare: string): string {
  return /在(?:§的?|§中的?)?([^〘§，,。]{1,20}?)(?:之)?[后前](?:面)?/u.exec(bare)?.[1] ?? ''
}

function wordsAfter(bare: string, verb: RegExp): string {
  const at = bare.search(verb)
  const last = marksIn(bare.slice(Math.max(0, at))).at(-1)
  if (last !== undefined) return `〘${last}〙`
  return (
    /[：:]\s*(.+)$/u.exec(bare.slice(Math.max(0, at)))?.[1] ??
    /(?:规定|明确|内容为|即)([^。]+)$/u.exec(bare)?.[1] ??
    ''
  )
}

function wholeOf(bare: string): FoundProposal | undefined {
  const marks = marksIn(bare)
  const last = marks.at(-1)
  if (last === undefined || marks.length > 1) return undefined
  const before = bare.slice(0, bare.indexOf(`〘${last}〙`))
  const verb = new RegExp(
    `(?:${change})[^〘]{0,6}$|(?:修改|建议|完整|重新)(?:稿|文本|表述|条文)?(?:如下|为)?[：:]\\s*$`,
    'u',
  )
  if (!verb.test(before)) return undefined
  const old = unquotedOld(before)
  return old === ''
    ? { op: 'replace_whole', old: '', new: `〘${last}〙` }
    : { op: 'replace', old, new: `〘${last}〙` }
}

/** A in 将A改为“B”; empty where only a place stands before the verb. */
function unquotedOld(before: string): string {
  const found =
    new RegExp(`(?:将|把)\\s*(?:§)?(?:中的?|里的?|的)?(.*?)(?:${change})`, 'u').exec(before)?.[1] ?? ''
  const words = found.replace(
    /^(?:整条|全条|全文|整个条文|规定|内容|条文|该条|本条|这一?条|此条)+|^的|的?(?:规定|表述)$|[，,：:\s]/gu,
    '',
  )
  return /^(?:整条|全文|全部)?$/u.test(words) || words.length > 60 ? '' : words
}

function deletionOf(bare: string, hasPlace: boolean): FoundProposal | undefined {
  const verb = new RegExp(remove, 'u')
  if (
    !verb.test(bare) ||
    /不(?:应|能|宜|要|得|可)?(?:当|该)?(?:删|取消)|(?:不同意|不支持|不赞成|反对)(?:删|取消)/u.test(bare)
  )
    return undefined
  const mark = marksIn(bare)[0]
  if (mark !== undefined) return { op: 'delete', old: `〘${mark}〙`, new: '' }
  if (/整条|全条|本条|该条|这一?条|此条|整款|该款|本款|全文|整段/u.test(bare))
    return { op: 'delete_whole', old: '', new: '' }
  const words =
    new RegExp(`(?:${remove})(?:掉|了)?\\s*(?:§)?(?:中的?|里的?|的|关于)?([^，,。§]{1,40})$`, 'u').exec(
      bare,
    )?.[1] ??
    new RegExp(
      `(?:将|把|§中的?|§里的?|§的)(?:§的?|§中的?)?([^，,。§]{1,40}?)(?:的规定|的内容|字样)?(?:应当?|予以|应予|建议)*(?:${remove})`,
      'u',
    ).exec(bare)?.[1] ??
    ''
  const old = words.replace(/^(?:整条|规定|内容|条文)$|(?:的规定|的内容|字样|吧|为好|为宜)$/gu, '')
  if (old !== '') return { op: 'delete', old, new: '' }
  return hasPlace || /建议|应予?/u.test(bare) ? { op: 'delete_whole', old: '', new: '' } : undefined
}

const trailing =
  /(?:更|比较|较|会更|才)?(?:为)?(?:合适|合理|准确|妥当?|好|恰当|宜|吧|严谨|规范|科学|实际)(?:一?些|一点)?$/u

function unquotedReplacement(bare: string): FoundProposal | undefined {
  const verb = `(?:${change}|${amount})`
  const found =
    new RegExp(
      `(?:将|把|从|由)\\s*(?:§)?(?:规定的|中的?|里的?|的)?([^，,。〘]{1,40}?)(?:的规定|的表述|这个词|一词)?${verb}\\s*[：:]?([^，,。〘]{1,60})`,
      'u',
    ).exec(bare) ??
    new RegExp(
      `§(?:规定的|中的?|里的?|的)?([^，,。〘]{1,30}?)(?:建议|应当?|可以|能否|能不能|可否|宜)?${verb}\\s*[：:]?([^，,。〘]{1,60})`,
      'u',
    ).exec(bare) ??
    new RegExp(
      `^(?:建议)?([^，,。〘§]{1,30}?)(?:建议|应当?|可以|能否|能不能|可否|宜)?(?:${change}|(?:延长|缩短|压缩|提高|降低|放宽|缩减)(?:到|至|为))\\s*[：:]?([^，,。〘]{1,60})`,
      'u',
    ).exec(bare)
  if (!found) return undefined
  // 公示时间由五日延长到十日: the words that change are the figure and not its name.
  const figure = /(?:由|从)([^由从]*[\d一二三四五六七八九十百千万两半][^由从]*)$/u.exec(found[1] ?? '')?.[1]
  const old = (figure ?? found[1] ?? '').replace(/^(?:建议|希望|我认为|应当?|请)+|(?:建议|应当?|适当)$/gu, '')
  const words = (found[2] ?? '').replace(trailing, '')
  if (old === '' || words === '') return undefined
  if (/^(?:整条|全文|该条|本条)$/u.test(old)) return { op: 'replace_whole', old: '', new: words }
  return { op: 'replace', old, new: words }
}

const unclear =
  /不(?:够|太)?(?:明确|清楚|清晰|具体|好把握|好理解|易理解)|含糊|模糊|笼统|含义不|歧义|不清(?!洁)|(?:进一步|予以|应当?|建议|需要|请|希望)[^，。]{0,8}(?:明确|界定|细化|解释|说明|具体化|定义|量化)|太宽泛|过于(?:原则|宽泛|笼统)|(?:怎么|如何|怎样)(?:认定|界定|理解|算|判断)|什么(?:叫|是|算)|何(?:为|谓)|指的?是?什么|指哪|包括哪/u

function clarificationOf(bare: string): FoundProposal | undefined {
  if (!unclear.test(bare)) return undefined
  const mark = marksIn(bare)[0]
  if (mark !== undefined) return { op: 'clarify', old: `〘${mark}〙`, new: '' }
  const words =
    /(?:明确|界定|细化|解释|定义)(?:§的?|一下|何为|什么是)?([^，,。§]{2,24})$/u.exec(bare)?.[1] ??
    /(?:§的|§中的?|^)([^，,。§]{2,20}?)(?:的?(?:含义|概念|定义|标准|范围|界限))?(?:不|含糊|模糊|太|过于|如何|怎么)/u.exec(
      bare,
    )?.[1] ??
    ''
  return { op: 'clarify', old: words.replace(/^(?:建议|对|请|希望)+/u, ''), new: '' }
}

function opinionOf(bare: string, hasPlace: boolean): FoundProposal | undefined {
  const mark = marksIn(bare)[0]
  const old = mark === undefined ? '' : `〘${mark}〙`
  const against =
    /坚决?反对|反对|不同意|不赞成|不支持|不认可|不能接受|无法接受|不符合实际|不合理|不切实际|没有必要|没必要|不该管/u
  const favour =
    /赞成|赞同|支持|同意|拥护|认同|(?:建议|应当?|应予|予以|希望)[^，。]{0,6}(?:保留|维持|不变)|不(?:要|应|宜|用|需)[^，。]{0,4}(?:改|删)|写得好|很好|很有必要/u
  if (/(?:不同意|不支持|不赞成|反对)(?:删|取消|修改)/u.test(bare)) return { op: 'keep', old, new: '' }
  if (against.test(bare))
    return hasPlace || old !== '' || /反对|不同意|不赞成|不支持/u.test(bare)
      ? { op: 'oppose', old, new: '' }
      : undefined
  return favour.test(bare) ? { op: 'keep', old, new: '' } : undefined
}
