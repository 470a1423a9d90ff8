import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { comparisonTable, type TableFormat, tableTitle } from '~/adapters/documents/comparison-table.server'
import { compareStatutes, comparisonRows, defaultTableSetting, type TableSetting } from '~/domain/comparison'
import { articlesOf, parseStatute } from '~/domain/statute'
import { pdfText, printed, withoutOffice } from './soffice'

const before = `云泽市示范条例
第一章　总则
第一条　为了规范某事，制定本条例。
第二条　申请人应当在三十日内备案。
备案不收费用。
第三条　=HYPERLINK("http://example.invalid")是备案机关不得使用的写法。
第四条　本条例自2027年1月1日起施行。`
const after = before
  .replace('三十日', '十五日')
  .replace('第四条', '第五条')
  .replace(/(第三条[^\n]*)/, '$1\n第四条　市人民政府建立备案信息平台，实现信息共享。')

async function tableOf(
  [old, fresh]: readonly [string, string],
  format: TableFormat,
  given: Partial<TableSetting> = {},
): Promise<Uint8Array> {
  const [from, to] = [parseStatute(old).tree, parseStatute(fresh).tree]
  const setting = { ...defaultTableSetting, ...given }
  const rows = comparisonRows(compareStatutes(from, to), from, to, setting.scope)
  const heads = ['原条文', '修改后条文'] as const
  return comparisonTable({ title: tableTitle(to.title), heads, rows, setting }, format)
}

const wordXml = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())

/** Texts of the runs whose properties match. */
const runs = (xml: string, properties: RegExp) =>
  [...xml.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/g)].flatMap(
    ([, given = '', text = '']) => (properties.test(given) ? [text] : []),
  )

it('sets added words in 黑体 and bold, deleted ones in a frame, and nothing in colour', async () => {
  const xml = wordXml(await tableOf([before, after], 'docx'))
  expect(runs(xml, /<w:b\/>.*黑体|黑体.*<w:b\/>/)).toEqual([
    '十五日',
    '第四条',
    '市人民政府建立备案信息平台，实现信息共享。',
    '第五条',
  ])
  expect(runs(xml, /<w:bdr /)).toEqual(['三十日'])
  expect(xml).not.toMatch(/<w:color w:val="(?!auto)|<w:highlight|<w:shd/)
  const struck = wordXml(await tableOf([before, after], 'docx', { deletions: 'struck' }))
  expect(runs(struck, /<w:strike\/>/)).toEqual(['三十日'])
  expect(struck).not.toContain('<w:bdr ')
})

it('says under the title what the marks mean, and repeats the head row on each page', async () => {
  const xml = wordXml(await tableOf([before, after], 'docx'))
  expect(xml).toContain('《云泽市示范条例》条文对照表')
  expect(xml).toContain('注：黑体字为增加或者修改的内容，加框的文字为删去的内容。')
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(xml).toContain('w:orient="landscape"')
  expect(xml).toMatch(/原条文.*修改后条文.*说明/)
  expect(wordXml(await tableOf([before, after], 'docx', { columns: 2 }))).not.toContain('说明')
})

it('keeps each 款 on one page by a row of its own without a line between', async () => {
  const xml = wordXml(await tableOf([before, after], 'docx'))
  const rows = xml.split('<w:tr>').filter((row) => row.includes('备案不收费用'))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toContain('<w:cantSplit/>')
  expect(rows[0]).toContain('<w:top w:val="nil"')
  expect(rows[0]).not.toContain('第二条')
})

async function sheetOf(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  const [sheet] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

it('writes a sheet with marked words, its head row in view and on each page, and no formula', async () => {
  const sheet = await sheetOf(await tableOf([before, after], 'xlsx'))
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
  expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '3:3' })
  expect([1, 2, 3].map((column) => sheet.getCell(3, column).text)).toEqual(['原条文', '修改后条文', '说明'])
  const cells = (column: number) =>
    Array.from({ length: sheet.rowCount - 3 }, (_row, index) => sheet.getCell(index + 4, column))
  const marked = (column: number, test: (font: Partial<ExcelJS.Font>) => boolean) =>
    cells(column)
      .flatMap(({ value }) =>
        value && typeof value === 'object' && 'richText' in value ? value.richText : [],
      )
      .flatMap(({ font, text }) => (font && test(font) ? [text] : []))
  expect(marked(1, ({ strike }) => strike === true)).toEqual(['三十日'])
  expect(marked(2, ({ bold }) => bold === true)).toEqual([
    '十五日',
    '第四条',
    '市人民政府建立备案信息平台，实现信息共享。',
    '第五条',
  ])
  for (const column of [1, 2]) {
    const cell = cells(column).find(({ text }) => text.includes('HYPERLINK'))
    expect([cell?.type, cell?.formula]).toEqual([ExcelJS.ValueType.RichText, undefined])
  }
})

it('merges the cell of a split article beside its parts in the sheet', async () => {
  const one =
    '第一条　物业服务企业应当公开服务项目和收费标准，接受业主的监督。\n业主委员会应当每年公布一次专项维修资金的使用情况，并答复业主的询问。'
  const two = one.replace('\n', '\n第二条　')
  const sheet = await sheetOf(await tableOf([one, two], 'xlsx'))
  expect(sheet.getCell(5, 1).master.address).toBe('A4')
  expect(sheet.getCell(5, 3).master.address).toBe('C4')
  expect(sheet.getCell(5, 2).text).toContain('业主委员会')
})

it('goes on in the next row where a cell would hold more than a sheet allows', async () => {
  const long = `第一条　${'甲乙丙丁。'.repeat(9_000)}\n第二条　乙。`
  const sheet = await sheetOf(await tableOf([long, long], 'xlsx'))
  const texts = [4, 5].map((row) => sheet.getCell(row, 1).text)
  expect(texts.every((text) => text.length <= 32_767)).toBe(true)
  expect(texts.join('') === long.split('\n')[0]).toBe(true)
})

it('draws a PDF with every word of both texts', async () => {
  const text = pdfText(await tableOf([before, after], 'pdf'))
  for (const words of ['注：粗体字为增加', '三十日内备案', '十五日内备案', '（新增）', '条序调整', '—1—'])
    expect(text).toContain(words)
})

const shared = fileURLToPath(new URL('../../../../shared/data/pairs/revisions/', import.meta.url))
const own = (name: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../../content/works/property-management/${name}`, import.meta.url)),
    'utf8',
  ).replace(/^---[\s\S]*?\n---\n/, '')

/** The demonstration's first two stages, and where it is there a pair of the shared data. */
function pairs(): (readonly [string, string])[] {
  const stages = [own('1-draft.md'), own('2-second-draft.md')] as const
  if (!existsSync(shared)) return [stages]
  const [folder = ''] = readdirSync(shared).sort()
  const read = (name: string) => readFileSync(`${shared}${folder}/${name}`, 'utf8')
  return [stages, [read('old.txt'), read('new.txt')]]
}

it.skipIf(withoutOffice !== '')(
  `is opened by LibreOffice, which prints every article of both texts${withoutOffice}`,
  async () => {
    const [stages, real] = pairs()
    const asked = [
      ['own.docx', stages, 'docx'],
      ['sheet.xlsx', stages, 'xlsx'],
      ...(real ? ([['real.docx', real, 'docx']] as const) : []),
    ] as const
    const files: Record<string, Uint8Array> = {}
    for (const [name, pair, format] of asked) if (pair) files[name] = await tableOf(pair, format)
    const results = printed(files)
    for (const [name, pair] of asked) {
      const { text, pages } = results[name] ?? { text: '', pages: 0 }
      expect(missing(pair, text)).toEqual([])
      expect(pages).toBeGreaterThan(1)
      // The head row stands on each page.
      expect(text.split('修改后条文').length - 1).toBeGreaterThanOrEqual(pages)
    }
    expect(missing(real, pdfText(await tableOf(real ?? stages ?? ['', ''], 'pdf')))).toEqual([])
  },
)

/** Numbers of articles of a pair that a text does not have. */
function missing(pair: readonly [string, string] | undefined, text: string): string[] {
  return (pair ?? [])
    .flatMap((one) => articlesOf(parseStatute(one).tree).map(({ number }) => number))
    .filter((number) => !text.includes(number))
}
