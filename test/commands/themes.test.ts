import { expect, it } from 'vitest'
import { clusterComments } from '~/commands/cluster-comments.server'
import { assignTheme, closeTheme, renameTheme } from '~/commands/edit-theme.server'
import { createTheme, mergeThemes, moveComments, splitTheme } from '~/commands/group-comments.server'
import { undoThemeAction } from '~/commands/undo-theme-action.server'
import { testNow } from '../context'
import { type Office, openOffice } from './office'

const quiet = () => Promise.resolve()

async function officeWithComments() {
  const office = await openOffice()
  const ids = [
    await office.comment('第二条', '建议将第二条的“三十日”改为“十五日”。', {
      door: { stationId: 'st-1', channel: 'station' },
    }),
    await office.comment('第二条', '三十日太长，建议将“三十日”改为“十五日”。'),
    await office.comment('第二条', '反对缩短时限，三十日已经很紧张。'),
    await office.comment('第三条', '检测一年一次不够，建议半年一次。'),
  ] as const
  const seen = ids.map((id) => ({ id, themeId: '' }))
  return { ...office, ids, seen }
}

const themeOf = ({ ctx }: Office, id: string) =>
  ctx.database.prisma.theme.findUniqueOrThrow({ where: { id } })
const membersOf = async ({ ctx }: Office, themeId: string) =>
  (await ctx.database.prisma.themeMember.findMany({ where: { themeId } }))
    .map(({ commentId }) => commentId)
    .sort()

it('makes a theme of chosen comments, counts it, and undoes it', async () => {
  const office = await officeWithComments()
  const { ctx, drafter, consultationId, seen } = office
  const { themeId, actionId } = await createTheme(ctx, drafter, {
    consultationId,
    name: ' 审批  时限 ',
    comments: seen.slice(0, 3),
  })
  expect(await themeOf(office, themeId)).toMatchObject({
    name: '审批 时限',
    anchorEId: 'art_2',
    texts: 3,
    people: 3,
    stations: 1,
    stance: { change: 2, oppose: 0, support: 1, unclear: 0 },
    proposals: [{ words: '三十日→十五日', people: 2, texts: 2 }],
  })
  await undoThemeAction(ctx, drafter, { consultationId, actionId })
  expect(await themeOf(office, themeId)).toMatchObject({ texts: 0 })
  expect((await themeOf(office, themeId)).closedAt).not.toBeNull()
  await expect(undoThemeAction(ctx, drafter, { consultationId, actionId })).rejects.toThrow('undone alone')
  const events = await ctx.database.prisma.ledgerEntry.findMany({ where: { type: { startsWith: 'theme.' } } })
  expect(events.map(({ type }) => type).sort()).toEqual(['theme.created', 'theme.undone'])
  await ctx.close()
})

it('merges, splits and moves, and undoes the last step only', async () => {
  const office = await officeWithComments()
  const { ctx, drafter, consultationId, ids, seen } = office
  const time = await createTheme(ctx, drafter, { consultationId, name: '时限', comments: seen.slice(0, 3) })
  const check = await createTheme(ctx, drafter, { consultationId, name: '检测', comments: seen.slice(3) })
  const merged = await mergeThemes(ctx, drafter, {
    consultationId,
    themeId: check.themeId,
    lockVersion: 1,
    intoId: time.themeId,
  })
  expect(await membersOf(office, time.themeId)).toEqual([...ids].sort())
  expect(await themeOf(office, check.themeId)).toMatchObject({ texts: 0 })
  await expect(undoThemeAction(ctx, drafter, { consultationId, actionId: time.actionId })).rejects.toThrow(
    'undone alone',
  )
  await undoThemeAction(ctx, drafter, { consultationId, actionId: merged.actionId })
  expect(await membersOf(office, check.themeId)).toEqual([ids[3]])
  expect((await themeOf(office, check.themeId)).closedAt).toBeNull()
  const split = await splitTheme(ctx, drafter, {
    consultationId,
    themeId: time.themeId,
    comments: [{ id: ids[2], themeId: time.themeId }],
    name: '反对缩短',
  })
  expect(await membersOf(office, split.themeId)).toEqual([ids[2]])
  await moveComments(ctx, drafter, {
    consultationId,
    comments: [{ id: ids[2], themeId: split.themeId }],
    themeId: null,
  })
  expect(await ctx.database.prisma.themeMember.count()).toBe(3)
  await ctx.close()
})

it('refuses the second of two people, naming the first, and keeps both in reach', async () => {
  const office = await officeWithComments()
  const { ctx, drafter, secondDrafter, consultationId, ids, seen } = office
  const { themeId } = await createTheme(ctx, drafter, {
    consultationId,
    name: '时限',
    comments: seen.slice(0, 2),
  })
  ctx.setTime(testNow + 41 * 60_000)
  await renameTheme(ctx, secondDrafter, { consultationId, themeId, lockVersion: 1, name: '审批时限' })
  const late = renameTheme(ctx, drafter, { consultationId, themeId, lockVersion: 1, name: '办理期限' })
  await expect(late).rejects.toMatchObject({
    code: 'conflict',
    sentence: { zh: expect.stringContaining('王second在09:41改过这里') },
  })
  expect((await themeOf(office, themeId)).name).toBe('审批时限')
  const stale = moveComments(ctx, drafter, {
    consultationId,
    comments: [{ id: ids[0], themeId: '' }],
    themeId,
  })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
  await ctx.close()
})

it('assigns with a day, closes, and refuses whoever has not the right', async () => {
  const office = await officeWithComments()
  const { ctx, drafter, publisher, consultationId, seen } = office
  const { themeId } = await createTheme(ctx, drafter, { consultationId, name: '时限', comments: seen })
  const due = { unitId: null, personId: 'p-second', dueOn: '2026-12-31' }
  await assignTheme(ctx, drafter, { consultationId, themeId, lockVersion: 1, ...due })
  const theme = await themeOf(office, themeId)
  expect(theme.assignedToId).toBe('p-second')
  expect(theme.dueAt?.toISOString()).toBe('2026-12-31T16:00:00.000Z')
  const unknown = assignTheme(ctx, drafter, {
    consultationId,
    themeId,
    lockVersion: 2,
    ...due,
    unitId: 'nobody',
  })
  await expect(unknown).rejects.toMatchObject({ code: 'invalid', field: 'unitId' })
  await closeTheme(ctx, drafter, { consultationId, themeId, lockVersion: 2 })
  expect((await themeOf(office, themeId)).closedAt).not.toBeNull()
  await expect(
    createTheme(ctx, publisher, { consultationId, name: 'x', comments: seen }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    createTheme(ctx, drafter, { consultationId, name: ' ', comments: seen }),
  ).rejects.toMatchObject({ field: 'name' })
  await expect(createTheme(ctx, drafter, { consultationId, name: 'x', comments: [] })).rejects.toMatchObject({
    field: 'comment',
  })
  await ctx.close()
})

it('lets the machine group anew without touching what people grouped, and makes a theme of what is left', async () => {
  const office = await officeWithComments()
  const { ctx, drafter, consultationId, ids, seen } = office
  const { themeId } = await createTheme(ctx, drafter, {
    consultationId,
    name: '时限',
    comments: seen.slice(0, 1),
  })
  const reports: number[] = []
  await clusterComments(ctx, { consultationId }, async (done) => {
    reports.push(done)
  })
  await clusterComments(ctx, { consultationId }, quiet)
  expect(reports.at(-1)).toBe(4)
  expect(await ctx.database.prisma.clustering.count()).toBe(1)
  expect(await membersOf(office, themeId)).toEqual([ids[0]])
  const cluster = await ctx.database.prisma.cluster.findFirstOrThrow({
    where: { anchorEId: 'art_2' },
    include: { members: true },
  })
  const members = cluster.members.map(({ commentId }) => commentId)
  expect(members).toEqual(expect.arrayContaining([ids[0], ids[1]]))
  const made = await createTheme(ctx, drafter, { consultationId, name: '其余', clusterId: cluster.id })
  expect(await membersOf(office, made.themeId)).toEqual(members.filter((id) => id !== ids[0]).sort())
  await ctx.close()
})
