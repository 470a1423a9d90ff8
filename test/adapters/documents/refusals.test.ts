import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import {
  DocumentRefusal,
  documentRefusalCodes,
  documentRefusalSentence,
  readStatuteFile,
} from '~/adapters/documents/read.server'
import { numberToHan } from '~/domain/text'
import { docx, paragraph } from './office-file'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const ole = (...streams: readonly string[]) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(1016),
      ...streams.map((name) => Buffer.from(name, 'utf16le')),
    ]),
  )

/** Code of the refusal of a file; the law is that it is refused and within ten seconds. */
async function refusalOf(bytes: Uint8Array, name = 'a.docx'): Promise<string> {
  const start = performance.now()
  try {
    const { kind } = await readStatuteFile(bytes, name)
    return `read as ${kind}`
  } catch (error) {
    expect(performance.now() - start).toBeLessThan(11_000)
    if (error instanceof DocumentRefusal) return error.code
    throw error
  }
}

/** A zip file whose directory declares other sizes than the data has. */
function lyingZip(declared: number): Uint8Array {
  const name = Buffer.from('word/document.xml')
  const data = deflateRawSync(Buffer.alloc(5_000_000, 0x20))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(data.length, 20)
  central.writeUInt32LE(declared, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + data.length, 16)
  return new Uint8Array(Buffer.concat([local, name, data, central, name, end]))
}

const manyArticles = Array.from({ length: 5001 }, (_, i) => `第${numberToHan(i + 1)}条 甲。`).join('\n')
const entries = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`word/media/${i}`, new Uint8Array(1)]))

it.each<[string, () => Uint8Array, string]>([
  ['an empty file', () => new Uint8Array(), 'empty'],
  ['a file of blanks', () => utf8(' \n　\n'), 'empty'],
  ['a Word file without text', () => docx({ body: '<w:p/>' }), 'empty'],
  ['21 MB of text', () => new Uint8Array(21_000_000).fill(0x61), 'too-large'],
  ['5,001 articles', () => utf8(manyArticles), 'too-many-articles'],
  [
    '5,001 articles in Word',
    () =>
      docx({
        body: manyArticles
          .split('\n')
          .map((line) => paragraph(line))
          .join(''),
      }),
    'too-many-articles',
  ],
  ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'wrong-type'],
  ['a program', () => new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'wrong-type'],
  ['bytes that are no text', () => new Uint8Array([1, 0, 0, 7, 0, 3, 0, 0]), 'wrong-type'],
  ['rich text', () => utf8('{\\rtf1 text}'), 'wrong-type'],
  ['an Excel file', () => zipSync({ 'xl/workbook.xml': utf8('<a/>') }), 'wrong-type'],
  ['a zip file of something else', () => zipSync({ 'a.txt': utf8('x') }), 'wrong-type'],
  ['an old Excel file', () => ole('Workbook'), 'wrong-type'],
  ['an encrypted Word file', () => ole('EncryptedPackage'), 'encrypted'],
  [
    'a Word file with macros',
    () => docx({ body: paragraph('甲'), more: { 'word/vbaProject.bin': new Uint8Array(4) } }),
    'macro',
  ],
  ['an old Word file with macros', () => ole('WordDocument', '_VBA_PROJECT'), 'macro'],
  ['an old Word file with nothing in it', () => ole('WordDocument'), 'damaged'],
  ['half a Word file', () => docx({ body: paragraph('甲'.repeat(5000)) }).slice(0, 300), 'damaged'],
  ['a PDF cut short', () => latin('%PDF-1.7\n1 0 obj\n<<'), 'damaged'],
  ['broken XML', () => docx({ body: '<w:p><w:r' }), 'damaged'],
  [
    'XML with a DOCTYPE',
    () => docx({ body: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' }),
    'damaged',
  ],
  [
    'a thousand times compressed',
    () => docx({ body: `<w:p><w:r><w:t>${' '.repeat(3_000_000)}</w:t></w:r></w:p>` }),
    'zip-bomb',
  ],
  ['a directory that lies low', () => lyingZip(1000), 'zip-bomb'],
  ['a directory that lies high', () => lyingZip(200_000_000), 'zip-bomb'],
  ['201 entries', () => docx({ body: paragraph('甲'), more: entries(201) }), 'zip-bomb'],
  ['nesting without end', () => docx({ body: '<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300) }), 'zip-bomb'],
])('refuses %s', async (_, make, code) => {
  expect(await refusalOf(make())).toBe(code)
})

it('refuses a PDF without a text layer and says to use another file', async () => {
  const page =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n'
  expect(await refusalOf(latin(page), 'scan.pdf')).toBe('no-text-layer')
})

it('never fails otherwise on damaged files', async () => {
  const whole = docx({
    body: Array.from({ length: 50 }, (_, i) => paragraph(`第${i + 1}条 甲乙丙。`)).join(''),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
      async (changes) => {
        const bytes = whole.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        await refusalOf(bytes)
      },
    ),
    { numRuns: 300 },
  )
})

it('looks at no address outside the file', async () => {
  const relations = utf8(
    '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="http://127.0.0.1:9/word/document.xml" TargetMode="External"/></Relationships>',
  )
  const bytes = docx({ body: paragraph('第一条 甲。'), more: { '_rels/.rels': relations } })
  expect((await readStatuteFile(bytes, 'a.docx')).text).toBe('第一条 甲。')
})

it('has a sentence in both languages for every refusal, which says what to do', () => {
  for (const code of documentRefusalCodes) {
    const chinese = documentRefusalSentence(code, { count: 5001, found: 'PNG' }, 'zh')
    const english = documentRefusalSentence(code, { count: 5001, found: 'PNG' }, 'en')
    expect(chinese).toMatch(/请.*什么都没有保存。$/)
    expect(english).toMatch(/nothing was saved\.$/)
    expect(chinese + english).not.toMatch(/[{}]|undefined/)
  }
})
