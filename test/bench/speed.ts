// How long a comparison takes beside diff-match-patch with semantic cleanup on the same whole text, and what the worst
// texts cost. Built as the product is (tsx names every inner function at each call, which slows only our side):
//   npx esbuild test/bench/speed.ts --bundle --platform=node --format=esm --packages=external --log-level=error | node --input-type=module
// The engines take turns in one process and the best of the rounds counts. Times are processor time of the process, its
// garbage collector's threads among it, so that other work on the machine does not count. jieba over ten million
// characters is printed beside as a yardstick of the machine. Parsing is apart: a version is parsed once.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { pathToFileURL } from 'node:url'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import DiffMatchPatch from 'diff-match-patch'
import { compareStatutes } from '../../app/domain/comparison'
import { articlesOf, parseStatute, type StatuteTree, statuteText } from '../../app/domain/statute'
import { numberToHan } from '../../app/domain/text'

const rounds = Number(process.env.ROUNDS ?? 15)
const shared = new URL('../shared/', pathToFileURL(`${process.cwd()}/`))
if (!existsSync(shared)) throw new Error(`Expected the shared material at ${shared.pathname}`)
const folder = new URL('data/laws/法律/', shared)
const names = readdirSync(folder).sort()
const source = (wanted: string) => {
  const name = names.find((own) => own.includes(wanted))
  if (!name) throw new Error(`Expected a law whose file name holds ${wanted}`)
  return readFileSync(new URL(name, folder), 'utf8')
}

const dmp = new DiffMatchPatch()
// Its limit of one second is by the clock and would cut its search short on a busy machine.
dmp.Diff_Timeout = 0
const semantic = (a: string, b: string) => {
  const diffs = dmp.diff_main(a, b)
  dmp.diff_cleanupSemantic(diffs)
}

/** Processor time of one call, milliseconds. */
function timeOf(run: () => void): number {
  const start = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The best time of each function, called in turn. Milliseconds. */
function best(...functions: (() => void)[]): number[] {
  const times = functions.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round += 1) {
    functions.forEach((run, i) => {
      times[i] = Math.min(times[i] ?? 0, timeOf(run))
    })
  }
  return times
}

const ms = (time: number | undefined) => `${(time ?? 0).toFixed(1)} ms`

function against(name: string, from: StatuteTree, to: StatuteTree): void {
  const [a, b] = [statuteText(from), statuteText(to)]
  const [own = 0, other = 0] = best(
    () => compareStatutes(from, to),
    () => semantic(a, b),
  )
  console.log(
    `${name}: ${articlesOf(to).length} articles, ${b.length} characters  ours ${ms(own)}  diff-match-patch ${ms(other)}  ratio 1/${(other / own).toFixed(1)}`,
  )
}

interface Text {
  readonly key: string
  readonly text: string
}
const load = async (name: string) =>
  (await import(new URL(`bench/comparison/${name}.mjs`, shared).href)) as never
const { parseLaw } = (await load('parse')) as { parseLaw: (text: string) => { arts: Text[] } }
const { generate } = (await load('generate')) as {
  generate: (arts: readonly Text[], donors: readonly Text[], options: object) => { old: Text[]; new: Text[] }
}
const textsOf = (wanted: string): Text[] =>
  parseLaw(source(wanted)).arts.map(({ text }, i) => ({ key: String(i + 1), text }))
const statute = (texts: readonly { readonly text: string }[]) =>
  parseStatute(
    `# 测试法\n\n${texts.map(({ text }, i) => `第${numberToHan(i + 1)}条　${text.split('\n').join('\n\n')}`).join('\n\n')}\n`,
  ).tree

const code = textsOf('民法典_2020')
const donors = ['能源法_2024', '体育法_2016', '噪声污染防治法']
  .flatMap(textsOf)
  .filter(({ text }) => text !== '')
const amended = (intensity: string | object) => {
  const made = generate(code, donors, { intensity, seed: 5 })
  return { from: statute(made.old), to: statute(made.new) }
}

function printLoad(): void {
  console.log(
    `load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}, best of ${rounds}`,
  )
  const jieba = Jieba.withDict(dict)
  const million = source('民法典_2020').repeat(10).slice(0, 1_000_000)
  const [time = 0] = best(() => {
    for (const line of million.split('\n')) jieba.cut(line, false)
  })
  console.log(
    `yardstick: jieba over 1,000,000 characters ${ms(time)} (10 million: ${((time * 10) / 1000).toFixed(1)} s)`,
  )
}

function printRatios(): void {
  against(
    '公司法 2018 → 2023',
    parseStatute(source('公司法_2018')).tree,
    parseStatute(source('公司法_2023')).tree,
  )
  const tenth = amended({ mod: 0.08, heavy: 0.01, del: 0.01, ins: 0.008, move: 0, split: 0, merge: 0.002 })
  against('民法典, a tenth changed', tenth.from, tenth.to)
}

function printGrowth(): void {
  const [light, heavy, extreme] = [amended('light'), amended('heavy'), amended('extreme')]
  const [a = 0, b = 0, c = 0] = best(
    () => compareStatutes(light.from, light.to),
    () => compareStatutes(heavy.from, heavy.to),
    () => compareStatutes(extreme.from, extreme.to),
  )
  console.log(
    `民法典 light ${ms(a)}  heavy ${ms(b)} = ${(b / a).toFixed(1)} × light  extreme ${ms(c)} = ${(c / a).toFixed(1)} × light`,
  )
}

/** Han characters that follow no pattern; two seeds share nothing but the alphabet. */
function noise(length: number, seed: number): string {
  let state = seed
  const units = new Uint16Array(length)
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    units[i] = 0x4e00 + ((state >>> 8) % 3500)
  }
  let text = ''
  for (let i = 0; i < length; i += 8192) text += String.fromCharCode(...units.subarray(i, i + 8192))
  return text
}

function printWorst(): void {
  const size = 800_000
  const articles = (text: string) =>
    statute(
      Array.from({ length: size / 400 }, (_, i) => ({ text: `${text.slice(i * 400, i * 400 + 399)}。` })),
    )
  const laws = names.map((name) =>
    readFileSync(new URL(name, folder), 'utf8').replace(/^---json[\s\S]*?\n---\n/, ''),
  )
  const real = (part: number) => {
    const texts = laws.filter((_, i) => i % 2 === part).flatMap((law) => parseLaw(law).arts)
    let length = 0
    return statute(
      texts.filter(({ text }) => {
        length += text.length
        return length <= size && text !== ''
      }),
    )
  }
  const cases = [
    ['noise in 2,000 articles', articles(noise(size, 1)), articles(noise(size, 2))],
    ['noise in one article', statute([{ text: noise(size, 1) }]), statute([{ text: noise(size, 2) }])],
    [
      'noise without articles',
      parseStatute(`${noise(size, 1)}。\n`).tree,
      parseStatute(`${noise(size, 2)}。\n`).tree,
    ],
    ['two collections of laws', real(0), real(1)],
  ] as const
  for (const [name, from, to] of cases) {
    const times = Array.from({ length: 3 }, () => timeOf(() => void compareStatutes(from, to)))
    console.log(`800,000 characters, ${name}: ${ms(Math.min(...times))}`)
  }
}

printLoad()
printRatios()
printGrowth()
printWorst()
