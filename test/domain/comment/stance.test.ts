import { expect, it } from 'vitest'
import { proposalsIn, type Stance, stanceOf } from '~/domain/comment'
import { readStances } from './phrasings'

it('follows the codebook on short comments', () => {
  const cases: readonly [string, Stance][] = [
    ['坚决支持电动车不准上电梯！', 'support'],
    ['赞成这一条，希望尽快出台。', 'support'],
    ['总体赞成，但建议把三十日改为十五日。', 'change'],
    ['建议删除“等”字。', 'change'],
    ['公示期太短了，老人看不到。', 'change'],
    ['建议删除第十二条。', 'oppose'],
    ['凭什么收我们的钱？', 'oppose'],
    ['不同意这样规定。', 'oppose'],
    ['没有必要再设一个委员会。', 'oppose'],
    ['不支持取消公摊，建议保留原规定。', 'support'],
    ['反对缩短时限，三十日已经很紧张。', 'support'],
    ['请问什么时候施行？', 'unclear'],
    ['我七十六了，住六楼。', 'unclear'],
  ]
  for (const [text, expected] of cases) expect(stanceOf(text, proposalsIn(text)), text).toBe(expected)
})

it('does not take a quoted word for the speaker’s own', () => {
  expect(stanceOf('“反对”两个字写得太小。')).not.toBe('oppose')
})

it('knows sentences in which the rule is rejected or something wished without the usual words', () => {
  const cases: readonly [string, Stance][] = [
    ['堅決反對強制收費。', 'oppose'],
    ['本会投了反对票。', 'oppose'],
    ['谁还敢养鸽子？', 'oppose'],
    ['写得够细了，不用改。', 'support'],
    ['就应该这么管。', 'support'],
    ['少写了保姆的情形。', 'change'],
    ['门槛过低。', 'change'],
    ['楼下的店换了老板。', 'unclear'],
  ]
  for (const [text, expected] of cases) expect(stanceOf(text, proposalsIn(text)), text).toBe(expected)
})

it('reads the seen sentences as far as the rules reached', () => {
  const all = readStances('stances.txt')
  const wrong = all.filter(({ stance, text }) => stanceOf(text, proposalsIn(text)) !== stance)
  expect(wrong.length / all.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.03)
})
