import { expect, it } from 'vitest'
import { visitor } from '~/domain/access'
import { consultationReader } from '~/queries/consultation-reader.server'
import { commentFeed, placeComments } from '~/queries/place-comments.server'
import { readingText } from '~/queries/reading-text.server'
import { stationFromQuery } from '~/queries/station-token.server'
import { openOffice } from '../commands/office'

it('pages through all published comments, newest first, each once', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const ids: string[] = []
  for (let i = 0; i < 45; i++) {
    // Several in one millisecond: the cursor must not rest on time alone.
    if (i % 7 === 0) ctx.setTime(ctx.clock.now() + 1)
    ids.push(await office.comment('第二条', `第${i}条意见，时限太长。`))
  }
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await placeComments(ctx, visitor, { id: consultationId, eId: 'art_2', after })
    seen.push(...(page?.comments.map(({ id }) => id) ?? []))
    after = page?.after
  } while (after)
  expect(new Set(seen)).toEqual(new Set(ids))
  expect(seen.length).toBe(ids.length)
  expect((await commentFeed(ctx, visitor, { id: consultationId, after: "1' OR 1=1" }))?.items.length).toBe(20)
  await ctx.close()
})

it('shows nothing of what others said where the consultation does not show it', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  await office.comment('第二条', '三十日太长。')
  await ctx.database.driver.query('UPDATE "Consultation" SET "showsComments" = false')
  const page = await placeComments(ctx, visitor, { id: consultationId, eId: 'art_2' })
  expect(page).toMatchObject({ comments: [], groups: [], count: { comments: 1, people: 1 } })
  expect((await commentFeed(ctx, visitor, { id: consultationId }))?.items).toEqual([])
  await ctx.close()
})

it('counts pending comments and shows none of their words', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  await ctx.database.driver.query(`UPDATE "Consultation" SET "moderation" = 'before'`)
  await office.comment('第二条', '这句话还没有审核。')
  const page = await placeComments(ctx, visitor, { id: consultationId, eId: 'art_2' })
  expect(page).toMatchObject({ comments: [], count: { comments: 1, published: 0 } })
  await ctx.close()
})

it('knows no unpublished consultation and no place that the draft does not have', async () => {
  const { ctx, consultationId } = await openOffice()
  expect(await placeComments(ctx, visitor, { id: consultationId, eId: 'art_99' })).toBeUndefined()
  expect(await placeComments(ctx, visitor, { id: 'nosuch', eId: 'art_2' })).toBeUndefined()
  await ctx.database.driver.query('UPDATE "Consultation" SET "publishedAt" = NULL')
  expect(await placeComments(ctx, visitor, { id: consultationId, eId: 'art_2' })).toBeUndefined()
  expect(await consultationReader(ctx, visitor, { id: consultationId })).toBeUndefined()
  await ctx.close()
})

it('finds words and numbers within the draft', async () => {
  const { ctx, consultationId } = await openOffice()
  const found = async (query: string) =>
    (await consultationReader(ctx, visitor, { id: consultationId, query }))?.found?.map(
      ({ number }) => number,
    )
  expect(await found('罚款')).toEqual(['第四条'])
  expect(await found('第三条')).toEqual(['第三条'])
  expect(await found('没有的词')).toEqual([])
  expect(await found(' ')).toBeUndefined()
  await ctx.close()
})

it('parses a version once', async () => {
  const { ctx, firstVersion } = await openOffice()
  expect(await readingText(ctx, firstVersion)).toBe(await readingText(ctx, firstVersion))
  await ctx.close()
})

it('takes only stations of the consultation from a scanned address', async () => {
  const { ctx, consultationId } = await openOffice()
  expect(await stationFromQuery(ctx, consultationId, 'st-1')).toEqual({ id: 'st-1', name: '东街联系点' })
  for (const token of [null, '', 'st-9', "st-1' --", 'x'.repeat(99)]) {
    expect(await stationFromQuery(ctx, consultationId, token)).toBeUndefined()
  }
  await ctx.close()
})
