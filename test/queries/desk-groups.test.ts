import { expect, it } from 'vitest'
import { clusterComments } from '~/commands/cluster-comments.server'
import { readFilters } from '~/commands/comment-filter.server'
import { createTheme } from '~/commands/group-comments.server'
import { commentsDesk } from '~/queries/comments-desk.server'
import { openOffice } from '../commands/office'

const quiet = () => Promise.resolve()

it('lists what is left of an article apart from what is unsorted, and knows it again after more came in', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter } = office
  const desk = (query = '') =>
    commentsDesk(ctx, drafter, consultationId, readFilters(new URLSearchParams(query)))
  const letter = '检测一年一次不够，广告牌去年掉下来砸坏了车，建议半年检测一次。'
  for (const town of ['东街', '西街', '南街']) await office.comment('第三条', `${town}的${letter}`)
  const left = [
    await office.comment('第三条', '印刷字号偏小，奶奶眼花。'),
    await office.comment('第三条', '希望疏通沟渠。'),
  ]
  const lonely = await office.comment('第二条', '窗口中午不开门，请安排人值守。')
  await clusterComments(ctx, { consultationId }, quiet)
  const before = await desk()
  expect(before.suggestions.map(({ texts }) => texts)).toEqual([3])
  expect(before.rests.map(({ label, place, texts }) => ({ label, place, texts }))).toEqual([
    { label: '其他', place: '第三条', texts: 2 },
  ])
  expect(before.clustering?.unassigned).toBe(1)
  expect((await desk('cluster=none&theme=none')).comments.map(({ id }) => id)).toEqual([lonely])

  left.push(await office.comment('第三条', '罚款票据应当当场交给当事人。'))
  await clusterComments(ctx, { consultationId, mode: 'continue' }, quiet)
  const after = await desk()
  expect(after.rests.map(({ id, texts }) => ({ id, texts }))).toEqual([{ id: before.rests[0]?.id, texts: 3 }])
  expect(after.suggestions.map(({ id }) => id)).toEqual(before.suggestions.map(({ id }) => id))

  const clusterId = after.rests[0]?.id ?? ''
  await createTheme(ctx, drafter, { consultationId, name: '其他（第三条）', clusterId })
  await clusterComments(ctx, { consultationId }, quiet)
  expect((await desk()).rests).toEqual([])
  await ctx.close()
})
