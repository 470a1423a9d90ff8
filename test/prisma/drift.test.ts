import { expect, it } from 'vitest'
import { missingMigration } from '../../prisma/migration'

it('has a migration for everything that the schema says', async () => {
  expect(await missingMigration()).toBe('')
})
