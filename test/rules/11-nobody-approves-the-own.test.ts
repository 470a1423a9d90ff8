// Rule 11: whoever proposes does not approve, through any two roles a person may hold, nor through all of them.

import { expect, it } from 'vitest'
import { approveConsultation } from '~/commands/approve-consultation.server'
import { approveDisposition } from '~/commands/approve-disposition.server'
import { prepareConsultation } from '~/commands/prepare-consultation.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { settleComments } from '~/commands/settle-comments.server'
import { type Action, type Actor, can, type Role, roles } from '~/domain/access'
import { openOffice } from '../commands/office'
import { testNow } from '../context'

const decisions: readonly Action[] = [
  'disposition:approve',
  'consultation:approve',
  'consultation:publish',
  'outcome:publish',
]
const everywhere = { stationIds: ['st-1'], regionCodes: ['9901'], unitId: 'u-1' }
const pairs = roles.flatMap((one) => roles.map((other): readonly Role[] => [one, other]))

it('lets no two roles, nor all of them, decide on what the same person proposed', () => {
  const subject = { regionCode: '9901', stationId: 'st-1', unitId: 'u-1', isPublished: true, ownerId: 'p' }
  for (const action of decisions) {
    for (const held of [...pairs, roles]) {
      const actor: Actor = { id: 'p', roles: held, ...everywhere }
      expect(can(actor, action, { ...subject, proposerId: 'p' }), `${action} ${held}`).toBe(false)
    }
    const other: Actor = { id: 'q', roles, ...everywhere }
    expect(can(other, action, { ...subject, proposerId: 'p' }), action).toBe(true)
  }
})

it('refuses the proposer in the command itself, whichever roles he comes back with, and changes nothing', async () => {
  const { ctx, consultationId, publisher, comment, importDraft } = await openOffice()
  const { prisma } = ctx.database
  const commentId = await comment('第二条', '三十日太长。')
  const all: Actor = { id: 'p-drafter', roles, ...everywhere }
  const dispositionId = await proposeDisposition(ctx, all, { consultationId, commentId }, { result: 'noted' })
  const versionId = await importDraft(['第二稿的第一条，规定适用范围和主管部门。'], '二稿')
  const planned = await prepareConsultation(ctx, all, {
    versionId,
    title: '二稿',
    explanation: '',
    opensOn: '2026-11-24',
    lastDay: '2026-12-31',
    regionCodes: [],
    stationIds: ['st-1'],
    shortenReason: '',
    whoMayComment: 'anyone',
    moderation: 'after',
    showsComments: true,
  })
  const rows = async () => ({
    disposition: await prisma.disposition.findUnique({ where: { id: dispositionId } }),
    consultation: await prisma.consultation.findUnique({ where: { id: planned } }),
    entries: await prisma.ledgerEntry.count(),
  })
  const before = await rows()
  for (const held of [...pairs, roles]) {
    const actor: Actor = { ...all, roles: held }
    await expect(approveDisposition(ctx, actor, { dispositionId }), `${held}`).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(
      approveConsultation(ctx, actor, { consultationId: planned }),
      `${held}`,
    ).rejects.toMatchObject({
      code: expect.stringMatching('forbidden|conflict'),
    })
  }
  expect(await rows()).toEqual(before)
  const close = { consultationId, commentIds: [commentId], as: 'out-of-scope', reason: '不属本条例' }
  await settleComments(ctx, all, close)
  ctx.setTime(testNow + 40 * 86_400_000)
  await prepareOutcome(ctx, all, { consultationId, note: '' })
  for (const held of [...pairs, roles])
    await expect(publishOutcome(ctx, { ...all, roles: held }, consultationId)).rejects.toMatchObject({
      code: 'forbidden',
    })
  await publishOutcome(ctx, publisher, consultationId)
  await ctx.close()
})
