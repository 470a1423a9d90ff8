// Reads a station's table of comments: which column is which by its head, each row as an entry or as the sentence that says
// which row and column is wrong. The heads are those of the office's own 意见汇总表 and of the template.

import type { TableRow } from '~/adapters/documents/table.server'
import { articleOf, type Entry, type EntryArticle, type EntryChannel } from './enter-comments.server'
import { isRefusal, Refusal, type Sentence } from './refusal'

/** Columns of the template, in its order. */
export const templateColumns = [
  { head: '条款', width: 14, note: '填数字或第几条，例如 12；对整部草案的意见留空' },
  { head: '意见', width: 60, note: '原话，最多5,000字' },
  { head: '建议修改为', width: 50, note: '可不填' },
  { head: '提出人', width: 14, note: '不愿留名的写“某居民”' },
  { head: '联系方式', width: 18, note: '可不填，只有经办人能看到' },
  { head: '同意公开姓名', width: 14, note: '填“是”才公开' },
  { head: '收集方式', width: 14, note: '纸面、座谈会、口头、来信；不填按纸面' },
  { head: '场合', width: 24, note: '可不填，例如 11月20日座谈会' },
] as const

/** What a column may hold, in the order of the preview's choices. */
export const entryFields = {
  article: { zh: '条款', en: 'Article' },
  text: { zh: '意见', en: 'Comment' },
  reason: { zh: '理由', en: 'Reason' },
  proposal: { zh: '建议修改为', en: 'Suggested wording' },
  name: { zh: '提出人', en: 'Author' },
  contact: { zh: '联系方式', en: 'Contact' },
  consent: { zh: '同意公开姓名', en: 'Name may be published' },
  channel: { zh: '收集方式', en: 'How it was given' },
  occasion: { zh: '场合', en: 'Occasion' },
} as const
export type EntryField = keyof typeof entryFields
type Field = EntryField
const fieldNames = Object.keys(entryFields) as readonly EntryField[]

/** Which column holds what, counted from 0. */
export type Mapping = Partial<Readonly<Record<EntryField, number>>>

/** Exact heads of the template and of the office's own tables: they win over `looseHeads`. */
const heads: Readonly<Record<Field, RegExp>> = {
  article: /^(条款|条文|条|第几条|条款项)$/,
  text: /^(意见|意见内容|意见和理由|意见、理由|意见建议|意见和建议|问题)$/,
  reason: /^(理由|修改理由|理由和依据|理由及依据)$/,
  proposal: /^(建议修改为|修改建议|建议改为|修改意见|修改建议（建议修改为）)$/,
  name: /^(提出人|提出单位\/人|提出单位或个人|姓名|提意见人)$/,
  contact: /^(联系方式|联系电话|电话)$/,
  consent: /^(同意公开姓名|是否同意公开姓名|公开姓名)$/,
  channel: /^(收集方式|方式|来源)$/,
  occasion: /^(场合|备注)$/,
}

/** Heads that people make up: tried in this order for columns that no exact head names. 原文 names no field. */
const looseHeads: readonly (readonly [Field, RegExp])[] = [
  ['consent', /公开/],
  ['contact', /联系(方式|电话)|电话|手机|邮箱/],
  ['channel', /(收集|征集|提出)?(方式|渠道|途径)$/],
  ['proposal', /改为|修改建议|修改意见|建议修改|修改后/],
  ['reason', /理由|依据/],
  ['text', /意见|建议|问题|内容|发言/],
  ['article', /条款|条文|条号|第.{0,2}条/],
  ['name', /姓名|提出|反映|发言人|单位|人员/],
  ['occasion', /场合|会议|场次/],
]
const noField = /原文|序号|草案(内容|条文)|^号$/

const channels: Readonly<Record<string, EntryChannel>> = {
  纸面: 'paper',
  座谈会: 'meeting',
  座谈: 'meeting',
  口头: 'oral',
  走访: 'oral',
  来信: 'letter',
  信函: 'letter',
}

const mostRows = 2_000
/** Titles of a table may stand above its head. */
const headWithin = 8

export interface EntryRow {
  /** As the spreadsheet counts. */
  readonly row: number
  readonly entry: Entry
  readonly problem?: Sentence
}

export interface ReadTable {
  readonly head: TableRow
  readonly rows: readonly TableRow[]
  /** What the heads say; a person corrects it. */
  readonly mapping: Mapping
}

/** Head, rows and guess. Refuses what has no columns, no rows, or too many. */
export function guessColumns(table: readonly TableRow[]): ReadTable {
  const top = table.slice(0, headWithin)
  const best = top
    .map((row, at) => ({ at, known: Object.keys(mappingOf(row.cells)).length }))
    .reduce((a, b) => (b.known > a.known ? b : a), { at: -1, known: 1 })
  const widest = top.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length >= 2)
  const headAt = best.at >= 0 ? best.at : widest
  const head = table[headAt]
  if (!head) throw noHead()
  const rows = table.slice(headAt + 1)
  if (rows.length === 0) throw noRows()
  if (rows.length > mostRows) throw tooMany(rows.length)
  return { head, rows, mapping: mappingOf(head.cells) }
}

/** Fields without which no row can be read: whose words they are, and the words. */
export function missingFields(mapping: Mapping): readonly EntryField[] {
  const hasWords = ['text', 'reason', 'proposal'].some((field) => mapping[field as EntryField] !== undefined)
  return [
    ...(hasWords ? [] : (['text'] as const)),
    ...(mapping.name === undefined ? (['name'] as const) : []),
  ]
}

/** The rows below the head by this mapping. */
export function readEntryRows(
  { head, rows }: Pick<ReadTable, 'head' | 'rows'>,
  mapping: Mapping,
  articles: readonly EntryArticle[],
): EntryRow[] {
  return rows.map(({ row, cells }) => {
    const cell = (field: Field) => cells[mapping[field] ?? -1] ?? ''
    return readRow(row, cell, {
      articles,
      head: (field) => head.cells[mapping[field] ?? -1] || entryFields[field].zh,
    })
  })
}

interface Reading {
  readonly articles: readonly EntryArticle[]
  /** The head of a column as it stands in the file. */
  readonly head: (field: Field) => string
}

/** The comment with its reason; where only a reason or only a wording was filled in, that is what was said. */
function wordsOf(cell: (field: Field) => string): string {
  const [text, reason, proposal] = [cell('text'), cell('reason'), cell('proposal')]
  if (text !== '' && reason !== '' && reason !== text) return `${text}\n理由：${reason}`
  return text || reason || proposal
}

function readRow(row: number, cell: (field: Field) => string, { articles, head }: Reading): EntryRow {
  const way = cell('channel')
  const channel = way === '' ? 'paper' : channels[way]
  const entry: Entry = {
    author: {
      name: cell('name').slice(0, 60),
      contact: cell('contact').slice(0, 120),
      consents: /^(是|同意|√|✓|1|y|yes)$/i.test(cell('consent')),
    },
    channel: channel ?? 'paper',
    occasion: cell('occasion').slice(0, 120),
    comments: [
      {
        article: cell('article').slice(0, 60),
        text: wordsOf(cell),
        proposal: cell('proposal').slice(0, 20_000),
      },
    ],
  }
  const wrong = (field: Field, { zh, en }: Sentence): EntryRow => ({
    row,
    entry,
    problem: {
      zh: `第${row}行“${head(field)}”列：${zh}`,
      en: `Row ${row}, column “${head(field)}”: ${en}`,
    },
  })
  try {
    articleOf(articles, entry.comments[0]?.article ?? '')
  } catch (error) {
    if (!isRefusal(error)) throw error
    return wrong('article', error.sentence)
  }
  const length = [...(entry.comments[0]?.text ?? '')].length
  if (length === 0) return wrong('text', { zh: '空着，请写下意见。', en: 'empty; write the comment.' })
  if (length > 5_000) {
    return wrong('text', {
      zh: `有${length.toLocaleString('en')}字，最多5,000字，请分成两行。`,
      en: `${length.toLocaleString('en')} characters; at most 5,000. Split it into two rows.`,
    })
  }
  if (entry.author.name === '')
    return wrong('name', {
      zh: '空着，请写提出人；不愿留名的写“某居民”。',
      en: 'empty; write who said it, or 某居民.',
    })
  if (channel === undefined)
    return wrong('channel', {
      zh: `“${way}”不认识，请填纸面、座谈会、口头或者来信。`,
      en: `“${way}” is not known; write 纸面, 座谈会, 口头 or 来信.`,
    })
  return { row, entry }
}

/** Exact heads first, then loose ones for columns that are still free; each field once. */
function mappingOf(cells: readonly string[]): Mapping {
  const names = cells.map((cell) => cell.replace(/\s/g, ''))
  const mapping: Partial<Record<EntryField, number>> = {}
  const taken = new Set<number>()
  const take = (field: EntryField, pattern: RegExp, isLoose: boolean) => {
    if (mapping[field] !== undefined) return
    const at = names.findIndex(
      (name, at) =>
        !taken.has(at) && pattern.test(name) && !(isLoose && (noField.test(name) || name.length > 20)),
    )
    if (at < 0) return
    mapping[field] = at
    taken.add(at)
  }
  for (const field of fieldNames) take(field, heads[field], false)
  for (const [field, pattern] of looseHeads) take(field, pattern, true)
  return mapping
}

const noHead = () =>
  new Refusal(
    'invalid',
    {
      zh: '没有找到表头：表里至少要有两列，例如“条款”和“意见”。请下载模板照着填，什么都没有保存。',
      en: 'No head was found: the table needs two columns at least, such as 条款 and 意见. Download the template and fill it in; nothing was saved.',
    },
    'file',
  )

const noRows = () =>
  new Refusal(
    'invalid',
    {
      zh: '表里只有表头，没有意见。请填好再选一次，什么都没有保存。',
      en: 'The table has a head and no comments. Fill it in and choose it again; nothing was saved.',
    },
    'file',
  )

const tooMany = (count: number) =>
  new Refusal(
    'invalid',
    {
      zh: `表里有${count.toLocaleString('en')}行，一次最多${mostRows.toLocaleString('en')}行。请分成几个文件，什么都没有保存。`,
      en: `The table has ${count.toLocaleString('en')} rows; one file takes ${mostRows.toLocaleString('en')}. Divide it; nothing was saved.`,
    },
    'file',
  )
