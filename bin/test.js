// The whole test: format and lint, dependency rule, types, then the suites. Each stage says what it found; the
// last line counts everything. Nothing is skipped silently: a skipped test is printed with its reason.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const count = { passed: 0, failed: 0, skipped: 0 }

function check(name, command, args) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (done.status === 0) {
    count.passed++
    console.log(`✓ ${name}`)
    return
  }
  count.failed++
  console.log(`✗ ${name}\n${done.stdout ?? ''}${done.stderr ?? ''}`)
}

function suite(paths) {
  const report = join(root, 'node_modules', '.tiaoyi', 'vitest.json')
  mkdirSync(join(root, 'node_modules', '.tiaoyi'), { recursive: true })
  rmSync(report, { force: true })
  const args = [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...paths,
  ]
  const done = spawnSync('npx', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (!existsSync(report)) {
    count.failed++
    return
  }
  const result = JSON.parse(readFileSync(report, 'utf8'))
  count.passed += result.numPassedTests
  count.failed += result.numFailedTests
  count.skipped += result.numPendingTests + result.numTodoTests
  // A file that fails before its first test has no failed test, and a run can fail on an unhandled error.
  if (done.status !== 0 && result.numFailedTests === 0) count.failed++
  for (const file of result.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'pending' || test.status === 'skipped') console.log(`skipped: ${test.fullName}`)
    }
  }
}

check('format and lint', 'npx', ['biome', 'check', '.', '--error-on-warnings'])
check('dependency rule', 'npx', [
  'depcruise',
  'app',
  'search',
  'prisma',
  '--config',
  '.dependency-cruiser.cjs',
])
check('types', 'npx', ['tsc', '--noEmit', '-p', 'tsconfig.json'])
check('types of the domain, without a platform', 'npx', ['tsc', '--noEmit', '-p', 'app/domain/tsconfig.json'])
suite(process.argv.slice(2))

console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed === 0 ? 0 : 1
