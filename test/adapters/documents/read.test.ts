import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readStatuteFile } from '~/adapters/documents/read.server'
import { articlesOf, parseStatute } from '~/domain/statute'
import { docx, paragraph } from './office-file'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/statutes/documents/${name}`, import.meta.url)))
const utf8 = (text: string) => new TextEncoder().encode(text)
const law = '第一条 为了节约用水，制定本条例。\n第二条 本市用水适用本条例。\n'

/** Kind, and numbers of the articles a file is read to. */
async function read(
  bytes: Uint8Array,
  name = 'x',
): Promise<{ kind: string; articles: string[]; text: string; rules: string[] }> {
  const { kind, text, notes } = await readStatuteFile(bytes, name)
  const articles = articlesOf(parseStatute(text).tree).map(({ number, text: words }) => `${number} ${words}`)
  return { kind, articles, text, rules: notes.map(({ rule }) => rule) }
}

const river = [
  '第一条 为了加强河道管理，保障行洪安全，制定本条例。',
  '第二条 本市行政区域内河道的管理，适用本条例。\n河道内有下列行为之一的，应当报水行政主管部门批准：\n（一）修建桥梁；\n（二）铺设管线。',
  '第三条 本条例自公布之日起施行。',
]

it('reads an old Word file, whatever its name says', async () => {
  expect(await read(fixture('river.doc'), 'river.txt')).toMatchObject({ kind: 'doc', articles: river })
})

it('reads a PDF', async () => {
  expect(await read(fixture('river.pdf'))).toMatchObject({ kind: 'pdf', articles: river })
})

it('joins the lines of a PDF page by their indents and folds its radicals', async () => {
  const { articles, text } = await read(fixture('river-wrapped.pdf'))
  expect(articles).toHaveLength(3)
  expect(articles[2]?.split('\n')).toHaveLength(4)
  expect(text).toContain('中华人民共和国')
})

it('writes automatic article numbers out', async () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
  const at = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr>`
  const styles =
    '<w:style w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
  const body = [
    paragraph('甲。', '<w:pStyle w:val="Article"/>'),
    paragraph('有下列情形：', at(0)),
    paragraph('乙；', at(1)),
    paragraph('丙。', at(1)),
    paragraph('丁：', at(0)),
    paragraph('戊。', at(1)),
    paragraph('无号。', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
  ].join('')
  expect((await read(docx({ body, numbering, styles }))).articles).toEqual([
    '第一条 甲。',
    '第二条 有下列情形：\n（一）乙；\n（二）丙。',
    '第三条 丁：\n（一）戊。\n无号。',
  ])
})

it('keeps tracked insertions, leaves deletions out and says so', async () => {
  const body = `<w:p><w:r><w:t>第一条 三</w:t></w:r><w:del><w:r><w:delText>十</w:delText></w:r></w:del><w:ins><w:r><w:t>百</w:t></w:r></w:ins><w:r><w:t>日。</w:t></w:r></w:p>`
  expect(await read(docx({ body }))).toMatchObject({
    articles: ['第一条 三百日。'],
    rules: ['tracked-changes'],
  })
})

it('reads tables by rows and one-cell tables as lines', async () => {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  const body = `${paragraph('第一条 定额如下：')}<w:tbl><w:tr>${cell('居民')}${cell('三吨')}</w:tr><w:tr>${cell('单位')}${cell('九吨')}</w:tr></w:tbl><w:tbl><w:tr>${cell('第二条 甲。')}</w:tr></w:tbl>`
  const { articles, rules } = await read(docx({ body }))
  expect(articles).toEqual(['第一条 定额如下：\n| 居民 | 三吨 |\n| 单位 | 九吨 |', '第二条 甲。'])
  expect(rules).toEqual(['table'])
})

it('notes pictures, footnotes and embedded files', async () => {
  const body = `${paragraph('第一条 甲。')}<w:p><w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing><w:footnoteReference w:id="2"/></w:r></w:p><w:altChunk r:id="rId1"/>`
  expect((await read(docx({ body }))).rules.sort()).toEqual(['embedded', 'footnote', 'picture'])
})

it('reads breaks, tabs and entities', async () => {
  const body =
    '<w:p><w:r><w:t>第一条</w:t><w:tab/><w:t>A&amp;B &lt;甲&gt;。</w:t><w:br/><w:t>乙。</w:t></w:r></w:p>'
  expect((await read(docx({ body }))).articles).toEqual(['第一条 A&B <甲>。\n乙。'])
})

it.each([
  ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(law)])],
  ['UTF-16 little end first', new Uint8Array(Buffer.from(`\ufeff${law}`, 'utf16le'))],
  ['UTF-16 big end first', new Uint8Array(Buffer.from(`\ufeff${law}`, 'utf16le').swap16())],
  ['UTF-16 without its mark', new Uint8Array(Buffer.from(law, 'utf16le'))],
])('reads %s', async (_, bytes) => {
  expect((await read(bytes)).articles).toHaveLength(2)
})

it('reads GB18030, in which offices still save text', async () => {
  // 第一条 甲。
  const bytes = new Uint8Array([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xbc, 0xd7, 0xa1, 0xa3])
  expect((await read(bytes)).articles).toEqual(['第一条 甲。'])
})

it('reads HTML without its scripts, by content', async () => {
  const html = `<html><head><title>x</title><style>p{}</style></head><body><script>alert("第九条 x")</script><p>第一条&nbsp;为了<b>节约</b>用水，\n制定本条例。</p><!-- 第八条 --><div>第二条&#12288;a &lt; b。</div></body></html>`
  expect(await read(utf8(html), 'law.txt')).toMatchObject({
    kind: 'html',
    articles: ['第一条 为了节约用水，制定本条例。', '第二条 a < b。'],
  })
})

it('tells Markdown from text by its name only', async () => {
  expect((await read(utf8(law), 'a.md')).kind).toBe('md')
  expect((await read(utf8(law), 'a.txt')).kind).toBe('txt')
})
