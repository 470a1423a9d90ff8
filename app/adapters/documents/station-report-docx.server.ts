// 联系点工作报告 as a Word file: the account of the station on an upright page (meetings, people, figures, who contributed, the place
// for the stamp), then the 意见汇总表 of its comments on broad pages, in the columns that offices send each other. Contacts stay out:
// the form's column is there and says where they are, since each look at them is recorded.

import {
  AlignmentType,
  BorderStyle,
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
import { printable } from './printable'

export interface StationReportDocument {
  readonly title: string
  /** Lines under the title: station, office, day. */
  readonly facts: readonly string[]
  /** Numbered parts, each with its paragraphs. */
  readonly parts: readonly { readonly head: string; readonly lines: readonly string[] }[]
  /** Rows of the table of meetings in the order of `meetingHeads`. */
  readonly meetings: readonly (readonly string[])[]
  readonly signature: readonly string[]
  readonly summaryTitle: string
  /** Rows in the order of `summaryColumns`. */
  readonly rows: readonly (readonly string[])[]
  readonly note: string
}

export const meetingHeads = [
  '序号',
  '日期',
  '方式',
  '地点',
  '主持人',
  '到会人数',
  '其中',
  '意见（条）',
] as const
const meetingWidths = [600, 1200, 1000, 1700, 1000, 900, 1800, 870]

export const summaryHeads = [
  '序号',
  '条款',
  '草案原文',
  '修改建议（建议修改为）',
  '理由',
  '提出单位/人',
  '联系方式',
  '收集方式',
  '备注',
] as const
const summaryWidths = [620, 1050, 2700, 2750, 3100, 1150, 950, 900, 1350]

const song = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }
const margin = 1134

/** The file's bytes. */
export async function stationReportDocx(report: StationReportDocument): Promise<Uint8Array> {
  const page = (isBroad: boolean) => ({
    page: {
      size: {
        width: 11906,
        height: 16838,
        ...(isBroad ? { orientation: PageOrientation.LANDSCAPE } : {}),
      },
      margin: { top: margin, bottom: margin, left: isBroad ? margin : 1418, right: isBroad ? margin : 1418 },
    },
  })
  const document = new Document({
    creator: '条议',
    title: report.title,
    styles: { default: { document: { run: { font: song, size: 24 } } } },
    sections: [
      { properties: page(false), footers: { default: pageFoot() }, children: account(report) },
      { properties: page(true), footers: { default: pageFoot() }, children: summary(report) },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function account({ title, facts, parts, meetings, signature }: StationReportDocument) {
  return [
    heading(title, 36),
    ...facts.map(
      (line) =>
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 60 }, children: [run(line, 22)] }),
    ),
    ...parts.flatMap(({ head, lines }, at) => [
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
      ...(at === 0 && meetings.length > 0 ? [grid(meetingHeads, meetingWidths, meetings)] : []),
    ]),
    ...signature.map(
      (line, at) =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { before: at === 0 ? 720 : 120 },
          indent: { right: 600 },
          keepNext: at < signature.length - 1,
          children: [run(line, 24)],
        }),
    ),
  ]
}

function summary({ summaryTitle, rows, note }: StationReportDocument) {
  return [
    heading(summaryTitle, 30),
    grid(summaryHeads, summaryWidths, rows),
    new Paragraph({ spacing: { before: 120 }, children: [run(note, 18)] }),
  ]
}

function heading(text: string, size: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: text
      .split('\n')
      .map((line, at) => new TextRun({ text: line, font: hei, size, ...(at > 0 ? { break: 1 } : {}) })),
  })
}

const run = (text: string, size: number) => new TextRun({ text: printable(text), size })

function grid(
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
