// 联系点工作报告 as a Word file: the account of the station on an upright page (meetings, people, figures, who contributed, the place
// for the stamp), then the 意见汇总表 of its comments on broad pages, in the columns that offices send each other. Contacts stay out:
// the form's column is there and says where they are, since each look at them is recorded.

import { Document, Packer, PageOrientation, Paragraph } from 'docx'
import {
  factParagraphs,
  grid,
  heading,
  pageFoot,
  partParagraphs,
  run,
  signatureParagraphs,
  song,
} from './office-form-docx'

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
    ...factParagraphs(facts),
    ...parts.flatMap((part, at) => [
      ...partParagraphs(part),
      ...(at === 0 && meetings.length > 0 ? [grid(meetingHeads, meetingWidths, meetings)] : []),
    ]),
    ...signatureParagraphs(signature),
  ]
}

function summary({ summaryTitle, rows, note }: StationReportDocument) {
  return [
    heading(summaryTitle, 30),
    grid(summaryHeads, summaryWidths, rows),
    new Paragraph({ spacing: { before: 120 }, children: [run(note, 18)] }),
  ]
}
