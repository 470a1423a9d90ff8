// Addresses as decisions print them: 第四条第一款、第二款 · 第六条第一项和第三项 · 第一百二十三条至第一百二十七条 ·
// 序言第七自然段 · 第四章章名 · 个人所得税税率表一（工资、薪金所得适用）. A unit that lacks a higher level takes it from its
// left neighbour, the first from the context: what the item named last. Ranges are written out.

import { ordinalAt } from '../statute'
import { isNumeral } from '../text'
import { seesNamed, takeNamed, titleEnd } from './address-names'
import type { Address } from './model'
import { attempt, peekAt, type Reader, sees, take, takeNumber } from './reader'

type Level = 'book' | 'part' | 'chapter' | 'section' | 'article' | 'paragraph' | 'point' | 'indent'

/** From the outermost; a unit clears what stands below it. */
export const levels: readonly Level[] = [
  'book',
  'part',
  'chapter',
  'section',
  'article',
  'paragraph',
  'point',
  'indent',
]
const levelOfUnit: Readonly<Record<string, Level>> = {
  分编: 'part',
  编: 'book',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'point',
  目: 'indent',
}

export interface ReadAddresses {
  readonly addresses: readonly Address[]
  /** Act named in front: 《…条例》第七条, 刑法第一百六十五条. */
  readonly act?: string
  /** An article without 第 (将十一条修改为): the place of the slip. */
  readonly slip?: { readonly start: number; readonly end: number }
}

/** Read a list of addresses at the cursor; undefined when there is none. `context` gives what the first leaves out. */
export function takeAddresses(reader: Reader, context: Address | undefined): ReadAddresses | undefined {
  return attempt(reader, () => {
    take(reader, ['修改后的', '修改后', '现', '新的'])
    const act = takeAct(reader)
    take(reader, ['原来的', '原有的', '原'])
    const addresses: Address[] = []
    let slip: ReadAddresses['slip']
    let left = act === undefined ? context : undefined
    for (;;) {
      const from = peekAt(reader)
      const unit = takeUnit(reader, left)
      if (!unit) break
      if (unit.isSlip) slip = { start: from, end: reader.at }
      addresses.push(...unit.addresses)
      left = unit.addresses.at(-1)
      const separator = attempt(reader, () => {
        const word = take(reader, ['、', '和', '以及', '及', '与', '或者'])
        take(reader, ['原'])
        return word !== undefined && seesUnit(reader) ? word : undefined
      })
      if (separator === undefined) break
    }
    if (addresses.length === 0) return undefined
    return { addresses, ...(act === undefined ? {} : { act }), ...(slip ? { slip } : {}) }
  })
}

const bareActs = [
  '中华人民共和国刑法',
  '中华人民共和国宪法',
  '刑法',
  '宪法',
  '本法',
  '该法',
  '本条例',
  '该条例',
  '本规定',
  '本办法',
  '本解释',
]

// 《…》, 刑法, 宪法 in front of an address.
function takeAct(reader: Reader): string | undefined {
  return attempt(reader, () => {
    const at = peekAt(reader)
    if (reader.skeleton[at] === '《') {
      const end = titleEnd(reader.skeleton, at, reader.end)
      if (end < 0) return undefined
      reader.at = end
      take(reader, ['的'])
      return seesUnit(reader) || sees(reader, ['原第']) ? reader.source.slice(at + 1, end - 1) : undefined
    }
    const name = take(reader, bareActs)
    return name !== undefined && (seesUnit(reader) || sees(reader, ['原第'])) ? name : undefined
  })
}

const contextWords = [
  '这一自然段',
  '该自然段',
  '该段',
  '这一条',
  '这一款',
  '这一项',
  '该条',
  '本条',
  '该款',
  '本款',
  '该项',
  '本项',
  '该章',
  '该节',
]

// 该条, but not 该条例.
function takeContextWord(reader: Reader): boolean {
  const taken = attempt(reader, () => {
    const word = take(reader, contextWords)
    return word === undefined || sees(reader, ['例']) ? undefined : word
  })
  return taken !== undefined
}

function seesContextWord(reader: Reader): boolean {
  const at = reader.at
  const isThere = takeContextWord(reader)
  reader.at = at
  return isThere
}

/** Whether an address can begin here. */
export function seesUnit(reader: Reader): boolean {
  const at = peekAt(reader)
  const unit = reader.skeleton[at] ?? ''
  if (at >= reader.end) return false
  if (unit === '第') return true
  if (seesContextWord(reader) || seesNamed(reader)) return true
  return unit === '（' && pointMark(reader, at) !== undefined
}

interface ReadUnit {
  readonly addresses: readonly Address[]
  readonly isSlip: boolean
}

// One address with all its levels, or a range of them.
function takeUnit(reader: Reader, left: Address | undefined): ReadUnit | undefined {
  const from = peekAt(reader)
  if (takeContextWord(reader))
    return { addresses: [{ ...(left ?? {}), words: reader.source.slice(from, reader.at) }], isSlip: false }
  take(reader, ['正文的', '正文'])
  const named = takeNamed(reader)
  if (named) return { addresses: [named], isSlip: false }
  let address: Address | undefined
  let isSlip = false
  let lowest: Level | undefined
  for (;;) {
    const before: Address = address ?? { ...(left ?? {}), words: '' }
    const step =
      takeStep(reader, before, lowest) ?? (lowest === undefined ? takeSlip(reader, before) : undefined)
    if (!step) break
    isSlip ||= step.isSlip
    address = { ...step.address, words: reader.source.slice(from, reader.at) }
    lowest = step.level
    // 第四章章名
    if (take(reader, ['章名', '节名', '编名', '的名称', '名称', '标题']) !== undefined) {
      address = { ...address, matter: 'heading', words: reader.source.slice(from, reader.at) }
      break
    }
  }
  if (!address || !lowest) return undefined
  if (take(reader, ['条首部分', '引导语', '导语', '开头部分']) !== undefined) {
    const words = reader.source.slice(from, reader.at)
    return { addresses: [{ ...address, isIntro: true, words }], isSlip }
  }
  const sentence = takeSentence(reader)
  if (sentence !== undefined) {
    const words = reader.source.slice(from, reader.at)
    return { addresses: [{ ...address, sentence, words }], isSlip }
  }
  const range = takeRange(reader, address, lowest, from)
  return { addresses: range ?? [address], isSlip }
}

// 第一句, 最后一句.
function takeSentence(reader: Reader): number | undefined {
  return attempt(reader, () => {
    if (take(reader, ['最后一句', '末句']) !== undefined) return -1
    const n = take(reader, ['第']) === undefined ? undefined : takeNumber(reader)
    return n !== undefined && take(reader, ['句']) !== undefined ? n : undefined
  })
}

interface Step {
  readonly address: Omit<Address, 'words'>
  readonly level: Level
  readonly isSlip: boolean
}

function takeStep(reader: Reader, before: Address, lowest: Level | undefined): Step | undefined {
  return attempt(reader, () => {
    const at = peekAt(reader)
    const mark = at < reader.end ? ordinalAt(reader.skeleton, at) : undefined
    if (mark?.unit === '条') {
      reader.at = mark.end
      return below(before, lowest, 'article', mark.key)
    }
    if (reader.skeleton[at] === '第') reader.at = at + 1
    const point = pointMark(reader, peekAt(reader))
    if (point) {
      reader.at = point.end
      return below(before, lowest, 'point', point.n)
    }
    if (reader.skeleton[at] !== '第') return undefined
    const n = takeNumber(reader)
    if (n === undefined) return undefined
    if (take(reader, ['自然段', '段']) !== undefined)
      return below({ ...before, block: n }, lowest, 'paragraph', n)
    // 第一部分标题: a line 一、… between articles.
    if (lowest === undefined && take(reader, ['部分的标题', '部分标题', '部分名称']) !== undefined)
      return { address: { matter: 'heading', block: n }, level: 'section', isSlip: false }
    const unit = take(reader, ['分编', '编', '章', '节', '款', '项', '目'])
    return unit === undefined ? undefined : below(before, lowest, levelOfUnit[unit] ?? 'paragraph', n)
  })
}

// 将十一条修改为: 第 is missing; only directly in front of 条 and only as the first unit.
function takeSlip(reader: Reader, before: Address): Step | undefined {
  return attempt(reader, () => {
    if (!isNumeral(reader.skeleton[peekAt(reader)])) return undefined
    const n = takeNumber(reader)
    if (n === undefined || take(reader, ['条']) === undefined) return undefined
    if (!sees(reader, ['修改为', '改为', '第', '中', '增加', '删'])) return undefined
    const step = below(before, undefined, 'article', { n })
    return step && { ...step, isSlip: true }
  })
}

// A unit replaces its own level and clears those below; it may not stand above one already read in this address.
function below(
  before: Address,
  lowest: Level | undefined,
  level: Level,
  number: number | { readonly n: number; readonly sub?: number },
): Step | undefined {
  const depth = levels.indexOf(level)
  if (lowest !== undefined && depth <= levels.indexOf(lowest)) return undefined
  const address: Record<string, unknown> = {}
  for (const higher of levels.slice(0, depth))
    if (before[higher] !== undefined) address[higher] = before[higher]
  // Articles run through the whole act: a chapter understood from the context is no part of an article's address.
  if (before.block !== undefined && depth >= levels.indexOf('paragraph')) address.block = before.block
  if (before.matter === 'preamble' && level === 'paragraph') address.matter = 'preamble'
  address[level] = number
  return { address, level, isSlip: false }
}

// （三）项 and 第（三）项.
function pointMark(reader: Reader, at: number): { readonly n: number; readonly end: number } | undefined {
  const open = reader.skeleton[at]
  if (open !== '（' && open !== '(') return undefined
  const inner: Reader = { ...reader, at: at + 1 }
  const n = takeNumber(inner)
  if (n === undefined || take(inner, ['）', ')']) === undefined) return undefined
  if (take(inner, ['项']) === undefined && !sees(inner, ['、（', '和（', '至（', '（'])) return undefined
  return { n, end: inner.at }
}

function takeRange(reader: Reader, first: Address, level: Level, start: number): Address[] | undefined {
  return attempt(reader, () => {
    if (take(reader, ['至', '到']) === undefined) return undefined
    const last = takeStep(reader, first, undefined)
    if (last?.level !== level) return undefined
    const from = numberOf(first[level])
    const to = numberOf((last.address as Address)[level])
    if (from === undefined || to === undefined || to < from || to - from > 400) return undefined
    const words = reader.source.slice(start, reader.at)
    return Array.from({ length: to - from + 1 }, (_, k) => {
      const number = level === 'article' ? { n: from + k } : from + k
      return { ...first, [level]: number, words }
    })
  })
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : (value as { n?: number } | undefined)?.n
