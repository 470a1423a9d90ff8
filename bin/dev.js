// `npm run dev`: work on the code. Builds the pages and serves them; after a change of a source file it builds again and
// starts the server anew, on the same data. A build that fails says why, and the old server goes on.
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
let server

const build = () =>
  spawnSync(process.execPath, ['bin/ready.js', 'pages'], { cwd: root, stdio: 'inherit' }).status === 0
const start = () => {
  server = spawn(process.execPath, ['bin/tiaoyi.js', 'serve'], { cwd: root, stdio: 'inherit' })
}
const stop = () =>
  new Promise((resolve) => {
    if (!server || server.exitCode !== null) return resolve()
    server.once('exit', resolve)
    server.kill('SIGTERM')
  })

let waiting
let isBusy = false
/** Editors save several files at once: one build for all that came within a quarter of a second. */
function changed(name) {
  if (name?.includes('generated')) return
  clearTimeout(waiting)
  waiting = setTimeout(async () => {
    if (isBusy) return changed(name)
    isBusy = true
    if (build()) {
      await stop()
      start()
    }
    isBusy = false
  }, 250)
}

if (!build()) process.exit(1)
start()
for (const folder of ['app', 'search', 'prisma']) {
  watch(join(root, folder), { recursive: true }, (_event, name) => changed(String(name ?? '')))
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await stop()
    process.exit(0)
  })
}
