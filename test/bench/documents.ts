// How long the files of a comparison take: npx tsx test/bench/documents.ts LAW [runs]. The law is compared with itself
// after a seeded amendment: in every tenth article a sentence is added, every fortieth is taken out, every fiftieth is
// new; so all kinds of rows occur. Prints the shortest of the runs and the highest memory of the process.

import { readFileSync } from 'node:fs'
import { comparisonTable, tableFormats, tableTitle } from '~/adapters/documents/comparison-table.server'
import { versionDocx } from '~/adapters/documents/version-docx.server'
import { compareStatutes, comparisonRows, defaultTableSetting } from '~/domain/comparison'
import { articlesOf, parseStatute, statuteToAkomaNtoso, statuteToHtml } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const [path = '', runs = '3'] = process.argv.slice(2)
const from = parseStatute(readFileSync(path, 'utf8')).tree

function amended(): string {
  const lines: string[] = [from.title]
  let headings: readonly string[] = []
  let number = 0
  for (const [index, { path: above, text }] of articlesOf(from).entries()) {
    lines.push(...above.filter((heading, level) => heading !== headings[level]))
    headings = above
    if (index % 40 === 39) continue
    const article = (words: string) => lines.push(`第${numberToHan(++number)}条　${words}`)
    article(index % 10 === 0 ? `${text}\n法律另有规定的，依照其规定，并且应当及时告知当事人。` : text)
    if (index % 50 === 25) article('当事人对前条规定的事项另有约定的，按照约定办理。')
  }
  return lines.join('\n')
}

async function shortest(name: string, work: () => unknown): Promise<void> {
  const times: number[] = []
  let size = 0
  for (let run = 0; run < Number(runs); run++) {
    const start = performance.now()
    const made = await work()
    times.push(performance.now() - start)
    if (made instanceof Uint8Array || typeof made === 'string') size = made.length
  }
  const kilobytes = size > 0 ? ` ${Math.round(size / 1000)} kB` : ''
  console.log(
    `${name.padEnd(28)} ${Math.round(Math.min(...times))
      .toString()
      .padStart(6)} ms${kilobytes}`,
  )
}

const to = parseStatute(amended()).tree
const changes = compareStatutes(from, to)
const { unchanged, insertion, repeal, substitution, renumbering } = changes.counts
console.log(`${articlesOf(from).length} → ${articlesOf(to).length} articles, ${changes.rows.length} rows:`)
console.log({ unchanged, insertion, repeal, substitution, renumbering })
const rows = comparisonRows(changes, from, to)
const table = {
  title: tableTitle(to.title),
  heads: ['原条文', '修改后条文'] as const,
  rows,
  setting: defaultTableSetting,
}
await shortest('compare', () => compareStatutes(from, to))
await shortest('rows of the table', () => comparisonRows(changes, from, to))
for (const format of tableFormats) await shortest(`table .${format}`, () => comparisonTable(table, format))
await shortest('version .docx', () => versionDocx(from))
await shortest('version .html', () => statuteToHtml(from))
await shortest('version .akn.xml', () => statuteToAkomaNtoso(from))
console.log(`highest memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
