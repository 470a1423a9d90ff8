// A 修改决定 or 修正案 as a Word file, set as official documents are (GB/T 9704): A4 with margins of 37, 35, 28 and 26 mm,
// 小标宋 title, 楷体 note, 仿宋 body of 16 points on 29-point lines with two characters' indent, item numbers and article
// numbers in 黑体, page numbers between dashes.

import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx'

export interface DecisionText {
  readonly title: string
  /** Under the title; empty when there is none. */
  readonly note: string
  readonly opening: string
  readonly items: readonly { readonly number: string; readonly lines: readonly string[] }[]
  readonly closing: readonly string[]
}

const face = (eastAsia: string) => ({ ascii: 'Times New Roman', eastAsia, hAnsi: 'Times New Roman' })
const fangsong = face('仿宋_GB2312')
const hei = face('黑体')
const kai = face('楷体_GB2312')
const xiaobiaosong = face('方正小标宋简体')

const bodySize = 32
/** Twentieths of a point. */
const lineHeight = 580
const millimetre = 56.7

/** The file's bytes. */
export async function decisionDocx({
  title,
  note,
  opening,
  items,
  closing,
}: DecisionText): Promise<Uint8Array> {
  const document = new Document({
    creator: '条议',
    title: title.trim(),
    styles: { default: { document: { run: { font: fangsong, size: bodySize } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: {
              top: Math.round(37 * millimetre),
              bottom: Math.round(35 * millimetre),
              left: Math.round(28 * millimetre),
              right: Math.round(26 * millimetre),
            },
          },
        },
        footers: { default: pageFoot() },
        children: [
          centred(title, { font: xiaobiaosong, size: 44 }),
          ...(note === '' ? [] : [centred(note, { font: kai, size: bodySize })]),
          new Paragraph({ spacing: exactly }),
          ...(opening === '' ? [] : [body([new TextRun(printable(opening))])]),
          ...items.flatMap(itemParagraphs),
          ...closing.map((line) => body(numberedRuns(line))),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const exactly = { line: lineHeight, lineRule: LineRuleType.EXACT }

function centred(text: string, look: { readonly font: typeof kai; readonly size: number }): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: look.size * 18, lineRule: LineRuleType.EXACT, after: 120 },
    children: [new TextRun({ text: printable(text), ...look })],
  })
}

function body(children: TextRun[]): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    spacing: exactly,
    indent: { firstLine: bodySize * 20 },
    children,
  })
}

function itemParagraphs({ lines }: DecisionText['items'][number]): Paragraph[] {
  return lines.map((line) => body(numberedRuns(line)))
}

// 一、 and 第三条 at the head of a paragraph are in 黑体, the quotation mark before 第三条 is not.
function numberedRuns(line: string): TextRun[] {
  const found =
    /^(“?)((?:[一二三四五六七八九十百零]{1,7}、)|(?:\d{1,3}\.)|(?:第[一二三四五六七八九十百千零]{1,9}条(?:之[一二三四五六七八九十]{1,3})?(?=　)))/.exec(
      line,
    )
  if (!found) return [new TextRun(printable(line))]
  const [head, mark = '', number = ''] = found
  return [
    ...(mark === '' ? [] : [new TextRun(mark)]),
    new TextRun({ text: number, font: hei }),
    new TextRun(printable(line.slice(head.length))),
  ]
}

/** XML knows no control characters and no half pairs. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}

function pageFoot(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: face('宋体'), size: 28 })],
      }),
    ],
  })
}
