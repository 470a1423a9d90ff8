// Where the application's own files are. The same code runs from sources, from the command line's bundle and
// from the pages' bundle, each in another folder, so the root is found by walking up to our package.json.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the folder that holds package.json, content/ and prisma/. */
export function applicationRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'tiaoyi') return folder
    const parent = dirname(folder)
    if (parent === folder) throw new Error('Expected a package.json named tiaoyi above the running file')
    folder = parent
  }
}
