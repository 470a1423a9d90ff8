// 征求意见汇总表 as a Word file, in the same columns and words as the Excel one: A4 landscape, 宋体, the head row on every
// page. The text of an article stands once, at its first comment, as clerks write it: repeated it would fill the file.

import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type SummaryKey, type SummaryRow, type SummaryTable, summaryColumns } from './comment-summary.server'
import { printable } from './printable'

/** Widths in twentieths of a point; together the 25.7 cm between the margins of A4 landscape. */
const widths: Readonly<Record<SummaryKey, number>> = {
  n: 560,
  place: 900,
  original: 2500,
  proposal: 2100,
  text: 2600,
  author: 1000,
  contact: 800,
  channel: 900,
  fate: 900,
  rationale: 1510,
  note: 800,
}
const song = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }

/** The file's bytes. */
export async function commentSummaryDocx({ title, facts, rows }: SummaryTable): Promise<Buffer> {
  const size = Object.values(widths).reduce((sum, width) => sum + width, 0)
  const document = new Document({
    creator: '条议',
    title,
    styles: { default: { document: { run: { font: song, size: 18 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        footers: { default: pageFoot() },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 200 },
            children: [new TextRun({ text: title, font: hei, size: 32 })],
          }),
          ...facts.map(
            (text) => new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text, size: 21 })] }),
          ),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size, type: WidthType.DXA },
            columnWidths: summaryColumns.map(({ key }) => widths[key]),
            rows: [headRow(), ...rows.map((row, at) => bodyRow(row, rows[at - 1]))],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function headRow(): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: summaryColumns.map(({ key, header }) =>
      cell(key, [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: header, font: hei, size: 18 })],
        }),
      ]),
    ),
  })
}

function bodyRow(row: SummaryRow, before: SummaryRow | undefined): TableRow {
  const isSame = before !== undefined && row.original !== '' && before.place === row.place
  const shown = isSame ? { ...row, original: '（同上）' } : row
  return new TableRow({
    children: summaryColumns.map(({ key }) =>
      cell(
        key,
        shown[key].split('\n').map(
          (line) =>
            new Paragraph({
              alignment: key === 'n' ? AlignmentType.CENTER : AlignmentType.LEFT,
              children: [new TextRun(printable(line))],
            }),
        ),
      ),
    ),
  })
}

function cell(key: SummaryKey, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: widths[key], type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 60, right: 60 },
    children,
  })
}

function pageFoot(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 18 })],
      }),
    ],
  })
}
