// What a matter adds: a paragraph, a point, an article of its own, or words beside others.

import { foretold } from './foretold'
import { type Matter, spokenWords } from './proposal-matter'
import { add, nameOfWords, remove, side } from './proposal-verbs'
import type { FoundProposal, ProposalOp } from './proposals'

const count = '(?:一|1|１|两|二|三|几)?(?:个|小|种|这样的?)?(?:新的?|单独的?)?'
const numbered = '(?:第|这)?[一二三四五六七八九十\\d（）()]{1,5}'
const some = `(?:${add})(?:上|了|规定|写|进|入|出|个)*[^〘，,。；：:]{0,3}?`
const units = (
  [
    [/(?:作为|列为|当作|当成|算作)(?:新的)?(?:第[^，。]{1,8}款|一?款|[新另]的?一款|[最]后一款)/u, 'add_para'],
    [/(?:作为|列为|当作|当成|算作)(?:新的)?(?:第[^，。]{1,8}项|一?项|[新另]的?一项|[最]后一项)/u, 'add_item'],
    [new RegExp(`${some}${count}(?:条(?!文字|线|件|例)|条文|条款(?!项))`, 'u'), 'add_article'],
    [new RegExp(`§${side}?[^〘§]{0,6}(?:${add})[^〘§]{0,4}§`, 'u'), 'add_article'],
    [/(?:增加|增设|新增|增写|增补|补充|加)(?:一?[个条])?§(?=[：:，,“〘，。]|$)/u, 'add_article'],
    [new RegExp(`(?:${add})\\s*[（(][一二三四五六七八九十\\d]{1,3}[）)]`, 'u'), 'add_item'],
    [
      /缺(?:少)?(?:了)?一条|(?:作为|列为)(?:第[^，。]{1,8}条|§)(?!第)|(?:专门|单独)(?:有|设|写|立|用)一条/u,
      'add_article',
    ],
    [
      new RegExp(
        `${some}(?:${count}|${numbered})(?:款|段话|段|自然段)|(?:再|还要?|多|来|留)(?:多|来|留|有)?${count}(?:款|句话?|段话?)|另起一[行段款]`,
        'u',
      ),
      'add_para',
    ],
    [
      new RegExp(
        `${some}(?:${count}|${numbered})(?:项|目|种情形|种情况|种行为|情形|行为)|${some}(?:一|两|几|第[一二三四五六七八九十])(?:类|种)|〘\\d+〙(?:的)?(?:这|等)?一(?:项|目|类|种情形|种情况|条)|〘\\d+〙[^〘]{0,14}(?:列|写|加|补|算)(?:进|入|为|作|到|上|成)[^〘]{0,6}(?:项|情形|范围|清单|行列|名单)`,
        'u',
      ),
      'add_item',
    ],
    [new RegExp(`${some}${count}(?:句话?|分句|行|内容)`, 'u'), 'add_para'],
    [/(?:末尾|最后|结尾|文末|条末|句末|收尾|末了|尾部)[^〘]{0,10}(?:增|加|补|添|写|接|附)/u, 'add_para'],
    [/[少漏缺]了?一[种项类]/u, 'add_item'],
    [/(?:补充|增加|增写|加写)(?:一些|如下|以下|下列)*(?:规定|内容|明确|表述)/u, 'add_para'],
    [/〘\d+〙[^〘，]{0,6}(?:这|那)?(?:样)?一?(?:句话?|款)[^〘，]{0,8}(?:加|补|添|写)/u, 'add_para'],
  ] satisfies readonly (readonly [RegExp, ProposalOp])[]
).map(([pattern, op]) => [foretold(pattern), op] as const)
const adds = foretold(add)
/** 第二十五条增加：…, 补：…: a sentence spelled out behind the verb. */
const announced = new RegExp(
  `(?:${add}|写明|列成|列为|还应?有|留一句话?)(?:[一二两三四五六七八九十几第新的个为上如下以列这样（()）]|内容|规定|条|款|项|种|句|段|话|表述|说明|明确|补白|情形)*[：:]\\s*([^〘。]{7,})`,
  'u',
)
const refused = foretold(
  /(?:不|没)(?:有)?(?:必要|用|需要|应当?|该|必|宜|要|同意|赞成)[^，。〘]{0,6}(?:增|加|专门|立|设|添)/u,
)
const lacks = foretold(
  /(?:漏|缺|少|没(?:有)?|忘|差)(?:写|掉|列|说|提)?(?:了|到|的是|着)?[^〘，。]{0,8}〘(\d+)〙|〘(\d+)〙[^〘，。]{0,6}(?:漏|没(?:有)?(?:列|提)|忘|未列|不在)/u,
)
const removesWords = foretold(`〘\\d+〙[^〘]{0,6}(?:${remove})|(?:${remove})[^〘，,]{0,10}〘`)
const itemNumber = /^[（(][一二三四五六七八九十\d]{1,3}[）)]|^\d{1,2}[.．、]/u

/** What is added; `undefined` where nothing is. For matters with at most one quotation. */
export function additionOf(matter: Matter): FoundProposal | undefined {
  const { bare, quotes } = matter
  if (removesWords.test(bare) || refused.test(bare)) return undefined
  const beside = besideWords(bare)
  if (beside) return beside
  const put = quotes.length === 0 ? putElsewhere.exec(bare) : null
  if (put) return { op: 'insert', old: put[2] ?? '', new: put[1] ?? '' }
  const too = alsoThere.exec(bare)
  if (too && adds.test(bare) && !isUnit.test(too[2] ?? ''))
    return { op: 'insert', old: too[1] ?? '', new: too[2] ?? '' }
  const lacking = lacks.exec(bare)
  if (!adds.test(bare) && !lacking && !/[：:]/u.test(bare) && !/(?:作为|单独|专门)|后面?接/u.test(bare))
    return undefined
  for (const [pattern, op] of units) {
    if (!pattern.test(bare)) continue
    const words = wordsAdded(bare)
    const said = /〘/u.test(words) ? spokenWords(matter, words) : words
    return { op: op === 'add_article' && itemNumber.test(said) ? 'add_item' : op, old: '', new: words }
  }
  const spelled = quotes.length === 0 ? announced.exec(bare)?.[1] : undefined
  if (spelled !== undefined)
    return { op: itemNumber.test(spelled) ? 'add_item' : 'add_para', old: '', new: spelled }
  const one = quotes[0]
  // 加上“…。”: a sentence of its own.
  if (
    one &&
    (adds.test(bare) || lacking) &&
    /。$/u.test(spokenWords(matter, one.words)) &&
    anchorBefore(bare) === ''
  )
    return { op: 'add_para', old: '', new: one.words }
  if (one === undefined || quotes.length > 1) return unquotedInsertion(bare)
  if (lacking) return { op: 'insert', old: '', new: one.words }
  const isPut = new RegExp(`(?:${add})[^〘。]{0,16}$`, 'u').test(bare.slice(0, one.start))
  const isPutBehind = new RegExp(
    `^[^〘。，]{0,8}(?:也|都|一并|应当?|要|该|再)*[^〘。，]{0,4}(?:${add})(?<!明)`,
    'u',
  ).test(one.right)
  const alone = anchorBefore(bare) === ''
  if (alone && itemNumber.test(spokenWords(matter, one.words)))
    return { op: 'add_item', old: '', new: one.words }
  if (
    isPut &&
    alone &&
    spokenWords(matter, one.words).length >= 10 &&
    /^[^〘，。]{0,2}的(?:规定|内容|条款|表述|要求)/u.test(one.right)
  )
    return { op: 'add_para', old: '', new: one.words }
  if (isPut || isPutBehind) return { op: 'insert', old: anchorBefore(bare), new: one.words }
  return unquotedInsertion(bare)
}

/** “老年人”，孕妇也该有，添进去. */
const alsoThere =
  /(〘\d+〙)[^〘，,。]{0,6}[，,]([^，,。〘]{1,12}?)(?:也|同样)(?:应该?|应当|该|要|得)?(?:有|算|列|写|加|补|包括|放)/u
const putElsewhere = new RegExp(
  `(?:漏了?|少了?|缺了?|没(?:写|有|列)|把|将)([^，,。〘§]{1,12}?)[，,]?[^，,。〘§]{0,4}(?:加|放|补|写|接|跟|列|排|添|插)(?:在|到|进)([^，,。〘§]{1,12}?)的?${side}`,
  'u',
)

/** The unquoted words in 在A后增加“B”. */
function anchorBefore(bare: string): string {
  const found =
    new RegExp(`(?:在|于|放在|放到)(?:§的?|§中的?)?([^〘§，,。]{1,20}?)${side}`, 'u').exec(bare)?.[1] ?? ''
  return /^(?:其|此|该条|最|这|它|本条|条文|文)$/u.test(found) ? '' : found
}

const putting =
  '(?:(?:再|还|多|得)*(?:加|补|写|添|列|来|带|跟)[上个入进]?|(?:缺|少|漏)(?:掉|写|列)?(?:了|个)(?:一个)?|漏掉了?|漏了|缺了|少了|漏写了?|写上|写进|写个|列上|加上|加入|加进|加|增加|补充|补上|补|添上|添|写上|增列|插入|接上|附上|来)(?:上|个|一个)?'
const besideQuoted = new RegExp(
  `(〘\\d+〙)${nameOfWords}[^〘，,。]{0,6}?${side}\\s*(?:再|应当?|要|请|建议|最好|能不能|还)*\\s*${putting}\\s*([^〘§，,。；]{1,30})`,
)
const besideUnquoted = new RegExp(
  `(?:^|[，,]|§(?:中|里)?[，,：:]?|在|于)(?:的|请|建议|在)*\\s*([^〘§，,。]{1,20}?)\\s*${side}\\s*(?:再|应该?当?|要|请|建议|能不能|还|麻烦|帮忙|最好|希望|得|能否|可否|可以|是不是|也)*\\s*${putting}\\s*(〘\\d+〙|[^〘§，,。；]{1,30})`,
  'u',
)
/** The words are a name of a unit and no words of the rule. */
const isUnit =
  /^(?:一|两|几|第)?[一二三四五六七八九十\d]?(?:个|种)?(?:款|项|条|句|段|情形|内容|规定|说明|限制|字|[主谓宾定状]语|[一两几][回次遍趟]|标点|[逗顿句分]号)/u

// “A”后面加B: the new words without quotation marks.
function besideWords(bare: string): FoundProposal | undefined {
  const found = besideQuoted.exec(bare)
  const words = withoutTail(found?.[2] ?? '')
  return found && words !== '' && !isUnit.test(words)
    ? { op: 'insert', old: found[1] ?? '', new: words }
    : undefined
}

// 在居民委员会后面加上村民委员会.
function unquotedInsertion(bare: string): FoundProposal | undefined {
  const found = besideUnquoted.exec(bare)
  if (!found || /^(?:最|其|此|以|今|之|然|这|条文|文字|末)$/u.test(found[1] ?? '')) return undefined
  const words = withoutTail(found[2] ?? '')
  const old = (found[1] ?? '')
    .trim()
    .replace(
      /^(?:我[说看想]|我(?:觉得|认为|建议|希望)|建议|希望|应当?|最好|接|跟|排|放|写|加|列|补)(?:在|于)?/u,
      '',
    )
  if (old === '') return undefined
  return isUnit.test(words) ? undefined : { op: 'insert', old, new: words }
}

const withoutTail = (words: string) =>
  words.replace(/(?:这?[一二两三四]?个?字|几个字|吧|为好|为宜|进去|二字)$/u, '').trim()

function wordsAdded(bare: string): string {
  const marks = bare.match(/〘\d+〙/gu)
  if (marks) return marks.at(-1) ?? ''
  const behind = bare.slice(Math.max(0, adds.exec(bare)?.index ?? 0))
  return (
    /^[^：:，,。]{0,14}[：:]\s*(.{6,})$/u.exec(behind)?.[1] ??
    /(?:内容为|内容是|规定|明确|写明|写清楚?|写上|就写|就说|说的是|大意是|意思是|比如|即|就是)[：:，,]?([^。]+)$/u.exec(
      behind,
    )?.[1] ??
    /[：:]\s*(.+)$/u.exec(behind)?.[1] ??
    /(?:款|项|条|段话?|句话?|情形)[，,、]\s*(.+)$/u.exec(behind)?.[1] ??
    /^[^，,。]{1,6}?(?:款|项|条|段话?|句话?|情形)([^，,。的]{2,}.*)$/u.exec(behind)?.[1] ??
    ''
  )
}
