// Law files that wait to be imported: a folder of them or a zip, kept in the file store with a list of their names until a week
// is over. Nothing of them is in the database. The list is read by its owner alone.

import type { Context } from '~/adapters/context.server'
import { openArchive } from '~/adapters/documents/archive.server'
import { DocumentRefusal } from '~/adapters/documents/read.server'
import type { Actor } from '~/domain/access'
import { dayInName, type LawFile } from './import-law-file.server'
import { mayImportSomewhere } from './preview-import.server'
import { forbidden, Refusal } from './refusal'

const prefix = 'laws'
const weekMs = 7 * 86_400_000
const mostFiles = 200
const readable = /\.(?:docx|doc|pdf|md|markdown|txt|html?)$/i

export interface KeptFiles {
  readonly personId: string
  readonly region: string
  readonly names: readonly string[]
}

/** Keep what was chosen; returns the id it is found again by. A zip gives the files in it. */
export async function keepLawFiles(
  ctx: Context,
  actor: Actor,
  { files, region }: { readonly files: readonly LawFile[]; readonly region: string },
): Promise<string> {
  if (actor.id === undefined || !mayImportSomewhere(actor)) throw forbidden()
  const found = (await Promise.all(files.map(unpacked))).flat().sort(byDay)
  if (found.length === 0) throw nothing()
  if (found.length > mostFiles) throw tooMany(found.length)
  await ctx.files.sweep(prefix, ctx.clock.now() - weekMs)
  const id = ctx.ids.next()
  for (const [at, { bytes }] of found.entries()) await ctx.files.put(`${prefix}${id}n${at}`, bytes)
  const list: KeptFiles = { personId: actor.id, region, names: found.map(({ name }) => name) }
  await ctx.files.put(`${prefix}${id}`, new TextEncoder().encode(JSON.stringify(list)))
  return id
}

/** The list; refuses what is gone and what another person chose. */
export async function keptFiles(ctx: Context, personId: string | undefined, id: string): Promise<KeptFiles> {
  const name = /^[0-9a-z]{1,40}$/.test(id) ? `${prefix}${id}` : ''
  const isThere = name !== '' && (await ctx.files.has(name))
  const list = isThere ? (JSON.parse((await ctx.files.get(name)).toString('utf8')) as KeptFiles) : undefined
  if (list === undefined || list.personId !== personId) throw gone()
  return list
}

/** One of them, by its place in the list. */
export async function keptFile(ctx: Context, id: string, list: KeptFiles, at: number): Promise<LawFile> {
  return { name: list.names[at] ?? '', bytes: await ctx.files.get(`${prefix}${id}n${at}`) }
}

async function unpacked(file: LawFile): Promise<LawFile[]> {
  if (!/\.zip$/i.test(file.name)) return readable.test(file.name) ? [file] : []
  try {
    const archive = openArchive(file.bytes)
    const names = archive.names.filter((name) => readable.test(name) && !/(?:^|\/)[._]/.test(name))
    const read = await Promise.all(names.map(async (name) => ({ name, bytes: await archive.read(name) })))
    return read.flatMap(({ name, bytes }) => (bytes ? [{ name: name.replace(/^.*\//, ''), bytes }] : []))
  } catch (error) {
    if (!(error instanceof DocumentRefusal)) throw error
    throw new Refusal('invalid', { zh: error.chinese, en: error.message }, 'files')
  }
}

/** Earlier versions first, by the day in the name; files without one by name. */
function byDay(a: LawFile, b: LawFile): number {
  const [dayA, dayB] = [dayInName(a.name) ?? '', dayInName(b.name) ?? '']
  return dayA < dayB ? -1 : dayA > dayB ? 1 : a.name < b.name ? -1 : 1
}

const nothing = () =>
  new Refusal(
    'invalid',
    {
      zh: '没有可以导入的文件。请选 .docx、.md、.txt 等文件，或者装着它们的 .zip；什么都没有保存。',
      en: 'There is no file to import. Choose .docx, .md, .txt files or a .zip of them; nothing was saved.',
    },
    'files',
  )
const tooMany = (count: number) =>
  new Refusal(
    'invalid',
    {
      zh: `一次最多${mostFiles}个文件，现在是${count}个。请分几次，或者用命令行 tiaoyi import；什么都没有保存。`,
      en: `At most ${mostFiles} files at once, these are ${count}. Take several turns, or use tiaoyi import; nothing was saved.`,
    },
    'files',
  )
const gone = () =>
  new Refusal('not-found', {
    zh: '这批文件已经不在了：保留一周。请重新选一次文件；已经导入的不受影响。',
    en: 'These files are gone: they are kept for a week. Choose them again; what was imported stays.',
  })
