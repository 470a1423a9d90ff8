// The text of a Word document from its XML: every paragraph a line, a table row a line, tracked insertions kept and
// deletions left out, automatic numbers written out. What cannot be read as text is noted. Nothing outside the
// file is ever looked at: relationships, templates and linked pictures are not followed.

import type { Numberer, ParagraphNumbering } from './word-numbering'
import { attributeOf, scanXml } from './xml-scan'

export interface DocumentNote {
  readonly rule: string
  readonly reason: string
}

interface OpenParagraph {
  text: string
  numbering: { style?: string; numId?: string; level?: number }
}

// Elements whose content is not the text as it stands now.
const unread = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'delInstrText',
  'rt',
  'pPrChange',
  'rPrChange',
])

const noteReasons: Readonly<Record<string, string>> = {
  picture: '文件里有图片，图片中的文字没有读出，请核对。',
  table: '文件里有表格，已按行保存为文字，请核对。',
  footnote: '文件里有脚注或尾注，注文没有读出，请核对。',
  'tracked-changes': '文件带有修订痕迹：插入的文字已保留，删除的文字没有读入。',
  embedded: '文件里嵌有其他文件，其中的内容没有读出，请核对。',
}
const noteOf: Readonly<Record<string, string>> = {
  drawing: 'picture',
  pict: 'picture',
  object: 'embedded',
  altChunk: 'embedded',
  tbl: 'table',
  footnoteReference: 'footnote',
  endnoteReference: 'footnote',
  del: 'tracked-changes',
  ins: 'tracked-changes',
}

/** Lines of a document's main part and notes on what was not read. One pass. */
export function docxText(
  xml: string,
  numberOf: Numberer,
): { readonly text: string; readonly notes: readonly DocumentNote[] } {
  const lines: string[] = []
  const found = new Set<string>()
  const paragraphs: OpenParagraph[] = []
  const rows: string[][] = []
  let cell: string[] | undefined
  const cells: (string[] | undefined)[] = []
  let skipping = 0
  let inText = 0
  let inProperties = 0

  const put = (text: string) => {
    const open = paragraphs.at(-1)
    if (open) open.text += text
  }
  const endParagraph = () => {
    const open = paragraphs.pop()
    if (!open) return
    const number = numberOf(open.numbering as ParagraphNumbering)
    const gap = number === '' || /[）).、．]$/.test(number) ? '' : '　'
    const line = number === '' ? open.text : `${number}${gap}${open.text}`
    if (cell) cell.push(line)
    else lines.push(line)
  }
  // A row with one filled cell is a line like any other: whole laws are typed into one-cell tables.
  const endRow = () => {
    const row = rows.pop() ?? []
    const filled = row.filter((text) => text.trim() !== '')
    const line =
      filled.length > 1 ? `| ${row.map((text) => text.replaceAll('\n', ' ')).join(' | ')} |` : filled.join('')
    if (line === '') return
    if (cell) cell.push(line)
    else lines.push(line)
  }

  scanXml(xml, {
    open: (name, attributes, isEmpty) => {
      const note = noteOf[name]
      if (note !== undefined && (!isEmpty || !['del', 'ins'].includes(name))) found.add(note)
      if (isEmpty) {
        if (skipping > 0) return
        if (name === 'p') lines.push('')
        else if (inProperties > 0) property(name, attributes)
        else if (name === 'tab' || name === 'ptab') put(' ')
        else if (name === 'br' || name === 'cr') put(attributeOf(attributes, 'type') === 'page' ? '' : '\n')
        else if (name === 'noBreakHyphen') put('-')
        return
      }
      if (skipping > 0 || unread.has(name)) skipping++
      else if (name === 'p') paragraphs.push({ text: '', numbering: {} })
      else if (name === 'pPr') inProperties++
      else if (name === 't') inText++
      else if (name === 'tr') {
        rows.push([])
        cells.push(cell)
      } else if (name === 'tc') cell = []
    },
    close: (name) => {
      if (skipping > 0) skipping--
      else if (name === 'p') endParagraph()
      else if (name === 'pPr') inProperties--
      else if (name === 't') inText--
      else if (name === 'tc') {
        rows.at(-1)?.push((cell ?? []).join('\n'))
        cell = undefined
      } else if (name === 'tr') {
        cell = cells.pop()
        endRow()
      }
    },
    text: (text) => {
      if (inText > 0 && skipping === 0) put(text)
    },
  })
  return {
    text: lines.join('\n'),
    notes: [...found].map((rule) => ({ rule, reason: noteReasons[rule] ?? rule })),
  }

  function property(name: string, attributes: string): void {
    const open = paragraphs.at(-1)
    if (!open) return
    const value = attributeOf(attributes, 'val')
    if (value === undefined) return
    if (name === 'pStyle') open.numbering.style = value
    else if (name === 'numId') open.numbering.numId = value
    else if (name === 'ilvl') open.numbering.level = Number(value)
  }
}
