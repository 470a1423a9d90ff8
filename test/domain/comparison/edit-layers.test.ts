import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type ArticleChange,
  compareStatutes,
  compareText,
  heaviestLayer,
  layeredEdits,
  layerFacts,
} from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const statute = (...articles: readonly string[]) =>
  parseStatute(articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n')).tree

/** `from→to layer` of every change of the row that holds the last new article. */
function places(old: readonly string[], fresh: readonly string[]): string[] {
  const changes = compareStatutes(statute(...old), statute(...fresh))
  const row = changes.rows.find((one) => one.to.some(({ index }) => index === fresh.length - 1))
  return said(row ? layeredEdits(row, layerFacts(changes)) : [])
}

function said(edits: ReturnType<typeof layeredEdits>): string[] {
  const lines: string[] = []
  for (const { sign, words, layer, change } of edits) {
    if (change === undefined) continue
    lines[change - 1] = `${lines[change - 1] ?? `${layer} `}${sign}${words}`
  }
  return lines
}

const park = '公园应当在入口处公示开放时间。'
const toilet = '公厕应当每日清扫两次。'
const fresh = '公园内不得燃放烟花爆竹。'

it('tells a citation that followed its article from the words that changed beside it', () => {
  const old = [park, toilet, '违反本条例第二条规定的，处二百元罚款。']
  const now = [park, fresh, toilet, '违反本条例第三条规定的，处五百元罚款。']
  expect(places(old, now)).toEqual(['reference -第二条+第三条', 'substance -二百元+五百元'])
})

it('takes a citation that points elsewhere, and one of another law, as substance', () => {
  const old = [park, toilet, '违反本条例第二条规定的，处二百元罚款。']
  expect(places(old, [park, toilet, '违反本条例第一条规定的，处二百元罚款。'])).toEqual([
    'substance -第二条+第一条',
  ])
  const other = [park, toilet, '依照《公园法》第二条的规定处罚。']
  expect(places(other, [park, fresh, toilet, '依照《公园法》第三条的规定处罚。'])).toEqual([
    'substance -第二条+第三条',
  ])
})

it('tells form alone and terms of the act', () => {
  const term = (name: string, tail: string) => `${name}应当${tail}。`
  const tails = ['受理投诉', '公布名单', '组织培训', '派员到场']
  const old = tails.map((tail) => term('市容局', tail))
  const now = tails.map((tail) => term('城管局', tail))
  const last = now.pop()?.replace('到场', '当场记录') ?? ''
  expect(places(old, [...now, last])).toEqual(['term -市容局+城管局', 'substance -到场+当场记录'])
  expect(places([park, '比例为50％。'], [park, '比例为50%。'])).toEqual(['formal -50％+50%'])
})

it('reads a bridged term as one, and no bridge longer than three characters', () => {
  const facts = { terms: new Set(['环境保护→生态环境']), carried: new Map() }
  const bridged: ArticleChange['edits'] = [
    ['+', '生态'],
    ['=', '环境'],
    ['-', '保护'],
    ['=', '主管部门'],
  ]
  expect(said(layeredEdits({ edits: bridged }, facts))).toEqual(['term +生态', 'term -保护'])
})

it('loses nothing, numbers each change once, and leaves no change without a layer', () => {
  const words = fc
    .array(fc.constantFrom('第二条', '第三条', '本法', '％', '%', '市容', '城管', '，', '\n', '罚款'), {
      maxLength: 14,
    })
    .map((parts) => parts.join(''))
  const facts = { terms: new Set(['市容→城管']), carried: new Map([['第二条', ['第三条']]]) }
  fc.assert(
    fc.property(words, words, (from, to) => {
      const edits = layeredEdits({ edits: compareText(from, to) }, facts)
      const side = (dropped: string) =>
        edits.map(({ sign, words: own }) => (sign === dropped ? '' : own)).join('')
      expect([side('+'), side('-')]).toEqual([from, to])
      for (const { sign, layer, change } of edits) {
        expect([layer === undefined, change === undefined]).toEqual([sign === '=', sign === '='])
      }
      expect(heaviestLayer(edits) === undefined).toBe(from === to)
    }),
  )
})
