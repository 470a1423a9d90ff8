// How a code of 1,260 articles opens in comparison. Run: npx tsx test/bench/comparison-page.ts
// The text is 民法典 of the shared data, or where that is not there a code of as many invented articles; the second
// version is made by a fixed rule: every tenth article gets other words, every fortieth a new one behind it, every
// ninetieth goes. Time to the first and to the last byte over loopback for a reader without a session, the page rendered
// for each request (a query of its own steps around the cache), and from the cache; bytes by encoding. About a minute.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { articlesOf, parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const root = fileURLToPath(new URL('../..', import.meta.url))
const shared = join(root, '../shared/data/laws')
const requests = 40

function code(): { name: string; text: string } {
  const folder = existsSync(shared) ? readdirSync(shared) : []
  for (const kind of folder) {
    if (kind.endsWith('.jsonl')) continue
    const file = readdirSync(join(shared, kind)).find((name) => /_中华人民共和国民法典_/.test(name))
    if (file)
      return {
        name: '民法典',
        text: readFileSync(join(shared, kind, file), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''),
      }
  }
  const articles = Array.from(
    { length: 1_260 },
    (_, at) =>
      `第${numberToHan(at + 1)}条　第${at}号事项由主管机关办理，办理期限为${(at % 60) + 1}日，期满不答复的视为同意。`,
  )
  return { name: 'an invented code', text: articles.join('\n') }
}

/** The same code with a tenth of it changed. */
function amended(text: string): string {
  const { tree } = parseStatute(text)
  const fresh: string[] = []
  let number = 0
  let chapter = ''
  const add = (words: string) => fresh.push(`第${numberToHan(++number)}条　${words}`)
  articlesOf(tree).forEach(({ text: words, path }, at) => {
    for (const head of path.join('\n') === chapter
      ? []
      : path.filter((one) => !chapter.split('\n').includes(one)))
      fresh.push(head)
    chapter = path.join('\n')
    if (at % 90 === 89) return
    add(at % 10 === 3 ? words.replace('。', '，但是法律另有规定的除外。') : words)
    if (at % 40 === 7) add(`本编第${at}项事项的办理情况，应当每年向社会公布一次。`)
  })
  return fresh.join('\n')
}

interface Answer {
  readonly firstByteMs: number
  readonly lastByteMs: number
  readonly bytes: number
}

function ask(port: number, path: string, encoding: string): Promise<Answer> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get({ port, path, host: '127.0.0.1', headers: { 'accept-encoding': encoding } }, (response) => {
      let [firstByteMs, bytes] = [0, 0]
      response.on('data', (chunk: Buffer) => {
        if (bytes === 0) firstByteMs = performance.now() - began
        bytes += chunk.length
      })
      response.on('end', () =>
        response.statusCode === 200
          ? resolve({ firstByteMs, lastByteMs: performance.now() - began, bytes })
          : reject(new Error(`Expected 200 for ${path}, got ${response.statusCode}`)),
      )
    }).on('error', reject)
  })
}

const p = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

async function measure(port: number, name: string, path: string): Promise<string> {
  const [first, last]: [number[], number[]] = [[], []]
  await ask(port, path, 'identity')
  for (let at = 0; at < requests; at++) {
    const answer = await ask(port, `${path}&bench=${at}`, 'identity')
    first.push(answer.firstByteMs)
    last.push(answer.lastByteMs)
  }
  const cached = await Promise.all(Array.from({ length: requests }, () => ask(port, path, 'br')))
  const whole = await ask(port, path, 'identity')
  const ms = (value: number) => value.toFixed(0)
  const kb = (value: number) => (value / 1000).toFixed(1)
  return `| ${name} | ${ms(p(first, 0.5))} | ${ms(p(first, 0.95))} | ${ms(p(last, 0.95))} | ${ms(
    p(
      cached.map(({ firstByteMs }) => firstByteMs),
      0.95,
    ),
  )} | ${kb(whole.bytes)} | ${kb(cached[0]?.bytes ?? 0)} |`
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += String(chunk)
      const port = /answers at http:\/\/[^:]+:(\d+)/.exec(said)?.[1]
      if (port) resolve(Number(port))
    })
    child.once('exit', (exit) =>
      reject(new Error(`Expected the server to start; it ended with ${exit}: ${said}`)),
    )
  })
}

async function main(): Promise<void> {
  const { name, text } = code()
  const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-bench-code-'))
  const head = (stage: string, date: string) =>
    `---\nwork: code\ntitle: 示范法典\nkind: law\nstage: ${stage}\nlabel: ${stage}\ndate: ${date}\n---\n`
  writeFileSync(join(folder, '1.md'), head('passed', '2025-01-01') + text)
  writeFileSync(join(folder, '2.md'), head('draft', '2026-01-01') + amended(text))
  const env = {
    ...process.env,
    TIAOYI_DATA: join(folder, 'data'),
    PORT: '0',
    TIAOYI_DEMO: '0',
    DATABASE_URL: '',
    NODE_ENV: 'production' as const,
  }
  const seeded = spawnSync(
    process.execPath,
    ['bin/tiaoyi.js', 'import', join(folder, '1.md'), join(folder, '2.md'), '--public'],
    { cwd: root, env, encoding: 'utf8' },
  )
  if (seeded.status !== 0) throw new Error(`Expected both versions to be imported: ${seeded.stderr}`)
  const child = spawn(process.execPath, ['bin/tiaoyi.js', 'serve'], { cwd: root, env })
  const port = await started(child)
  const compare = '/works/code/compare?from=1&to=2'
  const opening = await ask(port, compare, 'identity')
  const lines = [
    await measure(port, 'first part', compare),
    await measure(port, 'a part by an article in it', `${compare}&at=new-art_700`),
    await measure(port, 'first part, in line', `${compare}&view=inline`),
    await measure(port, 'the whole on one page', `${compare}&part=all`),
  ]
  child.kill()
  const day = new Date().toISOString().slice(0, 10)
  console.log(
    `${day}, ${name}, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}; the very first request after the start: ${opening.firstByteMs.toFixed(0)} ms`,
  )
  console.log(
    '| what | first byte ms, median | first byte ms, p95 | last byte ms, p95 | cached, first byte ms, p95 | KB | KB brotli |\n|---|---|---|---|---|---|---|',
  )
  console.log(lines.join('\n'))
}

await main()
