// Bundles the command line into build/cli with one chunk a subcommand, and the thread of long computations beside it.
// Packages stay outside the bundle: several carry their own native or WASM files. With a folder as its argument it makes
// the thread alone, there: that is how tests run it from sources.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const thread = { compute: 'app/adapters/workers/thread.ts' }
const elsewhere = process.argv[2]
const target = elsewhere ?? join(root, 'build', 'cli')
// Built beside and moved into place, so that two processes starting at once never see half a bundle.
const fresh = `${target}.${process.pid}`
await build({
  absWorkingDir: root,
  entryPoints: elsewhere ? thread : { main: 'app/cli/main.ts', ...thread },
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
// The verifier that travels with exports: one file, every package inside.
if (!elsewhere)
  await build({
    absWorkingDir: root,
    entryPoints: { verify: 'app/cli/verify-alone.ts' },
    outdir: fresh,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    alias: { '~': join(root, 'app') },
    legalComments: 'inline',
    logLevel: 'warning',
  })
if (elsewhere && existsSync(target)) rmSync(fresh, { recursive: true, force: true })
else {
  rmSync(target, { recursive: true, force: true })
  renameSync(fresh, target)
}
