// Builds Word files for tests, part by part, so that each test shows the XML it is about.

import { zipSync } from 'fflate'

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export interface OfficeParts {
  readonly body?: string
  readonly numbering?: string
  readonly styles?: string
  readonly more?: Readonly<Record<string, Uint8Array>>
}

/** Bytes of a .docx whose body is this WordprocessingML. */
export function docx({ body = '', numbering, styles, more = {} }: OfficeParts): Uint8Array {
  const bytes = (text: string) => new TextEncoder().encode(text)
  return zipSync({
    '[Content_Types].xml': bytes(types),
    'word/document.xml': bytes(
      `<?xml version="1.0"?><w:document ${namespace}><w:body>${body}</w:body></w:document>`,
    ),
    ...(numbering === undefined
      ? {}
      : { 'word/numbering.xml': bytes(`<w:numbering ${namespace}>${numbering}</w:numbering>`) }),
    ...(styles === undefined
      ? {}
      : { 'word/styles.xml': bytes(`<w:styles ${namespace}>${styles}</w:styles>`) }),
    ...more,
  })
}

/** A paragraph of one run. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}
