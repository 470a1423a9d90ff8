// The grammar of amending clauses: what can stand between two commas of an item, and what it means. An item is read from
// left to right; a clause either names units and does something with them (第一款修改为…), or does something with what was
// named before (，修改为…；其中的“A”修改为“B”；增加一款，作为第三款). Source: domain practice of 全国人大常委会, 国务院 and
// 最高人民法院 as described in the drafting conventions (立法技术规范（试行）（一）第六部分).

import { type ReadAddresses, takeAddresses } from './addresses'
import type { Address, InsertLevel, Operation, Quoted } from './model'
import {
  attempt,
  peekAt,
  type Reader,
  sees,
  seesQuote,
  take,
  takeNumber,
  takeQuote,
  takeText,
} from './reader'
import { takeUnquotedText } from './unquoted'

/** An operation without its place, which the item gives it. */
export type Said<T> = T extends Operation ? Omit<T, 'item' | 'words' | 'start' | 'end'> : never
export type SaidOperation = Said<Operation>

/** What the item has named so far. */
export interface Context {
  /** Units that 修改为 or 其中的 without an address refer to. */
  readonly units: readonly Address[]
  /** Address that a first unit without higher levels continues. */
  readonly base: Address | undefined
  readonly act: string | undefined
}

export interface Clause {
  readonly operations: readonly SaidOperation[]
  readonly context: Context
  readonly slip?: ReadAddresses['slip']
  /** The replaced text stood without quotation marks. */
  readonly isUnquoted?: boolean
  /** Says something about the amendment that changes no text. */
  readonly isRemark?: boolean
}

const modify = ['相应地修改为', '相应修改为', '统一修改为', '分别修改为', '修改为', '修改成', '修正为']
const renumber = [
  '相应地改为',
  '依次相应改为',
  '相应改为',
  '相应调整为',
  '分别改为',
  '依次改为',
  '变更为',
  '调整为',
  '改作为',
  '改作',
  '改为',
  '分别作为',
  '作为',
  '移作',
]
const move = ['移至', '移到', '移入', '调整到', '调整至']
const repeal = ['删去', '删除', '废止']

/** Read one clause at the cursor; undefined when what stands here is none (the cursor stays). */
export function takeClause(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    take(reader, [
      '此外，',
      '此外',
      '同时，',
      '同时',
      '并相应地',
      '并相应',
      '并',
      '相应地，',
      '相应地',
      '相应',
      '另外，',
    ])
    take(reader, ['将', '把', '对', '在'])
    take(reader, ['其'])
    return (
      takeFormula(reader, context) ??
      takeRemark(reader, context) ??
      takeRestructuring(reader, context) ??
      takeRepeal(reader, context) ??
      takeInsertion(reader, context, undefined) ??
      takeModified(reader, context) ??
      takeOnUnits(reader, context) ??
      takeOnWords(reader, context)
    )
  })
}

// 删去第二条、第五条 · 删除第十九条第二款 · 删去第七条中的“…”和第九条末尾的“…”
function takeRepeal(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    if (take(reader, repeal) === undefined) return undefined
    const first = takeRepealedPart(reader, context)
    if (!first) return undefined
    const operations = [...first.operations]
    let last = first
    for (;;) {
      const next = attempt(reader, () => {
        if (take(reader, ['、', '和', '以及', '及']) === undefined) return undefined
        return takeRepealedPart(reader, last.context)
      })
      if (!next) break
      operations.push(...next.operations)
      last = next
    }
    return endsClause(reader) ? { ...last, operations } : undefined
  })
}

function takeRepealedPart(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    const isOfContext = take(reader, ['其中的', '其中']) !== undefined
    const read = isOfContext ? undefined : takeAddresses(reader, context.base)
    const inside = takeInside(reader)
    const quotes = takeQuotes(reader)
    if (quotes.length === 0 && (!read || inside)) return undefined
    if (quotes.length > 0) take(reader, ['字样', '一句', '一词', '等内容'])
    const units = read?.addresses ?? context.units
    const operations: SaidOperation[] =
      quotes.length === 0
        ? [{ type: 'repeal', units }]
        : quotes.map((text) => ({ type: 'repeal', units, text }))
    return { operations, ...after(context, read) }
  })
}

const parts = [
  '后半句',
  '前半句',
  '后两句',
  '前两句',
  '最后一句',
  '第一句',
  '第二句',
  '后一句',
  '末句',
  '后半部分',
  '前半部分',
  '末尾',
  '句末',
  '开始部分',
  '条首部分',
  '规定',
]

// 中的 · 末尾的 · 中关于: the part of a unit whose words are quoted next.
function takeInside(reader: Reader): boolean {
  const inside = take(reader, ['其中的', '其中', '中的', '中关于', '中有关', '中', '内的', '里的', '的'])
  const part = take(reader, parts)
  const isInside = inside !== undefined || part !== undefined
  if (isInside) take(reader, ['的', '：', ':', '，'])
  return isInside
}

/** Whether a clause can end here: at a stop, a line end, or the item's end. */
function endsClause(reader: Reader): boolean {
  const at = peekAt(reader)
  return (
    at >= reader.end ||
    '。；，、：;,'.includes(reader.skeleton.charAt(at)) ||
    reader.skeleton.slice(reader.at, at).includes('\n')
  )
}

/** “A”、“B”和“C”, also “A”“B” as newer punctuation has it; “…。”“…。” are the paragraphs of one text. */
function takeQuotes(reader: Reader, limit = Number.POSITIVE_INFINITY): Quoted[] {
  const quotes: Quoted[] = []
  while (quotes.length < limit) {
    const next = attempt(reader, () => {
      const isJoined =
        quotes.length === 0 || take(reader, ['、', '和', '以及', '及', '与', '或者']) !== undefined
      return isJoined ? takeRow(reader) : undefined
    })
    if (!next) break
    quotes.push(...next)
  }
  return quotes.slice(0, limit)
}

function takeRow(reader: Reader): readonly Quoted[] | undefined {
  const at = reader.at
  const text = takeText(reader)
  if (!text) return undefined
  const end = reader.at
  reader.at = at
  const single: Quoted[] = []
  for (let quote = takeQuote(reader); quote; quote = takeQuote(reader)) single.push(quote)
  reader.at = end
  const isText = single.some(({ paragraphs }) => /[。；：！？]$/.test(paragraphs.at(-1) ?? ''))
  return isText || single.length === 1 ? [text] : single
}

// Clauses that begin with units: what is done with them stands behind.
function takeOnUnits(reader: Reader, context: Context): Clause | undefined {
  const read = takeAddresses(reader, context.base)
  if (!read) return undefined
  const described = takeDescribed(reader, read)
  const units = described.addresses
  const named = after(context, described)
  return (
    takeRenumbering(reader, units, named) ??
    takeReplacement(reader, units, named) ??
    takeJoin(reader, units, named) ??
    takePromotion(reader, units, named) ??
    takeMove(reader, units, named) ??
    takeInsertion(reader, named.context, units.at(-1)) ??
    takeWords(reader, units, named) ??
    takeRepealed(reader, units, named) ?? { operations: [], ...named }
  )
}

// 第六十二条“…行使下列职权”中增加一项 · 第六十七条全国人大常委会职权第二十项: words that only say which unit it is.
function takeDescribed(reader: Reader, read: ReadAddresses): ReadAddresses {
  const last = read.addresses.at(-1)
  const quoted = attempt(reader, () => {
    if (!takeQuote(reader) || !sees(reader, ['中增加', '中第', '第', '增加', '中'])) return undefined
    attempt(reader, () => (take(reader, ['中']) !== undefined && sees(reader, ['第']) ? true : undefined))
    return true
  })
  if (!quoted) skipDescription(reader)
  const below = attempt(reader, () => {
    const deeper = quoted || sees(reader, ['第']) ? takeAddresses(reader, last) : undefined
    return deeper?.addresses.every(({ article }) => article?.n === last?.article?.n) ? deeper : undefined
  })
  return below ? { ...read, addresses: below.addresses } : read
}

const longestDescription = 24

function skipDescription(reader: Reader): void {
  const from = peekAt(reader)
  const words = reader.skeleton.slice(from, Math.min(reader.end, from + longestDescription))
  const found = /^[\u4e00-\u9fff]{2,20}?(?=第[一二三四五六七八九十]{1,4}[项款])/.exec(words)
  const isVerb =
    /^(?:修改|改为|增加|删|作为|中|后|前|合并|单|相应|依次|分别|统一|拆|变更|调整|移|其|与|和|及|予以)/.test(
      words,
    )
  if (found && !isVerb) reader.at = from + found[0].length
}

type Named = { readonly context: Context; readonly slip?: ReadAddresses['slip'] }

/** The context after units were named. */
function after(context: Context, read: ReadAddresses | undefined): Named {
  if (!read) return { context }
  return {
    context: { units: read.addresses, base: read.addresses.at(-1), act: read.act ?? context.act },
    ...(read.slip ? { slip: read.slip } : {}),
  }
}

// 改为第十条 · 改为第二款、第三款 · 改为两条，作为第三条、第四条
function takeRenumbering(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    // 将第二条修改为第六条: the word for texts, used for a number.
    const verb = take(reader, renumber) ?? (sees(reader, modify) ? take(reader, modify) : undefined)
    if (verb === undefined) return takeSplit(reader, units, named)
    const split = takeSplit(reader, units, named, true)
    if (split) return split
    const to = takeAddresses(reader, withoutOwn(units))?.addresses
    if (!to) return undefined
    const from = units[0]
    if (from && units.length === 1 && to.length > 1) {
      return { operations: [{ type: 'split', from, to, ...textAfterModify(reader) }], ...named }
    }
    const text = attempt(reader, () =>
      take(reader, ['：', ':']) === undefined ? undefined : takeText(reader),
    )
    const operations: SaidOperation[] = [{ type: 'renumbering', from: units, to }]
    if (text) operations.push({ type: 'replacement', units, text })
    return { operations, ...named }
  })
}

// What is left out behind 改为 is understood from in front of it: 第十三条第二款改为第三款.
function withoutOwn(units: readonly Address[]): Address | undefined {
  return units[0]
}

// 改为两条，作为第三条、第四条，修改为：“…”
function takeSplit(
  reader: Reader,
  units: readonly Address[],
  named: Named,
  afterVerb = false,
): Clause | undefined {
  return attempt(reader, () => {
    const verb = afterVerb || take(reader, ['拆分为', '分拆为', '分为', '分作']) !== undefined
    const count = verb ? takeNumber(reader) : undefined
    if (count === undefined || take(reader, ['条', '款', '项']) === undefined) return undefined
    take(reader, ['，', ','])
    const to =
      take(reader, ['分别作为', '作为']) === undefined
        ? []
        : (takeAddresses(reader, units[0])?.addresses ?? [])
    const from = units[0]
    if (!from) return undefined
    return { operations: [{ type: 'split', from, to, ...textAfterModify(reader) }], ...named }
  })
}

function textAfterModify(reader: Reader): { text?: Quoted } {
  const text = attempt(reader, () => {
    if (seesText(reader)) return takeColonText(reader)
    take(reader, ['，', ','])
    return take(reader, modify) === undefined ? undefined : takeColonText(reader)
  })
  return text ? { text } : {}
}

/** Whether ：“ stands here; the cursor stays. */
function seesText(reader: Reader): boolean {
  const at = reader.at
  const isText = take(reader, ['：', ':']) !== undefined && seesQuote(reader)
  reader.at = at
  return isText
}

function takeColonText(reader: Reader): Quoted | undefined {
  take(reader, ['：', ':'])
  return takeText(reader)
}

// 第四条修改为：“…” · 将引言修改为：
function takeReplacement(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    if (take(reader, modify) === undefined && takeRename(reader) === undefined) return undefined
    return replacementBy(reader, units, named)
  })
}

// 名称改为“…”: 改为 with a quotation.
function takeRename(reader: Reader): true | undefined {
  return attempt(reader, () => {
    if (take(reader, ['改为', '改成', '更名为', '变更为', '更改为']) === undefined) return undefined
    take(reader, ['：', ':'])
    return seesQuote(reader) ? true : undefined
  })
}

function replacementBy(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  take(reader, ['：', ':'])
  const text = takeText(reader)
  if (text) return { operations: [{ type: 'replacement', units, text }], ...named }
  const unquoted = takeUnquotedText(reader)
  return (
    unquoted && { operations: [{ type: 'replacement', units, text: unquoted }], ...named, isUnquoted: true }
  )
}

// 章节设置修改为：“第一章　总则（第一条至第七条）…” · 删去章节的名称
function takeRestructuring(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    if (take(reader, repeal) !== undefined) {
      const isAll = take(reader, ['章节的名称']) !== undefined
      return isAll ? { operations: [{ type: 'restructuring' }], context } : undefined
    }
    if (take(reader, ['章节设置']) === undefined || take(reader, modify) === undefined) return undefined
    const text = takeColonText(reader)
    return text && { operations: [{ type: 'restructuring', text }], context }
  })
}

// 第三章改为第四章，章名修改为“…”
function takeOwnHeading(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    const [division] = context.units
    const isDivision =
      division && !division.article && (division.chapter ?? division.section ?? division.book)
    if (!isDivision || take(reader, ['分编名', '编名', '章名', '节名']) === undefined) return undefined
    if (take(reader, modify) === undefined) return undefined
    return replacementBy(reader, [{ ...division, matter: 'heading' }], { context })
  })
}

// ，修改为：“…” with what was named before.
function takeModified(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    const heading = takeOwnHeading(reader, context)
    if (heading) return heading
    if (context.units.length === 0 || take(reader, modify) === undefined) return undefined
    return replacementBy(reader, context.units, { context })
  })
}

// 第十条、第二十五条合并，作为第十条，修改为：“…” · 与第七条合并为第七条
function takeJoin(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    if (take(reader, ['合并', '并入', '与']) === undefined) return undefined
    take(reader, ['为一条', '成一条'])
    const to = attempt(reader, () => {
      take(reader, ['，', ','])
      if (take(reader, ['改为', '并作为', '作为', '为']) === undefined) return undefined
      return takeAddresses(reader, undefined)?.addresses[0]
    })
    const text = textAfterModify(reader)
    if (!to && !text.text) return undefined
    return { operations: [{ type: 'join', from: units, ...(to ? { to } : {}), ...text }], ...named }
  })
}

// 第八条第三款单列一条，作为第四十九条
function takePromotion(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    const words = [
      '单列一条',
      '单列为一条',
      '单独列为一条',
      '单独作为一条',
      '单列',
      '独立成条',
      '列为单独一条',
    ]
    if (take(reader, words) === undefined) return undefined
    take(reader, ['，', ','])
    if (take(reader, ['作为', '改为']) === undefined) return undefined
    const to = takeAddresses(reader, undefined)?.addresses
    return to && { operations: [{ type: 'renumbering', from: units, to }], ...named }
  })
}

// 第二十条第二款移至第二十一条，作为第三款
function takeMove(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    if (take(reader, move) === undefined) return undefined
    const place = takeAddresses(reader, undefined)?.addresses
    take(reader, ['，', ','])
    if (take(reader, ['作为', '改为']) === undefined) return undefined
    const to = takeAddresses(reader, place?.at(-1))?.addresses
    return place && to && { operations: [{ type: 'renumbering', from: units, to }], ...named }
  })
}

const levelOfUnit: Readonly<Record<string, InsertLevel>> = {
  编: 'book',
  分编: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'point',
  目: 'indent',
}

// 增加一条，作为第九条：“…” · 第四条中增加一款作为第二款 · 第一百二十条后增加一条 · 末尾增加“…”
function takeInsertion(reader: Reader, context: Context, unit: Address | undefined): Clause | undefined {
  return attempt(reader, () => {
    const side = take(reader, [
      '开始部分',
      '开头',
      '之后',
      '以后',
      '后面',
      '后',
      '之前',
      '前面',
      '前',
      '的末尾',
      '末尾',
      '的最后',
      '最后',
      '中',
      '内',
      '的',
    ])
    const verb = take(reader, ['增加规定', '增加', '增写', '增添', '新增'])
    if (verb === undefined) return undefined
    const matter = takeAddedMatter(reader)
    if (matter) return { operations: [matter], context }
    const count = takeNumber(reader)
    const measure =
      count === undefined ? undefined : take(reader, ['分编', '编', '章', '节', '条', '款', '项', '目'])
    const level = measure === undefined ? undefined : levelOfUnit[measure]
    if (count === undefined) {
      const numbered = takeNumbered(reader, side, unit, context)
      if (numbered) return numbered
    }
    if (count === undefined || level === undefined) return takeAddedWords(reader, context, unit, side)
    const where = placeOf(side, level, unit, context)
    const first = takeTextAndNumbers(reader, level, where.within ?? where.after ?? context.base)
    const named = unit ? context : { ...context }
    const operations: SaidOperation[] = [
      {
        type: 'insertion',
        level,
        count,
        ...where,
        as: first.as,
        ...(first.text ? { text: first.text } : {}),
        ...(first.heading === undefined ? {} : { heading: first.heading }),
        ...(first.contents ? { contents: first.contents } : {}),
      },
    ]
    return { operations, context: named }
  })
}

// 增加引言：“…” · 增加附件：“…”
function takeAddedMatter(reader: Reader): SaidOperation | undefined {
  return attempt(reader, () => {
    const word = take(reader, ['引言', '序言', '附件'])
    const text = word === undefined ? undefined : takeColonText(reader)
    if (!text) return undefined
    return { type: 'supplement', matter: word === '附件' ? 'annex' : 'preamble', text }
  })
}

function placeOf(
  side: string | undefined,
  level: InsertLevel,
  unit: Address | undefined,
  context: Context,
): { within?: Address; after?: Address; before?: Address } {
  if (unit && (side?.includes('后') ?? false) && !side?.includes('最后')) return { after: unit }
  if (unit && (side?.includes('前') ?? false)) return { before: unit }
  if (unit) return { within: unit }
  // 增加一款 without a unit goes into the article named before; 增加一条 goes by its number.
  const below = level === 'paragraph' || level === 'point' || level === 'indent' || level === 'section'
  return below && context.base ? { within: parentOf(context.base, level) } : {}
}

// 增加第二款：“…”: the number instead of a count.
function takeNumbered(
  reader: Reader,
  side: string | undefined,
  unit: Address | undefined,
  context: Context,
): Clause | undefined {
  return attempt(reader, () => {
    const as = takeAddresses(reader, unit ?? context.base)?.addresses
    const text = as && takeColonText(reader)
    const level =
      as && (['indent', 'point', 'paragraph', 'article'] as const).find((name) => as[0]?.[name] !== undefined)
    if (!as || !text || !level) return undefined
    return {
      operations: [
        { type: 'insertion', level, count: as.length, ...placeOf(side, level, unit, context), as, text },
      ],
      context,
    }
  })
}

// 第二款改为第三款，增加一款: into the article, not into the 款 named last.
function parentOf(base: Address, level: InsertLevel): Address {
  const { paragraph: _paragraph, point: _point, indent: _indent, ...article } = base
  if (level === 'paragraph') return article
  if (level !== 'point') return base
  return base.paragraph === undefined ? article : { ...article, paragraph: base.paragraph }
}

interface TextAndNumbers {
  readonly as: readonly Address[]
  readonly text?: Quoted
  readonly heading?: string
  readonly contents?: readonly Address[]
}

// ，作为第九条：“…” · “…”作为第九条 · ，作为第五章，章名为“…” · ，分别作为第二款、第四款。第二款：“…”第四款：“…”
function takeTextAndNumbers(reader: Reader, level: InsertLevel, base: Address | undefined): TextAndNumbers {
  const early = takeColonText(reader)
  const as = takeNumbers(reader, base)
  const heading = takeHeading(reader)
  const contents = takeContents(reader)
  const text = early ?? takeLabelled(reader, base) ?? takeOwnText(reader)
  // A chapter's only quotation is its name.
  const named = heading ?? (level === 'chapter' || level === 'section' ? headingOf(text) : undefined)
  return {
    as: as.length > 0 ? as : takeNumbers(reader, base),
    ...(text && named !== headingOf(text)
      ? { text }
      : text && heading !== undefined
        ? { text }
        : text && named === undefined
          ? { text }
          : {}),
    ...(named === undefined ? {} : { heading: named }),
    ...(contents ? { contents } : {}),
  }
}

// ，内容为第七十条至第七十四条
function takeContents(reader: Reader): readonly Address[] | undefined {
  return attempt(reader, () => {
    take(reader, ['，', ','])
    return take(reader, ['内容为']) === undefined ? undefined : takeAddresses(reader, undefined)?.addresses
  })
}

const headingOf = (text: Quoted | undefined) =>
  text?.paragraphs.length === 1 && (text.paragraphs[0]?.length ?? 99) <= 40 ? text.paragraphs[0] : undefined

function takeNumbers(reader: Reader, base: Address | undefined): readonly Address[] {
  return (
    attempt(reader, () => {
      take(reader, ['，', ','])
      if (take(reader, ['分别作为', '依次作为', '作为', '列为', '为']) === undefined) return undefined
      return takeAddresses(reader, base)?.addresses
    }) ?? []
  )
}

function takeHeading(reader: Reader): string | undefined {
  return attempt(reader, () => {
    take(reader, ['，', ','])
    if (take(reader, ['章名为', '节名为', '分编名为', '编名为', '名称为', '标题为']) === undefined)
      return undefined
    take(reader, ['：', ':'])
    return takeQuote(reader)?.paragraphs.join('')
  })
}

function takeOwnText(reader: Reader): Quoted | undefined {
  return attempt(reader, () => {
    take(reader, ['，', ',', '。'])
    if (take(reader, ['内容如下：', '内容如下:']) !== undefined)
      return takeText(reader) ?? takeUnquotedText(reader)
    take(reader, ['内容如下', '内容为', '具体内容为', '规定', '即', '修改为'])
    take(reader, ['：', ':', '，'])
    return takeText(reader)
  })
}

// 。第二款：“…”第四款：“…”: each quotation is named by its final number.
function takeLabelled(reader: Reader, base: Address | undefined): Quoted | undefined {
  return attempt(reader, () => {
    const quotes: Quoted[] = []
    for (;;) {
      const quote = attempt(reader, () => {
        take(reader, ['。', '；', '，'])
        if (!takeAddresses(reader, base) || take(reader, ['：', ':', '为']) === undefined) return undefined
        return takeText(reader)
      })
      if (!quote) break
      quotes.push(quote)
    }
    const first = quotes[0]
    const last = quotes.at(-1)
    if (!first || !last) return undefined
    return { start: first.start, end: last.end, paragraphs: quotes.flatMap(({ paragraphs }) => paragraphs) }
  })
}

// 末尾增加：“…” · 后增写一句，内容为：“…” · 增加规定：“…” · 第五条增加“…”
function takeAddedWords(
  reader: Reader,
  context: Context,
  unit: Address | undefined,
  side: string | undefined,
): Clause | undefined {
  take(reader, ['一句', '一词', '规定', '内容'])
  take(reader, ['，', ','])
  take(reader, ['内容为', '作为', '为'])
  const text = takeColonText(reader)
  const target = unit ?? context.base
  if (!text || !target) return undefined
  const at = side?.includes('前') || side?.startsWith('开') ? 'start' : 'end'
  return { operations: [{ type: 'insertion', level: 'words', unit: target, at, text }], context }
}

// 第七条删去.
function takeRepealed(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    take(reader, ['予以'])
    if (take(reader, repeal) === undefined) return undefined
    if (seesQuote(reader)) {
      return {
        operations: takeQuotes(reader).map((text) => ({ type: 'repeal' as const, units, text })),
        ...named,
      }
    }
    return endsClause(reader) ? { operations: [{ type: 'repeal', units }], ...named } : undefined
  })
}

const globalUnits = [
  '条文中',
  '全文中',
  '有关条款中',
  '部分条款中',
  '有关条文中',
  '相关条文中',
  '相关条款中',
  '正文中',
  '文中',
  '各条中',
  '本法中',
  '本条例中',
  '该条例中',
  '本办法中',
  '本规定中',
  '本细则中',
  '本规则中',
  '本解释中',
]

// 其中的“A”修改为“B” · 条文中的“A”统一修改为“B”，但第三条除外
function takeOnWords(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    const isGlobal = take(reader, globalUnits) !== undefined
    if (!isGlobal) take(reader, ['中'])
    const units = isGlobal ? [] : context.units
    const act = isGlobal ? { ...context, units: [], base: undefined } : context
    take(reader, ['的'])
    return takeWords(reader, units, { context: act })
  })
}

// 中的“A”、“B”修改为“C” · “A”修改为“B” · 中的“A”删去 · 在“A”后增加“B”
function takeWords(reader: Reader, units: readonly Address[], named: Named): Clause | undefined {
  return attempt(reader, () => {
    take(reader, ['，', ','])
    takeInside(reader)
    take(reader, ['在', '由'])
    const from = takeQuotes(reader)
    if (from.length === 0) return undefined
    take(reader, ['等字样', '字样', '一句', '一词', '的表述', '的规定', '均', '一律', '都', '，'])
    const operations =
      replacedWords(reader, units, from) ??
      repealedWords(reader, units, from) ??
      besideWords(reader, units, from)
    return operations && { operations, ...named }
  })
}

function replacedWords(
  reader: Reader,
  units: readonly Address[],
  from: readonly Quoted[],
): SaidOperation[] | undefined {
  return attempt(reader, () => {
    if (take(reader, [...modify, '分别改为', '统一改为', '改为', '改成', '更改为', '替换为']) === undefined)
      return undefined
    take(reader, ['：', ':'])
    const to = takeQuotes(reader, from.length)
    const first = to[0]
    if (!first) return undefined
    const except = takeExceptions(reader)
    return from.map((words, k) => ({ type: 'substitution', units, except, from: words, to: to[k] ?? first }))
  })
}

// ，但第三条、第五条除外 · （第三条除外）
function takeExceptions(reader: Reader): readonly Address[] {
  return (
    attempt(reader, () => {
      take(reader, ['，', ',', '（', '('])
      take(reader, ['但是', '但'])
      const read = takeAddresses(reader, undefined)
      take(reader, ['中的', '的'])
      takeQuotes(reader)
      if (!read || take(reader, ['除外', '不作修改']) === undefined) return undefined
      take(reader, ['）', ')'])
      return read.addresses
    }) ?? []
  )
}

function repealedWords(
  reader: Reader,
  units: readonly Address[],
  from: readonly Quoted[],
): SaidOperation[] | undefined {
  if (take(reader, ['予以删除', '予以删去', ...repeal]) === undefined) return undefined
  return from.map((text) => ({ type: 'repeal', units, text }))
}

function besideWords(
  reader: Reader,
  units: readonly Address[],
  from: readonly Quoted[],
): SaidOperation[] | undefined {
  return attempt(reader, () => {
    const side = take(reader, ['之后', '之前', '后面', '前面', '后', '前'])
    if (side === undefined || take(reader, ['增加', '增写', '加上', '加']) === undefined) return undefined
    take(reader, ['一句', '规定', '一词'])
    take(reader, ['，', ','])
    take(reader, ['内容为', '为'])
    const text = takeColonText(reader)
    const anchor = from[0]?.paragraphs.join('\n') ?? ''
    const unit = units.at(-1)
    if (!text || !unit) return undefined
    const at = side.includes('后') ? { after: anchor } : { before: anchor }
    return [{ type: 'insertion', level: 'words', unit, at, text }]
  })
}

// 将相关内容调整到第十七条: where the content went, which other items say in text.
function takeRemark(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    if (take(reader, ['目录作相应修改', '目录作相应调整', '目录相应修改', '目录相应调整']) !== undefined)
      return { operations: [], context, isRemark: true }
    if (take(reader, ['其相关内容', '相关内容', '有关内容', '相应内容', '其内容']) === undefined)
      return undefined
    if (take(reader, ['调整到', '调整至', '移至', '移到', '并入', '纳入', '调整为']) === undefined)
      return undefined
    return takeAddresses(reader, undefined) && { operations: [], context, isRemark: true }
  })
}

// 条文顺序作相应调整 · 本决定自…起施行 · 根据本决定作相应修改，重新公布
function takeFormula(reader: Reader, context: Context): Clause | undefined {
  const type = formulaAt(reader)
  return type && { operations: [{ type }], context }
}

function formulaAt(reader: Reader): 'reordering' | 'commencement' | 'republication' | undefined {
  return attempt(reader, () => {
    const end = sentenceEnd(reader)
    const words = reader.source.slice(reader.at, end).replace(/\s/g, '')
    const type =
      /重新公布/.test(words) && /修[改正]|调整/.test(words)
        ? /顺序作?相应/.test(words)
          ? 'reordering'
          : 'republication'
        : /^.{0,12}(?:条文|条款|条目|章节|编章节|序号|顺序).{0,16}(?:作|做|进行)?相应(?:的)?(?:调整|修改)/.test(
              words,
            )
          ? 'reordering'
          : /^本(?:决定|修正案|规定|解释|条例|办法).{0,40}(?:施行|生效|实施)/.test(words)
            ? 'commencement'
            : undefined
    if (!type) return undefined
    reader.at = type === 'reordering' ? throughQuotes(reader, end) : end
    return type
  })
}

// 作相应调整：“第八条”调整为“第七条”，…: the list says what follows anyway.
function throughQuotes(reader: Reader, end: number): number {
  if (!/[：:]\s*$/.test(reader.skeleton.slice(reader.at, end))) return end
  let at = end
  while (at < reader.end && reader.skeleton[at] !== '。' && reader.skeleton[at] !== '\n') at++
  return at
}

// The sentence ends with 。 or its line.
function sentenceEnd(reader: Reader): number {
  let at = reader.at
  while (at < reader.end && reader.skeleton[at] !== '。' && reader.skeleton[at] !== '\n') {
    if (reader.skeleton[at] === '\ue000') return at
    at++
  }
  return at
}
