import { expect, it } from 'vitest'
import { appealModeration } from '~/commands/appeal-moderation.server'
import { assignComments, finishAssignment } from '~/commands/assign-comments.server'
import { readFilters } from '~/commands/comment-filter.server'
import { actOnDesk } from '~/commands/comments-desk-form.server'
import { decideAppeal } from '~/commands/decide-appeal.server'
import { exportSummary } from '~/commands/export-summary.server'
import { moderateComments } from '~/commands/moderate-comment.server'
import { removeFilter, saveFilter } from '~/commands/save-filter.server'
import { submitComments } from '~/commands/submit-comments.server'
import { undoDeskAction } from '~/commands/undo-desk-action.server'
import { writeNote } from '~/commands/write-note.server'
import type { Actor } from '~/domain/access'
import { commentPage } from '~/queries/comment-page.server'
import { commentsDesk } from '~/queries/comments-desk.server'
import { deskHome } from '~/queries/desk-home.server'
import { receiptView } from '~/queries/receipt.server'
import { testNow } from '../context'
import { type Office, openOffice } from './office'

const filters = (query = '') => readFilters(new URLSearchParams(query))
const deskOf = ({ ctx, drafter, consultationId }: Office, query = '', as: Actor = drafter) =>
  commentsDesk(ctx, as, consultationId, filters(query))
const stateOf = async ({ ctx }: Office, id: string) =>
  (await ctx.database.prisma.comment.findUniqueOrThrow({ where: { id } })).state
const lastAction = async ({ ctx }: Office) =>
  (await ctx.database.prisma.themeAction.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).id
const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function heldComment(office: Office) {
  const { ctx, consultationId, drafter } = office
  const { receipt, comments } = await submitComments(
    ctx,
    { comments: [{ article: '第二条', text: '王某的广告牌最乱。' }] },
    { consultationId, channel: 'online', by: 'anonymous' },
  )
  const commentId = comments[0]?.id ?? ''
  const held = { consultationId, commentIds: [commentId], state: 'held' } as const
  await moderateComments(ctx, drafter, { ...held, reason: 'personal-data', note: '请去掉姓名' })
  return { receipt, commentId }
}

it('tells the author why a comment is not shown, and lets another person decide the appeal', async () => {
  const office = await openOffice()
  const { ctx, drafter, reviewer, consultationId } = office
  const { receipt, commentId } = await heldComment(office)
  const shown = async () => (await receiptView(ctx, receipt))?.comments[0]
  expect(await shown()).toMatchObject({
    state: 'held',
    moderation: { reason: 'personal-data', note: '请去掉姓名', mayAppeal: true },
  })
  const appeal = { code: receipt, commentId, words: '这是公开的店名。' }
  await expect(appealModeration(ctx, { ...appeal, words: ' ' })).rejects.toMatchObject({ field: 'appeal' })
  await expect(appealModeration(ctx, { ...appeal, code: 'nothing' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await appealModeration(ctx, appeal)
  await expect(appealModeration(ctx, appeal)).rejects.toMatchObject({ code: 'conflict' })
  expect((await deskOf(office, 'state=appealed')).comments.map(({ id }) => id)).toEqual([commentId])
  expect((await deskOf(office)).appeals).toBe(1)
  const page = await commentPage(ctx, reviewer, { consultationId, commentId })
  const appealId = page.appeals[0]?.id ?? ''
  const decision = { consultationId, appealId, isGranted: true, answer: '' }
  await expect(decideAppeal(ctx, drafter, decision)).rejects.toMatchObject({ code: 'forbidden' })
  const upheld = { ...decision, isGranted: false }
  await expect(decideAppeal(ctx, reviewer, upheld)).rejects.toMatchObject({ field: 'answer' })
  await decideAppeal(ctx, reviewer, decision)
  await expect(decideAppeal(ctx, reviewer, decision)).rejects.toMatchObject({ code: 'conflict' })
  expect(await shown()).toMatchObject({ state: 'published', moderation: { appeal: { isGranted: true } } })
  await ctx.close()
})

it('answers an appeal that fails on the receipt, and counts the hidden comment all the while', async () => {
  const office = await openOffice()
  const { ctx, reviewer, consultationId } = office
  const { receipt, commentId } = await heldComment(office)
  await appealModeration(ctx, { code: receipt, commentId, words: '应当公开。' })
  const { id: appealId } = await ctx.database.prisma.appeal.findFirstOrThrow()
  const answer = '写有他人姓名，改写以后可以再提。'
  await decideAppeal(ctx, reviewer, { consultationId, appealId, isGranted: false, answer })
  expect((await receiptView(ctx, receipt))?.comments[0]).toMatchObject({
    state: 'held',
    moderation: { mayAppeal: false, appeal: { isGranted: false, answer } },
  })
  expect((await deskOf(office)).counts).toMatchObject({ comments: 1, published: 0 })
  await ctx.close()
})

it('does a step to all that meet the conditions after the number was agreed to, and undoes it', async () => {
  const office = await openOffice()
  const { ctx, drafter, consultationId, comment } = office
  const ids = [
    await comment('第二条', '三十日太长。'),
    await comment('第二条', '三十日太久。'),
    await comment('第三条', '检测太少。'),
  ]
  const place = { consultationId, filters: filters('article=art_2') }
  const fields = { act: 'held', scope: 'all', reason: 'unrelated', note: '' }
  const asked = await actOnDesk(ctx, drafter, place, formOf(fields))
  expect(asked.toConfirm).toBe(2)
  expect(await stateOf(office, ids[0] ?? '')).toBe('published')
  const wrong = formOf({ ...fields, confirmed: '1' })
  await expect(actOnDesk(ctx, drafter, place, wrong)).rejects.toMatchObject({ code: 'conflict' })
  await actOnDesk(ctx, drafter, place, formOf({ ...fields, confirmed: '2' }))
  const states = () => Promise.all(ids.map((id) => stateOf(office, id)))
  expect(await states()).toEqual(['held', 'held', 'published'])
  ctx.setTime(testNow + 60_000)
  await undoDeskAction(ctx, drafter, { consultationId, actionId: await lastAction(office) })
  expect(await states()).toEqual(['published', 'published', 'published'])
  expect((await deskOf(office)).counts.published).toBe(3)
  await ctx.close()
})

it('undoes no decision over the head of somebody who has gone on', async () => {
  const office = await openOffice()
  const { ctx, drafter, reviewer, consultationId } = office
  const { commentId } = await heldComment(office)
  const actionId = await lastAction(office)
  await moderateComments(ctx, reviewer, {
    consultationId,
    commentIds: [commentId],
    state: 'refused',
    reason: 'abuse',
  })
  await expect(undoDeskAction(ctx, drafter, { consultationId, actionId })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await stateOf(office, commentId)).toBe('refused')
  await ctx.close()
})

it('assigns comments and articles with a day, refuses the second of two editors, and lists the work', async () => {
  const office = await openOffice()
  const { ctx, drafter, secondDrafter, consultationId, comment } = office
  await ctx.change(async ({ tx, record }) => {
    await tx.unit.create({ data: { id: 'u-1', name: '城管局' } })
    record({ type: 'user.created', by: 'admin', ref: [] })
  })
  const id = await comment('第二条', '三十日太长。')
  const mine = { consultationId, kind: 'comment', unitId: null, personId: 'p-second' } as const
  const seen = [{ id, lockVersion: 0 }]
  await assignComments(ctx, drafter, { ...mine, targets: seen, dueOn: '2026-11-20' })
  const second = assignComments(ctx, secondDrafter, { ...mine, targets: seen, dueOn: '2026-12-20' })
  await expect(second).rejects.toMatchObject({ code: 'conflict' })
  ctx.setTime(testNow + 60_000)
  await assignComments(ctx, drafter, {
    consultationId,
    kind: 'article',
    targets: [{ id: 'art_2', lockVersion: 0 }],
    unitId: 'u-1',
    personId: null,
    dueOn: '2026-12-31',
  })
  const { assignments } = await deskHome(ctx, secondDrafter)
  expect(assignments).toMatchObject([{ kind: 'comment', isOverdue: true }])
  const unit: Actor = {
    id: 'p-unit',
    roles: ['undertaking'],
    stationIds: [],
    regionCodes: [],
    unitId: 'u-1',
  }
  expect((await deskHome(ctx, unit)).assignments).toMatchObject([{ kind: 'article', isOverdue: false }])
  expect((await deskOf(office, 'article=art_2', unit)).comments).toHaveLength(1)
  await expect(deskOf(office, '', unit)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await deskOf(office, 'assignee=unit:u-1')).matching).toBe(1)
  expect((await deskOf(office, 'assignee=none')).matching).toBe(0)
  const assignmentId = assignments[0]?.id ?? ''
  await finishAssignment(ctx, secondDrafter, { consultationId, assignmentId, isDone: true })
  expect((await deskHome(ctx, secondDrafter)).assignments).toEqual([])
  await undoDeskAction(ctx, drafter, { consultationId, actionId: await lastAction(office) })
  expect((await deskHome(ctx, unit)).assignments).toEqual([])
  await ctx.close()
})

it('keeps private notes from everybody but the staff, and out of the exported table', async () => {
  const office = await openOffice()
  const { ctx, drafter, consultationId, comment } = office
  const commentId = await comment('第二条', '三十日太长。')
  const words = '电话核实过，来信人是行业协会。'
  await expect(writeNote(ctx, drafter, { consultationId, commentId, words: ' ' })).rejects.toMatchObject({
    field: 'noteWords',
  })
  await writeNote(ctx, drafter, { consultationId, commentId, words })
  expect((await deskOf(office)).comments[0]?.notes).toBe(1)
  const page = await commentPage(ctx, drafter, { consultationId, commentId })
  expect(page.notes.notes.map((note) => note.words)).toEqual([words])
  const unit: Actor = { id: 'p-u', roles: ['undertaking'], stationIds: [], regionCodes: [], unitId: 'u-9' }
  await expect(writeNote(ctx, unit, { consultationId, commentId, words })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const { bytes } = await exportSummary(ctx, drafter, consultationId)
  expect(bytes.toString('latin1')).not.toContain(Buffer.from(words).toString('latin1'))
  await ctx.close()
})

it('saves conditions for oneself or for the office, under one address for the same conditions', async () => {
  const office = await openOffice()
  const { ctx, drafter, secondDrafter, publisher, consultationId, comment } = office
  await comment('第二条', '三十日太长。')
  const own = { consultationId, name: '时限', query: 'q=三十日&article=art_2&after=1_x', isShared: false }
  const id = await saveFilter(ctx, drafter, own)
  await saveFilter(ctx, secondDrafter, { ...own, name: '公用', query: 'state=held', isShared: true })
  const names = async (as: Actor) => (await deskOf(office, '', as)).saved.map(({ name }) => name)
  expect(await names(drafter)).toEqual(['公用', '时限'])
  expect(await names(publisher)).toEqual(['公用'])
  const [, first] = (await deskOf(office)).saved
  expect(decodeURIComponent(first?.query ?? '')).toBe('article=art_2&q=三十日')
  await expect(saveFilter(ctx, drafter, { ...own, query: '' })).rejects.toMatchObject({ field: 'filterName' })
  await expect(saveFilter(ctx, publisher, { ...own, isShared: true })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(removeFilter(ctx, publisher, { consultationId, filterId: id })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await removeFilter(ctx, drafter, { consultationId, filterId: id })
  expect(await names(drafter)).toEqual(['公用'])
  await ctx.close()
})
