import { expect, it } from 'vitest'
import { apiOperations } from '~/api-description'
import { approveDisposition } from '~/commands/approve-disposition.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { isRefusal } from '~/commands/refusal'
import { receiptOf } from '~/commands/sent-before.server'
import { joinComment, splitComment } from '~/commands/split-comment.server'
import { submitComments } from '~/commands/submit-comments.server'
import { undoDisposition } from '~/commands/undo-disposition.server'
import { answerFate, balanceOf, type DispositionResult, dispositionResults } from '~/domain/adoption'
import { articleProposals } from '~/queries/article-proposals.server'
import { commentPage } from '~/queries/comment-page.server'
import { dispositionItem } from '~/queries/disposition-item.server'
import { dispositionQueue } from '~/queries/disposition-queue.server'
import { outcomeFacts, waitingComments } from '~/queries/outcome-facts.server'
import { outcomeRows } from '~/queries/outcome-rows.server'
import { receiptView } from '~/queries/receipt.server'
import { loader as apiReceipt } from '~/routes/api.v1.receipts.$code/route'
import { type Office, openOffice } from './office'

const text = '一、第二条“三十日”改为“十五日”。二、第四条删去“五千元”。三、第五条我赞成。'
const refusal = (error: unknown) => (isRefusal(error) ? error.sentence.zh : String(error))

async function answer(
  office: Office,
  ref: { partId?: string; commentId?: string },
  result: DispositionResult,
) {
  const { ctx, consultationId, drafter, reviewer } = office
  const dispositionId = await proposeDisposition(
    ctx,
    drafter,
    { consultationId, ...ref },
    {
      result,
      ground: {
        adopted: 'in-substance',
        'partly-adopted': 'in-substance',
        'not-adopted': 'superior-covers',
        noted: '',
      }[result],
      rationale: `理由${result}`,
      exception: '没有连接的例外。',
    },
  )
  await approveDisposition(ctx, reviewer, { dispositionId })
}

async function waiting({ ctx, consultationId }: Office) {
  const counts = await ctx.database.prisma.consultationCount.findUniqueOrThrow({ where: { consultationId } })
  const facts = await outcomeFacts(ctx.database.prisma, consultationId)
  expect(facts.counts).toMatchObject({ adopted: counts.adopted, noted: counts.noted })
  expect(facts.received).toBe(counts.comments)
  return balanceOf(facts.received, facts.counts).waiting
}

/** The receipt as another platform reads it, which is as it is described. */
async function tellsPlatform({ ctx }: Office, code: string) {
  const request = new Request(`http://localhost/api/v1/receipts/${code}`)
  const args = { context: { ctx }, params: { code }, request } as unknown as Parameters<typeof apiReceipt>[0]
  const told: unknown = await (await apiReceipt(args)).json()
  expect(apiOperations['/api/v1/receipts/{code}']?.answer?.safeParse(told).error).toBeUndefined()
  return told as { comments: { text: string; parts: { text: string }[] }[] }
}

it('splits a comment into parts with their own places, answers each, and counts the comment once', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter } = office
  const id = await office.comment('第二条', text)
  const before = await commentPage(ctx, drafter, { consultationId, commentId: id })
  expect(before.split).toMatchObject({ suggested: 3, isSure: true, isSplit: false, maySplit: true })
  const cuts = before.split.pieces.filter(({ isCut, start }) => isCut && start > 0).map(({ start }) => start)
  const parts = await splitComment(ctx, drafter, { consultationId, commentId: id, cuts })
  expect(parts).toHaveLength(3)
  const stored = await ctx.database.prisma.comment.findUniqueOrThrow({
    where: { id },
    include: { parts: true },
  })
  expect(stored.text).toBe(text)
  expect(stored.parts.map(({ anchorEId }) => anchorEId)).toEqual(['art_2', 'art_4', 'art_5'])
  expect(stored.parts[2]?.stance).toBe('support')

  const queue = await dispositionQueue(ctx, drafter, { consultationId })
  expect(queue.comments.map(({ key }) => key)).toEqual(parts.map((part) => `p-${part}`))
  const item = await dispositionItem(ctx, drafter, { consultationId, key: `p-${parts[1]}` })
  expect(item).toMatchObject({ place: '第四条', comments: [{ text: '二、第四条删去“五千元”。' }] })

  await answer(office, { partId: parts[0] }, 'adopted')
  await answer(office, { partId: parts[1] }, 'not-adopted')
  expect(await waiting(office)).toBe(1)
  expect(await waitingComments(ctx, consultationId)).toHaveLength(1)
  await answer(office, { partId: parts[2] }, 'noted')
  expect(await waiting(office)).toBe(0)
  expect(await waitingComments(ctx, consultationId)).toEqual([])
  const [row] = await outcomeRows(ctx, { consultationId, take: 10 })
  expect(row).toMatchObject({
    fate: 'partly-adopted',
    rationale: '（1）理由adopted（2）理由not-adopted（3）理由noted',
  })

  await ctx.database.prisma.consultation.update({
    where: { id: consultationId },
    data: { outcomePublishedAt: new Date(ctx.clock.now()) },
  })
  const receipt = await receiptView(ctx, receiptOf(ctx, stored.submissionId))
  expect(receipt?.comments[0]?.fate?.parts).toMatchObject([
    { number: '第二条', outcome: 'adopted', rationale: '理由adopted' },
    { number: '第四条', outcome: 'not-adopted' },
    { number: '第五条', outcome: 'noted' },
  ])
  expect(receipt?.comments[0]?.fate?.parts.map(({ words }) => words).join('')).toBe(text)
  const told = await tellsPlatform(office, receipt?.code ?? '')
  expect(told.comments[0]?.parts).toMatchObject([
    { article: '第二条', fate: 'adopted', reason: '理由adopted' },
    { article: '第四条', fate: 'not-adopted' },
    { article: '第五条', fate: 'noted' },
  ])
  expect(told.comments[0]?.parts.map((part) => part.text).join('')).toBe(text)
  await ctx.close()
})

it('tallies what is asked of an article by people, comments and stations', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const [first, second] = [
    await office.comment('第二条', '建议将“三十日”改为“十五日”。'),
    await office.comment('第二条', '“三十日”应改为“十五日”', { door: { stationId: 'st-1' } }),
  ]
  await office.comment('第二条', '“三十日”改为“二十日”。')
  await office.comment('第三条', '“每年”改为“每半年”。')
  const lines = await articleProposals(ctx, { consultationId, eId: 'art_2', number: '第二条' })
  expect(lines).toMatchObject([
    { words: '三十日→十五日', people: 2, texts: 2, stations: 1 },
    { words: '三十日→二十日', people: 1, texts: 1, stations: 0 },
  ])
  expect([...(lines[0]?.comments ?? [])].sort()).toEqual([first, second].sort())
  await ctx.close()
})

it('takes a split back, keeps the old parts, and writes both in the ledger', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter } = office
  const id = await office.comment('第二条', text)
  const cut = text.indexOf('二、')
  await splitComment(ctx, drafter, { consultationId, commentId: id, cuts: [cut], articles: ['', '第三条'] })
  const [, second] = await splitComment(ctx, drafter, { consultationId, commentId: id, cuts: [cut] })
  await answer(office, { partId: second }, 'noted')
  expect(await joinComment(ctx, drafter, { consultationId, commentId: id }).catch(refusal)).toMatch(/先撤销/)
  await undoDisposition(ctx, { ...drafter, id: 'p-reviewer' }, { consultationId, partId: second })
  await undoDisposition(ctx, drafter, { consultationId, partId: second })
  await joinComment(ctx, drafter, { consultationId, commentId: id })
  const rows = await ctx.database.prisma.commentPart.findMany({
    where: { commentId: id },
    orderBy: { createdAt: 'asc' },
  })
  expect(rows).toHaveLength(4)
  expect(rows.every(({ undoneAt }) => undoneAt !== null)).toBe(true)
  await answer(office, { commentId: id }, 'adopted')
  expect(await waiting(office)).toBe(0)
  const entries = await ctx.database.prisma.ledgerEntry.findMany()
  const types = entries.map(({ bytes }) => /"type":"([^"]+)"/.exec(Buffer.from(bytes).toString('utf8'))?.[1])
  expect(types.filter((type) => type === 'comment.split')).toHaveLength(2)
  expect(types.filter((type) => type === 'comment.joined')).toHaveLength(1)
  await ctx.close()
})

it('refuses who may not, cuts that are none, unknown articles and a page that is out of date', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter, publisher } = office
  const commentId = await office.comment('第二条', text)
  const split = (more: object, actor = drafter) =>
    splitComment(ctx, actor, { consultationId, commentId, cuts: [20], ...more }).catch(refusal)
  expect(await split({}, publisher)).toMatch(/权|不能/)
  expect(await split({ cuts: [] })).toMatch(/至少勾选一处/)
  expect(await split({ cuts: [9999] })).toMatch(/不在这条意见/)
  expect(await split({ articles: ['', '第九十九条'] })).toMatch(/没有“第九十九条”/)
  expect(await split({ lockVersion: 7 })).toMatch(/别人改过/)
  expect(await ctx.database.prisma.commentPart.count()).toBe(0)
  await ctx.close()
})

it('says the same in the domain and in SQL for every mixture of answers', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const results: readonly (DispositionResult | undefined)[] = [...dispositionResults, undefined]
  const cases = results.flatMap((first) =>
    results.flatMap((second) => (['noted', undefined] as const).map((own) => ({ first, second, own }))),
  )
  const { comments } = await submitComments(
    ctx,
    { comments: cases.map(() => ({ article: '第二条', text })) },
    { consultationId, channel: 'online', by: 'resident' },
  )
  const at = new Date(ctx.clock.now())
  const row = { consultationId, rationale: '', status: 'approved', proposedById: 'p-drafter', proposedAt: at }
  for (const [index, { first, second, own }] of cases.entries()) {
    const commentId = comments[index]?.id ?? ''
    const part = { commentId, start: 0, end: 9, anchorEId: 'art_2', byId: 'p-drafter', createdAt: at }
    await ctx.database.prisma.commentPart.createMany({
      data: [0, 1].map((ordinal) => ({ ...part, id: `${commentId}-${ordinal}`, ordinal })),
    })
    await ctx.database.prisma.disposition.createMany({
      data: [
        { partId: `${commentId}-0`, result: first },
        { partId: `${commentId}-1`, result: second },
        { commentId, result: own },
      ].flatMap(({ result, ...target }) =>
        result ? [{ ...row, ...target, result, id: ctx.ids.next() }] : [],
      ),
    })
  }
  const expected = cases.map(({ first, second, own }) => answerFate({ own, parts: [first, second] }))
  const { flow } = await outcomeFacts(ctx.database.prisma, consultationId)
  for (const fate of new Set(expected))
    expect(
      flow.filter((one) => one.fate === fate).reduce((sum, { count }) => sum + count, 0),
      fate,
    ).toBe(expected.filter((one) => one === fate).length)
  await ctx.close()
})
