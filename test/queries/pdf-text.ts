// The text of a PDF as a reader's program finds it.

import { extractText, getDocumentProxy } from 'unpdf'

/** All pages, blanks between characters taken out: lines of several fonts are several pieces. */
export async function readPdfText(pdf: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const { text } = await extractText(document, { mergePages: true })
  return text.replaceAll(/\s/g, '')
}
