// Rule 10: every write leaves an event, in the same transaction; an altered, missing or cut entry is detected from the
// exported files alone.

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'
import { visitor } from '~/domain/access'
import { writeLedgerExport } from '~/queries/ledger-export.server'
import { act, actNames, anActs, openWorld, seeded, type World } from './acts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const commands = readdirSync(join(root, 'app/commands'))
const sourceOf = (name: string) => readFileSync(join(root, 'app/commands', name), 'utf8')

/** Writes that say nothing about anybody's part in a law, each with the reason why the ledger does not hear of them. */
const silent: Readonly<Record<string, string>> = {
  'answer-question.server.ts': 'an answer of somebody learning, for nobody but the learner',
  'drop-from-reading.server.ts': "the own reading list: what somebody reads is nobody's business",
  'keep-for-reading.server.ts': "the own reading list: what somebody reads is nobody's business",
  'record-article-time.server.ts': 'how long somebody read, for nobody but the reader',
  'record-reading.server.ts': 'what somebody read, for nobody but the reader',
  'undo-reading-note.server.ts': 'a private note, for nobody but its writer',
  'write-reading-note.server.ts': 'a private note, for nobody but its writer',
}
/** Commands that nothing here or beside them exercises, with the reason. */
const unexercised: Readonly<Record<string, string>> = {
  'load-directory.server.ts': 'the loader of the demonstration, which every test of the served system runs',
  'make-backup.server.ts': 'run by its job and by `tiaoyi backup`, as test/e2e/operations does',
}

const outside =
  /prisma\s*\.\w+\s*\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(|driver\s*\.(transaction|script)\(|driver\s*\.query[^`'"]*[`'"]\s*(INSERT|UPDATE|DELETE)/

it('lets no command write beside the one door, which refuses a write without an event', () => {
  const beside = commands.filter((name) => outside.test(sourceOf(name)))
  expect(beside.sort()).toEqual(Object.keys(silent).sort())
  const queries = readdirSync(join(root, 'app/queries')).filter((name) =>
    outside.test(readFileSync(join(root, 'app/queries', name), 'utf8')),
  )
  expect(queries).toEqual([])
})

it('exercises every command that writes', () => {
  const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, 'test', name), 'utf8'))
    .join('\n')
  // A command may be done through the form or command that calls it.
  const isReached = (name: string, seen = new Set<string>()): boolean => {
    const stem = name.replace(/\.ts$/, '')
    if (tests.includes(`~/commands/${stem}'`)) return true
    if (seen.has(name)) return false
    seen.add(name)
    return commands.some((other) => sourceOf(other).includes(`'./${stem}'`) && isReached(other, seen))
  }
  const writing = commands.filter((name) => /\.change\(|submissions\.add\(/.test(sourceOf(name)))
  expect(writing.length).toBeGreaterThan(40)
  const missed = writing.filter((name) => !isReached(name))
  expect(missed.filter((name) => !Object.hasOwn(unexercised, name))).toEqual([])
})

/** All rows but those of the ledger, of the queue and of sessions, as one text. */
async function everything({ ctx }: World): Promise<string> {
  const { driver } = ctx.database
  const tables = await driver.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name NOT LIKE 'Ledger%' AND table_name NOT IN ('JobRun', '_migrations')
     ORDER BY 1`,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const rows = await driver.query<{ row: string }>(
      `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS row FROM "${name}" t`,
    )
    parts.push(`${name} ${rows[0]?.row}`)
  }
  return parts.join('\n')
}

const entries = ({ ctx }: World) => ctx.database.prisma.ledgerEntry.count()

it('grows the ledger by every change of whatever is stored, and by nothing that was refused', async () => {
  const world = await openWorld()
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anActs(actNames), async (steps) => {
      for (const step of steps) {
        const [before, size] = [await everything(world), await entries(world)]
        const isDone = await act(world, step)
        const isChanged = (await everything(world)) !== before
        const grown = (await entries(world)) - size
        if (isChanged) expect(grown, `${step.name} left an event`).toBeGreaterThan(0)
        if (!isDone)
          expect({ name: step.name, isChanged, grown }).toEqual({
            name: step.name,
            isChanged: false,
            grown: 0,
          })
        else done.add(step.name)
      }
    }),
    seeded(2),
  )
  expect(done.size, `done: ${[...done].join(' ')}`).toBeGreaterThan(12)
  // Whatever people do, in whatever order, the verifier has nothing against it.
  const folder = join(mkdtempSync(join(tmpdir(), 'tiaoyi-rule-')), 'ledger')
  await writeLedgerExport(world.ctx, visitor, folder)
  expect(await verify(folder)).toBe(0)
  await world.ctx.close()
})

async function verify(folder: string): Promise<number> {
  return runTiaoyi(['verify', folder], { out: () => undefined, say: () => undefined, env: {}, cwd: folder })
}

it('finds any entry that was altered, left out, swapped or cut off, with the exported files and the key only', async () => {
  const world = await openWorld()
  await world.ctx.ledger.sign()
  const folder = join(mkdtempSync(join(tmpdir(), 'tiaoyi-rule-')), 'ledger')
  await writeLedgerExport(world.ctx, visitor, folder)
  await world.ctx.close()
  expect(await verify(folder)).toBe(0)
  const path = join(folder, 'entries.jsonl')
  const whole = readFileSync(path)
  const lines = whole.toString('utf8').trimEnd().split('\n')
  const left = (at: number) => lines.filter((_, index) => index !== at)
  const swapped = (at: number) => {
    const [a = '', b = ''] = [lines[at], lines[(at + 1) % lines.length]]
    return lines.map((line) => (line === a ? b : line === b ? a : line))
  }
  const fault = fc.record({
    kind: fc.constantFrom('bit', 'left', 'swap', 'cut'),
    at: fc.nat(),
    bit: fc.nat({ max: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(fault, async ({ kind, at, bit }) => {
      const line = at % lines.length
      const text = (rest: readonly string[]) => Buffer.from(`${rest.join('\n')}\n`)
      const bytes = Buffer.from(whole)
      if (kind === 'bit') bytes[at % whole.length] = (bytes[at % whole.length] ?? 0) ^ (1 << bit)
      const damaged =
        kind === 'bit'
          ? bytes
          : text(kind === 'left' ? left(line) : kind === 'swap' ? swapped(line) : lines.slice(0, line))
      writeFileSync(path, damaged)
      expect([1, 2], `${kind} at ${at}`).toContain(await verify(folder))
    }),
    seeded(60),
  )
})
