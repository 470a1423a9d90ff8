// `npm run picture`: draws the architecture from the imports that are really there, as dependency-cruiser reads them, into
// README.md between its two marks. `--check` changes nothing and exits 1 when the picture is an old one.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const begin = '<!-- picture: made by npm run picture -->'
const end = '<!-- /picture -->'

const run = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    'app',
    'search',
    'prisma',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ],
  { cwd: root, encoding: 'utf8', maxBuffer: 200_000_000 },
)
const { modules } = JSON.parse(run.stdout)

/** The area of a file: a folder of app/, or search/ or prisma/; the frame of pages belongs to the routes. */
function areaOf(path) {
  const [first, second, third] = path.split('/')
  if (first === 'search' || first === 'prisma') return first
  if (first !== 'app') return undefined
  if (third === undefined) return second === 'paths.ts' || second === 'answers.ts' ? undefined : 'routes'
  return second === 'language' || second === 'island' ? undefined : second
}

const arrows = new Set()
for (const { source, dependencies } of modules) {
  const from = areaOf(source)
  for (const { resolved } of dependencies) {
    const to = areaOf(resolved)
    if (from && to && from !== to) arrows.add(`  ${from} --> ${to}`)
  }
}
const picture = [begin, '```mermaid', 'graph TD', ...[...arrows].sort(), '```', end].join('\n')
const path = join(root, 'README.md')
const page = readFileSync(path, 'utf8')
const old = page.slice(page.indexOf(begin), page.indexOf(end) + end.length)
if (!old.startsWith(begin)) {
  console.log(`README.md has no mark "${begin}".`)
  process.exit(1)
}
if (process.argv.includes('--check')) process.exit(old === picture ? 0 : 1)
writeFileSync(path, page.replace(old, picture))
