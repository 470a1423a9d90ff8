// `tiaoyi compare`: two versions of a law article by article, as JSON for programs, as a page, or as lines to read.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { tableFormats } from '~/adapters/documents/comparison-table.server'
import {
  type ArticleChange,
  type ChangeKind,
  type ChangeSet,
  compareStatutes,
  comparisonJson,
  type Edit,
  type PairCorrection,
} from '~/domain/comparison'
import { isTable, tableFile, tableOptions, tableUsage } from './compare-table'
import { declaredBy } from './decision-file'
import { printDecision } from './drafted-decision'
import { readStatuteSource } from './statute-file'
import { outData, type Subcommand, UsageError } from './subcommand'

const formats = ['text', 'json', 'html', 'decision', 'amendment', ...tableFormats] as const
type Format = (typeof formats)[number]

const labels: Readonly<Record<ChangeKind, string>> = {
  unchanged: '未变更',
  formal: '仅格式',
  renumbering: '条号变动',
  reference: '仅引用',
  substitution: '修改',
  replacement: '全条改写',
  insertion: '新增',
  repeal: '删去',
  move: '移动',
  split: '拆分',
  join: '合并',
}

export const subcommand: Subcommand = {
  name: 'compare',
  summary: 'Compares two versions of a law, article by article.',
  usage: `tiaoyi compare OLD NEW [--format text|json|html|docx|xlsx|pdf|decision|amendment] [--corrections FILE.json] [--decision FILE] ${tableUsage} [--check]`,
  example:
    '  tiaoyi compare 草案.docx 二审稿.docx\n  第十二条 → 第十三条  条号变动 修改\n    ……申请之日起[-三十日-]{+十五日+}内……',
  options: {
    format: { type: 'string', default: 'text' },
    corrections: { type: 'string' },
    decision: { type: 'string' },
    ...tableOptions,
    check: { type: 'boolean' },
  },
  run: async (positionals, options, terminal) => {
    const [oldPath, newPath, ...more] = positionals
    if (!oldPath || !newPath || more.length > 0)
      throw new UsageError('compare needs two files: tiaoyi compare OLD NEW.')
    const format = readFormat(String(options.format))
    const from = await readStatuteSource(oldPath, terminal)
    const to = await readStatuteSource(newPath, terminal)
    const corrections =
      typeof options.corrections === 'string'
        ? readCorrections(resolve(terminal.cwd, options.corrections))
        : []
    const declared =
      typeof options.decision === 'string'
        ? await declaredBy(options.decision, from.tree, to.tree, terminal)
        : []
    const changes = compareStatutes(from.tree, to.tree, { corrections, declared })
    const texts = { from: from.tree, to: to.tree, changes }
    if (isTable(format)) outData(terminal, await tableFile(format, texts, options))
    else if (format === 'decision' || format === 'amendment') await printDecision(texts, format, terminal)
    else terminal.out(print(changes, format, { from: from.tree.title, to: to.tree.title }))
    const isChanged = changes.structure.length > 0 || changes.counts.unchanged < changes.rows.length
    return options.check && isChanged ? 1 : 0
  },
}

function readFormat(given: string): Format {
  const format = formats.find((known) => known === given)
  if (format) return format
  throw new UsageError(`compare cannot write "${given}"; it writes ${formats.join(', ')}.`)
}

function readCorrections(path: string): PairCorrection[] {
  const given: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const isList = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((item) => typeof item === 'string')
  if (!Array.isArray(given))
    throw new UsageError(`${path} should hold a list of {"from":[eIds],"to":[eIds]}.`)
  return given.map((item, index) => {
    if (typeof item === 'object' && item !== null && isList(item.from) && isList(item.to))
      return { from: item.from, to: item.to }
    throw new UsageError(`${path}: entry ${index + 1} should be {"from":[eIds],"to":[eIds]}.`)
  })
}

function print(
  changes: ChangeSet,
  format: 'text' | 'json' | 'html',
  titles: { readonly from: string; readonly to: string },
): string {
  if (format === 'json') return `${JSON.stringify(comparisonJson(changes))}\n`
  return format === 'html' ? htmlOf(changes, titles) : textOf(changes)
}

const heading = (row: ArticleChange): string => {
  const side = (refs: ArticleChange['from'], none: string) =>
    refs.map(({ number }) => number).join('、') || none
  return `${side(row.from, '（新增）')} → ${side(row.to, '（删去）')}`
}

function textOf(changes: ChangeSet): string {
  const lines: string[] = []
  for (const row of changes.rows) {
    if (row.kinds.includes('unchanged')) continue
    lines.push(`${heading(row)}  ${row.kinds.map((kind) => labels[kind]).join(' ')}`)
    if (row.edits.some(([sign]) => sign !== '='))
      lines.push(`    ${row.edits.map(textEdit).join('').split('\n').join('\n    ')}`)
  }
  for (const { level, edits } of changes.structure) lines.push(`${level}  ${edits.map(textEdit).join('')}`)
  lines.push(`${changes.rows.length} rows, ${changes.counts.unchanged} unchanged`)
  return `${lines.join('\n')}\n`
}

const textEdit = ([sign, words]: Edit): string =>
  sign === '=' ? words : sign === '-' ? `[-${words}-]` : `{+${words}+}`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

// Deleted words are framed and not struck through: a stroke makes 二 read as 三.
const style = `body{font:18px/1.9 "Songti SC","Noto Serif CJK SC",SimSun,serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1c1b19}
h1{text-align:center;font-size:1.5rem}h2{font-size:1rem;margin:1.5rem 0 .25rem}p{margin:0;white-space:pre-wrap}
ins{font-weight:600;color:#0a3f8f;background:#dfebfc;text-decoration:underline}del{color:#8c1d18;background:#fbe4df;outline:1px solid;text-decoration:none}
.said{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;user-select:none}`

function htmlOf(changes: ChangeSet, titles: { readonly from: string; readonly to: string }): string {
  const rows = changes.rows.map((row) => {
    const kinds = row.kinds.map((kind) => labels[kind]).join(' · ')
    return `<section id="${row.id}"><h2>${escaped(heading(row))}　${kinds}</h2><p>${row.edits.map(htmlEdit).join('')}</p></section>`
  })
  const structure = changes.structure.map(({ edits }) => `<p>${edits.map(htmlEdit).join('')}</p>`)
  const title = escaped(`${titles.from} → ${titles.to}`)
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><h1>${title}</h1>${structure.join('\n')}${rows.join('\n')}</html>\n`
}

function htmlEdit([sign, words]: Edit): string {
  if (sign === '=') return escaped(words)
  return sign === '-'
    ? `<del><span class="said">〔删〕</span>${escaped(words)}<span class="said">〔删完〕</span></del>`
    : `<ins><span class="said">〔增〕</span>${escaped(words)}<span class="said">〔增完〕</span></ins>`
}
