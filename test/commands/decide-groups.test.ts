import { expect, it } from 'vitest'
import { clusterComments, startClustering } from '~/commands/cluster-comments.server'
import { readFilters } from '~/commands/comment-filter.server'
import { actOnDesk } from '~/commands/comments-desk-form.server'
import { decideGroups, undoGroupChoice } from '~/commands/decide-groups.server'
import { createTheme } from '~/commands/group-comments.server'
import { visitor } from '~/domain/access'
import { commentsDesk } from '~/queries/comments-desk.server'
import { openOffice } from './office'

const quiet = () => Promise.resolve()
const limits = [
  '审批时限三十日太长，商户等不起，审批时限要缩短。',
  '审批时限三十日太久，审批时限缩短到十五日就好。',
  '三十日的审批时限应当缩短，商户等了两个月。',
]
const lamps = [
  '广告灯光太亮，夜里灯光照得睡不着觉。',
  '夜里广告灯光刺眼，灯光应当十点以后关掉。',
  '灯光广告牌正对卧室，夜里灯光一直亮着。',
]

async function openGroups() {
  const office = await openOffice()
  const ids: string[] = []
  for (const text of [...limits, ...lamps]) ids.push(await office.comment('第二条', text))
  const { ctx, consultationId, drafter } = office
  await clusterComments(ctx, { consultationId }, quiet)
  const groups = async () =>
    (
      await ctx.database.prisma.cluster.findMany({
        where: { members: { some: {} } },
        orderBy: { ordinal: 'asc' },
        include: { members: { orderBy: { commentId: 'asc' } } },
      })
    ).map(({ id, texts, people, members }) => ({
      id,
      texts,
      people,
      members: members.map(({ commentId }) => commentId),
    }))
  const holding = async (id: string) => {
    const found = (await groups()).find(({ members }) => members.includes(id))
    if (!found) throw new Error(`Expected ${id} in a group`)
    return found
  }
  const desk = () => commentsDesk(ctx, drafter, consultationId, readFilters(new URLSearchParams()))
  return { ...office, ids: ids as [string, string, string, string, string, string], groups, holding, desk }
}

it('joins two groups at once, keeps them joined in later runs, and parts them when it is undone', async () => {
  const { ctx, drafter, consultationId, ids, holding, desk } = await openGroups()
  const [first, second] = [await holding(ids[0]), await holding(ids[3])]
  expect(first.id).not.toBe(second.id)
  const choiceId = await decideGroups(ctx, drafter, {
    consultationId,
    kind: 'together',
    clusterId: first.id,
    otherId: second.id,
  })
  expect(await holding(ids[3])).toMatchObject({ id: first.id, texts: 6, people: 6 })
  await clusterComments(ctx, { consultationId }, quiet)
  expect((await holding(ids[0])).members).toContain(ids[3])
  expect((await desk()).choices).toMatchObject([{ id: choiceId, kind: 'together' }])
  await undoGroupChoice(ctx, drafter, { consultationId, choiceId })
  await clusterComments(ctx, { consultationId }, quiet)
  expect((await holding(ids[0])).members).not.toContain(ids[3])
  await expect(undoGroupChoice(ctx, drafter, { consultationId, choiceId })).rejects.toThrow('undone already')
  const events = await ctx.database.prisma.ledgerEntry.findMany({
    where: { type: { startsWith: 'groups.' } },
  })
  expect(events.map(({ type }) => type).sort()).toEqual(['groups.decided', 'groups.undone'])
  await ctx.close()
})

it('offers a theme for comments that are near it, and stops when a person says they are apart', async () => {
  const { ctx, drafter, consultationId, ids, holding, desk } = await openGroups()
  const { themeId } = await createTheme(ctx, drafter, {
    consultationId,
    name: '审批时限',
    comments: [{ id: ids[0], themeId: '' }],
  })
  const near = (await desk()).suggestions.find(({ near }) => near !== null)
  expect(near).toMatchObject({ left: 2, near: { id: themeId, name: '审批时限' } })
  const form = new FormData()
  form.set('act', 'group-apart')
  form.set('clusterId', near?.id ?? '')
  form.set(`otherId-${near?.id}`, themeId)
  expect(await actOnDesk(ctx, drafter, { consultationId }, form)).toEqual({ done: 'group-apart' })
  expect((await desk()).suggestions.every((one) => one.near === null)).toBe(true)
  for (const mode of ['anew', 'continue'] as const) {
    await clusterComments(ctx, { consultationId, mode }, quiet)
    expect((await holding(ids[1])).members).not.toContain(ids[0])
  }
  await ctx.close()
})

it('puts a group off and takes it back, and remembers it over a run', async () => {
  const { ctx, drafter, consultationId, ids, holding, desk } = await openGroups()
  const { id: clusterId } = await holding(ids[3])
  const choiceId = await decideGroups(ctx, drafter, { consultationId, kind: 'later', clusterId })
  await clusterComments(ctx, { consultationId }, quiet)
  expect(await desk()).toMatchObject({ putOff: [{ id: clusterId }] })
  await undoGroupChoice(ctx, drafter, { consultationId, choiceId })
  expect((await desk()).putOff).toEqual([])
  await ctx.close()
})

it('gives groups their ids again after grouping anew, and puts new comments into them on demand', async () => {
  const { ctx, consultationId, ids, groups, holding, comment, desk } = await openGroups()
  const before = await groups()
  await clusterComments(ctx, { consultationId }, quiet)
  expect(await groups()).toEqual(before)
  const late = await comment('第二条', '夜里灯光太亮，广告灯光应当关掉。')
  await clusterComments(ctx, { consultationId, mode: 'continue' }, quiet)
  const { id, members } = await holding(late)
  expect(members).toContain(ids[3])
  expect(before.map((group) => group.id)).toContain(id)
  await clusterComments(ctx, { consultationId, scope: 'draft', resolution: 2 }, quiet)
  expect((await desk()).clustering).toMatchObject({ scope: 'draft', resolution: 2 })
  await ctx.close()
})

it('refuses strangers, a group that is gone and a fineness that is none', async () => {
  const { ctx, drafter, consultationId, ids, holding } = await openGroups()
  const { id: clusterId } = await holding(ids[0])
  const later = { consultationId, kind: 'later', clusterId } as const
  await expect(decideGroups(ctx, visitor, later)).rejects.toThrow()
  await expect(decideGroups(ctx, drafter, { ...later, clusterId: 'none' })).rejects.toThrow('gone')
  await expect(decideGroups(ctx, drafter, { ...later, kind: 'apart', otherId: clusterId })).rejects.toThrow(
    'the other group',
  )
  await expect(startClustering(ctx, visitor, { consultationId })).rejects.toThrow()
  const form = new FormData()
  form.set('act', 'cluster')
  form.set('resolution', '90')
  await expect(actOnDesk(ctx, drafter, { consultationId }, form)).rejects.toThrow('from 0.5 to 4')
  await ctx.close()
})
