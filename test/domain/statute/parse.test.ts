import { unified } from 'unified'
import { expect, it } from 'vitest'
import * as statute from '~/domain/statute'
import { articlesOf, headingsOf, parseStatute, statuteParse } from '~/domain/statute'
import { lossIn } from './lossless'

/** Reads a text, holds it to the law that nothing is lost, and returns `number text` of its articles. */
function articles(source: string): string[] {
  const { tree } = parseStatute(source)
  expect(lossIn(source, tree)).toBeUndefined()
  return articlesOf(tree).map((article) => `${article.number} ${article.text}`)
}

/** `rule place` of each message. */
function findings(source: string): string[] {
  return parseStatute(source).messages.map(({ rule, place }) => `${rule} ${place}`)
}

const three =
  '第一条 为了节约用水，制定本条例。\n第二条 本市用水适用本条例。\n第三条 本条例自公布之日起施行。\n'
const threeRead = [
  '第一条 为了节约用水，制定本条例。',
  '第二条 本市用水适用本条例。',
  '第三条 本条例自公布之日起施行。',
]

it('exports exactly these functions', () => {
  expect(Object.keys(statute).sort()).toEqual([
    'articleLines',
    'articleNumberText',
    'articleTextsOf',
    'articlesOf',
    'citationsOf',
    'contentsLines',
    'dayOf',
    'findCitations',
    'headingsOf',
    'inForceAt',
    'isDivision',
    'knownTitle',
    'lintRules',
    'lintStatute',
    'listMarkAt',
    'listMarkText',
    'namedWorks',
    'ordinalAt',
    'outlineOf',
    'paragraphLines',
    'paragraphsOf',
    'parseArticleNumber',
    'parseStatute',
    'plainText',
    'printLines',
    'resolveArticle',
    'spacedHeading',
    'stageNames',
    'stageOf',
    'stages',
    'statuteJson',
    'statuteParse',
    'statuteText',
    'statuteToAkomaNtoso',
    'statuteToHtml',
    'stringifyStatute',
    'withFixes',
  ])
})

it('reads title, stage, note, headings and articles of a plain text', () => {
  const source =
    '临江市节水条例\n（草案二次审议稿）\n（2021年5月1日临江市第三届人民代表大会第二次会议通过）\n第一章　总　　则\n第一条　为了节约用水，制定本条例。\n'
  const { tree } = parseStatute(source)
  expect([tree.title, tree.stage, tree.longTitle]).toEqual([
    '临江市节水条例',
    '（草案二次审议稿）',
    '（2021年5月1日临江市第三届人民代表大会第二次会议通过）',
  ])
  expect(headingsOf(tree)).toEqual([
    { eId: 'chp_1', level: 'chapter', number: '第一章', heading: '总则', firstArticle: 'art_1' },
  ])
})

it('is a parser for unified, which gets the findings as messages', () => {
  const processor = unified().use(statuteParse)
  expect(processor.parse(three).type).toBe('statute')
})

it.each([
  [
    'Markdown with headings and bold numbers',
    '# 节水条例\n\n## 第一章 总则\n\n**第一条**　为了节约用水，制定本条例。\n\n**第二条** 本市用水适用本条例。\n\n## 第二章 附则\n\n**第三条** 本条例自公布之日起施行。\n',
  ],
  ['no blank after the number', three.replaceAll('条 ', '条')],
  [
    'two blanks and ideographic blanks',
    three.replace('第一条 ', '　　第一条　　').replace('第二条 ', '第二条  '),
  ],
  ['everything on one line', `节水条例第一章总则${three.replaceAll('\n', '')}`],
  [
    'everything on one line with contents',
    `节水条例目录第一章总则第二章附则第一章总则${three.replaceAll('\n', '').replace('第三条', '第二章附则第三条')}`,
  ],
  ['blanks inside numbers', three.replace('第一条', '第 一 条').replace('第三条', '第三 条')],
  ['zero-width characters', three.replace('第二条', '第\u200b二\ufeff条').replace('本市', '本\u200b市')],
  ['windows line ends', three.replaceAll('\n', '\r\n')],
  ['Arabic and full-width digits', three.replace('第一条', '第1条').replace('第二条', '第２条')],
  ['the number alone on its line', three.replaceAll('条 ', '条\n')],
  ['headings glued to the next article', `第一章总则${three.replace('\n第三条', '\n第二章 附则第三条')}`],
  ['Kangxi radicals of a PDF', three.replace('第一条', '第⼀条').replace('第二条', '第⼆条')],
])('reads the same three articles from %s', (_, source) => {
  expect(articles(source)).toEqual(threeRead)
})

it('does not read a table of contents as headings', () => {
  const source = `节水条例\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n${three.replace('第三条', '第二章　附则\n第三条')}`
  expect(headingsOf(parseStatute(source).tree).map(({ heading }) => heading)).toEqual(['总则', '附则'])
  expect(articles(source)).toEqual(threeRead)
})

it('knows a table of contents without its name by its repetition', () => {
  const source = `节水条例\n第一章　总则\n第二章　附则\n第一章　总则\n${three.replace('第三条', '第二章　附则\n第三条')}`
  expect(headingsOf(parseStatute(source).tree)).toHaveLength(2)
})

it('nests books, parts, chapters and sections', () => {
  const source =
    '第一编 总则\n第一章 基本规定\n第一节 范围\n第一条 甲。\n第二编 物权\n第一分编 通则\n第一章 一般规定\n第二条 乙。\n'
  const { tree } = parseStatute(source)
  expect(articlesOf(tree).map(({ path }) => path)).toEqual([
    ['第一编 总则', '第一章 基本规定', '第一节 范围'],
    ['第二编 物权', '第一分编 通则', '第一章 一般规定'],
  ])
  expect(headingsOf(tree).map(({ eId }) => eId)).toEqual([
    'book_1',
    'book_1__chp_1',
    'book_1__chp_1__sec_1',
    'book_2',
    'book_2__part_1',
    'book_2__part_1__chp_1',
  ])
})

it('tells 款, 项 and 目 apart and gives each its address', () => {
  const source =
    '第一条 有下列情形之一的，处罚款：\n（一）取水的；\n(二)排水，包括：\n1．雨水；\n2.污水。\n前款罚款由市水务局收取。\n'
  const [article] = articlesOf(parseStatute(source).tree)
  expect(article?.paragraphs).toEqual([
    {
      eId: 'art_1__para_1',
      text: '有下列情形之一的，处罚款：',
      points: [
        { eId: 'art_1__para_1__point_1', number: '（一）', text: '取水的；', indents: [] },
        {
          eId: 'art_1__para_1__point_2',
          number: '（二）',
          text: '排水，包括：',
          indents: [
            { eId: 'art_1__para_1__point_2__indent_1', number: '1.', text: '雨水；' },
            { eId: 'art_1__para_1__point_2__indent_2', number: '2.', text: '污水。' },
          ],
        },
      ],
    },
    { eId: 'art_1__para_2', text: '前款罚款由市水务局收取。', points: [] },
  ])
  // Marks stay as the source prints them: a changed bracket is a change.
  expect(article?.text).toBe(
    '有下列情形之一的，处罚款：\n（一）取水的；\n(二)排水，包括：\n1．雨水；\n2.污水。\n前款罚款由市水务局收取。',
  )
})

it('splits a list that runs on in one line', () => {
  expect(articles('第一条 禁止下列行为：（一）倾倒垃圾；（二）设置障碍。\n')).toEqual([
    '第一条 禁止下列行为：\n（一）倾倒垃圾；\n（二）设置障碍。',
  ])
})

it('leaves a cited （一）项 in its sentence', () => {
  expect(
    articles(
      '第一条 违反本条例第五条第（一）、（二）项规定的，依照：\n（一）项目所在地规定；\n（二）其他规定。\n',
    ),
  ).toEqual([
    '第一条 违反本条例第五条第（一）、（二）项规定的，依照：\n（一）项目所在地规定；\n（二）其他规定。',
  ])
})

it('keeps unnumbered paragraphs of a 项 in that 项 while its list goes on', () => {
  expect(
    articlesOf(parseStatute('第一条 下列用语：\n（一）河道：\n指天然河流。\n（二）湖泊。\n').tree)[0]
      ?.paragraphs,
  ).toHaveLength(1)
})

it.each([
  ['第一条（目的）', '目的'],
  ['第一条 【目的】', '目的'],
  ['第一条〔目的和依据〕', '目的和依据'],
  ['第一条〖目的〗', '目的'],
])('reads the caption of %s', (head, caption) => {
  const [article] = articlesOf(parseStatute(`${head} 为了节约用水，制定本条例。\n`).tree)
  expect([article?.caption, article?.text]).toEqual([caption, '为了节约用水，制定本条例。'])
})

it('does not take （镇）土地 or （删去） for a caption', () => {
  const source = `${three}第四条 （镇）土地利用，适用本条例。\n第五条 （删去）\n`
  expect(articles(source).slice(3)).toEqual(['第四条 （镇）土地利用，适用本条例。', '第五条 （删去）'])
  expect(findings(source)).toEqual(['missing-title 标题'])
})

it('reads 第二条之一 as an article of its own', () => {
  const { tree } = parseStatute('第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第二条之二　丁。\n第三条 戊。\n')
  expect(articlesOf(tree).map(({ eId }) => eId)).toEqual(['art_1', 'art_2', 'art_2-1', 'art_2-2', 'art_3'])
})

it('joins a line that begins with a citation after a bad break', () => {
  expect(
    articles('第一条 违反本条例\n第五十二条 以及本规定\n第三条 的规定的，处罚款。\n第二条 甲。\n'),
  ).toEqual(['第一条 违反本条例第五十二条 以及本规定第三条 的规定的，处罚款。', '第二条 甲。'])
})

it('joins the lines of a page inside sentences and keeps the 款 apart', () => {
  const source = [
    '第一条 为了加强对动物防疫活动的管理,预防、控制、净',
    '化、消灭动物疫病,促进养殖业发展,保护人体健康,制定本法。',
    '第二条 本法适用于本市行政区域内的动物防疫及其监督管理',
    '活动。',
    '进出境动物的检疫,适用 《进出境动植物检疫法》的规定和本',
    '',
    '— 2 —',
    '市的有关规定。',
    '(一)有本条例',
    '第一条 规定的情形的;',
  ].join('\n')
  expect(articles(source)).toEqual([
    '第一条 为了加强对动物防疫活动的管理,预防、控制、净化、消灭动物疫病,促进养殖业发展,保护人体健康,制定本法。',
    '第二条 本法适用于本市行政区域内的动物防疫及其监督管理活动。\n进出境动物的检疫,适用《进出境动植物检疫法》的规定和本市的有关规定。\n(一)有本条例第一条 规定的情形的;',
  ])
})

it('keeps the blanks of a form: 自 年 月 日起施行', () => {
  expect(articles('第一条 本法自 年 月 日起施行。\n')).toEqual(['第一条 本法自 年 月 日起施行。'])
})

it('begins where the file begins and says so', () => {
  expect(findings('民法\n第四百六十三条 甲。\n第四百六十四条 乙。\n')).toEqual(['starts-late 第四百六十三条'])
})

it('reports each missing number once, with that number', () => {
  expect(findings(`节水条例\n${three}第六条 甲。\n`)).toEqual([
    'missing-article 第四条',
    'missing-article 第五条',
  ])
})

it.each([
  ['a repeated number', `节水条例\n${three}第三条 又一条。\n第四条 甲。\n`, ['duplicate-article 第三条']],
  [
    'numbers out of order',
    '节水条例\n第一条 甲。\n第三条 乙。\n第二条 丙。\n第四条 丁。\n',
    ['out-of-order 第二条'],
  ],
  ['an empty article', '节水条例\n第一条 甲。\n第二条\n第三条 丙。\n', ['empty-article 第二条']],
  ['two numbering styles', '节水条例\n第一条 甲。\n第二条 乙。\n第3条 丙。\n', ['mixed-numbering 第三条']],
  [
    'a missing chapter',
    '节水条例\n第一章 总则\n第一条 甲。\n第三章 附则\n第二条 乙。\n',
    ['missing-chapter 第二章'],
  ],
  ['a list that jumps', '节水条例\n第一条 下列：\n（一）甲；\n（三）丙。\n', ['missing-point 第一条']],
  ['quotation marks that never close', '节水条例\n第一条 “甲。\n第二条 乙。\n', ['unbalanced-quotes 第一条']],
  ['no title', '第一条 甲。\n', ['missing-title 标题']],
  ['no articles', '关于节水的说明\n一、节水是必要的。\n', ['no-articles 全文']],
])('reports %s', (_, source, expected) => {
  expect(findings(source)).toEqual(expected)
})

it('reads no article inside the quotation of an amending decision', () => {
  const source = [
    '关于修改《节水条例》的决定',
    '一、将第五条修改为：“第五条　用水实行计划管理。',
    '“有下列情形之一的，处罚款：',
    '（一）超过计划的；',
    '第六条　取水应当安装计量设施。”',
    '二、删去第七条。',
    '本决定自公布之日起施行。',
  ].join('\n')
  expect(articles(source)).toEqual([])
  expect(parseStatute(source).tree.children.filter(({ type }) => type === 'paragraph')).toHaveLength(6)
})

it('keeps annexes, their tables and their own articles out of the last article', () => {
  const source = `节水条例\n${three}附件：\n用水定额表\n第一条 表一\n| 甲 | 乙 |\n附件二\n乙表\n`
  expect(articles(source)).toEqual(threeRead)
  const annexes = parseStatute(source).tree.children.filter(({ type }) => type === 'annex')
  expect(annexes.map((annex) => ('eId' in annex ? annex.eId : ''))).toEqual(['annex_1', 'annex_2'])
})

it('keeps a preamble without number and an order of promulgation before the law', () => {
  const source = `节水条例\n《节水条例》已经通过，现予公布，自公布之日起施行。\n序　言\n水是生命之源，节约用水是全社会的责任。\n${three}`
  expect(
    parseStatute(source)
      .tree.children.map(({ type }) => type)
      .slice(0, 3),
  ).toEqual(['title', 'other', 'preamble'])
  expect(articles(source)).toEqual(threeRead)
})

it('says when two acts stand in one file', () => {
  expect(findings(`节水条例\n${three}${three}`)).toContain('restarted-numbering 第一条')
})

it('places a message in the source', () => {
  const { messages } = parseStatute(`节水条例\n${three}第五条 甲。\n`)
  expect(messages[0]?.position?.start).toEqual({ line: 5, column: 1, offset: 55 })
})

it.each([
  '',
  '\n\n',
  '#',
  '**',
  '第',
  '第条',
  '（',
  '“',
  '---',
  '---\n',
  '<!--',
  '第一条',
  '目录',
  '\u0000',
  '\ud800',
])('survives %j', (source) => {
  expect(lossIn(source, parseStatute(source).tree)).toBeUndefined()
})

it('gives the texts of articles without their parts as the full views do', () => {
  const source =
    '第一条【目的】 为了节水。\n第二条 下列用水须经许可：\n（一）工业用水；\n1.冷却；\n（二）景观用水。\n许可收费。\n第三条 （一）独项。\n'
  const { tree } = statute.parseStatute(source)
  const texts = statute.articleTextsOf(tree)
  expect(texts.map(({ text }) => text)).toEqual([
    '为了节水。',
    '下列用水须经许可：\n（一）工业用水；\n1.冷却；\n（二）景观用水。\n许可收费。',
    '（一）独项。',
  ])
  expect(texts.map(({ node }) => statute.paragraphsOf(node))).toEqual(
    articlesOf(tree).map(({ paragraphs }) => paragraphs),
  )
  expect(texts.map(({ eId, number, caption, text }) => ({ eId, number, caption, text }))).toEqual(
    articlesOf(tree).map(({ eId, number, caption, text }) => ({ eId, number, caption, text })),
  )
})
