// Bundles the command line into build/cli with one chunk a subcommand. Packages stay outside the bundle:
// several carry their own native or WASM files.
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'build', 'cli')
// Built beside and moved into place, so that two processes starting at once never see half a bundle.
const fresh = `${target}.${process.pid}`
await build({
  absWorkingDir: root,
  entryPoints: { main: 'app/cli/main.ts' },
  outdir: fresh,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  alias: { '~': join(root, 'app'), '~search': join(root, 'search') },
  logLevel: 'warning',
})
rmSync(target, { recursive: true, force: true })
renameSync(fresh, target)
