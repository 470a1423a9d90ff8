// Word's automatic numbers. In a draft typed with list styles 第一条 and （一） are not text but a property of the
// paragraph; a reader that skips them (mammoth does) loses every article number. This keeps the counters and
// prints the numbers as Word would.

import { numberToHan } from '~/domain/text'
import { attributeOf, scanXml } from './xml-scan'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
}

export interface ParagraphNumbering {
  readonly style?: string
  readonly numId?: string
  readonly level?: number
}

/** Gives the printed number of each paragraph in turn; empty when it has none. */
export type Numberer = (paragraph: ParagraphNumbering) => string

/** A numberer for a document, from its numbering and styles parts (either may be missing). */
export function wordNumberer(numbering: string | undefined, styles: string | undefined): Numberer {
  const { levels, lists } = readNumbering(numbering ?? '')
  const ofStyle = readStyles(styles ?? '')
  const counters = new Map<string, number[]>()
  return ({ style, numId, level }) => {
    const inherited = style === undefined ? undefined : ofStyle.get(style)
    const list = numId ?? inherited?.numId
    if (list === undefined || list === '0') return ''
    const abstract = lists.get(list)
    const depth = level ?? inherited?.level ?? 0
    const own = abstract === undefined ? undefined : levels.get(`${abstract}/${depth}`)
    if (abstract === undefined || !own) return ''
    const counts = counters.get(abstract) ?? []
    counts[depth] = counts[depth] === undefined ? own.start : counts[depth] + 1
    counts.length = depth + 1
    counters.set(abstract, counts)
    const printed = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const of = levels.get(`${abstract}/${at}`)
      return formatNumber(counts[at] ?? of?.start ?? 1, of?.format ?? 'decimal')
    })
    return own.format === 'bullet' ? '' : printed
  }
}

function readNumbering(xml: string) {
  const levels = new Map<string, Level>()
  const lists = new Map<string, string>()
  let abstract = ''
  let list = ''
  let depth = 0
  let level = { start: 1, format: 'decimal', text: '' }
  scanXml(xml, {
    open: (name, attributes) => {
      const value = attributeOf(attributes, 'val') ?? ''
      if (name === 'abstractNum') abstract = attributeOf(attributes, 'abstractNumId') ?? ''
      else if (name === 'num') list = attributeOf(attributes, 'numId') ?? ''
      else if (name === 'abstractNumId' && list !== '') lists.set(list, value)
      else if (name === 'lvl') {
        depth = Number(attributeOf(attributes, 'ilvl') ?? 0)
        level = { start: 1, format: 'decimal', text: '' }
      } else if (name === 'start') level = { ...level, start: Number(value) }
      else if (name === 'numFmt') level = { ...level, format: value }
      else if (name === 'lvlText') level = { ...level, text: value }
    },
    close: (name) => {
      if (name === 'lvl' && list === '') levels.set(`${abstract}/${depth}`, level)
    },
    text: () => undefined,
  })
  return { levels, lists }
}

function readStyles(xml: string): ReadonlyMap<string, { readonly numId?: string; readonly level?: number }> {
  const own = new Map<string, { numId?: string; level?: number; basedOn?: string }>()
  let style = ''
  scanXml(xml, {
    open: (name, attributes) => {
      const value = attributeOf(attributes, 'val') ?? ''
      const current = own.get(style) ?? {}
      if (name === 'style') style = attributeOf(attributes, 'styleId') ?? ''
      else if (style === '') return
      else if (name === 'numId') own.set(style, { ...current, numId: value })
      else if (name === 'ilvl') own.set(style, { ...current, level: Number(value) })
      else if (name === 'basedOn') own.set(style, { ...current, basedOn: value })
    },
    close: (name) => {
      if (name === 'style') style = ''
    },
    text: () => undefined,
  })
  const resolved = new Map<string, { numId?: string; level?: number }>()
  for (const name of own.keys()) {
    let at: string | undefined = name
    for (let hops = 0; at !== undefined && hops < 10; hops++) {
      const found: { numId?: string; level?: number; basedOn?: string } | undefined = own.get(at)
      if (found?.numId !== undefined) {
        resolved.set(name, found)
        break
      }
      at = found?.basedOn
    }
  }
  return resolved
}

const hanFormats = new Set([
  'chineseCounting',
  'chineseCountingThousand',
  'japaneseCounting',
  'taiwaneseCounting',
  'taiwaneseCountingThousand',
  'ideographDigital',
])

function formatNumber(n: number, format: string): string {
  if (format === 'none') return ''
  if (hanFormats.has(format)) return n >= 0 && n < 10_000 ? numberToHan(n) : String(n)
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese') {
    return n >= 1 && n <= 20 ? String.fromCharCode(0x245f + n) : String(n)
  }
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode((format === 'lowerLetter' ? 97 : 65) + ((n - 1) % 26))
    return letter.repeat(Math.floor((n - 1) / 26) + 1)
  }
  return String(n)
}
