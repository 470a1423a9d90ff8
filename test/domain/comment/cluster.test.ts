import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ClusterInput, findDuplicates, groupComments } from '~/domain/comment'

const subjects = [
  [
    '电梯坏了没人修理',
    '老人被困电梯半个小时',
    '电梯维修拖了两个月',
    '维保公司不来检查电梯',
    '电梯维修时限要写清楚',
    '电梯年检标志早就过期',
  ],
  [
    '停车费一年涨三次',
    '停车位只卖不租',
    '租金收到哪里去了不公示',
    '外来车辆占用车位',
    '地下车位停车收费太高',
    '车位分配不公开',
  ],
  [
    '厨余桶离楼门太远',
    '垃圾投放时间太短',
    '厨余垃圾味道太大',
    '垃圾清运不及时',
    '下班赶不上垃圾投放',
    '垃圾桶边污水横流',
  ],
  [
    '遛狗不牵绳吓到孩子',
    '大型犬应当登记',
    '犬只粪便没人收拾',
    '恶犬咬人要赔偿',
    '狗叫影响邻居休息',
    '养犬证办理太麻烦',
  ],
] as const

/** Comments on four matters of two articles: every pair of phrases of a matter once. */
function comments(): ClusterInput[] {
  return subjects.flatMap((phrases, subject) =>
    phrases.flatMap((first, i) =>
      phrases.slice(i + 1).map((second, j) => ({
        id: `${subject}-${i}${j}`,
        text: `${first}，${second}。`,
        article: subject < 2 ? '第三条' : '第五条',
        author: `p${subject}-${i}-${j}`,
        ...(j === 0 ? { station: `st-${i % 3}` } : {}),
      })),
    ),
  )
}

const shown = (given: readonly ClusterInput[]) => {
  const { clusters, unassigned, duplicates, stability } = groupComments(given)
  return JSON.stringify({ clusters, unassigned, duplicates, stability })
}

it('puts the matters of an article into groups of their own', () => {
  const { clusters } = groupComments(comments())
  for (const { members } of clusters) expect(new Set(members.map((id) => id[0])).size, members.join()).toBe(1)
  expect(clusters.every(({ label, representatives }) => label !== '' && representatives.length > 0)).toBe(
    true,
  )
})

it('gives the same groups to the byte in whatever order the comments come', () => {
  const all = comments()
  const expected = shown(all)
  fc.assert(
    fc.property(
      fc.shuffledSubarray(all, { minLength: all.length }),
      (shuffled) => shown(shuffled) === expected,
    ),
    { numRuns: 8 },
  )
})

it('keeps every comment in exactly one group or among the unassigned', () => {
  const texts = fc.constantFrom(
    '电梯坏了',
    '电梯坏了。',
    '停车费太贵，应当公示',
    '停车费太贵了应当公示收支',
    '',
    '！',
    '建议删除',
    '垃圾桶太远',
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(texts, fc.constantFrom('第一条', '第二条', undefined)), { maxLength: 40 }),
      (rows) => {
        const given = rows.map(([text, article], i) => ({
          id: `c${i}`,
          text,
          ...(article ? { article } : {}),
        }))
        const { clusters, unassigned } = groupComments(given)
        const all = [...clusters.flatMap(({ members }) => members), ...unassigned]
        expect([...all].sort()).toEqual(given.map(({ id }) => id).sort())
      },
    ),
  )
})

it('is not moved by a campaign of 5,000 copies of one letter', () => {
  const others = comments()
  const letter =
    '强烈建议将第三条的电梯维修时限由三十日缩短为十日，我们小区的电梯已经停了两个月，老人出不了门，请一定考虑。'
  const copies = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `z${i}`,
      text: i % 2 === 0 ? letter : `${letter}业主：张${'甲乙丙丁'[i % 4]}`,
      article: '第三条',
      author: `z${i}`,
    }))
  const groupsOf = (given: readonly ClusterInput[]) =>
    groupComments(given)
      .clusters.map(({ members }) => members.filter((id) => !id.startsWith('z')).join())
      .sort()
  expect(groupsOf([...others, ...copies(5000)])).toEqual(groupsOf([...others, ...copies(2)]))
  const { clusters, duplicates } = groupComments([...others, ...copies(5000)])
  expect(duplicates.find(({ members }) => members.length === 5000)?.exact.length).toBeGreaterThan(0)
  expect(clusters.find(({ members }) => members.includes('z0'))?.people).toBeGreaterThanOrEqual(5000)
})

it('shows dissent among the quotes of a group', () => {
  const against = { id: 'b', text: '坚决反对，电梯维修时限要写清楚会逼着维保公司赶工。', article: '第三条' }
  const { clusters } = groupComments([...comments(), against])
  const group = clusters.find(({ members }) => members.includes('b'))
  expect(group?.minority).toBe('b')
  expect(group?.representatives).toContain('b')
  expect(group?.stance.oppose).toBe(1)
})

it('keeps copies with another number or the opposite in the family, and says so', () => {
  const letter =
    '老旧小区加装电梯的，建设单位应当在楼体外侧留出不少于20米的安全距离，并且公示施工方案三十日。'
  const [family] = findDuplicates([
    { id: '1', text: letter },
    { id: '2', text: `尊敬的领导：${letter}联系电话：13800000000` },
    { id: '3', text: letter.replace('20米', '41米') },
    { id: '4', text: letter.replace('应当', '不应当') },
  ])
  expect(family?.members).toEqual(['1', '2', '3', '4'])
  expect(family?.variants).toEqual([
    { id: '3', what: ['number'] },
    { id: '4', what: ['polarity'] },
  ])
})

it('keeps what is left of an article together as 其他, and apart from what has nothing to stand beside', () => {
  const alone = [
    { id: 'x1', text: '印刷字号偏小，奶奶眼花。', article: '第三条' },
    { id: 'x2', text: '雨天排水不畅，希望疏通沟渠。', article: '第三条' },
    { id: 'x3', text: '罚款票据应当当场交给当事人。', article: '第九条' },
    { id: 'x4', text: '整部条例写得太长。' },
  ]
  const { clusters, unassigned } = groupComments([...comments(), ...alone])
  const rests = clusters.filter(({ isRest }) => isRest)
  expect(rests.map(({ article, label, members }) => ({ article, label, members }))).toEqual([
    { article: '第三条', label: '其他', members: ['x1', 'x2'] },
  ])
  expect(rests[0]?.representatives).toEqual(expect.arrayContaining(['x1', 'x2']))
  expect(unassigned).toEqual(['x3', 'x4'])
})
