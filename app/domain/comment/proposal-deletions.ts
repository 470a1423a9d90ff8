// What a matter takes out: quoted words, words without marks, or the whole of what it speaks about. Refusing to write
// something (不要“A”三个字, 可以不写) and calling it spare (多余) are removals too.

import { foretold } from './foretold'
import type { Matter } from './proposal-matter'
import { nameOfWords, remove, spare, takeOut } from './proposal-verbs'
import type { FoundProposal } from './proposals'

const whole = foretold(
  /整条|全条|本条|该条|这一?条|此条|整款|该款|本款|此款|这一?[款项]|[该本此][项目]|全文|整段|全部规定|整个(?:拿|删|去|砍|条)|整体/u,
)
/** 全条可删, 应取消该项, 删第二项. */
const ofWhole = new RegExp(
  `(?:整|全|本|该|此)[条款项](?:均|都|也)?(?:应当?|可|宜|建议|请|予以|拟|可以|要|该|全部|整个)*(?:${takeOut})|(?:${takeOut})(?:了|掉)?(?:整|全|本|该|此|第[一二三四五六七八九十]{1,3})[条款项](?!中|里|的)`,
  'u',
)
const noRemoval = foretold(
  /(?:取消|删除|删去|删掉)[^，。]{0,10}的?(?:建议|意见|说法|提法|主张)[^，。]{0,6}(?:不同意|反对|不赞成|不支持)|(?:不|别|勿)(?:应|能|宜|要|得|可|该)?(?:当|该|以)?(?:删|取消|去掉|拿掉)|(?:不|别|勿|莫)(?:应该?|能|宜|要|得|可以?|该)[^，。许准]{0,3}(?:把|将)[^，。]{1,20}(?:删|取消|去掉|拿掉|撤|砍|废)|对(?:取消|删除|撤销|撤掉|停掉)[^，。]{1,16}的(?:规定|决定|做法|办法|条款)|(?:不同意|不支持|不赞成|反对)[^，。]{0,4}(?:删|取消)|(?<!不)(?:应当?|请|建议|希望)[^，。不]{0,3}保留/u,
)
const told = foretold(
  `(?:${takeOut})(?:掉)?(?:了|的|过|后)|删了(?!吧|算|它|这|为|好|[，。！]?$)|被(?:删|取消|撤)`,
)
const supposed = foretold(/(?:若|如果|假如|要是|(?<!不)如)(?:决定|确需|一定要|真)?(?:删|取消|去掉)/u)
const removes = foretold(remove)
/** Unquoted words are only taken out by a verb that says so: 不要用口语 is advice. */
const takesOut = foretold(
  /删|取消|去[掉除]|剔除|拿掉|整个拿|划掉|撤[销掉去了下]|撤(?=[。！吧]?$)|废|砍|免了[吧算]|(?:不该|不应该?|不必|没必要|不宜|无需)(?:有|存在|出现|写|列)|(?:不必|不应|不该|不宜|无需)[在于][^，。]{0,10}(?:出现|写|提|规定)|移[除出]|不(?:再|予|应|宜|要|必|需)*(?:保留|规定|单独)|不要了|(?:不要|不写|不要了|算了)(?:吧|为好|为宜)?(?=[。！，]?$)/u,
)
const isSpare = foretold(`(?:〘\\d+〙|§)[^〘。]{0,16}(?:${spare})|多(?:写|出|加)了?[^〘，]{0,4}〘`)

/** What is taken out; `undefined` where nothing is. For matters with at most one quotation. */
export function deletionOf({ bare, quotes, hasPlace, sentence }: Matter): FoundProposal | undefined {
  if ((!removes.test(bare) && !isSpare.test(bare)) || noRemoval.test(bare) || supposed.test(bare))
    return undefined
  if (ofWhole.test(bare) && !/[该这那]?[个一]?[字词]/u.test(/(?:删|取消)[^，。]*/u.exec(bare)?.[0] ?? ''))
    return { op: 'delete_whole', old: '', new: '' }
  const one = quotes[0]
  if (one !== undefined && !isNear(bare) && !isSpare.test(bare)) return undefined
  if (one !== undefined) return { op: 'delete', old: one.words, new: '' }
  if (!takesOut.test(bare) || passing.test(bare)) return undefined
  const isAsked = /建议|希望|应|请|要求|恳请/u.test(bare)
  if (told.test(bare) && !isAsked && !bare.includes('§')) return undefined
  // 关于没收车辆的处罚太重，应当取消这一处罚: what is meant was named before.
  const named = /关于([^，,。§]{2,20}?)(?:的)?(?:规定|处罚|要求|条款|内容|限制|提法)/u.exec(bare)?.[1]
  if (
    named !== undefined &&
    !/第[^，。]{1,12}[款项](?:中)?关于/u.test(sentence) &&
    !/整条|全部|第.{1,8}条/u.test(bare)
  )
    return { op: 'delete', old: named, new: '' }
  const out = outOf.exec(bare)
  if (out) return { op: 'delete', old: out[1] ?? out[2] ?? '', new: '' }
  if (whole.test(bare)) return { op: 'delete_whole', old: '', new: '' }
  const old = unquotedWords(bare)
  if (old !== '') return { op: 'delete', old, new: '' }
  return hasPlace || isAsked ? { op: 'delete_whole', old: '', new: '' } : undefined
}

const inClause = new RegExp(`[^，,。]*(?:${remove})[^，,。]*`, 'gu')
// 有些杉木现在山上已经禁止砍了: a verb of removal in a clause of its own that asks nothing is no verb of the quotation.
const isNear = (bare: string) =>
  (bare.match(inClause) ?? []).some(
    (clause) => clause.length <= 10 || /〘|建议|希望|应|宜|请|可|要|吧|该|[字词句条款项]/u.test(clause),
  )

const behindVerb = new RegExp(
  `(?:${remove})(?:掉|了|即可|为好|为宜|吧)?\\s*(?:草案)?(?:§)?(?:中的?|里头?的?|的|关于|对)?([^，,。§]{1,40})(?=$|[，,。])`,
  'u',
)
const beforeVerb = new RegExp(
  `(?:将|把|§中的?|§里头?的?|§的|(?:那个|那句|那条|这个|这句))(?:§里头?的?|§中的?|§的?)?([^，,。§]{1,40}?)(?:的规定|的内容|字样)?(?:应当?|予以|应予|建议|从|可以|可|就|请|都|我看|最好)*(?:${remove})`,
  'u',
)
/** 路上就去掉六天 tells and asks nothing. */
const passing = new RegExp(`(?:就|又|一下子?)(?:${takeOut})[^，,。]*[一二两三四五六七八九十百千万半\\d]`, 'u')
const outOf = new RegExp(
  `(?:将|把|请|建议|希望)?(?:将|把)([^，,。§〘]{1,30}?)从[^，,。〘]{0,20}?(?:${remove})|从[^，,。〘]{0,20}?(?:里头?|中)(?:${remove})(?:掉|了)?([^，,。§〘]{1,30})`,
  'u',
)
const noWords =
  /^(?:(?:该|此|这个?|本|这一?)(?:规定|限制|条款|要求|内容|条|款|项)|整条|整个|草案|条文|规定|内容|该处|该|这|那|此|即可|为好|为宜|吧|了|掉|算了|的话|款|项|好了|好|就行|就好|可以|比较好|更好|较好|为妥|就可以了|得了|行不行|可以吗|可好|最好|单独规定|必要|没有必要|没必要|不必规定)+$/u

function unquotedWords(bare: string): string {
  for (const pattern of [behindVerb, beforeVerb]) {
    const words = withoutNames(pattern.exec(bare)?.[1] ?? '')
    if (words !== '') return words
  }
  return ''
}

const onlyName = new RegExp(`^(?:${nameOfWords})$`, 'u')

function withoutNames(found: string): string {
  const words = found
    .replace(
      /^(?:整条|规定|内容|条文|吧|了|的|那|这|最后|个)+|(?:的?规定|的内容|的要求|字样|吧|为好|为宜|好了|即可|(?:那|这)?[一二两三四五六七八九十半整几]?[个]?(?:句话?|个?字|个词|词|段话)|算了|得了|(?:这|那)一?(?:要求|规定|内容|说法|限制|条件))$/gu,
      '',
    )
    .replace(onlyName, '')
    .trim()
  return noWords.test(words) || /^(?:省得|免得|以免|也|更|就|才|反而|又|还|比较|为|算)/u.test(words)
    ? ''
    : words
}
