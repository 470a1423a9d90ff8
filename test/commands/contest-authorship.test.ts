import { expect, it } from 'vitest'
import { contestAuthorship, decideAuthorship } from '~/commands/contest-authorship.server'
import { receiptOf } from '~/commands/sent-before.server'
import { viewContact } from '~/commands/view-contact.server'
import { withdrawName } from '~/commands/withdraw-name.server'
import { visitor } from '~/domain/access'
import { commentPage } from '~/queries/comment-page.server'
import { placeComments } from '~/queries/place-comments.server'
import { receiptView } from '~/queries/receipt.server'
import { type Office, openOffice } from './office'

const words = '不是我写的，我从来没有提过。'

async function named() {
  const office = await openOffice()
  const id = await office.comment('第二条', '十五日足够。', { name: '刘某某', consent: 'name' })
  const { ctx, consultationId } = office
  const { submissionId } = await ctx.database.prisma.comment.findUniqueOrThrow({ where: { id } })
  const contest = (more: { contact?: string } = {}) =>
    contestAuthorship(ctx, visitor, {
      about: { commentId: id, consultationId },
      words,
      contact: more.contact ?? '',
    })
  const shown = async () => {
    const page = await placeComments(ctx, visitor, { id: consultationId, eId: 'art_2' })
    return page?.comments.map(({ name, authorship, text }) => [name, authorship, text])
  }
  const open = async () => {
    const page = await commentPage(ctx, office.drafter, { consultationId, commentId: id })
    return page.door.contests.find(({ state }) => state === 'open')?.id ?? ''
  }
  const decide = async (result: 'confirmed' | 'disowned', note = '电话问过本人') =>
    decideAuthorship(ctx, office.drafter, { contestId: await open(), result, note })
  return { ...office, id, receipt: receiptOf(ctx, submissionId), contest, shown, open, decide }
}

const events = ({ ctx }: Pick<Office, 'ctx'>, type: string) =>
  ctx.database.prisma.ledgerEntry.count({ where: { type } })

it('takes a contested name off the public page at once and leaves every word', async () => {
  const town = await named()
  expect(await town.shown()).toEqual([['刘某某', '', '十五日足够。']])
  await town.contest({ contact: '13900001111' })
  expect(await town.shown()).toEqual([['', 'contested', '十五日足够。']])
  const { ctx, id, drafter } = town
  expect(JSON.stringify(await ctx.database.prisma.authorshipContest.findMany())).not.toContain('13900001111')
  const contact = await viewContact(ctx, drafter, { commentId: id, reason: 'verify' })
  expect(contact.contesters).toEqual(['13900001111'])
  expect(await events(town, 'comment.contested')).toBe(1)
  await ctx.close()
})

it('shows the name again when it was theirs, and a further complaint hides it no more', async () => {
  const town = await named()
  await contestAuthorship(town.ctx, visitor, { about: { receipt: town.receipt }, words, contact: '' })
  await expect(town.decide('confirmed', ' ')).rejects.toMatchObject({ field: 'decidedNote' })
  await town.decide('confirmed')
  expect(await town.shown()).toEqual([['刘某某', 'confirmed', '十五日足够。']])
  await town.contest()
  expect(await town.shown()).toEqual([['刘某某', 'confirmed', '十五日足够。']])
  await town.decide('disowned')
  expect(await town.shown()).toEqual([['', 'disowned', '十五日足够。']])
  expect(await events(town, 'comment.authorshipDecided')).toBe(2)
  await town.ctx.close()
})

it('keeps a name away whose owner took the consent back while it was contested', async () => {
  const town = await named()
  await town.contest()
  await withdrawName(town.ctx, town.receipt)
  await town.decide('confirmed')
  expect(await town.shown()).toEqual([['', 'confirmed', '十五日足够。']])
  await town.ctx.close()
})

it('notes no more than five open complaints, refuses strangers a decision, and shows the receipt what holds', async () => {
  const town = await named()
  const { ctx, consultationId } = town
  for (let n = 0; n < 8; n++) await town.contest()
  expect(await ctx.database.prisma.authorshipContest.count()).toBe(5)
  const contestId = await town.open()
  const forbidden = { code: 'forbidden' }
  await expect(
    decideAuthorship(ctx, visitor, { contestId, result: 'confirmed', note: 'x' }),
  ).rejects.toMatchObject(forbidden)
  const elsewhere = { about: { commentId: town.id, consultationId: 'other' }, words, contact: '' }
  await expect(contestAuthorship(ctx, visitor, elsewhere)).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    contestAuthorship(ctx, visitor, { about: { receipt: '0000-0000-0000-0000' }, words, contact: '' }),
  ).rejects.toMatchObject({ code: 'not-found' })
  expect(await receiptView(ctx, town.receipt)).toMatchObject({ authorship: 'contested', publicName: '' })
  await town.decide('disowned')
  await expect(
    decideAuthorship(ctx, town.drafter, { contestId, result: 'confirmed', note: 'x' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  const row = await ctx.database.prisma.comment.findUniqueOrThrow({ where: { id: town.id } })
  expect([row.text, row.consultationId]).toEqual(['十五日足够。', consultationId])
  await ctx.close()
})
