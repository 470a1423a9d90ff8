// What every law of the shared data becomes as a file: npx tsx test/bench/round-trip.ts [every]. (1) laws whose articles
// are the same when they are read back from Word, Markdown, plain text and HTML; (2) laws whose Akoma Ntoso the rules of
// the published schema fault; (3) words lost or doubled in the 条文对照表 of the pairs of revisions.

import { readdirSync, readFileSync } from 'node:fs'
import { readStatuteFile } from '../../app/adapters/documents/read.server'
import { versionDocx } from '../../app/adapters/documents/version-docx.server'
import { compareStatutes, comparisonRows, type TableRow } from '../../app/domain/comparison'
import {
  articlesOf,
  parseStatute,
  plainText,
  type StatuteTree,
  statuteToAkomaNtoso,
  statuteToHtml,
  stringifyStatute,
} from '../../app/domain/statute'
import { parseXml, schemaFaults } from '../domain/statute/akn-schema'

const shared = new URL('../../../shared/data/', import.meta.url)
const every = Number(process.argv[2] ?? 1)
const bytesOf = (text: string) => new TextEncoder().encode(text)
const formats = {
  docx: versionDocx,
  md: (tree: StatuteTree) => bytesOf(stringifyStatute(tree)),
  txt: (tree: StatuteTree) => bytesOf(plainText(tree)),
  html: (tree: StatuteTree) => bytesOf(statuteToHtml(tree)),
} as const

const laws = readdirSync(new URL('laws/', shared), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .filter((_name, index) => index % every === 0)
const same: Record<string, number> = { docx: 0, md: 0, txt: 0, html: 0 }
const told: string[] = []
let valid = 0
for (const name of laws) {
  const { tree } = parseStatute(readFileSync(new URL(`laws/${name}`, shared), 'utf8'))
  const articles = JSON.stringify(articlesOf(tree))
  for (const [format, write] of Object.entries(formats)) {
    const { text } = await readStatuteFile(await write(tree), `law.${format}`)
    const isSame = JSON.stringify(articlesOf(parseStatute(text).tree)) === articles
    if (isSame) same[format] = (same[format] ?? 0) + 1
    else told.push(`${format}  ${name}`)
  }
  const faults = schemaFaults(parseXml(statuteToAkomaNtoso(tree)))
  if (faults.length === 0) valid++
  else told.push(`akn  ${name}  ${faults[0]}`)
}
console.log(`${laws.length} laws; the same again from`, same, `valid Akoma Ntoso ${valid}`)

const linesOf = (tree: StatuteTree) =>
  articlesOf(tree)
    .flatMap(({ number, caption, text }) =>
      `${number}${caption ? `【${caption}】` : ''}　${text}`.split('\n'),
    )
    .sort()
    .join('\n')
const linesIn = (rows: readonly TableRow[], side: 'left' | 'right') =>
  rows
    .filter(({ kind }) => kind === 'article')
    .flatMap((row) => row[side]?.lines ?? [])
    .map((line) => line.map(({ text }) => text).join(''))
    .filter((line) => line !== '（新增）' && line !== '（删去）')
    .sort()
    .join('\n')
const pairs = readdirSync(new URL('pairs/revisions/', shared))
let whole = 0
for (const pair of pairs) {
  const read = (name: string) =>
    parseStatute(readFileSync(new URL(`pairs/revisions/${pair}/${name}.txt`, shared), 'utf8')).tree
  const [from, to] = [read('old'), read('new')]
  const rows = comparisonRows(compareStatutes(from, to), from, to)
  if (linesIn(rows, 'left') === linesOf(from) && linesIn(rows, 'right') === linesOf(to)) whole++
  else told.push(`table  ${pair}`)
}
console.log(`${pairs.length} pairs; every line of both texts stands once in the table of ${whole}`)
console.log(told.slice(0, 60).join('\n'))
