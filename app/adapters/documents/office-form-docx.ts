// What Word forms of an office are made of: a heading, a line, a signature, a table with its heads repeated, the page's foot.
// Told once, so that a station's report and a certificate look as if one hand had set them.

import {
  AlignmentType,
  BorderStyle,
  Footer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { printable } from './printable'

export const song = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
export const hei = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }

export function heading(text: string, size: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: text
      .split('\n')
      .map((line, at) => new TextRun({ text: line, font: hei, size, ...(at > 0 ? { break: 1 } : {}) })),
  })
}

export const run = (text: string, size: number) => new TextRun({ text: printable(text), size })

/** A numbered part: its head and its paragraphs. */
export function partParagraphs({
  head,
  lines,
}: {
  readonly head: string
  readonly lines: readonly string[]
}): Paragraph[] {
  return [
    new Paragraph({
      spacing: { before: 240, after: 80 },
      keepNext: true,
      children: [new TextRun({ text: head, font: hei, size: 26 })],
    }),
    ...lines.map(
      (line) =>
        new Paragraph({
          indent: { firstLine: 480 },
          spacing: { line: 420, after: 40 },
          children: [run(line, 24)],
        }),
    ),
  ]
}

/** Lines under the title. */
export function factParagraphs(facts: readonly string[]): Paragraph[] {
  return facts.map(
    (line) =>
      new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 60 }, children: [run(line, 22)] }),
  )
}

/** Who signs, where the stamp goes, the day. */
export function signatureParagraphs(signature: readonly string[]): Paragraph[] {
  return signature.map(
    (line, at) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: { before: at === 0 ? 720 : 120 },
        indent: { right: 600 },
        keepNext: at < signature.length - 1,
        children: [run(line, 24)],
      }),
  )
}

export function grid(
  heads: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map((head, at) =>
          cell(widths[at] ?? 0, [new TextRun({ text: head, font: hei, size: 19 })], true),
        ),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            children: row.map((words, at) => cell(widths[at] ?? 0, linesOf(words), at === 0)),
          }),
      ),
    ],
  })
}

/** Line breaks of people's words stay line breaks. */
function linesOf(words: string): TextRun[] {
  return words
    .split('\n')
    .map((text, at) => new TextRun({ text: printable(text), size: 18, ...(at > 0 ? { break: 1 } : {}) }))
}

function cell(width: number, children: TextRun[], isCentred: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 70, right: 70 },
    children: [new Paragraph({ alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT, children })],
  })
}

export function pageFoot(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 18 })],
      }),
    ],
  })
}
