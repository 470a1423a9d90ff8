// Clauses that begin with units: 第四条修改为…, 第九条改为第十条, 第三条改为两条, 第十条、第二十五条合并, 第八条第三款单列一条.
// What is done with the units stands behind them; ，修改为：“…” without units goes on with those named before.

import { type ReadAddresses, takeAddresses } from './addresses'
import {
  after,
  type Clause,
  type Context,
  modify,
  type Named,
  repeal,
  type SaidOperation,
  takeColonText,
  textAfterModify,
} from './clause'
import { takeInsertion } from './clause-insertion'
import { takeRepealed } from './clause-repeal'
import { takeWords } from './clause-words'
import type { Address } from './model'
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

// Clauses that begin with units: what is done with them stands behind.
export function takeOnUnits(reader: Reader, context: Context): Clause | undefined {
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
export function takeModified(reader: Reader, context: Context): Clause | undefined {
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

// 章节设置修改为：“第一章　总则（第一条至第七条）…” · 删去章节的名称
export function takeRestructuring(reader: Reader, context: Context): Clause | undefined {
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
