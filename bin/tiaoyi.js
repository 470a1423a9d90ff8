#!/usr/bin/env node
// Runs the bundled command line, rebuilding the bundle first when a source file is newer than it.
// esbuild is loaded only for the rebuild: a cold start of the bundle costs a tenth of one through a loader.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = join(root, 'build', 'cli', 'main.js')

function newest(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'routes' || entry.name === 'components' || entry.name === 'generated') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) latest = Math.max(latest, newest(path))
    else if (/\.tsx?$/.test(entry.name)) latest = Math.max(latest, statSync(path).mtimeMs)
  }
  return latest
}

// An installation without sources (the bundle alone) never rebuilds.
const sources = existsSync(join(root, 'app', 'cli'))
const stale =
  sources &&
  (!existsSync(bundle) ||
    Math.max(...['app', 'search', 'prisma'].map((folder) => newest(join(root, folder)))) >
      statSync(bundle).mtimeMs)
if (stale) {
  const built = spawnSync(process.execPath, [join(root, 'bin', 'build-cli.js')], {
    cwd: root,
    encoding: 'utf8',
  })
  if (built.status !== 0) {
    process.stderr.write(`${built.stderr || built.stdout}\ntiaoyi could not be built. Run "npm ci" first.\n`)
    process.exit(2)
  }
}
const { runTiaoyi } = await import(pathToFileURL(bundle).href)
// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})
// exitCode and not exit(): standard output may still be on its way through a pipe.
process.exitCode = await runTiaoyi(process.argv.slice(2), {
  out: (data) => process.stdout.write(data),
  bytes: (data) => process.stdout.write(data),
  say: (message) => process.stderr.write(`${message}\n`),
  env: process.env,
  cwd: process.cwd(),
})
