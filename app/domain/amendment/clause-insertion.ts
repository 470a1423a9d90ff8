// Clauses that add: 增加一条，作为第九条：“…” · 第四条中增加一款作为第二款 · 增加一章，章名为“…” · 末尾增加“…”. The number may stand in
// front of the text or behind it, and texts may be labelled one by one (第二款：“…”第四款：“…”).

import { takeAddresses } from './addresses'
import { type Clause, type Context, type SaidOperation, takeColonText } from './clause'
import type { Address, InsertLevel, Quoted } from './model'
import { attempt, type Reader, take, takeNumber, takeQuote, takeText } from './reader'
import { takeUnquotedText } from './unquoted'

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

// Where in or beside a unit.
const sides = [
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
]

// 增加一条，作为第九条：“…” · 第四条中增加一款作为第二款 · 第一百二十条后增加一条 · 末尾增加“…”
export function takeInsertion(
  reader: Reader,
  context: Context,
  unit: Address | undefined,
): Clause | undefined {
  return attempt(reader, () => {
    const side = take(reader, sides)
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
