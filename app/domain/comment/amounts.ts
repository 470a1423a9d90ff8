// Amounts in a text: 三十日, 百分之五, 晚上十点前, 每小时六元, 半年检测一次, 二百元以上五百元以下. Two amounts of one kind
// in one comment are what somebody finds there and what they want instead, more often than not without a verb between.

/** An amount with its place in UTF-16 units and what it measures (`time`, `money`, `count:人`; `bare` without a unit). */
export interface Amount {
  readonly start: number
  readonly end: number
  readonly words: string
  readonly kind: string
}

const digit = '零〇一二三四五六七八九十百千万两半\\d０-９'
const number = `[${digit}]+(?:[.．][\\d０-９]+)?`
const period =
  '(?:小时|天|日|周|星期|月|季度?|半年|年|次|户|人|家|车|辆|吨|度|平方米|平米|位|层|栋|套|晚|夜|学期|公里|米)'
const unit =
  '(?:个|多)*(?:工作日|自然日|交易日|小时|钟头|分钟|秒钟?|分贝|公里|千米|平方米|平方公里|平方|平米|立方米|厘米|毫米|公分|万元|块钱|元钱|周岁|星期|礼拜|季度|学期|学时|课时|人次|公斤|桌|席|张|根|扇|字(?!样|面|体)|顿|趟|圈|支|袋|箱|瓶|杯|班|组|队|轮|堂|节|门|所|座|幢|株|匹|口|秒|场|笔|桶|架|车|架次|头|千克|千瓦时?|千瓦|号字?|部门|车位|窗口|名额|月|元|块|角|毛|天|日|周|年|岁|米|倍|次(?!供水|审议|加压|装修|开发|性|日|生)|遍|回|只|条(?![例文款])|头|人|户|家|名|位|度|层|折|件|份|页|个|辆|台|栋|处|间|套|票|吨|升|亩|级|档|支|盏|棵|克|里|寸|斤)'
const partOfDay = '(?:每[天日])?(?:早上|早晨|清晨|上午|中午|下午|晚上|晚间|夜里|夜间|凌晨|傍晚|次日|早|晚)?'
const core = [
  `[一二三四五六七八九十两]+点[零一二三四五六七八九]+(?:米|公里|里|元|倍|公斤|吨|平方米|平方|厘米|亩|升|度|斤)`,
  `一式${number}份`,
  `(?:[${digit}]{4}年|今年|明年|后年)(?:${number}月(?:${number}[日号])?(?:底|初)?)`,
  `${number}月${number}[日号]`,
  `(?:日|月|年)?[百千万]分之${number}`,
  '[二三四五六七八九十]分之[一二三四五六七八九十]',
  '过半数|半数|一半|[一二三四五六七八九两]成半?',
  `每(?:个)?(?:日|天|周|月|年|季度?|半年|星期|${number}个?(?:年|月|天|日|周|季度))[^，,。；〘§${digit}]{0,4}[一二两三四五六七八九十\\d]+(?:次|遍|回|检)`,
  `(?:半|${number}个?)(?:年|月|天|日|周|季度|星期)[^，,。；〘§的内后前就不${digit}]{0,3}(?:[一二两三四五六七八九十\\d]+[次遍回]|一[检换审评查修清报测验结签届训办交缴付收扫巡考选议洗运](?!个|次|条|遍|款|份|项))`,
  `(?:每人|每户|每车)?(?:每|一)${period}(?:收|缴|交|付|补|罚|发|奖|限)?${number}(?:${unit})`,
  `${partOfDay}${number}(?:点钟|点半|点|时(?!候|间|段|常|期|限))(?:半|${number}分)?`,
  '\\d{1,2}[:：]\\d{2}',
  `${number}[%％‰]`,
  `${number}[余来]?\\s?${unit}(?:(?<=[米块元斤里年])[一二三四五六七八九半](?![${digit}届次检换签评审查期个年月天日]))?(?:钱|整)?(?:(?:每|/|一)(?:小时|分钟|天|日|月|年|户|人|次|平方米|平米|吨|度|辆))?`,
  '[一二三四五六七八九十两\\d]+[万千百](?:[一二三四五六七八九零\\d]+[千百十]?)*(?:万)?',
  '(?<![\\d.．])\\d{2,5}(?![\\d.．万千百])|[二三四五六七八九]?十[一二三四五六七八九]?(?![条款项章节万千百零〇一二三四五六七八九几多来])',
].join('|')
const lead =
  '不得少于|不得超过|不得低于|不得高于|不得多于|不少于|不超过|不低于|不高于|不多于|不到|未满|年满|至少|最多|最高|最低|起码|顶多|高于|低于|超过'
const trail =
  '以上|以下|以内|之内|之前|以前|以后|之后|内(?!容|部|外|蒙)|前(?!面|后|提|台|款)|后(?!面|来|果)|左右|封顶'
// What an amount can begin with: asked first, it spares most characters every other question.
const beginning = `(?=[${digit}半今明后日月年过每早清上中下晚夜凌傍次不未至最起顶高低超])`
const one = `(?:${lead})?(?:${core})(?:${trail})?`
const pattern = new RegExp(
  `${beginning}(?<![第附之\\d${'零〇一二三四五六七八九十百千万两'}])(?!一点(?![钟半前后以之零一二三四五六七八九]))(?!一(?:个|次|家|件|条|处|份|位|点(?![零一二三四五六七八九]+(?:米|公里|里|元|倍|公斤|吨))|天(?!一)|套|里|级)(?![，,。吧]|不|太|哪|足|才|就|即|还|改|部门|车位|窗口|名额|工作|月|小时|星期|季度|$))${one}(?:\\s*(?:至|到|—|-|~|～)?\\s*(?:${core})(?:${trail}))?(?:(?:至|到|—|-|~|～)(?:${core}))?`,
  'gu',
)

const kinds: readonly [string, RegExp][] = [
  ['share', /分之|半数|一半|成半?(?:以上|以下)?$|[%％‰]|折/u],
  [
    'frequency',
    /(?:每|年|月|天|日|周|季度|星期).*(?:次|遍|回|一[检换审评查修清报测验结签届训办交缴付收扫巡考选议洗运])/u,
  ],
  ['date', /月.*[日号]|[今明后]年|^[一二三四五六七八九十\d]{1,2}月$/u],
  ['money', /元|块|角|毛/u],
  ['clock', /点|(?<!小)时(?!间)|\d[:：]\d/u],
  ['speed', /公里(?:每|\/)/u],
  ['age', /岁/u],
  ['time', /天|日|周|月|年|小时|钟头|分钟|秒|星期|礼拜|季度|学期/u],
  ['length', /米|公里|公分|里$|寸/u],
]

function kindOf(words: string): string {
  if (/点[零一二三四五六七八九]+(?:米|公里|里|厘米)/u.test(words)) return 'length'
  if (/小时(?!.*元)/u.test(words) && !/每|一小时.*[元块]/u.test(words)) return 'time'
  const known = kinds.find(([, of]) => of.test(words))?.[0]
  if (known !== undefined) return known
  const counted =
    /[^零〇一二三四五六七八九十百千万两半\d０-９.．以上下内不少于超过低高至最多]+(?:以[上下])?$/u.exec(
      words.replace(/以[上下]$/u, ''),
    )?.[0]
  return counted === undefined ? 'bare' : `count:${counted.at(-1)}`
}

const NUMERAL = 1
const STOP = 2
/** Ends of clauses, and what no amount is without: told in one pass, since most clauses have none. */
const kindsOfUnits = new Uint8Array(0x10000)
for (const unit of '零〇一二三四五六七八九十百千万两半0123456789０１２３４５６７８９')
  kindsOfUnits[unit.charCodeAt(0)] = NUMERAL
for (const unit of '，,。') kindsOfUnits[unit.charCodeAt(0)] = STOP

/** Every amount in `text`, in order. Linear. */
export function amountsIn(text: string): Amount[] {
  const found: Amount[] = []
  let start = 0
  let hasNumeral = false
  for (let at = 0; at <= text.length; at++) {
    const kind = at === text.length ? STOP : (kindsOfUnits[text.charCodeAt(at)] ?? 0)
    if (kind === NUMERAL) hasNumeral = true
    if (kind !== STOP) continue
    if (hasNumeral)
      for (const { words, kind, start: from, end } of amountsOfClause(text.slice(start, at)))
        found.push({ words, kind, start: start + from, end: start + end })
    hasNumeral = false
    start = at + 1
  }
  return found
}

// No amount reaches over a comma or a stop, and either is to the expression what an end is. A clause is read again with
// each sentence that takes in those before it: remembering the last ones halves what reading a comment costs.
const lastClauses = new Map<string, readonly Amount[]>()
const REMEMBERED = 500

function amountsOfClause(clause: string): readonly Amount[] {
  const known = lastClauses.get(clause)
  if (known) return known
  const amounts: Amount[] = []
  // `matchAll` would make the long expression anew for each clause.
  pattern.lastIndex = 0
  for (let match = pattern.exec(clause); match; match = pattern.exec(clause)) {
    const [words] = match
    const kind = kindOf(words.replace(leads, '').replace(trails, ''))
    amounts.push({ start: match.index, end: match.index + words.length, words, kind })
  }
  if (lastClauses.size >= REMEMBERED) lastClauses.clear()
  lastClauses.set(clause, amounts)
  return amounts
}

// 三年一届 and 五年: the term is what changes.
const term = /一[检换审评查修清报测验结签届训办交缴付收扫巡考选议洗运]$/u
const isTerm = ({ words }: Pick<Amount, 'words'>) => term.test(words)

/** Whether one can stand for the other. An amount without a unit takes the other's. */
export function isSameKind(a: Pick<Amount, 'words' | 'kind'>, b: Pick<Amount, 'words' | 'kind'>): boolean {
  if (a.kind === b.kind) return true
  if (isTerm(a) && b.kind === 'time') return true
  if (isTerm(b) && a.kind === 'time') return true
  const isTimes = (one: Pick<Amount, 'words' | 'kind'>) =>
    one.kind === 'count:次' || (one.kind === 'frequency' && times.test(one.words))
  if (isTimes(a) && isTimes(b)) return true
  const unitless = (kind: string) => kind === 'bare'
  return (
    (unitless(a.kind) && /^(?:money|length|speed|age)$/u.test(b.kind)) ||
    (unitless(b.kind) && /^(?:money|length|speed|age)$/u.test(a.kind))
  )
}

const leads = new RegExp(`^(?:${lead})`, 'u')
const parts = /^(?:每[天日])?(?:早上|早晨|清晨|上午|中午|下午|晚上|晚间|夜里|夜间|凌晨|傍晚|次日|早|晚)/u
const trails = new RegExp(`(?:${trail})$`, 'u')

/** 每月三百块 to 一百五十块: the period stays. */
const per =
  /^每(?:人|户|车)?每?(?:小时|天|日|周|月|季度?|年|次|户|人|平方米|平米|吨|度|辆|个|家)(?=.*[元块角])/u
const perBehind =
  /(?<=[元块角钱])(?:\/|每|一)(?:小时|天|日|周|月|季度?|年|次|户|人|平方米|平米|吨|度|辆|个|家)$/u

const isRange = /[^至到](?:以上|至(?!少|多)|到|—|-|~|～)[^至到]/u

/** 清洗一次 behind a period, and what both limits share (内, 以前): it stays whatever the figure. 以上 and 以下 are of the figure. */
const sharedTrail =
  /(?:(?<=[年月天日周度期时])[^零〇一二三四五六七八九十百千万两半\d每]{0,4}一[次遍回]|[内前后]|以[内前后]|之[内前后]|左右|封顶)$/u
const everyFigure = /^每(?=[半\d一二两三四五六七八九十])/u
const times = /[\d一二两三四五六七八九十]+[次遍回]$/u

/** The two wordings as far as they differ: 不超过三天 to 五天 changes 三天 into 五天, and 每半年公布一次 to 每三个月公布一次
 *  半年 into 三个月, since the limit and the deed stay. */
export function alike(old: string, to: string): readonly [string, string] {
  let [a, b] = [old, to]
  const without = (edge: RegExp, where: 'one' | 'both') => {
    const [x, y] = [edge.exec(a)?.[0], edge.exec(b)?.[0]]
    const isMeant = where === 'one' ? (x === undefined) !== (y === undefined) : x !== undefined && x === y
    if (!isMeant) return
    const [rest, other] = [a.replace(edge, ''), b.replace(edge, '')]
    if (rest !== '' && other !== '') [a, b] = [rest, other]
  }
  without(term, 'one')
  without(per, 'one')
  without(perBehind, 'one')
  const isSpan = isRange.test(old) || isRange.test(to)
  for (const edge of isSpan ? [parts] : [leads, parts, trails]) without(edge, 'one')
  if (isSpan) return [a, b]
  for (const edge of [leads, term, sharedTrail, everyFigure]) without(edge, 'both')
  // 每年清洗一次 to 两次, or to 每年清洗两次: only how often.
  const [x, y] = [times.exec(a)?.[0], times.exec(b)?.[0]]
  if (x && y && (y === b || x === a || a.slice(0, -x.length) === b.slice(0, -y.length))) return [x, y]
  return [a, b]
}
