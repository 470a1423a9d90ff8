// How the parser's time grows with the length of the runs that make careless scanners quadratic. Run:
// npx tsx test/bench/parser.ts
// For each kind of run it prints the time of 80,000 repetitions over that of 20,000: 4 is linear, 16 quadratic. The
// ratio and not the seconds is what counts, and no test waits for either: machines are noisy.

import { parseStatute } from '../../app/domain/statute'
import { numberToHan } from '../../app/domain/text'

const runs: readonly (readonly [string, string])[] = [
  ['blanks', ' '],
  ['numerals', '一'],
  ['ordinals', '第一'],
  ['open brackets', '（'],
  ['quotation marks', '“'],
  ['hashes', '#'],
  ['stars', '**'],
  ['backslashes', '\\.'],
  ['comments', '<!--'],
  ['lines of marks', '（一）\n'],
  ['heads', '第一条 甲。'],
  ['chapters', '第一章'],
  ['title marks', '《'],
  ['dashes', '—1'],
]

function bestOf3(source: string): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now()
    parseStatute(source)
    return performance.now() - start
  })
  return Math.min(...times)
}

function lawOf(count: number): string {
  return Array.from(
    { length: count },
    (_, i) =>
      `第${numberToHan(i + 1)}条　依照本法第${numberToHan(i + 2)}条第一款的规定：\n（一）管理；\n（二）监督。`,
  ).join('\n')
}

parseStatute(lawOf(100))
console.log(`1,260 articles: ${bestOf3(lawOf(1260)).toFixed(0)} ms`)
for (const [name, unit] of runs) {
  const short = unit.repeat(20_000)
  const ratio = bestOf3(short.repeat(4)) / bestOf3(short)
  console.log(`${name.padEnd(16)} × ${ratio.toFixed(1)}`)
}
