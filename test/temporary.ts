// One folder for all that a run of the tests writes outside the checkout, gone when the run ends: databases, browsers and
// uploads of a single run are a gigabyte, and a disk that fills up over weeks fails tests that have nothing wrong.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-test-'))
  // Workers, servers and browsers are started by this process and inherit it.
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
