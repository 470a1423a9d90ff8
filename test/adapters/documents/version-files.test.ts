import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readStatuteFile } from '~/adapters/documents/read.server'
import { versionDocx } from '~/adapters/documents/version-docx.server'
import {
  articlesOf,
  headingsOf,
  parseStatute,
  plainText,
  type StatuteTree,
  statuteJson,
  statuteToHtml,
  stringifyStatute,
} from '~/domain/statute'
import { printed, withoutOffice } from './soffice'

const law = `云泽市节水条例
（草案二次审议稿）
（2026年3月1日云泽市人民代表大会常务委员会通过）
目　录
第一章　总　则
第二章　附　则
为了珍惜每一滴水，云泽市人民代表大会常务委员会制定本条例。
第一章　总　则
第一条【立法目的】　为了规范节约用水，根据有关法律，制定本条例。
本条例所称节水设施是指：
（一）节水器具<&>；
1.龙头；
2.水箱；
（二）再生水设施。
第三条规定的情形除外（2027年删去）
节水设施的目录由市人民政府另行公布并且每年更新一次。
第一节　一般规定
第二条之一　用水单位应当安装水表。
第二章　附　则
第三条　本条例自2027年1月1日起施行。
附件：
用水定额
居民每人每日一百升`

const formats = {
  docx: async (tree: StatuteTree) => await versionDocx(tree),
  md: async (tree: StatuteTree) => bytesOf(stringifyStatute(tree)),
  txt: async (tree: StatuteTree) => bytesOf(plainText(tree)),
  html: async (tree: StatuteTree) => bytesOf(statuteToHtml(tree)),
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function readBack(tree: StatuteTree, format: keyof typeof formats): Promise<StatuteTree> {
  const { text } = await readStatuteFile(await formats[format](tree), `version.${format}`)
  return parseStatute(text).tree
}

/** Everything a tree says; 目录 and the header of a file are made anew or left out. */
function said(tree: StatuteTree) {
  const matter = tree.children
    .filter(({ type }) => ['preamble', 'annex'].includes(type))
    .map(({ children }) => children.map((child) => ('value' in child ? child.value : '')))
  return {
    title: tree.title,
    stage: tree.stage,
    longTitle: tree.longTitle,
    articles: articlesOf(tree),
    headings: headingsOf(tree),
    matter,
  }
}

it.each(Object.keys(formats) as (keyof typeof formats)[])(
  'is the same text again when it is read from .%s',
  async (format) => {
    const { tree } = parseStatute(law)
    expect(articlesOf(tree).map(({ number }) => number)).toEqual(['第一条', '第二条之一', '第三条'])
    expect(said(await readBack(tree, format))).toEqual(said(tree))
  },
)

it('sets a version like an official text: title, 题注, 目录, heads in 黑体, body 仿宋, pages — 1 — outside', async () => {
  const { tree } = parseStatute(law)
  const parts = unzipSync(await versionDocx(tree))
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const xml = part('word/document.xml')
  const paragraph = (words: string) => xml.split('<w:p>').find((one) => one.includes(words)) ?? ''
  expect(paragraph('云泽市节水条例')).toMatch(/w:jc w:val="center".*宋体.*<w:b\/>.*w:sz w:val="44"/)
  expect(paragraph('（草案二次审议稿）')).toContain('楷体')
  expect(paragraph('目　录')).toContain('黑体')
  expect(paragraph('第一章　总　则')).not.toBe('')
  expect(xml.split('第一章　总　则')).toHaveLength(3)
  expect(paragraph('为了规范节约用水')).toMatch(/w:firstLine="640".*黑体.*第一条.*仿宋.*为了规范节约用水/)
  expect(paragraph('附件：')).toContain('<w:pageBreakBefore/>')
  expect(xml).toContain('w:footerReference w:type="even"')
  const foot = part('word/footer1.xml')
  expect(foot.indexOf('— ')).toBeLessThan(foot.indexOf('PAGE'))
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  expect(part('word/styles.xml')).toContain('w:eastAsia="zh-CN"')
  expect(part('word/styles.xml')).toMatch(/仿宋[^>]*>.*w:sz w:val="32"/)
})

it('makes 目录 for a text with chapters that carries none, and leaves the header of a file out', async () => {
  const bare = '---\nwork: x\n---\n某条例\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。'
  const { text } = await readStatuteFile(await versionDocx(parseStatute(bare).tree), 'v.docx')
  expect(text.split('\n')).toEqual([
    '某条例',
    '目　录',
    '第一章　总　则',
    '第二章　附　则',
    '第一章　总　则',
    '第一条　甲。',
    '第二章　附　则',
    '第二条　乙。',
  ])
  expect(plainText(parseStatute(bare).tree)).not.toContain('work')
})

it('tells programs the tree without the places of the source', () => {
  const json = statuteJson(parseStatute('某条例\n（草案）\n第一条　甲：\n（一）乙。').tree)
  expect(json).toMatchObject({ schema: 'tiaoyi.statute/1', title: '某条例', stage: '（草案）' })
  expect(JSON.stringify(json)).not.toContain('position')
  expect(json.children.at(-1)).toMatchObject({
    type: 'article',
    eId: 'art_1',
    number: '第一条',
    children: [{ type: 'paragraph', children: [{ value: '甲：' }, { type: 'point', number: '（一）' }] }],
  })
})

it.skipIf(withoutOffice !== '')(`is opened by LibreOffice with every article${withoutOffice}`, async () => {
  const { 'v.docx': result } = printed({ 'v.docx': await versionDocx(parseStatute(law).tree) })
  for (const words of ['第一条', '第二条之一', '第三条', '—1—', '目录', '（二）再生水设施。'])
    expect(result?.text).toContain(words)
})

const laws = fileURLToPath(new URL('../../../../shared/data/laws/', import.meta.url))

it.skipIf(!existsSync(laws))(
  `is the same text again for laws of the shared data${existsSync(laws) ? '' : ' (SKIPPED: no shared data)'}`,
  async () => {
    const files = readdirSync(laws, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .sort()
      .filter((_name, index) => index % 160 === 0)
    const differing: string[] = []
    for (const name of files) {
      const { tree } = parseStatute(readFileSync(`${laws}${name}`, 'utf8'))
      for (const format of ['docx', 'md', 'txt', 'html'] as const) {
        const again = await readBack(tree, format)
        if (JSON.stringify(articlesOf(again)) !== JSON.stringify(articlesOf(tree)))
          differing.push(`${format} ${name}`)
      }
    }
    expect(files.length).toBeGreaterThan(15)
    expect(differing).toEqual([])
  },
)
