import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ClusterInput, findDuplicates, letterOf, variationsOf } from '~/domain/comment'
import { crowd } from '../../bench/crowd'
import { dice, edited } from '../../bench/edits'
import { scorePairs } from '../../bench/pairs'

const letter =
  '我们小区的电梯停了两个月，老人下不了楼，看病要靠邻居背。物业说维修资金批不下来，街道说要业主自己表决。建议写明维保单位应当在10日内修复，逾期由街道代为组织。费用先从公共收益里垫付，再向责任人追偿。'
const shown = (comments: readonly ClusterInput[]) => JSON.stringify(findDuplicates(comments))

it('finds the copies of a crowd, keeps every group pure and flags what was turned over', () => {
  const { comments, campaigns, flips, strengths } = crowd(3000, 21)
  const groups = findDuplicates(comments)
  const { f1, purity } = scorePairs(
    groups.map(({ members }) => members),
    campaigns,
  )
  expect(f1).toBeGreaterThan(0.985)
  expect(purity).toBeGreaterThan(0.997)
  const what = new Map(groups.flatMap(({ variants }) => variants.map(({ id, what }) => [id, what] as const)))
  for (const [id, flip] of flips) expect(what.get(id), id).toContain(flip)
  const unflipped = [...strengths.keys()]
  const wrong = unflipped.filter((id) => what.get(id)?.some((kind) => kind !== 'added-sentence'))
  expect(wrong.length / unflipped.length).toBeLessThan(0.05)
})

it('finds the same families in whatever order the comments come', () => {
  const { comments } = crowd(120, 5)
  const expected = shown(comments)
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...comments], { minLength: comments.length }),
      (shuffled) => shown(shuffled) === expected,
    ),
    { numRuns: 12 },
  )
})

it('lists every comment in at most one family, and none that was not given', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(1000)), { maxLength: 30 }), (made) => {
      const comments = made.map(([kind, seed], i) => ({
        id: `c${i}`,
        text:
          kind === 0
            ? ''
            : kind === 1
              ? letter
              : edited(letter, kind === 2 ? 'light' : 'heavy', dice(seed), []),
      }))
      const groups = findDuplicates(comments)
      const members = groups.flatMap((group) => group.members)
      expect(new Set(members).size).toBe(members.length)
      for (const { exact, near, members: all } of groups)
        expect([...exact, ...near].sort()).toEqual([...all].sort())
      const ids = new Set(comments.map(({ id }) => id))
      expect(members.every((id) => ids.has(id))).toBe(true)
      const same = comments.filter(({ text }) => text === letter)
      if (same.length > 1)
        expect(groups.filter(({ members: all }) => same.some(({ id }) => all.includes(id)))).toHaveLength(1)
    }),
    { numRuns: 40 },
  )
})

it('does not join what only the same courtesies, or a chain of texts, hold together', () => {
  const courtesy = '感谢市人大常委会给我们这次提意见的机会，看到草案公开征求意见我非常高兴。'
  const { comments } = crowd(60, 9, 0)
  const polite = comments.map((comment) => ({ ...comment, text: `${courtesy}${comment.text.slice(0, 40)}` }))
  expect(findDuplicates(polite)).toEqual([])
  // Each link holds half of the one before and half of its own; the ends share nothing.
  const parts = comments.slice(0, 12).map(({ text }) => text.slice(0, 60))
  const chain = parts.slice(1).map((part, i) => ({ id: `link-${i}`, text: `${parts[i]}${part}` }))
  const sizes = findDuplicates(chain).map(({ members }) => members.length)
  expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(3)
})

it('finds English copies by their words, and not by the letters all English shares', () => {
  const form =
    'I support the proposed rule because it lets graduates finish the projects they began. Companies in our town cannot find enough engineers, and the training they give is lost when people leave after one year.'
  const other =
    'Please do not adopt this rule before the department publishes how many jobs were filled by residents, what they were paid, and which employers were visited by inspectors during the last three years.'
  const [family, ...rest] = findDuplicates([
    { id: '1', text: form },
    { id: '2', text: `Dear Sir, ${form} Thank you for reading this.` },
    { id: '3', text: other },
    { id: '4', text: form.replace('one year', 'two years') },
  ])
  expect(rest).toEqual([])
  expect(family?.members).toEqual(['1', '2', '4'])
})

it.each([
  ['10日', '30日', ['number']],
  ['应当在', '不应当在', ['polarity']],
  ['应当在10日内', '不必在10日内', ['polarity']],
  ['10日', '十日', []],
  ['应当在', '必须在', []],
  ['，逾期', '。逾期', []],
])('compares %s with %s in its place: %j', (from, to, what) => {
  expect(variationsOf(letterOf(letter.replace(from, to)), letterOf(letter))).toEqual(what)
})

it('does not take a sentence that was left out or moved for another number', () => {
  const [first = '', second = '', third = '', fourth = ''] = letter.split('。')
  const moved = `${[third, first, fourth].join('。')}。`
  expect(variationsOf(letterOf(moved), letterOf(letter))).toEqual([])
  expect(second).not.toBe('')
})

it('flags a number turned over in a sentence that the text standing for the letter left out', () => {
  const before = '去年入冬以来小区的电梯坏了又坏，维保公司推来推去，老人只好爬楼。'
  const point = '轿厢的检验标志应当贴在明处，发生困人故障的在三十日内答复住户。'
  const after = '维修资金动不了，希望街道牵头，把检查结果贴到楼门口，请住户代表参加验收。'
  const family = findDuplicates([
    { id: 'a', text: `${before}${after}` },
    { id: 'b', text: `您好！${before}${point}${after}谢谢大家。` },
    { id: 'c', text: `${before}${point}${after}盼望早日答复我们。` },
    { id: 'd', text: `${before}${point.replace('三十', '六十')}${after}以上。` },
  ])
  expect(family).toMatchObject([{ letter: 'a', members: ['a', 'b', 'c', 'd'] }])
  expect(family[0]?.variants.filter(({ what }) => what.includes('number')).map(({ id }) => id)).toEqual(['d'])
})
