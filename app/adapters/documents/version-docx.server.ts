// A version as a Word file, set like an official text (GB/T 9704): title 宋 bold 22 pt, 题注 楷, 目录 and chapters 黑体, the
// number of an article 黑体, body 仿宋 16 pt in 22 lines of 28 characters, pages — 1 — outside. Read back by our own
// reader it is the same text.

import {
  AlignmentType,
  Document,
  Footer,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import {
  contentsLines,
  type PrintKind,
  type PrintLine,
  printLines,
  type StatuteTree,
  spacedHeading,
} from '~/domain/statute'
import { printable } from './printable'

const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman' }
const song = { ...latin, eastAsia: '宋体' }
const fangsong = { ...latin, eastAsia: '仿宋' }
const kai = { ...latin, eastAsia: '楷体' }
const hei = { ...latin, eastAsia: '黑体' }
/** Half-points: 三号 is 16 pt, 二号 22 pt, 四号 14 pt. */
const size = { body: 32, title: 44, foot: 28 }
/** Twentieths of a point: two characters of 16 pt, and the pitch of 22 lines on 225 mm. */
const twoCharacters = 640
const pitch = 580
const mm = 56.7

/** The file's bytes. Linear. */
export async function versionDocx(tree: StatuteTree): Promise<Uint8Array> {
  const document = new Document({
    creator: '条议',
    title: `${tree.title}${tree.stage}`,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fangsong, size: size.body, language: { eastAsia: 'zh-CN' } },
          paragraph: { spacing: { line: pitch, lineRule: 'exact' } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 37 * mm, bottom: 35 * mm, left: 28 * mm, right: 26 * mm, footer: 28 * mm },
          },
        },
        footers: {
          default: pageFoot(AlignmentType.RIGHT),
          even: pageFoot(AlignmentType.LEFT),
        },
        children: withContents(tree).flatMap((line) =>
          line.isApart ? [new Paragraph({}), lineParagraph(line)] : [lineParagraph(line)],
        ),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const bodyKinds: readonly PrintKind[] = ['preamble', 'book', 'part', 'chapter', 'section', 'paragraph']

/** 目录 stands behind title, stage and every line of the 题注; a text that has chapters but no 目录 gets one. */
function withContents(tree: StatuteTree): PrintLine[] {
  const lines = printLines(tree)
  const made = contentsLines(tree)
  const body = lines.findIndex(({ kind }) => bodyKinds.includes(kind))
  return body < 0 ? lines : [...lines.slice(0, body), ...made, ...lines.slice(body)]
}

const centred: IParagraphOptions = { alignment: AlignmentType.CENTER, keepLines: true }
const heading = (level: number): IParagraphOptions => ({
  ...centred,
  keepNext: true,
  outlineLevel: level,
  spacing: { before: 280, after: 140, line: pitch, lineRule: 'exact' },
})
const body: IParagraphOptions = {
  alignment: AlignmentType.BOTH,
  indent: { firstLine: twoCharacters },
  widowControl: true,
}

const looks: Readonly<Record<PrintKind, { paragraph: IParagraphOptions; font: object; bold?: true }>> = {
  title: {
    paragraph: { ...centred, keepNext: true, spacing: { line: 700, lineRule: 'exact' } },
    font: song,
    bold: true,
  },
  stage: { paragraph: { ...centred, spacing: { after: 200 } }, font: kai },
  longTitle: { paragraph: { ...centred, spacing: { before: 140, after: 280 } }, font: kai },
  tocHead: { paragraph: { ...centred, keepNext: true, spacing: { before: 280, after: 140 } }, font: hei },
  tocEntry: { paragraph: { indent: { left: twoCharacters } }, font: fangsong },
  preamble: { paragraph: body, font: fangsong },
  book: { paragraph: heading(0), font: hei },
  part: { paragraph: heading(1), font: hei },
  chapter: { paragraph: heading(1), font: hei },
  section: { paragraph: heading(2), font: kai },
  paragraph: { paragraph: body, font: fangsong },
  point: { paragraph: body, font: fangsong },
  annexHead: { paragraph: { pageBreakBefore: true, keepNext: true }, font: hei },
  annex: { paragraph: body, font: fangsong },
  other: { paragraph: body, font: fangsong },
}

function lineParagraph(line: PrintLine): Paragraph {
  const { paragraph, font, bold } = looks[line.kind]
  const runSize = line.kind === 'title' ? size.title : size.body
  const run = (text: string, own: object = font) =>
    new TextRun({ text: printable(text), font: own, size: runSize, ...(bold ? { bold } : {}) })
  return new Paragraph({ ...paragraph, children: runsOf(line, run) })
}

function runsOf({ kind, number, caption, text }: PrintLine, run: (text: string, font?: object) => TextRun) {
  if (kind === 'tocHead') return [run(spacedHeading(text))]
  if (number === undefined) return [run(text)]
  const gap = text === '' ? '' : '　'
  if (kind === 'paragraph') {
    const name = caption === undefined ? '' : `【${caption}】`
    return [run(number, hei), run(`${name}${gap}${text}`)]
  }
  return [run(`${number}${gap}${spacedHeading(text)}`)]
}

function pageFoot(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: song, size: size.foot })],
      }),
    ],
  })
}
