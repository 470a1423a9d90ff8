// Where the code of a compute thread is. Both bundles find what the command line's build made. From sources (tests, benches) it
// is built for the state of the sources, once, and kept beside the packages: a loader such as tsx does not reach worker
// threads on Node 20, and would cost a second a thread.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applicationRoot } from '../place/root.server'

const fromSources = fileURLToPath(import.meta.url).endsWith('.ts')
let found: string | undefined

/** Absolute path of the thread's entry. Throws with the build's words when it cannot be built. */
export function threadEntry(): string {
  found ??= fromSources ? built(applicationRoot()) : join(applicationRoot(), 'build', 'cli', 'compute.js')
  return found
}

function built(root: string): string {
  const folder = join(root, 'node_modules', '.tiaoyi')
  const name = `thread-${Math.round(Math.max(...['app', 'search'].map((part) => newest(join(root, part)))))}`
  const entry = join(folder, name, 'compute.js')
  if (existsSync(entry)) return entry
  for (const old of existsSync(folder) ? readdirSync(folder) : [])
    if (old.startsWith('thread-') && old !== name) rmSync(join(folder, old), { recursive: true, force: true })
  const done = spawnSync(process.execPath, [join(root, 'bin', 'build-cli.js'), join(folder, name)], {
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`The thread of long computations could not be built: ${done.stderr}`)
  return entry
}

function newest(folder: string): number {
  let latest = 0
  for (const one of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, one.name)
    if (one.isDirectory()) latest = Math.max(latest, newest(path))
    else if (/\.tsx?$/.test(one.name)) latest = Math.max(latest, statSync(path).mtimeMs)
  }
  return latest
}
