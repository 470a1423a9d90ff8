import { expect, it } from 'vitest'
import { standingIndex } from '~/domain/comment'
import { crowd } from '../../bench/crowd'

const letter =
  '东湖里小区的电梯去年入冬以来坏了又坏，维保公司推来推去。建议由街道牵头，每季度公示一次维修账目，在三十日内答复住户。'
const standing = () => {
  const index = standingIndex({ expected: 100 })
  index.add({ id: 'a', text: letter, place: 'art_3' })
  index.add({ id: 'b', text: `尊敬的领导：${letter}谢谢！`, place: 'art_3' })
  index.add({ id: 'c', text: letter.replace('三十日', '六十日'), place: 'art_4' })
  index.add({ id: 'd', text: '养犬押金应当退还，犬证的年检可以在网上办理，不必再跑窗口。', place: 'art_3' })
  return index
}

it('finds the family that a new comment repeats, whatever its place, and none for words of its own', () => {
  const index = standing()
  expect(index.familyOf(letter.replace('去年入冬以来', '这两个月'), 'art_9')).toEqual({
    letter: 'a',
    members: ['a', 'b', 'c'],
  })
  expect(
    index.familyOf('楼下酒吧夜里吵得睡不着，请明确由哪个部门管、几点以后必须停止营业。', 'art_3'),
  ).toBeUndefined()
})

it('takes a short text for a copy of the same text on the same place only', () => {
  const index = standing()
  index.add({ id: 'e', text: '建议删除。', place: 'art_3' })
  expect(index.familyOf('建议删除', 'art_3')?.members).toEqual(['e'])
  expect(index.familyOf('建议删除', 'art_4')).toBeUndefined()
})

it('finds what is being typed on its place alone', () => {
  const index = standing()
  expect(index.nearestOn('art_3', '电梯去年入冬以来坏了又坏', 5)).toEqual(['b'])
  expect(index.nearestOn('art_3', '电梯去年入冬以来坏了又坏', 5, 2)).toEqual(['a', 'b'])
  expect(index.nearestOn('art_4', '电梯去年入冬以来坏了又坏', 5)).toEqual(['c'])
  expect(index.nearestOn('art_5', '电梯去年入冬以来坏了又坏', 5)).toEqual([])
})

it('changes nothing when a comment comes twice or is asked about', () => {
  const index = standing()
  index.add({ id: 'a', text: letter, place: 'art_3' })
  index.familyOf(`${letter}另外，楼道灯也请修一修。`, 'art_3')
  expect(index.size).toBe(4)
  expect(index.familyOf(letter, 'art_3')?.members).toEqual(['a', 'b', 'c'])
})

it('puts the copies of a campaign where the campaign is, one after the other', () => {
  const { comments, campaigns } = crowd(1_500, 77)
  const index = standingIndex({ expected: 1_500 })
  for (const { id, text, article } of comments) index.add({ id, text, place: article })
  let right = 0
  let wrong = 0
  for (const { id, text, article } of comments) {
    const others = index.familyOf(text, article)?.members.filter((other) => other !== id) ?? []
    const own = campaigns.get(id)
    for (const other of others)
      if (campaigns.get(other) === own && own !== undefined) right++
      else wrong++
  }
  const sizes = [...campaigns.values()].reduce(
    (all, name) => all.set(name, (all.get(name) ?? 0) + 1),
    new Map<string, number>(),
  )
  const pairs = [...sizes.values()].reduce((all, size) => all + size * (size - 1), 0)
  expect(right / pairs).toBeGreaterThan(0.95)
  expect(wrong / (right + wrong)).toBeLessThan(0.01)
})
