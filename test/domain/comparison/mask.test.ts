import { expect, it } from 'vitest'
import { findMentions } from '~/domain/comparison'

/** The cited numbers of a text, `他` before those of another instrument. */
const cited = (text: string) =>
  findMentions(text).map(({ article, internal }) => `${internal ? '' : '他'}${article}`)

it('reads a list as belonging to the instrument of its first member', () => {
  expect(cited('依照《绿化条例》第五条、第六条和第七条办理。')).toEqual(['他第五条', '他第六条', '他第七条'])
  expect(cited('依照《绿化条例》第五条第二款第三项、第六条以及第七条办理。')).toEqual([
    '他第五条',
    '他第六条',
    '他第七条',
  ])
  expect(cited('依照本条例第五条、第六条办理。')).toEqual(['第五条', '第六条'])
})

it('ends a list at the first word that is no part of it', () => {
  expect(cited('《绿化条例》第五条规定的树木，适用第六条。')).toEqual(['他第五条', '第六条'])
  expect(cited('《绿化条例》第五条、本条例第六条、第七条。')).toEqual(['他第五条', '第六条', '第七条'])
  expect(cited('违反第五条、《绿化条例》第六条、第七条的。')).toEqual(['第五条', '他第六条', '他第七条'])
})

it('carries a list over less than forty characters of paragraphs and items', () => {
  const between = (length: number) => {
    const items = `${'第一款'.repeat(11)}第一${'十'.repeat(length - 39)}款`
    return `《绿化条例》第五条${items}、或者第六条`
  }
  expect(cited(between(39))).toEqual(['他第五条', '他第六条'])
  expect(cited(between(40))).toEqual(['他第五条', '第六条'])
})

it('takes a number without an instrument, after our own kind of instrument, or at the very beginning for ours', () => {
  expect(cited('第五条规定的期限')).toEqual(['第五条'])
  expect(cited('本办法第五条规定的期限')).toEqual(['第五条'])
  expect(cited('民法典第五条规定的期限')).toEqual(['他第五条'])
})

it('knows an article by one spelling and with its added number', () => {
  expect(cited('第一百〇二条、第一百零二条之二、第两百条')).toEqual([
    '第一百零二条',
    '第一百零二条之二',
    '第二百条',
  ])
})
