// Stations from a table: checked row by row first, with what is wrong named by row and column, and saved only when every
// row is right and somebody has seen the preview. The same table again changes nothing.

import type { Context } from '~/adapters/context.server'
import { DocumentRefusal } from '~/adapters/documents/refusals'
import { readSheet } from '~/adapters/documents/sheet.server'
import { type Actor, can } from '~/domain/access'
import { changeNote } from './change-note'
import { forbidden, Refusal } from './refusal'
import { type StationFields, stationSchema, stationSentences } from './save-station.server'

export interface RowFault {
  /** As the spreadsheet numbers it. */
  readonly row: number
  readonly column: string
  readonly zh: string
  readonly en: string
}

export interface StationPreview {
  readonly stations: readonly StationFields[]
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly faults: readonly RowFault[]
}

/** Heads of the columns, in both spellings that are taken. */
const heads: Readonly<Record<string, keyof StationFields>> = {
  编号: 'id',
  名称: 'name',
  类型: 'kinds',
  区划代码: 'regionCode',
  地址: 'address',
  负责人: 'head',
  电话: 'phone',
}
export const stationColumns = Object.keys(heads)

const kindOf = (words: string) =>
  words.includes('立法') ? 'outreach-office' : words.includes('代表') ? 'liaison-station' : words
const mostRows = 20_000

/** Read a table (rows of cells, the first one its head) and say what saving it would do. Nothing is saved. */
export async function previewStations(
  ctx: Context,
  actor: Actor,
  table: readonly (readonly string[])[],
): Promise<StationPreview> {
  if (!can(actor, 'station:manage')) throw forbidden()
  const [head = [], ...rows] = table
  const missing = stationColumns.slice(0, 4).filter((name) => !head.some((cell) => cell.trim() === name))
  if (missing.length > 0 || rows.length === 0 || rows.length > mostRows) {
    throw new Refusal(
      'invalid',
      missing.length > 0
        ? {
            zh: `第一行缺少列：${missing.join('、')}。请用模板的表头。没有保存。`,
            en: `The first row lacks the columns ${missing.join(', ')}. Use the heads of the template. Nothing was saved.`,
          }
        : {
            zh: `表里有${rows.length}行，应为1到20,000行。没有保存。`,
            en: `The table has ${rows.length} rows; 1 to 20,000 are taken. Nothing was saved.`,
          },
      'file',
    )
  }
  const faults: RowFault[] = []
  const seen = new Map<string, number>()
  const regions = new Set(
    (await ctx.database.prisma.region.findMany({ select: { code: true } })).map(({ code }) => code),
  )
  const stations = rows.flatMap((cells, i): StationFields[] => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const row = i + 2
    const fault = (column: string, zh: string, en: string) => faults.push({ row, column, zh, en })
    const parsed = stationSchema.safeParse(fieldsOf(head, cells))
    if (!parsed.success) {
      const field = String(parsed.error.issues[0]?.path[0] ?? 'id')
      const sentence = stationSentences[field] ?? { zh: '填写有误。', en: 'Something is wrong.' }
      fault(stationColumns.find((name) => heads[name] === field) ?? field, sentence.zh, sentence.en)
      return []
    }
    const { id, regionCode } = parsed.data
    const before = seen.get(id)
    if (before !== undefined) fault('编号', `与第${before}行重复。`, `The same as row ${before}.`)
    if (!regions.has(regionCode))
      fault('区划代码', `没有区划 ${regionCode}。`, `There is no region ${regionCode}.`)
    seen.set(id, row)
    return [parsed.data]
  })
  return { stations, faults, ...(await countChanges(ctx, stations)) }
}

function fieldsOf(head: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = { address: '', head: '', phone: '' }
  head.forEach((name, i) => {
    const field = heads[name.trim()]
    const cell = (cells[i] ?? '').trim()
    if (field)
      fields[field] =
        field === 'kinds'
          ? cell
              .split(/[+、,，;；]/)
              .map(kindOf)
              .filter(Boolean)
          : cell
  })
  return fields
}

async function countChanges(ctx: Context, stations: readonly StationFields[]) {
  const rows = await ctx.database.prisma.station.findMany({
    where: { id: { in: stations.map(({ id }) => id) } },
  })
  const known = new Map(rows.map((row) => [row.id, row]))
  const isSame = (station: StationFields) => {
    const row = known.get(station.id)
    return row !== undefined && textOf(row) === textOf(station)
  }
  const unchanged = stations.filter(isSame).length
  const added = stations.filter(({ id }) => !known.has(id)).length
  return { added, unchanged, changed: stations.length - added - unchanged }
}

const textOf = ({ name, kinds, regionCode, address, head, phone }: Omit<StationFields, 'id'>) =>
  JSON.stringify([name, kinds, regionCode, address, head, phone])

/** The table of an uploaded file, or of the text that a preview's form carries. */
export async function stationTable(given: {
  readonly file?: unknown
  readonly table?: unknown
}): Promise<string[][]> {
  if (typeof given.table === 'string' && given.table !== '') return tableOfText(given.table)
  if (!(given.file instanceof Blob) || given.file.size === 0) {
    throw new Refusal(
      'invalid',
      { zh: '请选择一个 .xlsx 或 .csv 文件。', en: 'Choose an .xlsx or .csv file.' },
      'file',
    )
  }
  try {
    return await readSheet(new Uint8Array(await given.file.arrayBuffer()))
  } catch (error) {
    if (!(error instanceof DocumentRefusal)) throw error
    const sentence =
      error.code === 'wrong-type'
        ? {
            zh: '这个文件不是 .xlsx 或 .csv 表格。请另存后再选；什么都没有保存。',
            en: 'This file is no .xlsx or .csv table. Save it as one and choose it again; nothing was saved.',
          }
        : { zh: error.chinese, en: error.message }
    throw new Refusal('invalid', sentence, 'file')
  }
}

function tableOfText(text: string): string[][] {
  const expired = () =>
    new Refusal(
      'invalid',
      { zh: '预览已经失效，请重新选择文件。', en: 'The preview has expired; choose the file again.' },
      'file',
    )
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw expired()
    throw error
  }
  const isTable =
    Array.isArray(value) &&
    value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'))
  if (!isTable) throw expired()
  return value as string[][]
}

/** Save a table whose preview had no fault; it is judged again, since the form could say anything. */
export async function importStations(
  ctx: Context,
  actor: Actor,
  table: readonly (readonly string[])[],
): Promise<StationPreview> {
  const preview = await previewStations(ctx, actor, table)
  if (preview.faults.length > 0) {
    throw new Refusal(
      'invalid',
      {
        zh: `还有${preview.faults.length}处错误，没有保存。`,
        en: `${preview.faults.length} faults are left; nothing was saved.`,
      },
      'file',
    )
  }
  if (preview.added + preview.changed === 0) return preview
  await ctx.change(async ({ tx, record }) => {
    for (const { id, ...values } of preview.stations) {
      await tx.station.upsert({ where: { id }, update: values, create: { id, ...values } })
    }
    const to = `+${preview.added} ~${preview.changed}`
    const note = { id: 'stations', name: '站点导入', what: 'import', from: '', to }
    record({ type: 'station.changed', by: 'admin', ref: [], committed: { words: changeNote(actor, note) } })
  })
  return preview
}
