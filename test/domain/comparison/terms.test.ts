import { expect, it } from 'vitest'
import { compareStatutes, globalTerms, termChanges, termRows } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const statute = (...articles: readonly string[]) =>
  parseStatute(articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n')).tree

const old = [
  '区县环境保护局负责河道采砂的监督检查，公布举报电话。',
  '排污单位应当在三十日内向环境保护局登记，领取登记证。',
  '环境保护局应当每年公布一次水质报告，接受公众查询。',
  '建设单位违反前条规定的，由环境保护局处三万元罚款。',
]

/** Ids of the rows that changed by terms alone, and the terms, from `old` to these texts. */
function read(...fresh: readonly string[]) {
  const { rows } = compareStatutes(statute(...old), statute(...fresh))
  return { ids: [...termRows(rows)], terms: termChanges(rows).map(({ from, to, rows: n }) => [from, to, n]) }
}

it('finds a word that was replaced in article after article', () => {
  const { ids, terms } = read(...old.map((text) => text.replaceAll('环境保护局', '生态环境局')))
  expect(ids).toEqual(['c-1', 'c-2', 'c-3', 'c-4'])
  expect(terms).toHaveLength(1)
  expect(terms[0]?.[2]).toBe(4)
})

it('leaves an article out in which something else changed too', () => {
  const fresh = old.map((text) => text.replaceAll('环境保护局', '生态环境局').replace('三十日', '十五日'))
  expect(read(...fresh).ids).toEqual(['c-1', 'c-3', 'c-4'])
})

it('never takes a figure for a term, however often it changes, nor a word that changed twice only', () => {
  const figures = old.map((text) => `${text}保存三十日。`)
  const { rows } = compareStatutes(
    statute(...figures),
    statute(...figures.map((text) => text.replaceAll('三十日', '十日'))),
  )
  expect([...termRows(rows)]).toEqual([])
  const twice = old.map((text, i) => (i < 2 ? text.replaceAll('环境保护局', '生态环境局') : text))
  expect(read(...twice).ids).toEqual([])
})

it('names the articles that have the new word and those in which the old one was forgotten', () => {
  const fresh = old.map((text, i) =>
    i < 3 ? text.replaceAll('环境保护局', '生态环境局') : text.replace('三万元', '五万元'),
  )
  const { rows } = compareStatutes(statute(...old), statute(...fresh))
  const [term, ...more] = globalTerms(rows)
  expect(more).toEqual([])
  expect(`${term?.from}→${term?.to}`).toBe('环境保护→生态环境')
  expect(term?.articles.map(({ number }) => number)).toEqual(['第一条', '第二条', '第三条'])
  expect(term?.leftovers.map(({ number }) => number)).toEqual(['第四条'])
})

it('does not take the old word inside the new one for forgotten', () => {
  const plain = old.map((text) => text.replaceAll('环境保护局', '环境局'))
  const { rows } = compareStatutes(
    statute(...plain),
    statute(...plain.map((text) => text.replaceAll('环境局', '生态环境局'))),
  )
  expect(globalTerms(rows).flatMap(({ leftovers }) => leftovers)).toEqual([])
})
