import { expect, it } from 'vitest'
import { compareStatutes, comparisonJson } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const statute = (...articles: readonly string[]) =>
  parseStatute(articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n')).tree

const first = '电梯使用单位应当每月检查一次紧急报警装置，发现故障的立即停止使用。'
const second = '维护保养单位应当在接到报修后三十分钟内到达现场，并记录处置经过。'
const other = '农贸市场开办者应当公示摊位租金的标准和收取方式。'

/** 第N条第M款 → 第N条第M款, ~ where it was reworded. */
const went = (from: readonly string[], to: readonly string[]) =>
  compareStatutes(statute(...from), statute(...to)).rows.flatMap(({ paragraphs = [] }) =>
    paragraphs.map(
      (link) =>
        `${link.from.number}${link.from.paragraph}${link.isReworded ? '~' : '→'}${link.to.number}${link.to.paragraph}`,
    ),
  )

it('says which 款 became an article of its own', () => {
  expect(went([`${first}\n${second}`, other], [first, other, second])).toEqual([
    '第一条1→第一条1',
    '第一条2→第三条1',
  ])
})

it('says where the 款 of joined articles stand, and which was reworded', () => {
  expect(went([first, second, other], [`${first}\n${second.replace('三十', '二十')}`, other])).toEqual([
    '第一条1→第一条1',
    '第二条1~第一条2',
  ])
})

it('says nothing of articles that stayed one', () => {
  expect(went([first, other], [first.replace('每月', '每周'), other])).toEqual([])
})

it('gives paragraphs, layers, terms and counts as JSON', () => {
  const json = comparisonJson(
    compareStatutes(statute(`${first}\n${second}`, other), statute(first, other, second)),
  )
  expect(json.rows[0]?.paragraphs?.[1]).toEqual({ from: ['第一条', 2], to: ['第三条', 1], reworded: false })
  expect(json.counts.split).toBe(1)
  expect(json.terms).toEqual([])
  const changed = comparisonJson(
    compareStatutes(statute(first, other), statute(first.replace('每月', '每周'), other)),
  )
  expect(changed.rows.map(({ layers, source }) => [layers, source])).toEqual([
    [['substance'], 'inferred'],
    [[], 'exact'],
  ])
})
