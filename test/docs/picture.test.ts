import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('shows in the README the architecture that the imports really have', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { status } = spawnSync(process.execPath, ['bin/picture.js', '--check'], { cwd: root })
  expect(status, 'run npm run picture').toBe(0)
})
