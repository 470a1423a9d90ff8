// 学习证明 as a Word file: who, what was read and counted, and the rule by which it was counted, on an upright page with the place
// for the stamp. It says what a machine measured and nothing of what was understood.

import { Document, Packer } from 'docx'
import {
  factParagraphs,
  grid,
  heading,
  pageFoot,
  partParagraphs,
  signatureParagraphs,
  song,
} from './office-form-docx'

export interface StudyCertificateDocument {
  readonly title: string
  readonly facts: readonly string[]
  readonly summary: readonly string[]
  /** Rows in the order of `readingHeads`. */
  readonly rows: readonly (readonly string[])[]
  /** The rule, a sentence a line. */
  readonly rule: readonly string[]
  readonly signature: readonly string[]
}

export const readingHeads = ['序号', '文本', '稿次', '计入日期', '条数', '时长（分钟）'] as const
const readingWidths = [700, 3970, 1700, 1300, 600, 800]

/** The file's bytes. */
export async function studyCertificateDocx(certificate: StudyCertificateDocument): Promise<Uint8Array> {
  const { title, facts, summary, rows, rule, signature } = certificate
  const document = new Document({
    creator: '条议',
    title,
    styles: { default: { document: { run: { font: song, size: 24 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1418, right: 1418 },
          },
        },
        footers: { default: pageFoot() },
        children: [
          heading(title, 36),
          ...factParagraphs(facts),
          ...partParagraphs({ head: '一、学习情况', lines: summary }),
          ...(rows.length > 0 ? [grid(readingHeads, readingWidths, rows)] : []),
          ...partParagraphs({ head: '二、计入规则', lines: rule }),
          ...signatureParagraphs(signature),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
