import { expect, it } from 'vitest'
import { type CarrySide, changedSpans, linkStanding, type PlainStep } from '~/domain/adoption'
import { compareStatutes } from '~/domain/comparison'
import { articleNumberText, articlesOf, parseStatute } from '~/domain/statute'

const first = [
  '市、县人民政府应当自收到申请之日起三十日内作出决定；情况复杂的，可以延长十五日。',
  '户外广告设施的设置人应当每年对设施进行一次安全检测，检测不合格的应当立即拆除。',
  '违反本条例规定，未经批准设置户外广告设施的，处五百元以上五千元以下罚款。',
]

function sideOf(texts: readonly string[]) {
  const { tree } = parseStatute(
    `某市某条例\n\n${texts.map((text, at) => `${articleNumberText({ n: at + 1 })}　${text}`).join('\n\n')}\n`,
  )
  const articles = new Map(articlesOf(tree).map(({ eId, number, text }) => [eId, { number, text }]))
  const side: CarrySide = { articles, title: tree.title, explanation: '' }
  return { tree, side }
}

function stepsOf(...drafts: (readonly string[])[]): PlainStep[] {
  const sides = drafts.map(sideOf)
  return sides.slice(1).map((to, at) => {
    const from = sides[at]
    if (!from) throw new Error('Expected the draft before')
    return {
      versionId: `v${at + 2}`,
      changes: compareStatutes(from.tree, to.tree),
      from: from.side,
      to: to.side,
    }
  })
}

/** The standing of what the second draft did in its article that holds `beside`. */
function standingOf(drafts: readonly (readonly string[])[], beside: string) {
  const steps = stepsOf(...drafts)
  const [step] = steps
  const spans = step?.changes.rows.flatMap((row) => changedSpans(row, step.to)) ?? []
  const span = spans.find(({ eId }) => eId === '' || step?.to.articles.get(eId)?.text.includes(beside))
  if (!span) throw new Error('Expected a change')
  return linkStanding({ versionId: 'v2', ...span }, steps)
}

const with15 = first.map((text) => text.replace('三十日', '十五日'))

it('sees adopted words stand in the same draft, in a renumbered article and beside rewordings', () => {
  expect(standingOf([first, with15], '十五日内')).toEqual({ stands: true })
  const moved = [
    '新的第一条，有关目的和依据的规定。',
    ...with15.map((text) => text.replace('情况复杂', '案情复杂')),
  ]
  expect(standingOf([first, with15, moved], '十五日内')).toEqual({ stands: true })
})

it('tells the sentence that stands now where adopted words were changed again, also two drafts later', () => {
  const with20 = with15.map((text) => text.replace('十五日内', '二十日内'))
  const lost = standingOf([first, with15, with20], '十五日内')
  expect(lost).toMatchObject({ stands: false })
  expect('now' in lost && lost.now).toContain('二十日内作出决定')
  expect(standingOf([first, with15, with15, first], '十五日内')).toMatchObject({ stands: false })
})

it('finds nothing where the article went out', () => {
  expect(standingOf([first, with15, with15.slice(1)], '十五日内')).toMatchObject({ stands: false, now: '' })
})

it('sees removed words come back, and not others like them elsewhere', () => {
  const without = first.map((text) => text.replace('，检测不合格的应当立即拆除', ''))
  expect(standingOf([first, without, without], '安全检测')).toEqual({ stands: true })
  expect(standingOf([first, without, first], '安全检测')).toMatchObject({ stands: false })
  const elsewhere = [...without, '临时设施，检测不合格的应当立即拆除。']
  expect(standingOf([first, without, elsewhere], '安全检测')).toEqual({ stands: true })
})

it('sees a repealed article come back', () => {
  const without = first.slice(0, 2)
  expect(standingOf([first, without, without], '｜')).toEqual({ stands: true })
  expect(standingOf([first, without, [...without, first[2] ?? '']], '｜')).toMatchObject({ stands: false })
})

it('holds a long added passage for standing while nearly all of it stands, but not with another number', () => {
  const added =
    '设置人应当在醒目位置公示设施的检测结果、检测机构和检测日期，公示期不少于三十日，并接受公众查询。'
  const second = first.with(1, `${first[1]}\n${added}`)
  const reworded = second.map((text) => text.replace('接受公众查询', '接受社会查询'))
  expect(standingOf([first, second, reworded], '公示期')).toEqual({ stands: true })
  const shorter = second.map((text) => text.replace('不少于三十日', '不少于十日'))
  expect(standingOf([first, second, shorter], '公示期')).toMatchObject({ stands: false })
})
