// 采纳情况表 as a Word file, set as offices set it: A4 landscape, 宋体, the head row on every page, rows whole where they
// fit. Black only; the facts that close the sum stand above the table.

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
import { type ReportColumn, type ReportRow, reportColumns } from '~/domain/adoption'

export interface OutcomeTable {
  readonly title: string
  /** Lines under the title: period, the sum. */
  readonly facts: readonly string[]
  readonly rows: readonly ReportRow[]
}

/** Widths in twentieths of a point; together the 25.7 cm between the margins of A4 landscape. */
const widths: Readonly<Record<ReportColumn, number>> = {
  n: 640,
  place: 1100,
  original: 3100,
  opinion: 3600,
  author: 1200,
  fate: 1100,
  rationale: 2700,
  newPlace: 1130,
}
const song = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }

/** The file's bytes. */
export async function outcomeDocx({ title, facts, rows }: OutcomeTable): Promise<Uint8Array> {
  const document = new Document({
    creator: '条议',
    title,
    styles: { default: { document: { run: { font: song, size: 21 } } } },
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
          ...facts.map((line) => new Paragraph({ spacing: { after: 80 }, children: [new TextRun(line)] })),
          new Table({
            layout: TableLayoutType.FIXED,
            width: {
              size: Object.values(widths).reduce((sum, width) => sum + width, 0),
              type: WidthType.DXA,
            },
            columnWidths: reportColumns.map(({ key }) => widths[key]),
            rows: [headRow(), ...rows.map(bodyRow)],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function headRow(): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: reportColumns.map(({ key, zh }) =>
      cell(key, [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: zh, font: hei, size: 20 })],
        }),
      ]),
    ),
  })
}

function bodyRow(row: ReportRow): TableRow {
  return new TableRow({
    children: reportColumns.map(({ key }) =>
      cell(
        key,
        row[key].split('\n').map(
          (line) =>
            new Paragraph({
              alignment: key === 'n' ? AlignmentType.CENTER : AlignmentType.LEFT,
              children: [new TextRun({ text: printable(line), size: 18 })],
            }),
        ),
      ),
    ),
  })
}

function cell(key: ReportColumn, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: widths[key], type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children,
  })
}

/** XML knows no control characters and no half pairs; people's words may hold either. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
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
