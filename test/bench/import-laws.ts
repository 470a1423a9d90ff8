// Brings a folder of laws in, three ways, and compares what came of it. Run:
//   npx tsx test/bench/import-laws.ts [--laws ../shared/data/laws] [--count 130] [--kill .5]
// Uses the built command line (`node bin/ready.js pages` builds it) on data folders of its own, embedded database, no server beside it.
// One folder is imported without a break and then once more; into another the import is ended with `kill -9` after the share
// --kill of its files, then run again to the end. Prints wall and processor seconds of each, how many lines of progress
// were seen and the longest pause between two, what the second run changed, and whether both folders hold the same works: titles,
// aliases, versions in order with their days, stages, texts and articles, which articles are one through the versions, and
// every stored comparison. Ids differ by nature and are numbered by first appearance; a text that names no day bears that
// of its import and is compared without. --count takes that many files, evenly from all.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readConfig } from '../../app/adapters/config.server'
import { type Context, openContext } from '../../app/adapters/context.server'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: {
    laws: { type: 'string', default: join(root, '../shared/data/laws') },
    count: { type: 'string', default: '0' },
    kill: { type: 'string', default: '.5' },
  },
})

function filesOf(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:docx?|pdf|md|txt|html?)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const count = Number(values.count)
  const step = count > 0 ? all.length / count : 1
  return count > 0 ? Array.from({ length: count }, (_, at) => all[Math.floor(at * step)] ?? '') : all
}

interface Run {
  readonly seconds: number
  readonly processor: number
  readonly lines: number
  readonly pause: number
  readonly out: string
}

/** Processor seconds that a process has used so far, its threads among them; the last known once it is gone. */
function processorOf(pid: number, known: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch (error) {
    if (error instanceof Error && 'code' in error) return known
    throw error
  }
}

function importInto(
  data: string,
  files: readonly string[],
  killAfter = Number.POSITIVE_INFINITY,
): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, ['bin/tiaoyi.js', 'import', ...files], {
    cwd: root,
    env: { ...process.env, TIAOYI_DATA: data, TIAOYI_DEMO: '0' },
  })
  let [out, lines, pause, last, processor, told] = ['', 0, 0, began, 0, '']
  const look = setInterval(() => {
    processor = processorOf(child.pid ?? 0, processor)
  }, 200)
  child.stdout.on('data', (piece) => {
    out += piece
  })
  child.stderr.on('data', (piece) => {
    told += piece
    for (const [, done = '0'] of String(piece).matchAll(/(\d+) of \d+ files/g)) {
      lines += 1
      pause = Math.max(pause, performance.now() - last)
      last = performance.now()
      if (Number(done) >= killAfter) child.kill('SIGKILL')
    }
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => {
      clearInterval(look)
      if (code !== 0 && signal !== 'SIGKILL') console.log(told.slice(-2_000))
      done({
        seconds: (performance.now() - began) / 1000,
        processor,
        lines,
        pause: pause / 1000,
        out: out.trim(),
      })
    })
  })
}

/** Everything of one work, ids numbered by first appearance, as one text. */
async function contentOf(ctx: Context, workId: string, from: number): Promise<string> {
  const { prisma } = ctx.database
  const work = await prisma.work.findUniqueOrThrow({ where: { id: workId }, include: { aliases: true } })
  const versions = await prisma.version.findMany({
    where: { workId },
    orderBy: { ordinal: 'asc' },
    include: { articles: { orderBy: { ordinal: 'asc' } } },
  })
  const lineages = new Map<string, number>()
  const numberOf = (id: string) => {
    if (!lineages.has(id)) lineages.set(id, lineages.size)
    return lineages.get(id)
  }
  const { id: _id, createdAt: _at, aliases, ...facts } = work
  const comparisons = await prisma.comparison.findMany({
    where: { toVersionId: { in: versions.map(({ id }) => id) } },
  })
  return JSON.stringify([
    { ...facts, aliases: aliases.map(({ alias }) => alias).sort() },
    versions.map(
      ({ id, articles, datedOn, ordinal, stage, label, title, inForceOn, sourceHash, isPublic }) => [
        {
          ordinal,
          stage,
          label,
          title,
          sourceHash,
          isPublic,
          inForceOn,
          datedOn: datedOn.getTime() >= from ? 'import' : datedOn,
        },
        articles.map(({ eId, number, path, caption, text, lineageId }) => [
          eId,
          number,
          path,
          caption,
          text,
          numberOf(lineageId),
        ]),
        comparisons.filter(({ toVersionId }) => toVersionId === id).map(({ changes }) => changes),
      ],
    ),
  ])
}

/** A hash for each work by its title and number of appearance, and what there is in all. */
async function stateOf(data: string, from: number) {
  const ctx = await openContext(readConfig({ TIAOYI_DATA: data }, root))
  const { prisma } = ctx.database
  const works = await prisma.work.findMany({
    select: { id: true, title: true },
    orderBy: [{ title: 'asc' }, { kind: 'asc' }],
  })
  const hashes: string[] = []
  for (const { id } of works) {
    hashes.push(
      createHash('sha256')
        .update(await contentOf(ctx, id, from))
        .digest('hex'),
    )
  }
  const [versions, articles] = [await prisma.version.count(), await prisma.versionArticle.count()]
  const ledger = await prisma.ledgerEntry.count()
  await ctx.close()
  return { hashes: hashes.sort(), works: works.length, versions, articles, ledger }
}

const told = ({ seconds, processor, lines, pause, out }: Run) =>
  `${seconds.toFixed(1)} s, processor ${processor.toFixed(1)} s, ${lines} lines of progress, longest pause ${pause.toFixed(1)} s\n    ${out}`
const load = () =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')

const files = filesOf(values.laws)
const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-import-laws-'))
const [whole, broken] = [join(folder, 'whole'), join(folder, 'broken')]
try {
  const from = Date.now()
  console.log(`${files.length} files of laws, load ${load()}`)
  console.log(`  without a break: ${told(await importInto(whole, files))}`)
  const first = await stateOf(whole, from)
  console.log(
    `    ${first.works} works, ${first.versions} versions, ${first.articles} articles; load ${load()}`,
  )
  console.log(`  the same again: ${told(await importInto(whole, files))}`)
  const second = await stateOf(whole, from)
  const isSame = JSON.stringify(second) === JSON.stringify(first)
  console.log(
    `    ${isSame ? 'nothing changed' : 'IT CHANGED SOMETHING'} (contents, counts and ledger); load ${load()}`,
  )
  console.log(`  killed: ${told(await importInto(broken, files, files.length * Number(values.kill)))}`)
  console.log(`  and run again: ${told(await importInto(broken, files))}`)
  const resumed = await stateOf(broken, from)
  const known = new Set(first.hashes)
  const others = resumed.hashes.filter((hash) => !known.has(hash))
  const same = resumed.hashes.length - others.length
  console.log(
    `    ${resumed.works} works, ${resumed.versions} versions, ${resumed.articles} articles; ${same} of ${first.works} works have the same contents; load ${load()}`,
  )
  for (const other of others.slice(0, 5)) console.log(`    not the same: ${other.slice(65)}`)
  process.exitCode = isSame && JSON.stringify(resumed.hashes) === JSON.stringify(first.hashes) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
