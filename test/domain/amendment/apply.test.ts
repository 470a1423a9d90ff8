import { expect, it } from 'vitest'
import { applyDecision, parseDecision } from '../../../app/domain/amendment'
import { parseStatute, statuteText } from '../../../app/domain/statute'

const old = `临江市节水条例
第一章　总则
第一条　为了节约用水，制定本条例。
第二条　本市用水适用本条例。
有下列情形之一的除外：
（一）农业灌溉；
（二）消防。
第二章　管理
第三条　违反本条例第二条规定的，由街道责令改正。
第四条　本条例自公布之日起施行。
`

/** The law these tests state: the articles after the decision, one line each; or the refusal. */
function after(decision: string): string[] {
  const result = applyDecision(parseStatute(old).tree, parseDecision(decision))
  if (!result.ok) return [`refused ${result.refusal.item}: ${result.refusal.reason}`]
  return statuteText(result.tree).split('\n').slice(1)
}

it('inserts, renumbers the rest and lets carried citations follow', () => {
  expect(after('一、增加一条，作为第二条：“节水坚持统筹规划。”\n二、条文顺序作相应调整。').slice(2)).toEqual([
    '第二条　节水坚持统筹规划。',
    '第三条　本市用水适用本条例。',
    '有下列情形之一的除外：',
    '（一）农业灌溉；',
    '（二）消防。',
    '第二章 管理',
    '第四条　违反本条例第三条规定的，由街道责令改正。',
    '第五条　本条例自公布之日起施行。',
  ])
})

it('refuses words that the old text does not have, naming the item', () => {
  expect(after('一、将第三条中的“居委会”修改为“社区”。')).toEqual([
    'refused 一: “第三条”中找不到决定所引的文字',
  ])
})
