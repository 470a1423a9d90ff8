// Rule 12: paper and spoken comments have the same receipt, place in the count and answer as those typed on a phone.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { approveDisposition } from '~/commands/approve-disposition.server'
import { carryComments } from '~/commands/carry-comments.server'
import { clusterComments } from '~/commands/cluster-comments.server'
import { enterComments, entryChannels } from '~/commands/enter-comments.server'
import { createTheme } from '~/commands/group-comments.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { submitComments } from '~/commands/submit-comments.server'
import { type Actor, visitor } from '~/domain/access'
import { normaliseReceiptCode } from '~/domain/ledger'
import { placeComments } from '~/queries/place-comments.server'
import { receiptView } from '~/queries/receipt.server'
import { openOffice, secondDraft } from '../commands/office'
import { testNow } from '../context'
import { seeded } from './acts'

const clerk: Actor = { id: 'p-clerk', roles: ['station'], stationIds: ['st-1'], regionCodes: [] }
const texts = ['三十日太长，建议将“三十日”改为“十五日”。', '反对缩短时限。', '检测一年一次不够。']

it('gives every door the same receipt, count, group, place in the next draft and answer', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter, reviewer, publisher } = office
  const { prisma } = ctx.database
  const said: { text: string; channel: string; receipt: string; id: string }[] = []
  const counts = async () => {
    const all = await prisma.consultationCount.findUniqueOrThrow({ where: { consultationId } })
    const here = await prisma.articleCount.findFirst({ where: { consultationId, eId: 'art_2' } })
    const shown = await placeComments(ctx, visitor, { id: consultationId, eId: 'art_2' })
    return [
      all.submissions,
      all.comments,
      all.published,
      all.people,
      here?.texts ?? 0,
      shown?.count.comments ?? 0,
    ]
  }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...entryChannels), fc.constantFrom(...texts), async (channel, text) => {
      const before = await counts()
      const phone = await submitComments(
        ctx,
        { comments: [{ article: '第二条', text }] },
        { consultationId, channel: 'online', by: 'anonymous' },
      )
      const between = await counts()
      const paper = await enterComments(
        ctx,
        clerk,
        { consultationId, stationId: 'st-1' },
        {
          author: { name: '赵', contact: '', consents: false },
          channel,
          occasion: '',
          comments: [{ article: '2', text, proposal: '' }],
        },
      )
      const after = await counts()
      expect(after.map((count, at) => count - (between[at] ?? 0))).toEqual(
        between.map((count, at) => count - (before[at] ?? 0)),
      )
      for (const { receipt } of [phone, paper]) expect(normaliseReceiptCode(receipt)).toBe(receipt)
      said.push({ text, channel: 'online', receipt: phone.receipt, id: phone.comments[0]?.id ?? '' })
      said.push({ text, channel, receipt: paper.receipt, id: paper.comments[0]?.id ?? '' })
    }),
    seeded(6),
  )
  await clusterComments(ctx, { consultationId }, async () => undefined)
  const { themeId } = await createTheme(ctx, drafter, {
    consultationId,
    name: '时限',
    comments: said.map(({ id }) => ({ id, themeId: '' })),
  })
  await office.importDraft(secondDraft, '二次审议稿')
  await carryComments(ctx, consultationId)
  const answer = { result: 'not-adopted', ground: 'execution', rationale: '属于执行问题。' }
  const dispositionId = await proposeDisposition(ctx, drafter, { consultationId, themeId }, answer)
  await approveDisposition(ctx, reviewer, { dispositionId })
  ctx.setTime(testNow + 40 * 86_400_000)
  await prepareOutcome(ctx, drafter, { consultationId, note: '' })
  await publishOutcome(ctx, publisher, consultationId)

  // What a receipt shows, without what is its own: code, ids, time, entry, and the door it came through.
  const shown = async (receipt: string) => {
    const view = await receiptView(ctx, receipt)
    const comments = view?.comments.map(({ id: _, entry, ...rest }) => ({
      ...rest,
      hasEntry: entry !== undefined,
    }))
    return { comments, consultation: view?.consultation, isLate: view?.isLate }
  }
  const members = await prisma.clusterMember.findMany()
  const clusterOf = (id: string) => members.find(({ commentId }) => commentId === id)?.clusterId
  for (let at = 0; at < said.length; at += 2) {
    const [phone, paper] = [said[at], said[at + 1]]
    expect(await shown(paper?.receipt ?? '')).toEqual(await shown(phone?.receipt ?? ''))
    expect(clusterOf(paper?.id ?? '')).toBe(clusterOf(phone?.id ?? ''))
  }
  const [one] = (await receiptView(ctx, said[1]?.receipt ?? ''))?.comments ?? []
  expect(one?.fate).toMatchObject({ outcome: 'not-adopted', answer: { rationale: '属于执行问题。' } })
  await ctx.close()
})
