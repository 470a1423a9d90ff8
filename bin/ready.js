// Makes a checkout ready: installs what is missing and generates and builds what is stale, saying what it does.
// It runs before node_modules exists, so it uses Node's own modules only.
// `node bin/ready.js` readies the code; `node bin/ready.js pages` the pages too.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.log(
    `Tiaoyi needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and run again.`,
  )
  process.exit(1)
}

const hashOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

/** Run one step unless its stamp says that it ran on the same inputs; a failure ends everything, loudly. */
function step(name, sentence, inputs, result, commands) {
  const stamp = join(root, 'node_modules', '.tiaoyi', name)
  const wanted = hashOf(inputs)
  const isFresh =
    existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isFresh) return
  console.log(sentence)
  for (const [command, ...args] of commands) {
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' }
    const done = spawnSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      env,
      shell: process.platform === 'win32',
    })
    if (done.status !== 0) {
      console.log(`${done.stdout ?? ''}${done.stderr ?? ''}\nThis step failed: ${command} ${args.join(' ')}`)
      process.exit(1)
    }
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== 'generated')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(path)
      return statSync(join(root, path)).isFile() ? [path] : []
    })
    .sort()
}

step(
  'packages',
  'Installing packages (about a minute, once) …',
  ['package.json', 'package-lock.json'],
  'node_modules',
  [['npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline']],
)
step(
  'client',
  'Generating the database client …',
  ['prisma/schema.prisma'],
  'app/adapters/db/generated/client.ts',
  [['npx', 'prisma', 'generate']],
)
const sources = [...filesBelow('app'), ...filesBelow('search'), ...filesBelow('prisma')]
step('cli', 'Building the command line …', [...sources, 'bin/build-cli.js'], 'build/cli/main.js', [
  ['node', 'bin/build-cli.js'],
])
if (process.argv.includes('pages')) {
  const inputs = [...sources, ...filesBelow('public'), 'vite.config.ts', 'remix.config.js']
  step('pages', 'Building the pages …', inputs, 'build/server/index.js', [['npx', 'remix', 'vite:build']])
}
