// 立法意见征询表: the paper form of a comment, A4, to be filled in by hand at a meeting or at a counter and typed in by a station
// later. It asks what the typist will need: whose words they are, whether the name may be published, which article, the
// problem, the wording. The list of articles follows, or the text of one article stands on the sheet itself.

import { mm, openPdf, type PdfPages, pageHeight, pageWidth } from './pdf.server'

export interface SheetFacts {
  readonly title: string
  readonly lastDay: string
  /** Empty when it is for no station in particular. */
  readonly station: string
  /** Empty where there is no public address to lead to. */
  readonly address: string
  readonly articles: readonly { readonly number: string; readonly opening: string }[]
  readonly isDemonstration: boolean
  /** The sheet is about this article; its text is printed. */
  readonly article?: { readonly number: string; readonly text: string }
}

const margin = 18 * mm
const width = pageWidth - 2 * margin
const bottom = pageHeight - 16 * mm

/** The sheet, and the list of articles on further pages when it is not about one. */
export async function drawSheet(facts: SheetFacts): Promise<Buffer> {
  const pdf = openPdf({ title: `${facts.title} 立法意见征询表` })
  let y = drawHead(pdf, facts)
  y = drawAuthor(pdf, facts, y)
  if (facts.article) {
    y = pdf.text(`${facts.article.number}　${facts.article.text}`, {
      x: margin,
      y: y + 2 * mm,
      width,
      size: 11,
      maxLines: 14,
    })
    drawComment(pdf, y + 2 * mm, { height: bottom - y - 2 * mm, place: facts.article.number })
  } else {
    const height = (bottom - y - 8 * mm) / 2
    drawComment(pdf, y + 3 * mm, { height, place: '' })
    drawComment(pdf, y + 6 * mm + height, { height, place: '' })
    drawArticleList(pdf, facts)
  }
  return pdf.end()
}

function drawHead(pdf: PdfPages, facts: SheetFacts): number {
  const codeSize = facts.address ? 24 * mm : 0
  const textWidth = width - codeSize - 4 * mm
  let y = pdf.text('立法意见征询表', {
    x: margin,
    y: margin - 4 * mm,
    width: textWidth,
    size: 20,
    weight: 700,
    leading: 1.4,
  })
  y = pdf.text(facts.title, { x: margin, y, width: textWidth, size: 12, weight: 700, leading: 1.4 })
  y = pdf.text(
    `${facts.lastDay}24:00截止${facts.station ? `　${facts.station}` : ''}。填好交给站点工作人员，录入后有回执，可以查到答复。${facts.isDemonstration ? '（演示）' : ''}`,
    { x: margin, y, width: textWidth, size: 10, leading: 1.5 },
  )
  if (facts.address) pdf.code(facts.address, pageWidth - margin - codeSize, margin - 2 * mm, codeSize)
  return Math.max(y, margin + codeSize) + 3 * mm
}

function drawAuthor(pdf: PdfPages, facts: SheetFacts, top: number): number {
  const row = 10 * mm
  pdf.box(margin, top, width, 2 * row)
  pdf.line([margin, top + row], [margin + width, top + row])
  const cell = (words: string, column: number, line: number) =>
    pdf.text(words, {
      x: margin + 2 * mm + column * width,
      y: top + line * row + 2 * mm,
      width: width / 2,
      size: 11,
    })
  cell('姓名', 0, 0)
  cell('单位或职业', 0.32, 0)
  cell('电话', 0.68, 0)
  cell('□ 同意公开姓名（不勾就不公开）', 0, 1)
  cell('日期', 0.5, 1)
  cell('签名', 0.72, 1)
  for (const at of [0.32, 0.68]) pdf.line([margin + at * width, top], [margin + at * width, top + row])
  for (const at of [0.5, 0.72])
    pdf.line([margin + at * width, top + row], [margin + at * width, top + 2 * row])
  const y = top + 2 * row
  return (
    pdf.text('电话只有经办人能看到，每次查看都有记录。', { x: margin, y, width, size: 9 }) +
    (facts.article ? 0 : 1)
  )
}

function drawComment(
  pdf: PdfPages,
  top: number,
  given: { readonly height: number; readonly place: string },
): void {
  const { height, place } = given
  const middle = top + 9 * mm + (height - 9 * mm) / 2
  pdf.box(margin, top, width, height)
  pdf.line([margin, top + 9 * mm], [margin + width, top + 9 * mm])
  pdf.line([margin, middle], [margin + width, middle])
  const inside = { x: margin + 2 * mm, width: width - 4 * mm, size: 11 } as const
  pdf.text(place || '第＿＿＿＿条　第＿＿＿款　第＿＿＿项　　或者　□ 整部草案', {
    ...inside,
    y: top + 1.5 * mm,
  })
  pdf.text('哪里有问题，为什么', { ...inside, y: top + 10 * mm })
  pdf.text('建议改成（可不填）', { ...inside, y: middle + 1 * mm })
}

function drawArticleList(pdf: PdfPages, facts: SheetFacts): void {
  const column = (width - 6 * mm) / 2
  const size = 9.5
  const height = size * 1.5
  let x = margin
  let y = Number.POSITIVE_INFINITY
  for (const { number, opening } of facts.articles) {
    if (y + height > bottom) {
      if (y === Number.POSITIVE_INFINITY || x > margin) {
        pdf.addPage()
        x = margin
        y = pdf.text('条文一览', { x, y: margin - 4 * mm, width, size: 14, weight: 700 })
      } else {
        x = margin + column + 6 * mm
        y = margin - 4 * mm + 14 * 1.6
      }
    }
    y = pdf.text(`${number}　${opening}`, { x, y, width: column, size, leading: 1.5, maxLines: 1 })
  }
}
