import { expect, it } from 'vitest'
import {
  articleNumberText,
  findCitations,
  parseArticleNumber,
  parseStatute,
  resolveArticle,
} from '~/domain/statute'

/** Each citation as `scope title: text = targets`, targets as article.paragraph.point~through. */
function cited(text: string): string[] {
  return findCitations(text).map((citation) => {
    expect(text.slice(citation.start, citation.end)).toBe(citation.text)
    const targets = citation.targets.map(
      ({ deictic = '', article, paragraph, point, through, chapter, section }) =>
        [
          deictic,
          chapter === undefined ? '' : `章${chapter}`,
          section === undefined ? '' : `节${section}`,
          article === undefined ? '' : `${article.n}${article.sub === undefined ? '' : `-${article.sub}`}`,
          paragraph === undefined ? '' : `.${paragraph}`,
          point === undefined ? '' : `(${point})`,
          through === undefined ? '' : `~${through}`,
        ].join(''),
    )
    return `${citation.scope}${citation.title ? ` ${citation.title}` : ''}: ${targets.join(' ')}`
  })
}

it.each([
  ['依照本条例第十四条第一款、第二款，第十七条第一款的规定', ['self: 14.1 14.2 17.1']],
  ['第十二条第一款第二项、第三项和第四项', ['self: 12.1(2) 12.1(3) 12.1(4)']],
  ['第四十一条第一款第二项至第四项和第三款', ['self: 41.1(2)~4 41.3']],
  ['本法第二十条至第二十三条', ['self: 20~23']],
  ['刑法第一百二十条之一', ['other 刑法: 120-1']],
  ['根据《中华人民共和国行政处罚法》第五条、第六条', ['other 中华人民共和国行政处罚法: 5 6']],
  ['刑法第三百零七条之一前三款', ['other 刑法: 307-1.1~3']],
  ['前款规定的', ['deictic: 前款']],
  ['前款第一项至第三项', ['deictic: 前款(1)~3']],
  ['依照本条第二款', ['deictic: 本条.2']],
  ['违反第五条第（一）、（二）项规定', ['self: 5(1) 5(2)']],
  ['本法第三章第二节', ['self: 章3节2']],
  ['国家有关规定，第三人应当', []],
  ['办法第三条', ['self: 3']],
])('finds in %s', (text, expected) => {
  expect(cited(text)).toEqual(expected)
})

it('reads and prints article numbers in all their spellings', () => {
  for (const spelling of ['第十二条', '第12条', '12', '十二', 'art_12', 'art_12__para_2']) {
    expect(parseArticleNumber(spelling)).toEqual({ n: 12 })
  }
  expect(parseArticleNumber('第一百二十条之一')).toEqual({ n: 120, sub: 1 })
  expect(parseArticleNumber('art_120-1')).toEqual({ n: 120, sub: 1 })
  expect(articleNumberText({ n: 120, sub: 1 })).toBe('第一百二十条之一')
  expect(parseArticleNumber('第一章')).toBeUndefined()
})

it('finds an article by number or address', () => {
  const { tree } = parseStatute('第一条 甲。\n第一条之一 乙。\n')
  expect(resolveArticle(tree, '第一条之一')?.eId).toBe('art_1-1')
  expect(resolveArticle(tree, 'art_1__para_1')?.eId).toBe('art_1')
  expect(resolveArticle(tree, '第九条')).toBeUndefined()
})
