// Runs the second verifier on many folders in one process of Python, which starts slower than it judges.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Files } from './honest'

const verifier = fileURLToPath(new URL('../../../docs/ledger-verify.py', import.meta.url))

/** Whether there is a Python to run it. */
export const hasPython = spawnSync('python3', ['--version']).status === 0

export interface SecondVerdict {
  readonly result: string
  readonly size: number
  readonly root: string
  readonly faults: readonly { readonly rule: string; readonly entry: number | null }[]
}

const driver = `
import sys, json
from importlib.machinery import SourceFileLoader
sys.dont_write_bytecode = True
verifier = SourceFileLoader('verifier', sys.argv[1]).load_module()
for line in sys.stdin:
    sys.argv = ['verify.py', '--json'] + json.loads(line)
    verifier.main()
`

/** Verdicts of argument lists, in their order. Throws when Python fails. */
export function judgeWithPython(runs: readonly (readonly string[])[]): SecondVerdict[] {
  const done = spawnSync('python3', ['-W', 'ignore', '-c', driver, verifier], {
    input: runs.map((run) => `${JSON.stringify(run)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (done.status !== 0) throw new Error(`Expected the second verifier to run: ${done.stderr}`)
  return done.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Work with folders on the disk that are removed afterwards. */
export function withFolders<T>(
  all: readonly Files[],
  work: (paths: readonly string[], base: string) => T,
): T {
  const base = mkdtempSync(join(tmpdir(), 'tiaoyi-folders-'))
  try {
    const paths = all.map((files, at) => {
      const root = join(base, String(at))
      mkdirSync(root)
      for (const [path, bytes] of files) {
        const full = join(root, path)
        mkdirSync(path.endsWith('/') ? full : dirname(full), { recursive: true })
        if (!path.endsWith('/')) writeFileSync(full, bytes)
      }
      return root
    })
    return work(paths, base)
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}
