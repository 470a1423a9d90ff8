// Rule 1: original words are immutable; corrections and decisions are records beside them.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { act, actNames, anActs, openWorld, seeded, type World } from './acts'

const newcomers = new Set(['submit', 'enter', 'importTable'])

const wordsOf = ({ ctx }: World) =>
  ctx.database.driver.query(
    `SELECT "id", "text", "suggestion", "anchorEId", "versionId", "quote"::text AS "quote", "ordinal", "receivedAt", "submissionId"
     FROM "Comment" ORDER BY "id"`,
  )

it('leaves every word and every comment as it came, whatever is done with it', async () => {
  const world = await openWorld()
  const before = await wordsOf(world)
  const others = actNames.filter((name) => !newcomers.has(name))
  let done = 0
  await fc.assert(
    fc.asyncProperty(anActs(others), async (steps) => {
      for (const step of steps) done += Number(await act(world, step))
      expect(await wordsOf(world)).toEqual(before)
    }),
    seeded(2),
  )
  expect(done).toBeGreaterThan(20)
  await world.ctx.close()
})

it('is refused by the database itself to change or delete what somebody wrote', async () => {
  const { ctx, firstVersion } = await openWorld()
  const { driver } = ctx.database
  const before = await driver.query('SELECT * FROM "Comment" ORDER BY "id"')
  const changes = [
    `"text" = 'x'`,
    `"suggestion" = 'x'`,
    `"anchorEId" = 'art_1x'`,
    `"quote" = '{"text":"x"}'`,
    `"receivedAt" = now()`,
    `"versionId" = '${firstVersion}x'`,
    `"submissionId" = 'x'`,
  ]
  for (const change of changes)
    await expect(driver.query(`UPDATE "Comment" SET ${change}`), change).rejects.toThrow('immutable')
  await expect(driver.query('DELETE FROM "Comment"')).rejects.toThrow('never deleted')
  await expect(driver.query('DELETE FROM "Submission"')).rejects.toThrow()
  expect(await driver.query('SELECT * FROM "Comment" ORDER BY "id"')).toEqual(before)
  await ctx.close()
})
