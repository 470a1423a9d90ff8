// Rule 5: duplicates are counted and never dropped, and a campaign moves nobody. Rules 6 and 7 of groups: the two sides
// stand in numbers of their own wherever they are shown, and the same input gives the same groups with their stability.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clusterComments } from '~/commands/cluster-comments.server'
import { readFilters } from '~/commands/comment-filter.server'
import { createTheme } from '~/commands/group-comments.server'
import { submitComments } from '~/commands/submit-comments.server'
import { commentsDesk } from '~/queries/comments-desk.server'
import { themePage } from '~/queries/theme-page.server'
import { openOffice } from '../commands/office'
import { seeded } from './acts'

const quiet = async () => undefined
const letter = '我们要求在小区门口和公交站台统一设置户外广告，不得遮挡居民窗户，请在条例里写明。'
const voices = [
  '三十日太长，建议将“三十日”改为“十五日”。',
  '审批三十日太久，十五日足够了。',
  '坚决反对这一条，审批时限三十日太不合理。',
  '支持三十日的审批时限，规定得很好。',
  '审批时限不能再拖，三十日变成两个月的很多。',
]

async function openVoices() {
  const office = await openOffice()
  const ids: string[] = []
  for (const text of voices) ids.push(await office.comment('第二条', text))
  await clusterComments(office.ctx, { consultationId: office.consultationId }, quiet)
  return { ...office, ids }
}

/** Groups as sets of comments, with what is said of each; ids of rows are new at each run. */
async function groups({ ctx }: Awaited<ReturnType<typeof openVoices>>) {
  const rows = await ctx.database.prisma.cluster.findMany({
    orderBy: { ordinal: 'asc' },
    include: { members: true },
  })
  return rows.map(({ members, id: _, clusteringId: __, ...row }) => ({
    ...row,
    members: members.map(({ commentId }) => commentId).sort(),
  }))
}

it('counts every copy of a campaign, gives each a receipt, and moves no other comment', async () => {
  const office = await openVoices()
  const { ctx, consultationId, ids } = office
  const of = async () =>
    (await groups(office))
      .map(({ members }) => members.filter((id) => ids.includes(id)))
      .filter((all) => all.length > 0)
  const before = await of()
  const sent = await Promise.all(
    Array.from({ length: 150 }, (_, at) =>
      submitComments(
        ctx,
        { comments: [{ article: '第二条', text: letter + ['', ' ', '！', '\u3000'][at % 4] }] },
        { consultationId, channel: 'online', by: 'anonymous' },
      ),
    ),
  )
  await clusterComments(ctx, { consultationId }, quiet)
  expect(new Set(sent.map(({ receipt }) => receipt)).size).toBe(150)
  expect(await of()).toEqual(before)
  const family = (await groups(office)).find(({ isDuplicateFamily }) => isDuplicateFamily)
  expect(family).toMatchObject({ texts: 150, people: 150 })
  const counts = await ctx.database.prisma.consultationCount.findUniqueOrThrow({ where: { consultationId } })
  expect(counts).toMatchObject({ comments: 155, submissions: 155, published: 155 })
  await ctx.close()
})

/** Objects with one of the sides in them, anywhere in a view. */
function sidesIn(view: unknown, path = ''): string[] {
  if (typeof view !== 'object' || view === null) return []
  const own = Object.entries(view).flatMap(([key, value]) => [
    ...(/score|net$|netto|approval|agreement/i.test(key) ? [`${path}.${key} is one number`] : []),
    ...sidesIn(value, `${path}.${key}`),
  ])
  const sides = ['change', 'oppose', 'support', 'unclear'].filter((side) => side in view)
  return 'oppose' in view && sides.length < 4 ? [...own, `${path} has ${sides}`] : own
}

it('keeps agree and disagree apart in every view of groups, whichever way the people lean', async () => {
  const office = await openVoices()
  const { ctx, consultationId, drafter, ids } = office
  const { themeId } = await createTheme(ctx, drafter, {
    consultationId,
    name: '时限',
    comments: ids.map((id) => ({ id, themeId: '' })),
  })
  const stances = (await ctx.database.prisma.comment.findMany({ where: { id: { in: ids } } })).map(
    ({ stance }) => stance,
  )
  const count = (stance: string) => stances.filter((one) => one === stance).length
  const theme = await themePage(ctx, drafter, { consultationId, themeId, after: '' })
  const sides = {
    change: count('change'),
    oppose: count('oppose'),
    support: count('support'),
    unclear: count('unclear'),
  }
  expect(theme.stance).toEqual(sides)
  expect([sides.oppose, sides.support].every((side) => side > 0)).toBe(true)
  const desk = await commentsDesk(ctx, drafter, consultationId, readFilters(new URLSearchParams()))
  expect(desk.groups.find(({ id }) => id === themeId)?.stance).toEqual(sides)
  expect([...sidesIn(theme), ...sidesIn(desk)]).toEqual([])
  await ctx.close()
})

it('gives the same groups wherever the rows lie in the table, and says how stable they are', async () => {
  const office = await openVoices()
  const { ctx, consultationId, drafter, ids } = office
  const before = await groups(office)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: ids.length }), async (order) => {
      // A row that is written again lies at the end of its table.
      for (const id of order)
        await ctx.database.driver.query(
          'UPDATE "Comment" SET "lockVersion" = "lockVersion" + 1 WHERE "id" = $1',
          [id],
        )
      await clusterComments(ctx, { consultationId }, quiet)
      expect(await groups(office)).toEqual(before)
    }),
    seeded(4),
  )
  const desk = await commentsDesk(ctx, drafter, consultationId, readFilters(new URLSearchParams()))
  expect(desk.clustering?.stability).toBeGreaterThanOrEqual(0)
  expect(desk.clustering?.stability).toBeLessThanOrEqual(1)
  await ctx.close()
})
