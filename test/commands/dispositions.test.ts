import fc from 'fast-check'
import { expect, it } from 'vitest'
import { approveDisposition, returnDisposition } from '~/commands/approve-disposition.server'
import { carryComments } from '~/commands/carry-comments.server'
import { confirmLink, rejectLink } from '~/commands/confirm-link.server'
import { correctCarry } from '~/commands/correct-carry.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { isRefusal } from '~/commands/refusal'
import { settleComments, unsettleComments } from '~/commands/settle-comments.server'
import { undoDisposition } from '~/commands/undo-disposition.server'
import type { Actor } from '~/domain/access'
import { balanceOf, countFates, type DispositionResult } from '~/domain/adoption'
import type { ChangeSet } from '~/domain/comparison'
import { firstDraft, type Office, openOffice, secondDraft } from './office'

async function makeTheme(
  { ctx, consultationId }: Office,
  id: string,
  members: readonly string[],
): Promise<void> {
  await ctx.change(async ({ tx, record }) => {
    await tx.theme.create({
      data: { id, consultationId, name: '审批时限', createdById: 'p-drafter', createdAt: new Date() },
    })
    await tx.themeMember.createMany({ data: members.map((commentId) => ({ commentId, themeId: id })) })
    record({ type: 'theme.created', by: 'drafter', ref: [id, consultationId] })
  })
}

/** The counters, as a balance, after checking them against the rows. */
async function balance({ ctx, consultationId }: Office) {
  const { prisma } = ctx.database
  const counts = await prisma.consultationCount.findUniqueOrThrow({ where: { consultationId } })
  const decided = { where: { status: 'approved', replacedById: null } }
  const rows = await prisma.comment.findMany({
    where: { consultationId },
    include: {
      dispositions: decided,
      themes: { include: { theme: { include: { dispositions: decided } } } },
    },
  })
  const fates = countFates(
    rows.map((row) => ({
      settledAs: row.settledAs,
      own: row.dispositions[0]?.result as DispositionResult | undefined,
      ofTheme: row.themes[0]?.theme.dispositions[0]?.result as DispositionResult | undefined,
    })),
  )
  expect({
    adopted: counts.adopted,
    'partly-adopted': counts.partlyAdopted,
    'not-adopted': counts.notAdopted,
    noted: counts.noted,
    merged: counts.merged,
    'out-of-scope': counts.outOfScope,
    spam: counts.spam,
  }).toEqual(fates)
  expect(counts.comments).toBe(rows.length)
  return balanceOf(counts.comments, fates)
}

/** 三十日 → 十五日 in 第二条 of the second draft. */
async function termChange({ ctx }: Office, versionId: string) {
  const comparison = await ctx.database.prisma.comparison.findFirstOrThrow({
    where: { toVersionId: versionId },
  })
  const { rows } = comparison.changes as unknown as ChangeSet
  const row = rows.find(({ to }) => to[0]?.number === '第二条')
  const start = secondDraft[1].indexOf('十五日')
  return {
    versionId,
    changeId: row?.id ?? '',
    eId: 'art_2',
    start,
    end: start + 3,
    source: 'machine' as const,
  }
}

const notAdopted = { result: 'not-adopted', ground: 'superior-covers', rationale: '上位法第十条已有规定。' }

it('answers all members of a theme at once, and one of them apart', async () => {
  const office = await openOffice()
  const { ctx, drafter, reviewer, consultationId } = office
  const [a, b, c] = [
    await office.comment('第二条', '三十日太长。'),
    await office.comment('第二条', '审批太慢。'),
    await office.comment('第二条', '三十日合适。'),
  ]
  await makeTheme(office, 't-1', [a, b, c])
  const whole = await proposeDisposition(ctx, drafter, { consultationId, themeId: 't-1' }, notAdopted)
  expect(await balance(office)).toMatchObject({ answered: 0, waiting: 3 })
  await approveDisposition(ctx, reviewer, { dispositionId: whole })
  expect(await balance(office)).toMatchObject({ answered: 3, waiting: 0, isBalanced: true })
  const apart = await proposeDisposition(ctx, drafter, { consultationId, commentId: c }, { result: 'noted' })
  await approveDisposition(ctx, reviewer, { dispositionId: apart })
  const counts = await ctx.database.prisma.consultationCount.findUnique({ where: { consultationId } })
  expect(counts).toMatchObject({ notAdopted: 2, noted: 1 })
  await ctx.close()
})

it('lets nobody approve what the same person proposed, whatever the roles, and says whom to ask', async () => {
  const office = await openOffice()
  const { ctx, secondDrafter, reviewer, publisher, consultationId } = office
  const commentId = await office.comment('第二条', '三十日太长。')
  const dispositionId = await proposeDisposition(
    ctx,
    secondDrafter,
    { consultationId, commentId },
    notAdopted,
  )
  const alone = await approveDisposition(ctx, secondDrafter, { dispositionId }).catch(
    (error: unknown) => error,
  )
  expect(isRefusal(alone) && alone.sentence.zh).toContain('提出处理意见的人不能自己复核，请换一个人')
  expect(isRefusal(alone) && alone.sentence.zh).toContain('请管理员')
  await ctx.change(async ({ tx, record }) => {
    const grant = { id: 'g-1', personId: 'p-reviewer', role: 'reviewer', createdAt: new Date() }
    await tx.roleGrant.create({ data: grant })
    record({ type: 'user.role', by: 'admin', ref: [] })
  })
  await expect(approveDisposition(ctx, secondDrafter, { dispositionId })).rejects.toThrow('王reviewer')
  await expect(approveDisposition(ctx, publisher, { dispositionId })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await balance(office)).toMatchObject({ answered: 0 })
  await approveDisposition(ctx, reviewer, { dispositionId })
  const entries = await ctx.database.prisma.ledgerEntry.findMany({
    where: { type: { startsWith: 'disposition.' } },
  })
  const duties = entries.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()).ref[1])
  expect(new Set(duties).size).toBe(2)
  await ctx.close()
})

it('adopts only with a confirmed link to changed characters or a stated exception', async () => {
  const office = await openOffice()
  const { ctx, drafter, consultationId } = office
  const commentId = await office.comment('第二条', '三十日改为十五日。')
  const versionId = await office.importDraft(secondDraft, '二次审议稿')
  const ref = { consultationId, commentId }
  const adopted = { result: 'adopted', ground: 'in-words', rationale: '缩短时限。' }
  await expect(proposeDisposition(ctx, drafter, ref, adopted)).rejects.toMatchObject({
    code: 'invalid',
    field: 'exception',
  })
  const change = await termChange(office, versionId)
  await expect(confirmLink(ctx, drafter, ref, { ...change, start: 0, end: 3 })).rejects.toMatchObject({
    code: 'not-found',
  })
  await rejectLink(ctx, drafter, ref, change)
  await expect(proposeDisposition(ctx, drafter, ref, adopted)).rejects.toMatchObject({ field: 'exception' })
  const id = await confirmLink(ctx, drafter, ref, change)
  expect(await proposeDisposition(ctx, drafter, ref, adopted)).toBe(id)
  const links = await ctx.database.prisma.dispositionLink.findMany({ where: { dispositionId: id } })
  expect(links).toMatchObject([{ words: '十五日', isRejected: false, articleEId: 'art_2' }])
  const excepted = { ...adopted, exception: '将在配套规定中落实。' }
  const other = await office.comment(null, '要有配套规定。')
  await proposeDisposition(ctx, drafter, { consultationId, commentId: other }, excepted)
  await ctx.close()
})

it('lets nobody approve an answer whose link to the change the same person confirmed', async () => {
  const office = await openOffice()
  const { ctx, drafter, secondDrafter, reviewer, consultationId } = office
  const commentId = await office.comment('第二条', '三十日改为十五日。')
  const change = await termChange(office, await office.importDraft(secondDraft, '二次审议稿'))
  const ref = { consultationId, commentId }
  const adopted = { result: 'adopted', ground: 'in-words', rationale: '缩短时限。' }
  await confirmLink(ctx, secondDrafter, ref, change)
  const dispositionId = await proposeDisposition(ctx, drafter, ref, adopted)
  await expect(approveDisposition(ctx, secondDrafter, { dispositionId })).rejects.toMatchObject({
    code: 'forbidden',
    sentence: { zh: expect.stringContaining('您自己确认的') },
  })
  await approveDisposition(ctx, reviewer, { dispositionId })
  expect(await balance(office)).toMatchObject({ answered: 1 })
  await ctx.close()
})

it('asks for a rationale unless the comment is only noted', async () => {
  const office = await openOffice()
  const { ctx, drafter, consultationId } = office
  const commentId = await office.comment('第二条', '三十日太长。')
  const ref = { consultationId, commentId }
  await expect(
    proposeDisposition(ctx, drafter, ref, { ...notAdopted, rationale: ' ' }),
  ).rejects.toMatchObject({ field: 'rationale' })
  await expect(proposeDisposition(ctx, drafter, ref, { result: 'gone' })).rejects.toMatchObject({
    field: 'result',
  })
  await proposeDisposition(ctx, drafter, ref, { result: 'noted' })
  await ctx.close()
})

it('keeps every answer in the history when one is changed, returned or taken back', async () => {
  const office = await openOffice()
  const { ctx, drafter, reviewer, consultationId } = office
  const commentId = await office.comment('第二条', '三十日太长。')
  const ref = { consultationId, commentId }
  const first = await proposeDisposition(ctx, drafter, ref, notAdopted)
  await returnDisposition(ctx, reviewer, { dispositionId: first, reason: '理由太短' })
  const second = await proposeDisposition(ctx, drafter, ref, { ...notAdopted, rationale: '民法典已有规定。' })
  await approveDisposition(ctx, reviewer, { dispositionId: second })
  const third = await proposeDisposition(ctx, drafter, ref, { result: 'noted', rationale: '' })
  expect(await balance(office)).toMatchObject({ answered: 0, waiting: 1 })
  const rows = await ctx.database.prisma.disposition.findMany({ orderBy: { lockVersion: 'asc' } })
  expect(rows.map(({ id, replacedById }) => [id, replacedById])).toEqual(
    expect.arrayContaining([
      [first, second],
      [second, third],
      [third, null],
    ]),
  )
  await undoDisposition(ctx, drafter, ref)
  expect(await balance(office)).toMatchObject({ answered: 1, waiting: 0 })
  await undoDisposition(ctx, reviewer, ref)
  expect(await balance(office)).toMatchObject({ answered: 0 })
  await ctx.close()
})

it('shows a conflict to the second of two people, and loses neither', async () => {
  const office = await openOffice()
  const { ctx, drafter, secondDrafter, consultationId } = office
  const ref = { consultationId, commentId: await office.comment('第二条', '三十日太长。') }
  await proposeDisposition(ctx, drafter, ref, { ...notAdopted, lockVersion: 0 })
  const late = proposeDisposition(ctx, secondDrafter, ref, { result: 'noted', lockVersion: 0 })
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  await expect(late).rejects.toThrow('王drafter changed this at 09:00')
  await ctx.close()
})

it('merges comments into one that answers for them, cuts chains short, and takes it back', async () => {
  const office = await openOffice()
  const { ctx, drafter, consultationId } = office
  const [a, b, c, d] = [
    await office.comment('第二条', '太长'),
    await office.comment('第二条', '很长'),
    await office.comment('第二条', '真长'),
    await office.comment(null, '广告'),
  ]
  const merge = (commentIds: string[], mergedIntoId: string) =>
    settleComments(ctx, drafter, {
      consultationId,
      commentIds,
      as: 'merged',
      mergedIntoId,
      reason: '内容相同',
    })
  await merge([a], b)
  await merge([b], c)
  expect(await ctx.database.prisma.comment.findUnique({ where: { id: a } })).toMatchObject({
    mergedIntoId: c,
  })
  await expect(merge([c], a)).rejects.toMatchObject({ field: 'mergedIntoId' })
  await settleComments(ctx, drafter, { consultationId, commentIds: [d], as: 'spam', reason: '广告' })
  expect(await balance(office)).toMatchObject({ merged: 2, spam: 1, waiting: 1 })
  await unsettleComments(ctx, drafter, { consultationId, commentIds: [a, d] })
  expect(await balance(office)).toMatchObject({ merged: 1, spam: 0, waiting: 3 })
  await expect(
    settleComments(ctx, drafter, { consultationId, commentIds: [a], as: 'out-of-scope', reason: '' }),
  ).rejects.toMatchObject({ field: 'settledReason' })
  await ctx.close()
})

it('conserves the count over random histories of drafts, carries, corrections, answers and undo', async () => {
  const office = await openOffice()
  const { ctx, consultationId, drafter, secondDrafter, reviewer } = office
  const ids: string[] = []
  for (const article of ['第一条', '第二条', '第三条', '第五条', null])
    ids.push(await office.comment(article, `对${article ?? '全文'}的意见`))
  await makeTheme(office, 't-1', ids.slice(0, 2))
  const versions: string[] = []
  const actor = fc.constantFrom<Actor>(drafter, secondDrafter, reviewer)
  const at = fc.nat({ max: 4 })
  const step = fc.oneof(
    fc.record({ do: fc.constant('draft' as const), drop: fc.nat({ max: 4 }), grow: fc.boolean() }),
    fc.record({ do: fc.constant('carry' as const) }),
    fc.record({ do: fc.constant('correct' as const), at, place: fc.constantFrom('第一条', '第二条') }),
    fc.record({ do: fc.constant('propose' as const), actor, at, theme: fc.boolean() }),
    fc.record({ do: fc.constant('approve' as const), actor }),
    fc.record({ do: fc.constant('undo' as const), actor, at }),
    fc.record({
      do: fc.constant('settle' as const),
      at,
      into: at,
      as: fc.constantFrom('merged', 'spam', 'out-of-scope'),
    }),
    fc.record({ do: fc.constant('reopen' as const), at }),
  )
  const targetAt = (index: number, theme: boolean) =>
    theme ? { consultationId, themeId: 't-1' } : { consultationId, commentId: ids[index] ?? '' }
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
  const run = async (given: Step): Promise<void> => {
    switch (given.do) {
      case 'draft': {
        const texts = firstDraft.filter((_, index) => index !== given.drop)
        const grown = given.grow
          ? [`第${versions.length}次新增的条文，规定监督检查和信息公开的要求。`, ...texts]
          : texts
        versions.push(await office.importDraft(grown, `稿${versions.length + 2}`))
        return
      }
      case 'carry':
        await carryComments(ctx, consultationId)
        return
      case 'correct':
        await correctCarry(ctx, drafter, {
          commentId: ids[given.at] ?? '',
          versionId: versions.at(-1) ?? '',
          places: [given.place],
          reason: '看过',
        })
        return
      case 'propose':
        await proposeDisposition(ctx, given.actor, targetAt(given.at, given.theme), notAdopted)
        return
      case 'approve': {
        const row = await ctx.database.prisma.disposition.findFirst({
          where: { status: 'proposed', replacedById: null },
        })
        await approveDisposition(ctx, given.actor, { dispositionId: row?.id ?? '' })
        return
      }
      case 'undo':
        await undoDisposition(ctx, given.actor, targetAt(given.at, given.at === 0))
        return
      case 'settle':
        await settleComments(ctx, drafter, {
          consultationId,
          commentIds: [ids[given.at] ?? ''],
          as: given.as,
          mergedIntoId: ids[given.into],
          reason: '相同',
        })
        return
      case 'reopen':
        await unsettleComments(ctx, drafter, { consultationId, commentIds: [ids[given.at] ?? ''] })
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const given of steps) {
        const events = await ctx.database.prisma.ledgerEntry.count()
        try {
          await run(given)
        } catch (error) {
          if (!isRefusal(error)) throw error
          expect(await ctx.database.prisma.ledgerEntry.count(), 'a refusal changes nothing').toBe(events)
        }
      }
      const now = await balance(office)
      expect(now.received).toBe(5)
      expect(now.answered + now.merged + now.outOfScope + now.spam + now.waiting).toBe(5)
      expect(now.waiting).toBeGreaterThanOrEqual(0)
      await carryComments(ctx, consultationId)
      for (const versionId of versions) {
        expect(await ctx.database.prisma.carry.count({ where: { toVersionId: versionId } })).toBe(5)
      }
      const approved = await ctx.database.prisma.disposition.findMany({
        where: { approvedById: { not: null } },
      })
      for (const row of approved) expect(row.approvedById).not.toBe(row.proposedById)
    }),
    { numRuns: 8 },
  )
  await ctx.close()
})
