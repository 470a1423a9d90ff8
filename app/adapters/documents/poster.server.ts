// The poster of a station, one A4 page: what is asked, until when, the code to scan, and one line how. Read from two
// metres away and scanned from one, hence few words and a code of 90 mm.

import { mm, openPdf, type PdfPages, pageHeight, pageWidth } from './pdf.server'

export interface PosterFacts {
  readonly title: string
  readonly issuer: string
  /** 2026年12月24日（周四） */
  readonly lastDay: string
  readonly station: { readonly name: string; readonly address: string; readonly phone: string }
  /** Where the code leads: the consultation with the station's token. */
  readonly address: string
  readonly isDemonstration: boolean
  /** A poster of one article: its text is printed and the code leads to it. */
  readonly article?: { readonly number: string; readonly text: string }
}

const margin = 20 * mm
const width = pageWidth - 2 * margin
const codeSize = 90 * mm
/** Beside the text of an article. */
const smallCode = 60 * mm

/** One page for each station. */
export async function drawPosters(posters: readonly PosterFacts[]): Promise<Buffer> {
  const pdf = openPdf({ title: posters[0]?.title ?? '' })
  for (const [index, facts] of posters.entries()) {
    if (index > 0) pdf.addPage()
    drawPoster(pdf, facts)
  }
  return pdf.end()
}

function drawPoster(pdf: PdfPages, facts: PosterFacts): void {
  const centred = { x: margin, width, align: 'centre' } as const
  let y = margin
  y = pdf.text('公开征求意见', { ...centred, y, size: 24, weight: 700 })
  if (facts.issuer) y = pdf.text(facts.issuer, { ...centred, y, size: 15 })
  // The stage in brackets stands on a line of its own, as official texts set it.
  const title = facts.title.replace(/(?<=.)（[^（）]*）$/, '\n$&')
  y = pdf.text(title, {
    ...centred,
    y: y + 6 * mm,
    size: titleSize(facts),
    weight: 700,
    leading: 1.35,
  })
  y = pdf.text(`${facts.lastDay}24:00截止`, { ...centred, y: y + 4 * mm, size: 24, weight: 700 })
  const size = facts.article ? smallCode : codeSize
  if (facts.article) y = drawArticle(pdf, facts.article, y + 4 * mm)
  const codeY = y + 6 * mm
  pdf.code(facts.address, (pageWidth - size) / 2, codeY, size)
  y = codeY + size + 6 * mm
  y = pdf.text(askOf(facts), { ...centred, y, size: 18, weight: 700 })
  y = pdf.text('也可以在本站填写纸质征询表，同样有回执、有答复', { ...centred, y, size: 15 })
  const { name, address, phone } = facts.station
  const foot = [address, phone].filter(Boolean).join('　')
  // A long article pushes the foot down; the line stays between the two.
  const footY = Math.max(pageHeight - margin - (foot ? 30 * mm : 22 * mm), y + 1 * mm)
  pdf.line([margin, footY], [pageWidth - margin, footY])
  y = pdf.text(name, { ...centred, y: Math.max(y, footY + 3 * mm), size: 18, weight: 700 })
  if (foot) y = pdf.text(foot, { ...centred, y, size: 13 })
  const web = facts.isDemonstration ? `${facts.address}（演示，不对外）` : facts.address
  pdf.text(web, { ...centred, y, size: 9 })
}

/** The article as printed, as many lines as leave room for the code; who wants the rest finds it behind the code. */
function drawArticle(
  pdf: PdfPages,
  { number, text }: NonNullable<PosterFacts['article']>,
  y: number,
): number {
  const words = `${number}　${text.replaceAll('\n', '\n　　')}`
  return pdf.text(words, { x: margin, y, width, size: 13, leading: 1.5, maxLines: 9 })
}

function askOf({ article }: PosterFacts): string {
  return article
    ? `对${article.number}有意见？手机扫码就能写，不用下载，不用登录`
    : '手机扫码，点开条文就能提意见，不用下载，不用登录'
}

/** A long title is set smaller, so that three lines hold it. */
function titleSize({ title, article }: PosterFacts): number {
  const length = [...title].length
  if (article) return length <= 22 ? 26 : 20
  return length <= 22 ? 34 : length <= 36 ? 28 : 23
}
