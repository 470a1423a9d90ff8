import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveDisposition } from '~/commands/approve-disposition.server'
import { carryComments } from '~/commands/carry-comments.server'
import { confirmLink } from '~/commands/confirm-link.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { undoDisposition } from '~/commands/undo-disposition.server'
import { undoImport } from '~/commands/undo-import.server'
import { dispositionDesk } from '~/queries/disposition-desk.server'
import { dispositionItem } from '~/queries/disposition-item.server'
import { testNow } from '../context'
import { type Office, openOffice, secondDraft } from './office'

let office: Office
let commentId: string
let drop: string
const day = 86_400_000
const gone = secondDraft.map((text) => text.replace('十五日内作出决定', '二十日内作出决定'))
const adopted = { result: 'adopted', ground: 'in-words', rationale: '按所提文字修改。' }

beforeAll(async () => {
  office = await openOffice()
  const { ctx, drafter, reviewer, consultationId } = office
  commentId = await office.comment('第二条', '建议将“三十日”修改为“十五日”。')
  await office.importDraft(secondDraft, '二稿')
  await carryComments(ctx, consultationId)
  const ref = { consultationId, commentId }
  const item = await dispositionItem(ctx, drafter, { consultationId, key: `c-${commentId}` })
  const [best] = item.candidates
  if (!best) throw new Error('Expected a candidate')
  await confirmLink(ctx, drafter, ref, { ...best, source: 'machine' })
  const id = await proposeDisposition(ctx, drafter, ref, adopted)
  await approveDisposition(ctx, reviewer, { dispositionId: id })
  ctx.setTime(testNow + 40 * day)
}, 60_000)
afterAll(() => office.ctx.close())

const alarm = async () => {
  const { ctx, drafter, consultationId } = office
  return (await dispositionDesk(ctx, drafter, { consultationId })).queue.lost
}
const events = (type: string) => office.ctx.database.prisma.ledgerEntry.count({ where: { type } })

it('raises an alarm with the words then and now when an adopted change is gone, and keeps the outcome back', async () => {
  const { ctx, drafter, publisher, consultationId } = office
  expect(await alarm()).toEqual([])
  drop = await office.importDraft(gone, '三稿')
  await carryComments(ctx, consultationId)
  const [lost, ...more] = await alarm()
  expect(more).toEqual([])
  expect(lost).toMatchObject({ key: `c-${commentId}`, label: '二稿', newestLabel: '三稿', words: '十五日' })
  expect(lost?.before).toContain('十五日内作出决定')
  expect(lost?.now).toContain('二十日内作出决定')
  expect(await events('trace.lost')).toBe(1)
  await prepareOutcome(ctx, drafter, { consultationId, note: '' })
  await expect(publishOutcome(ctx, publisher, consultationId)).rejects.toMatchObject({ code: 'conflict' })
})

it('says it once, however often the comments are carried', async () => {
  await carryComments(office.ctx, office.consultationId)
  expect(await events('trace.lost')).toBe(1)
})

it('takes the alarm off when the words are back because the draft was taken back, and raises it again', async () => {
  const { ctx, drafter, consultationId } = office
  await undoImport(ctx, drafter, drop)
  expect(await alarm()).toEqual([])
  expect(await events('trace.found-again')).toBe(1)
  await office.importDraft(gone, '三稿')
  await carryComments(ctx, consultationId)
  expect(await alarm()).toHaveLength(1)
})

it('does not let the same adoption stand on words that are gone; an exception or another answer settles it', async () => {
  const { ctx, drafter, reviewer, publisher, consultationId } = office
  const ref = { consultationId, commentId }
  ctx.setTime(testNow + 41 * day)
  await expect(proposeDisposition(ctx, drafter, ref, adopted)).rejects.toMatchObject({ code: 'invalid' })
  const exception = '二十日是折中，仍比草案短。'
  const id = await proposeDisposition(ctx, drafter, ref, { ...adopted, exception })
  expect(await alarm()).toEqual([])
  await undoDisposition(ctx, drafter, ref)
  expect(await alarm()).toHaveLength(1)
  const again = await proposeDisposition(ctx, drafter, ref, { ...adopted, exception })
  expect(again).not.toBe(id)
  await approveDisposition(ctx, reviewer, { dispositionId: again })
  await prepareOutcome(ctx, drafter, { consultationId, note: '' })
  await publishOutcome(ctx, publisher, consultationId)
})
