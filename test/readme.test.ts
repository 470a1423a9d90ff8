// The commands that the two readmes show print what the readmes say. A fence marked `console` is a session: a line with
// `$ ` is run in a shell at the root, the lines after it must appear in its output in this order; `…` skips some.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const readmes = ['README.md', 'README.zh-CN.md']

interface Shown {
  readonly command: string
  readonly output: readonly string[]
}

function sessionsOf(markdown: string): Shown[] {
  const fences = [...markdown.matchAll(/^```console\n([\s\S]*?)^```$/gmu)].map(([, body = '']) => body)
  return fences.flatMap((body) =>
    body
      .split(/^\$ /mu)
      .slice(1)
      .map((session) => {
        const [command = '', ...output] = session.trimEnd().split('\n')
        return { command, output }
      }),
  )
}

/** The shown lines that the output lacks at or after the place of the line before; empty when all are there. */
function missingLines(shown: readonly string[], printed: string): readonly string[] {
  const lines = printed.trimEnd().split('\n')
  let at = 0
  const missing: string[] = []
  let mustFollow = true
  for (const line of shown) {
    if (line.trim() === '…') {
      mustFollow = false
      continue
    }
    const found = mustFollow ? (lines[at] === line ? at : -1) : lines.indexOf(line, at)
    if (found < 0) missing.push(line)
    else at = found + 1
    mustFollow = true
  }
  return missing
}

it('prints what the readmes show for each of their commands', { timeout: 60_000 }, () => {
  const seen = new Map<string, string>()
  for (const name of readmes) {
    const sessions = sessionsOf(readFileSync(`${root}${name}`, 'utf8'))
    expect(sessions.length, name).toBeGreaterThan(0)
    for (const { command, output } of sessions) {
      const printed =
        seen.get(command) ?? spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' }).stdout
      seen.set(command, printed)
      expect(missingLines(output, printed), `${name}: ${command}`).toEqual([])
    }
  }
})

it('notices a line that a command does not print', () => {
  expect(missingLines(['a', '…', 'c'], 'a\nb\nc\n')).toEqual([])
  expect(missingLines(['a', 'c'], 'a\nb\nc\n')).toEqual(['c'])
  expect(missingLines(['…', 'b', 'a'], 'a\nb\n')).toEqual(['a'])
})

it('links only to files and folders that are there, and shows one picture', () => {
  for (const name of readmes) {
    const markdown = readFileSync(`${root}${name}`, 'utf8')
    const links = [...markdown.matchAll(/\]\((?!https?:)([^)#]+)\)/gu)].map(([, path = '']) => path)
    expect(
      links.filter((path) => !existsSync(`${root}${path}`)),
      name,
    ).toEqual([])
    const pictures = links.filter((path) => path.endsWith('.png'))
    expect(pictures, name).toHaveLength(1)
    expect(statSync(`${root}${pictures[0]}`).size, name).toBeLessThan(300_000)
    const folders = [...markdown.matchAll(/^\| `([^`]+)`/gmu)].map(([, path = '']) => path)
    expect(
      folders.filter((path) => !existsSync(`${root}${path}`)),
      name,
    ).toEqual([])
  }
})
