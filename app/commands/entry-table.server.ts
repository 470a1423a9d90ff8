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

type Field = 'article' | 'text' | 'proposal' | 'name' | 'contact' | 'consent' | 'channel' | 'occasion'

const heads: Readonly<Record<Field, RegExp>> = {
  article: /^(条款|条文|条|第几条|条款项)$/,
  text: /^(意见|意见内容|意见和理由|意见、理由|理由|问题)$/,
  proposal: /^(建议修改为|修改建议|建议改为|修改意见|修改建议（建议修改为）)$/,
  name: /^(提出人|提出单位\/人|提出单位或个人|姓名|提意见人)$/,
  contact: /^(联系方式|联系电话|电话)$/,
  consent: /^(同意公开姓名|是否同意公开姓名|公开姓名)$/,
  channel: /^(收集方式|方式|来源)$/,
  occasion: /^(场合|备注)$/,
}

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

export interface EntryRow {
  /** As the spreadsheet counts. */
  readonly row: number
  readonly entry: Entry
  readonly problem?: Sentence
}

/** The rows below the head. Refuses a table without a head that can be read, without rows, or with too many. */
export function readEntryTable(table: readonly TableRow[], articles: readonly EntryArticle[]): EntryRow[] {
  const headAt = table.slice(0, 5).findIndex(({ cells }) => hasHead(cells))
  const head = table[headAt]
  if (!head) throw noHead()
  const columns = columnsOf(head.cells)
  const rows = table.slice(headAt + 1)
  if (rows.length === 0) throw noRows()
  if (rows.length > mostRows) throw tooMany(rows.length)
  return rows.map(({ row, cells }) => {
    const cell = (field: Field) => cells[columns.get(field) ?? -1] ?? ''
    return readRow(row, cell, { articles, head: (field) => head.cells[columns.get(field) ?? -1] ?? field })
  })
}

interface Reading {
  readonly articles: readonly EntryArticle[]
  /** The head of a column as it stands in the file. */
  readonly head: (field: Field) => string
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
        text: cell('text'),
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

function hasHead(cells: readonly string[]): boolean {
  const columns = columnsOf(cells)
  return columns.has('article') && columns.has('text')
}

function columnsOf(cells: readonly string[]): Map<Field, number> {
  const found = new Map<Field, number>()
  for (const [at, cell] of cells.entries()) {
    const name = cell.replace(/\s/g, '')
    for (const [field, pattern] of Object.entries(heads) as [Field, RegExp][]) {
      if (pattern.test(name) && !found.has(field)) found.set(field, at)
    }
  }
  return found
}

const noHead = () =>
  new Refusal(
    'invalid',
    {
      zh: '没有找到表头：第一行要有“条款”和“意见”两列。请下载模板照着填，什么都没有保存。',
      en: 'No head was found: the first row needs the columns 条款 and 意见. Download the template and fill it in; nothing was saved.',
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
