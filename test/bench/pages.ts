// How dear public pages and submissions are. Run: npx tsx test/bench/pages.ts
// Pages: CPU time of the server's process for each request (not wall time: the load comes from the same machine), against a
// bare node:http server with the same bytes and against a small Remix page, in interleaved rounds, medians. Bytes of a
// first visit over loopback. Submissions: the group queue with its ledger and its synced journal against three plain INSERTs
// in a transaction on the same embedded database, 64 at once and one at a time. Takes about two minutes.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context } from '~/adapters/context.server'
import { submitComments } from '~/commands/submit-comments.server'
import { openOffice } from '../commands/office'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rounds = 5
const connections = 16

interface Target {
  readonly name: string
  readonly pid: number
  readonly port: number
  readonly path: string
  readonly requests: number
  readonly headers?: Readonly<Record<string, string>>
}

/** User and system time of a process so far, milliseconds. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function load({ port, path, requests, headers }: Target): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let left = requests
  const client = async () => {
    while (left-- > 0) await fetchBytes({ port, path, headers, agent })
  }
  await Promise.all(Array.from({ length: connections }, client))
  agent.destroy()
}

interface Asked {
  readonly port: number
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly agent?: Agent
}

function fetchBytes({ port, path, headers, agent }: Asked): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get({ port, path, headers, agent, host: '127.0.0.1' }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks))
        else reject(new Error(`Expected 200 for ${path}, got ${response.statusCode}`))
      })
    }).on('error', reject)
  })
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** CPU milliseconds a request of each target, medians of interleaved rounds. */
async function measure(targets: readonly Target[]): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number[]>(targets.map(({ name }) => [name, []]))
  for (const target of targets) await load({ ...target, requests: Math.min(target.requests, 200) })
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) {
      const before = cpuOf(target.pid)
      await load(target)
      seen.get(target.name)?.push((cpuOf(target.pid) - before) / target.requests)
    }
  }
  return new Map([...seen].map(([name, values]) => [name, median(values)]))
}

function started(child: ChildProcess, pattern: RegExp): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += String(chunk)
      const port = pattern.exec(said)?.[1]
      if (port) resolve(Number(port))
    })
    child.once('exit', (code) =>
      reject(new Error(`Expected the server to start; it ended with ${code}: ${said}`)),
    )
  })
}

const children: ChildProcess[] = []

async function bare(body: Buffer): Promise<{ pid: number; port: number }> {
  const file = join(mkdtempSync(join(tmpdir(), 'tiaoyi-bench-')), 'body')
  writeFileSync(file, body)
  const child = spawn(process.execPath, [join(root, 'test/bench/bare-server.mjs'), file])
  children.push(child)
  return { pid: child.pid ?? 0, port: await started(child, /(\d+)/) }
}

async function measurePages(): Promise<string[]> {
  const env = {
    ...process.env,
    TIAOYI_DATA: mkdtempSync(join(tmpdir(), 'tiaoyi-bench-data-')),
    PORT: '0',
    DATABASE_URL: '',
    NODE_ENV: 'production' as const,
  }
  const child = spawn(process.execPath, ['bin/tiaoyi.js', 'serve'], { cwd: root, env })
  children.push(child)
  const port = await started(child, /answers at http:\/\/[^:]+:(\d+)/)
  const pid = child.pid ?? 0
  const list = JSON.parse((await fetchBytes({ port, path: '/api/v1/consultations' })).toString()) as {
    items: { id: string; articles: number; status: string }[]
  }
  const longest = [...list.items].sort((a, b) => b.articles - a.articles)[0]
  const draft = `/consultations/${longest?.id}`
  const compare = '/works/property-management/compare?from=1&to=2'
  const lines: string[] = []
  for (const [name, path] of [
    ['draft page', draft],
    ['comparison page', compare],
  ] as const) {
    for (const encoding of ['identity', 'gzip']) {
      const headers = { 'accept-encoding': encoding }
      const body = await fetchBytes({ port, path, headers })
      const reference = { name: 'bare', ...(await bare(body)), path: '/', requests: 1_500, headers }
      const times = await measure([{ name: 'cached', pid, port, path, requests: 1_500, headers }, reference])
      const [cached = 0, plain = 0] = [times.get('cached'), times.get('bare')]
      lines.push(
        `| ${name}, cached / bare, ${encoding} | ${(plain / cached).toFixed(2)} | ${cached.toFixed(3)} against ${plain.toFixed(3)} ms CPU a request |`,
      )
    }
    // A cookie that no session answers to: the cache steps aside, and nobody is signed in.
    const headers = { cookie: 'tiaoyi_session=nobody', 'accept-encoding': 'identity' }
    const times = await measure([
      { name: 'page', pid, port, path, requests: 60, headers },
      { name: 'minimal', pid, port, path: '/help', requests: 120, headers },
    ])
    const [page = 0, minimal = 0] = [times.get('page'), times.get('minimal')]
    lines.push(
      `| ${name}, not cached / small Remix page | ${(minimal / page).toFixed(2)} | ${page.toFixed(2)} against ${minimal.toFixed(2)} ms CPU a request |`,
    )
    lines.push(await firstVisit(port, path, name))
  }
  return lines
}

async function firstVisit(port: number, path: string, name: string): Promise<string> {
  const headers = { 'accept-encoding': 'br' }
  const html = await (await fetch(`http://127.0.0.1:${port}${path}`)).text()
  const linked = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset ?? '')
  const page = (await fetchBytes({ port, path, headers })).length
  const sizes = await Promise.all(
    linked.map(async (asset) => ({
      asset,
      bytes: (await fetchBytes({ port, path: asset, headers })).length,
    })),
  )
  const total = page + sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  const scripts = sizes
    .filter(({ asset }) => asset.endsWith('.js'))
    .reduce((sum, { bytes }) => sum + bytes, 0)
  const kb = (bytes: number) => (bytes / 1000).toFixed(1)
  return `| ${name}, first visit, brotli | ${kb(total)} KB | page ${kb(page)}, scripts ${kb(scripts)}, styles ${kb(total - page - scripts)} |`
}

/** Submissions a second through the queue, and of three plain INSERTs by the same driver. */
async function measureSubmissions(engine: string, ctx: Context, consultationId: string): Promise<string[]> {
  const lines: string[] = []
  for (const atOnce of [64, 1]) {
    const group: number[] = []
    const plain: number[] = []
    for (let round = 0; round < rounds; round++) {
      group.push(
        await rate(atOnce, (at) =>
          submitComments(
            ctx,
            { comments: [{ article: '第二条', text: `第${round}-${at}条意见，时限太长。` }] },
            { consultationId, channel: 'online', by: 'anonymous' },
          ),
        ),
      )
      plain.push(await rate(atOnce, () => threeInserts(ctx)))
    }
    lines.push(
      `| ${engine}, group / 3 INSERT, ${atOnce} at once | ${(median(group) / median(plain)).toFixed(2)} | ${median(group).toFixed(0)} against ${median(plain).toFixed(0)} a second |`,
    )
  }
  const { comments = 0 } =
    (await ctx.database.prisma.consultationCount.findUnique({ where: { consultationId } })) ?? {}
  const stored = await ctx.database.prisma.comment.count({ where: { consultationId } })
  const ledger = await ctx.database.prisma.ledgerEntry.count({ where: { type: 'comment.received' } })
  lines.push(
    `| ${engine}, counter = comments = ledger | ${comments === stored && stored === ledger ? 'holds' : 'DOES NOT HOLD'} | ${comments}, ${stored}, ${ledger} |`,
  )
  return lines
}

async function rate(atOnce: number, work: (at: number) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  let done = 0
  const client = async () => {
    while (performance.now() - started < 1_000) {
      await work(done)
      done++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, client))
  return (done * 1_000) / (performance.now() - started)
}

let row = 0
async function threeInserts({ database }: Context): Promise<void> {
  await database.driver.transaction(async (sql) => {
    for (let i = 0; i < 3; i++)
      await sql.query('INSERT INTO bench_rows (id, words) VALUES ($1, $2)', [++row, '时限太长'])
  })
}

async function withOffice(engine: string, ctx: Context, consultationId: string): Promise<string[]> {
  await ctx.database.driver.query('CREATE TABLE IF NOT EXISTS bench_rows (id int PRIMARY KEY, words text)')
  await ctx.database.driver.query('DELETE FROM bench_rows')
  const lines = await measureSubmissions(engine, ctx, consultationId)
  await ctx.database.driver.query('DROP TABLE bench_rows')
  return lines
}

async function main(): Promise<void> {
  const lines = await measurePages()
  const office = await openOffice()
  lines.push(...(await withOffice('PGlite', office.ctx, office.consultationId)))
  await office.ctx.close()
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}`,
  )
  console.log(['| what | ratio or size | figures |', '|---|---|---|', ...lines].join('\n'))
  for (const child of children) child.kill()
}

await main()
