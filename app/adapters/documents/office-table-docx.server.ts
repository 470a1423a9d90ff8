// A table of an office as a Word file: A4 landscape, 宋体, the head row on every page, black only.

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
import { type OfficeColumn, type OfficeRow, type OfficeTable, rowInPrint } from './office-table'
import { printable } from './printable'

const song = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }

/** The file's bytes. */
export async function officeTableDocx({ title, facts, columns, rows }: OfficeTable): Promise<Buffer> {
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
            width: { size: columns.reduce((sum, { twips }) => sum + twips, 0), type: WidthType.DXA },
            columnWidths: columns.map(({ twips }) => twips),
            rows: [
              headRow(columns),
              ...rows.map((row, at) => bodyRow(columns, rowInPrint(row, rows[at - 1]))),
            ],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function headRow(columns: readonly OfficeColumn[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ twips, header }) =>
      cell(twips, [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: header, font: hei, size: 18 })],
        }),
      ]),
    ),
  })
}

function bodyRow(columns: readonly OfficeColumn[], row: OfficeRow): TableRow {
  return new TableRow({
    children: columns.map(({ key, twips }) =>
      cell(
        twips,
        (row[key] ?? '').split('\n').map(
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

function cell(twips: number, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: twips, type: WidthType.DXA },
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
