// The largest table of a Word document as rows of text. Cells that run down over several rows (a person or an article named once for
// three comments) are repeated in each, cells that run across leave the columns after them empty, tracked deletions are not text,
// and a table inside a cell is part of that cell. Rows are counted as in Word, from 1.

import type { TableRow } from './table.server'
import { attributeOf, scanXml } from './xml-scan'

const unread = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'rt'])
/** Columns of a real table; more is a broken file. */
const mostColumns = 60

interface OpenCell {
  text: string
  span: number
  /** Continues the cell above it. */
  continues: boolean
}

/** Rows of the table with most cells; none when the document has no table of two columns. One pass. */
export function readWordTable(xml: string): TableRow[] {
  const tables: string[][][] = []
  let rows: OpenCell[][] = []
  let row: OpenCell[] = []
  let cell: OpenCell | undefined
  let depth = 0
  let skipping = 0
  let inText = 0

  const open = (name: string) => {
    if (name === 'tbl' && ++depth === 1) rows = []
    else if (depth === 1 && name === 'tr') row = []
    else if (depth === 1 && name === 'tc') cell = { text: '', span: 1, continues: false }
    else if (name === 't') inText++
  }
  const property = (name: string, attributes: string) => {
    if (!cell) return
    if (name === 'gridSpan') cell.span = Math.min(Number(attributeOf(attributes, 'val')) || 1, mostColumns)
    else if (name === 'vMerge') cell.continues = attributeOf(attributes, 'val') !== 'restart'
    else if (name === 'br' || name === 'cr') cell.text += '\n'
    else if (name === 'tab') cell.text += ' '
  }
  const close = (name: string) => {
    if (name === 't') inText--
    else if (name === 'p' && cell) cell.text += '\n'
    else if (depth === 1 && name === 'tc' && cell) {
      row.push(cell)
      cell = undefined
    } else if (depth === 1 && name === 'tr') rows.push(row)
    else if (name === 'tbl' && depth-- === 1) tables.push(filled(rows))
  }
  scanXml(xml, {
    open: (name, attributes, isEmpty) => {
      if (skipping > 0 || (unread.has(name) && !isEmpty)) {
        if (!isEmpty) skipping++
        return
      }
      property(name, attributes)
      if (!isEmpty) open(name)
    },
    close: (name) => {
      if (skipping > 0) skipping--
      else close(name)
    },
    text: (text) => {
      if (cell && inText > 0 && skipping === 0) cell.text += text
    },
  })
  const size = (table: readonly (readonly string[])[]) =>
    table.reduce((sum, cells) => sum + (cells.length > 1 ? cells.length : 0), 0)
  const largest = tables.reduce<string[][]>((a, b) => (size(b) > size(a) ? b : a), [])
  return size(largest) === 0 ? [] : largest.map((cells, at) => ({ row: at + 1, cells }))
}

/** Cells by column, what runs down written into each row. */
function filled(rows: readonly (readonly OpenCell[])[]): string[][] {
  let above: string[] = []
  return rows.map((cells) => {
    const line: string[] = []
    for (const { text, span, continues } of cells) {
      line.push(continues ? (above[line.length] ?? '') : text.trim())
      for (let more = 1; more < span && line.length < mostColumns; more++) line.push('')
    }
    above = line
    return line
  })
}
