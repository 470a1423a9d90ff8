// Amounts in a sentence without quotation marks: 三十日, 百分之五, 晚上十点, 每月一次, 二百元以上五百元以下. People who
// speak name the old amount and the new one and leave the verb to the listener (七天太短，十五天才够), so the two become
// marks like quotations and the same rules read them.

import { placesIn } from './places'

const number = '[零〇一二三四五六七八九十百千万两半\\d０-９.．]+'
const unit =
  '(?:个)?(?:多)?(?:工作日|自然日|小时|钟头|分钟|分贝|公里|平方米|平米|万元|块钱|元钱|周岁|星期|季度|月|元|块|角|天|日|周|年|岁|米|厘米|倍|次|只|人|户|名|度|层|点半|点钟|点|折|件|个|[%％])'
const partOfDay = '(?:早上|早晨|清晨|上午|中午|下午|晚上|夜里|夜间|凌晨|傍晚)?'
const core = [
  '\\d{4}年\\d{1,2}月\\d{1,2}日',
  `[百千万]分之${number}`,
  `[二三四五六七八九十]分之${number}`,
  '过半数|半数',
  `每(?:个)?(?:日|天|周|月|年|季度|半年|星期)[^，,。；〘\\d一二三四五六七八九十两]{0,4}[一二两三四五六七八九十\\d]+次`,
  `${partOfDay}${number}${unit}`,
  '[一二三四五六七八九两\\d]+[万千百]',
].join('|')
const before = '(?:不得少于|不得超过|不得低于|不得高于|不少于|不超过|不低于|不高于|至少|最多|最高|最低)?'
const after = '(?:以上|以下|以内|之内)?'
const one = `${before}(?:${core})${after}`
const amount = new RegExp(`${one}(?:\\s*(?:至|到|—|-|~|～)?\\s*(?:${core})${after})?`, 'gu')

/** An amount with its place in UTF-16 units. */
interface Amount {
  readonly start: number
  readonly end: number
  readonly words: string
}

const kinds: readonly [string, RegExp][] = [
  ['share', /分之|半数|[%％]|折/u],
  ['clock', /点/u],
  ['frequency', /每.*次/u],
  ['time', /天|日|周(?!岁)|月|年|小时|钟头|分钟|星期|季度/u],
  ['age', /岁/u],
  ['money', /元|块|角/u],
  ['length', /米|公里/u],
  ['count', /次|只|人|户|名|度|层|倍|分贝|件|个/u],
]

function kindOf(words: string): string {
  return kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? 'bare'
}

function isSameKind(a: Amount, b: Amount): boolean {
  const [first, second] = [kindOf(a.words), kindOf(b.words)]
  // 一半人 and 一个 are both counts, of different things.
  if (first === 'count' && second === 'count') return a.words.at(-1) === b.words.at(-1)
  return (
    first === second || (second === 'bare' && first === 'money') || (first === 'bare' && second === 'money')
  )
}

const changing = /(?:改|调|提|降|延|缩|减|增|放|推|压|升|加|写|定|换|限|涨|扩)[^，,。〘]{0,4}$/u
/** Words that make an amount the wanted one, in its clause. */
const wanted =
  /建议|希望|改|最好|才|合适|合理|比较|能不能|能否|可否|应|宜|写|够了|差不多|就行|就好|(?<!不)够$|提前|推迟|延长|缩短|压缩|降|放宽|封顶|吧|该|起步|为限|为准|足够|足矣|[刚正]好|都?行|为好|不如|就可以|即可/u
/** The speaker fends the change off, or tells a story. */
const unwanted =
  /(?:不要|不同意|反对|不赞成|不支持|不应|不宜|别)[^，,。]{0,4}(?:延长|缩短|提高|降低|放宽|增加|减少|改)|还不如|过去了|涨到|去年|上次/u

/** A wording that is written out behind a colon: amounts in it are of one and the same wording. */
const spelledOut = /(?:重写|重新写|改写|修改|调整|增加|补充|这样写)[^：:]{0,8}[：:][^〘]{16,}$/u

/** Put marks for the amount that should change and the one it should become; the sentence as it came where no two amounts
 *  of one kind stand together or nothing is wished. `quotes` are those masked before; more are added. */
export function maskAmounts(sentence: string, quotes: string[]): string {
  if (sentence.includes('〘') || !mayMask(sentence)) return sentence
  if (unwanted.test(sentence) || spelledOut.test(sentence)) return sentence
  const clauses = sentence.split(/(?<=[，,])/u)
  const masked = clauses.map((clause) => maskPair(clause, quotes))
  return masked.some((clause) => clause.includes('〘')) ? masked.join('') : maskPair(sentence, quotes)
}

const NUMERAL = 1
const WISH = 2
/** By UTF-16 unit; the characters of WISH are those of `changing` and the first of each word in `wanted`. */
const tellsOf = new Uint8Array(0x10000)
for (const numeral of '0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万两半')
  tellsOf[numeral.charCodeAt(0)] = NUMERAL
for (const wish of '改调提降延缩减增放推压升加写定换限涨扩建希最才合比能可应宜够差就')
  tellsOf[wish.charCodeAt(0)] = WISH

/** Whether an amount could be changed here: two numerals, and a character that a word of change or wish begins with.
 *  Asked of every sentence several times, so one look at each character and no expression. */
function mayMask(words: string): boolean {
  let numerals = 0
  let wishes = false
  for (let at = 0; at < words.length; at++) {
    const told = tellsOf[words.charCodeAt(at)] ?? 0
    if (told & NUMERAL) numerals++
    if (told & WISH) wishes = true
    if (wishes && numerals >= 2) return true
  }
  return false
}

function maskPair(words: string, quotes: string[]): string {
  if (!mayMask(words)) return words
  const all = [...words.matchAll(amount)].map(
    (match): Amount => ({ start: match.index, end: match.index + match[0].length, words: match[0] }),
  )
  if (all.length < 2) return words
  const places = placesIn(words)
  const found = all.filter(
    ({ start, end }) => !places.some((place) => place.start < end && start < place.end),
  )
  if (found.length < 2) return words
  const last =
    found.findLast(
      ({ start }, index) => index > 0 && changing.test(words.slice(Math.max(0, start - 6), start)),
    ) ?? found.at(-1)
  const first = found.find(
    (other) => last !== undefined && other.end <= last.start && isSameKind(other, last),
  )
  if (first === undefined || last === undefined || first.words === last.words) return words
  if (!isWanted(words, last)) return words
  const [old, to] = alike(first, last)
  const at = quotes.length
  quotes.push(old.words, to.words)
  return `${words.slice(0, old.start)}〘${at}〙${words.slice(old.end, to.start)}〘${at + 1}〙${words.slice(to.end)}`
}

function isWanted(words: string, { start, end }: Amount): boolean {
  if (changing.test(words.slice(Math.max(0, start - 6), start))) return true
  const from = Math.max(
    words.lastIndexOf('，', start),
    words.lastIndexOf(',', start),
    words.lastIndexOf('。', start),
  )
  return wanted.test(words.slice(from + 1, end) + (/^[^，,。]*/u.exec(words.slice(end))?.[0] ?? ''))
}

const leading = new RegExp(
  `^(?:不得少于|不得超过|不得低于|不得高于|不少于|不超过|不低于|不高于|至少|最多|最高|最低|${partOfDay.slice(3, -2)})`,
  'u',
)

// 不超过三天改为五天: the limit stays, so it is no part of the words that change.
function alike(old: Amount, to: Amount): [Amount, Amount] {
  const lead = leading.exec(old.words)?.[0] ?? ''
  if (lead === '' || leading.test(to.words)) return [old, to]
  return [{ ...old, start: old.start + lead.length, words: old.words.slice(lead.length) }, to]
}
