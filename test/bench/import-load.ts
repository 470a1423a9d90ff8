// What a bulk import costs those who read. Run: npx tsx test/bench/import-load.ts [--count 5000] [--idle 15]
// Starts the built server with the demonstration in a data folder of its own, asks for the public draft page every 100 ms
// without waiting for the last answer (past the page cache, as whoever comes first after a write is served; every fifth time
// through it too), first with nothing else, then while another platform's file comes by the API and is imported, then with
// nothing again. Prints p50 and p95 in milliseconds, their ratio to the rest before, comments a second from the end of
// the upload to the end of the import, and the progress that was seen meanwhile: how often it moved, and its longest stand. Embedded database; with TEST_DATABASE_URL (an empty database) PostgreSQL too.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { crowd } from './crowd'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: { count: { type: 'string', default: '5000' }, idle: { type: 'string', default: '15' } },
})
const count = Number(values.count)
const idleMs = Number(values.idle) * 1000
const partBytes = 500_000
const source = '区政府网站'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const share = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

/** Ask for the page on a beat until told to stop; resolves with milliseconds to the last byte, in ascending order. */
function watch(address: string) {
  const times = { rendered: [] as number[], kept: [] as number[] }
  const under = new Set<Promise<void>>()
  const ask = async (kind: keyof typeof times) => {
    const began = performance.now()
    // A cookie that no session answers to: the cache steps aside, and nobody is signed in.
    const headers = kind === 'rendered' ? { cookie: 'tiaoyi_session=nobody' } : undefined
    const response = await fetch(address, { headers, signal: AbortSignal.timeout(60_000) })
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`Expected 200, got ${response.status}`)
    times[kind].push(performance.now() - began)
  }
  let beat = 0
  const timer = setInterval(() => {
    for (const kind of beat++ % 5 === 0 ? (['rendered', 'kept'] as const) : (['rendered'] as const)) {
      const one = ask(kind).finally(() => under.delete(one))
      under.add(one)
    }
  }, 100)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(under)
      for (const all of Object.values(times)) all.sort((a, b) => a - b)
      return times
    },
  }
}

async function watchFor(address: string, ms: number) {
  const watching = watch(address)
  await wait(ms)
  return watching.stop()
}

interface Progress {
  readonly status: string
  readonly done: number
  readonly added: number
}

interface Platform {
  readonly imports: string
  readonly token: string
}

async function api<T>({ token }: Platform, method: string, path: string, body: BodyInit): Promise<T> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' }
  const response = await fetch(path, { method, headers, body })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** Upload the crowd and wait for the end of its import; milliseconds of the import alone, and what its progress did. */
async function importCrowd(platform: Platform) {
  const lines = crowd(count, 11).comments.map(({ id, text }, at) =>
    JSON.stringify({ id, text, article: at % 4 === 0 ? '' : String((at % 10) + 1) }),
  )
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  const { imports } = platform
  const { upload } = await api<{ upload: string }>(platform, 'POST', imports, '{"fileName":"crowd.jsonl"}')
  let parts = 0
  for (let at = 0; at < bytes.length; at += partBytes)
    await api(platform, 'PUT', `${imports}/${upload}/parts/${++parts}`, bytes.subarray(at, at + partBytes))
  const began = performance.now()
  const seen = { done: -1, at: began, moves: 0, longest: 0 }
  for (;;) {
    const body = JSON.stringify({ parts })
    const now = await api<Progress>(platform, 'POST', `${imports}/${upload}`, body)
    if (now.done !== seen.done) {
      seen.longest = Math.max(seen.longest, performance.now() - seen.at)
      seen.moves++
      seen.done = now.done
      seen.at = performance.now()
    }
    if (now.status === 'failed') throw new Error('Expected the import to end well')
    if (now.status === 'done') {
      if (now.added !== count) throw new Error(`Expected ${count} comments, got ${now.added}`)
      return { took: performance.now() - began, moves: seen.moves, longest: seen.longest }
    }
    await wait(500)
  }
}

function started(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const read = (chunk: unknown) => {
      said += String(chunk)
      const found = /answers at (http:\/\/[^\s]+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => reject(new Error(`Expected a server; it ended with ${code}: ${said}`)))
  })
}

async function measure(engine: string, databaseUrl: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'tiaoyi-import-load-'))
  const env = {
    ...process.env,
    TIAOYI_DATA: data,
    PORT: '0',
    DATABASE_URL: databaseUrl,
    NODE_ENV: 'production' as const,
  }
  const child = spawn(process.execPath, ['bin/tiaoyi.js', 'serve'], { cwd: root, env })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    const address = await started(child)
    const { items } = (await (await fetch(`${address}/api/v1/consultations`)).json()) as {
      items: { id: string; status: string; articles: number }[]
    }
    const open = items.filter(({ status }) => status === 'open').sort((a, b) => b.articles - a.articles)[0]
    if (!open) throw new Error('Expected an open consultation in the demonstration')
    const asked = ['import-comments', '--give-token', '--consultation', open.id, '--source', source]
    const given = await promisify(execFile)(process.execPath, ['bin/tiaoyi.js', ...asked], {
      cwd: root,
      env,
    })
    const token = given.stdout.trim()
    const page = `${address}/consultations/${open.id}`
    // A first start still builds its search in the background.
    await watchFor(page, 10_000)
    const load = () => loadavg()[0]?.toFixed(0)
    const loads = [load()]
    const before = await watchFor(page, idleMs)
    const watching = watch(page)
    const { took, moves, longest } = await importCrowd({
      imports: `${address}/api/v1/consultations/${open.id}/imports`,
      token,
    })
    const during = await watching.stop()
    loads.push(load())
    const after = await watchFor(page, idleMs)
    loads.push(load())
    const rate = (count / took) * 1000
    console.log(
      `${engine}: ${count} comments in ${(took / 1000).toFixed(1)} s, ${rate.toFixed(0)} a second; load ${loads.join(', ')}`,
    )
    console.log(`${engine}: progress moved ${moves} times, stood ${(longest / 1000).toFixed(1)} s at most`)
    for (const kind of ['rendered', 'kept'] as const) {
      const row = [before, during, after].map((times) => [share(times[kind], 0.5), share(times[kind], 0.95)])
      const cells = row.map((pair) => pair.map((ms) => ms?.toFixed(0)).join(' / ')).join(' | ')
      const ratios = [0, 1].map((at) => ((row[1]?.[at] ?? 0) / (row[0]?.[at] || 1)).toFixed(1))
      console.log(`| ${engine}, ${kind} | ${cells} | ${ratios.join(' / ')} | ${rate.toFixed(0)} |`)
    }
    const stopping = performance.now()
    child.kill('SIGTERM')
    await ended
    console.log(`${engine}: stopped in ${((performance.now() - stopping) / 1000).toFixed(1)} s`)
  } finally {
    child.kill('SIGKILL')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
}

await measure('PGlite', '')
if (process.env.TEST_DATABASE_URL) await measure('PostgreSQL', process.env.TEST_DATABASE_URL)
