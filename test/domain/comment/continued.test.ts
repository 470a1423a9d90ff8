import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ClusterInput, groupComments, mapGroups } from '~/domain/comment'

const words = [
  ['电梯坏了', '电梯维修', '电梯检查', '被困电梯', '维保公司', '电梯年检', '电梯故障'],
  ['停车收费', '停车位少', '车位租金', '乱停车', '地下车位', '车位公示', '停车涨价'],
  ['垃圾投放', '厨余垃圾', '垃圾清运', '垃圾桶远', '垃圾污水', '垃圾分类', '垃圾异味'],
] as const

/** One comment of a matter that joins two of its phrases. */
const commentOf = (matter: number, first: number, second: number): ClusterInput => ({
  id: `${matter}-${first}-${second}`,
  text: `${words[matter]?.[first]}，${words[matter]?.[second]}，请解决。`,
  article: '第三条',
})

const all = words.flatMap((phrases, matter) =>
  phrases.flatMap((_, first) =>
    phrases.slice(first + 1).map((__, at) => commentOf(matter, first, first + 1 + at)),
  ),
)
const subset = fc.shuffledSubarray(all, { minLength: 20, maxLength: 40 })
const groupOf = (clusters: readonly { id: string; members: readonly string[] }[]) =>
  new Map(clusters.flatMap(({ id, members }) => members.map((member): [string, string] => [member, id])))

it('keeps the group of every old comment when a tenth is added, and puts the new ones somewhere', () => {
  fc.assert(
    fc.property(subset, fc.integer({ min: 1, max: 4 }), (given, fresh) => {
      const old = given.slice(fresh)
      const earlier = groupOf(groupComments(old).clusters)
      const { clusters, unassigned } = groupComments(given, { earlier })
      for (const { kept, members } of clusters)
        for (const id of members) if (earlier.has(id)) expect(kept).toBe(earlier.get(id))
      expect([...clusters.flatMap(({ members }) => members), ...unassigned].sort()).toEqual(
        given.map(({ id }) => id).sort(),
      )
      for (const id of earlier.keys()) expect(unassigned).not.toContain(id)
    }),
    { numRuns: 30 },
  )
})

it('puts a new comment into the group of what it resembles', () => {
  const late = all.filter(({ id }) => id.endsWith('-6'))
  const old = all.filter((comment) => !late.includes(comment))
  const before = groupComments(old).clusters
  const { clusters } = groupComments(all, { earlier: groupOf(before) })
  const known = clusters.filter(({ kept }) => kept !== undefined)
  const found = known.flatMap(({ members }) => members).filter((id) => late.some((one) => one.id === id))
  expect(found.length).toBeGreaterThan(late.length * 0.8)
  for (const { members } of known) expect(new Set(members.map((id) => id[0])).size).toBe(1)
})

const ids = fc.uniqueArray(fc.constantFrom(...all.map(({ id }) => id)), { minLength: 1, maxLength: 4 })

it('never puts together what people took apart, in a first run and in one that goes on', () => {
  fc.assert(
    fc.property(subset, fc.array(fc.tuple(ids, ids), { maxLength: 4 }), ids, (given, pairs, joined) => {
      const apart = pairs.map(([a, b]) => [a, b.filter((id) => !a.includes(id))])
      const constraints = { together: [joined], apart }
      const first = groupComments(given, { constraints })
      const again = groupComments(given, { constraints, earlier: groupOf(groupComments(given).clusters) })
      for (const { clusters } of [first, again])
        for (const { members } of clusters)
          for (const lists of apart)
            expect(lists.filter((list) => list.some((id) => members.includes(id))).length).toBeLessThan(2)
    }),
    { numRuns: 40 },
  )
})

it('keeps in one group what people put together, whatever it says', () => {
  fc.assert(
    fc.property(subset, ids, (given, joined) => {
      const here = joined.filter((id) => given.some((comment) => comment.id === id))
      const { clusters } = groupComments(given, { constraints: { together: [joined], apart: [] } })
      const holding = clusters.filter(({ members }) => here.some((id) => members.includes(id)))
      if (here.length > 1) {
        expect(holding).toHaveLength(1)
        for (const id of here) expect(holding[0]?.members).toContain(id)
      }
    }),
    { numRuns: 30 },
  )
})

it('takes copies of one letter apart where people said so', () => {
  const letter = '电梯维修的时限应当写明，物业服务人应当在接到报修后两小时内到场处理，逾期要赔偿业主损失。'
  const given = ['a', 'b', 'c'].map((id) => ({ id, text: letter, article: '第三条' }))
  const { clusters, duplicates } = groupComments(given, {
    constraints: { together: [], apart: [[['a'], ['b', 'c']]] },
  })
  expect(duplicates[0]?.members).toEqual(['a', 'b', 'c'])
  for (const { members } of clusters) expect(members.includes('a') && members.includes('b')).toBe(false)
})

it('groups over the whole draft when asked, across its articles', () => {
  const given = all.map((comment, at) => ({ ...comment, article: at % 2 === 0 ? '第三条' : '第五条' }))
  const { clusters } = groupComments(given, { scope: 'draft' })
  const articles = new Map(given.map(({ id, article }) => [id, article]))
  expect(clusters.some(({ members }) => new Set(members.map((id) => articles.get(id))).size === 2)).toBe(true)
  for (const { article, members } of clusters)
    if (article !== '') expect(new Set(members.map((id) => articles.get(id)))).toEqual(new Set([article]))
})

it('finds groups again by the comments they share, and says which became one and which fell apart', () => {
  const earlier = new Map([...'abcdef'].map((id): [string, string] => [id, id < 'd' ? 'A' : 'B']))
  expect(
    mapGroups(earlier, [
      ['a', 'b', 'c', 'x'],
      ['d', 'e', 'f'],
    ]),
  ).toEqual({ kept: ['A', 'B'], changes: [] })
  expect(mapGroups(earlier, [['a', 'b', 'c', 'd', 'e', 'f']])).toEqual({
    kept: ['A'],
    changes: [{ kind: 'merged', from: ['A', 'B'], to: [0] }],
  })
  expect(mapGroups(earlier, [['a'], ['b', 'c'], ['d', 'e', 'f']])).toEqual({
    kept: [undefined, 'A', 'B'],
    changes: [{ kind: 'split', from: ['A'], to: [0, 1] }],
  })
})
