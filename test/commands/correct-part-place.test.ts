import { expect, it } from 'vitest'
import { carryComments } from '~/commands/carry-comments.server'
import { correctCarry } from '~/commands/correct-carry.server'
import { correctPartPlace } from '~/commands/correct-part-place.server'
import { joinComment, splitComment } from '~/commands/split-comment.server'
import { commentFates } from '~/queries/comment-fates.server'
import { dispositionItem } from '~/queries/disposition-item.server'
import { openOffice, secondDraft } from './office'

async function splitInOffice() {
  const office = await openOffice()
  const { ctx, consultationId, drafter } = office
  const commentId = await office.comment(
    '第二条',
    '一、“三十日”改为“十五日”。二、第四条删去“五千元”。三、第五条的举报要有奖励。',
  )
  const cuts = [15, 28]
  const points = [...(await ctx.database.prisma.comment.findUniqueOrThrow({ where: { id: commentId } })).text]
  expect(cuts.map((at) => points[at])).toEqual(['二', '三'])
  const parts = await splitComment(ctx, drafter, { consultationId, commentId, cuts })
  return { ...office, commentId, parts }
}

it('leads each point of a comment its own way through the drafts', async () => {
  const office = await splitInOffice()
  const { ctx, commentId, drafter, parts } = office
  const second = await office.importDraft(secondDraft, '二次审议稿')
  await carryComments(ctx, office.consultationId)
  const ways = async () =>
    (await commentFates(ctx, [commentId]))
      .get(commentId)
      ?.parts.map(({ places }) => places.map(({ number, fate }) => `${number} ${fate}`))
  expect(await ways()).toEqual([['第二条 text-changed'], ['第五条 renumbered'], [' text-gone']])

  const onReports = { partId: parts[2] ?? '', versionId: second, places: ['第三条'], reason: '并入公众参与' }
  await correctPartPlace(ctx, drafter, onReports)
  const third = await office.importDraft(['新的第一条，规定适用范围。', ...secondDraft], '表决稿')
  await carryComments(ctx, office.consultationId)
  expect(await ways()).toEqual([
    ['第二条 text-changed', '第三条 text-changed'],
    ['第五条 renumbered', '第六条 renumbered'],
    ['第三条 moved', '第四条 moved'],
  ])
  const item = await dispositionItem(ctx, drafter, {
    consultationId: office.consultationId,
    key: `p-${parts[2]}`,
  })
  expect(item.places.map(({ numbers, isByPerson }) => ({ numbers, isByPerson }))).toEqual([
    { numbers: '第三条', isByPerson: true },
    { numbers: '第四条', isByPerson: false },
  ])
  // What is said of the whole comment holds for the point on its own article and for no other.
  await correctCarry(ctx, drafter, { commentId, versionId: third, places: ['第一条'], reason: '' })
  expect((await ways())?.map((way) => way[1])).toEqual(['第一条 moved', '第六条 renumbered', '第四条 moved'])
  await ctx.close()
})

it('keeps every word on a point, writes each in the ledger, and refuses what cannot be', async () => {
  const office = await splitInOffice()
  const { ctx, commentId, consultationId, drafter, publisher, parts } = office
  const versionId = await office.importDraft(secondDraft, '二次审议稿')
  const partId = parts[2] ?? ''
  const place = (...places: string[]) =>
    correctPartPlace(ctx, drafter, { partId, versionId, places, reason: '依据' })
  await place('第三条')
  await place('第五条')
  const stored = await ctx.database.prisma.commentPart.findUniqueOrThrow({ where: { id: partId } })
  expect(stored.placed).toMatchObject([{ eIds: ['art_3'] }, { eIds: ['art_5'], byId: 'p-drafter' }])
  expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'carry.corrected' } })).toBe(2)
  await expect(place('第四十一条')).rejects.toMatchObject({ code: 'invalid', field: 'places' })
  const byOther = correctPartPlace(ctx, publisher, { partId, versionId, places: [], reason: '' })
  await expect(byOther).rejects.toMatchObject({ code: 'forbidden' })
  await joinComment(ctx, drafter, { consultationId, commentId })
  await expect(place('第三条')).rejects.toMatchObject({ code: 'conflict' })
  expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'carry.corrected' } })).toBe(2)
  await ctx.close()
})
