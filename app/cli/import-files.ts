// Imports law files one after the other: reads each, recognises its work by id, title or alias, and stores it as the next
// version. A file that cannot be read is reported and does not stop the others; the same text again changes nothing, so
// an import that broke off is simply run again.

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import { DocumentRefusal, readStatuteFile } from '~/adapters/documents/read.server'
import { importVersion } from '~/commands/import-version.server'
import { isRefusal } from '~/commands/refusal'
import { stageLabels } from '~/components/statute/stages'
import { dayOf, knownTitle, parseStatute, stageOf, stages } from '~/domain/statute'
import { consoleActor } from './installation'

export const importInput = z.object({
  /** Absolute paths, in the order of import: earlier versions first. */
  files: z.array(z.string()),
  region: z.string(),
  /** Absent: drafts stay with staff, texts that were passed are public. */
  isPublic: z.boolean().optional(),
})
export type ImportInput = z.infer<typeof importInput>

export interface ImportedFile {
  readonly file: string
  readonly work: string
  readonly version: string
  readonly title: string
  readonly articles: number
  readonly isNew: boolean
  /** Findings of the parser that a person should look at; none are looked for in a file that is there already. */
  readonly errors: number
  /** Where what the file says of its day cannot be right: a sentence each, for a person to look into. */
  readonly doubts: readonly string[]
}

export interface ImportResult {
  readonly files: readonly ImportedFile[]
  readonly failed: readonly { readonly file: string; readonly reason: string }[]
}

/** What a file may say about itself above its text, as `---json` or YAML; unknown names are left alone. */
const headerShape = z.object({
  work: z.string().optional(),
  title: z.string().optional(),
  kind: z.string().optional(),
  category: z.string().optional(),
  issuer: z.string().optional(),
  region: z.string().optional(),
  status: z.string().optional(),
  stage: z.string().optional(),
  label: z.string().optional(),
  date: z.string().nullish(),
  version_date: z.string().nullish(),
  effective: z.string().nullish(),
  number: z.string().optional(),
  aliases: z.array(z.string()).optional(),
})
export type TextHeader = z.infer<typeof headerShape>

const kindOfCategory: Readonly<Record<string, string>> = {
  宪法: 'law',
  法律: 'law',
  行政法规: 'administrative-regulation',
  地方性法规: 'regulation',
  司法解释: 'interpretation',
  部门规章: 'rule',
  决议决定: 'resolution',
}

/** Import the files in their order; `report` hears how many are done. */
export async function importFiles(
  ctx: Context,
  input: ImportInput,
  report: (done: number) => void = () => undefined,
): Promise<ImportResult> {
  const files: ImportedFile[] = []
  const failed: { file: string; reason: string }[] = []
  for (const [index, file] of input.files.entries()) {
    try {
      files.push(await importFile(ctx, file, input))
    } catch (error) {
      failed.push({ file, reason: reasonOf(error) })
    }
    report(index + 1)
  }
  return { files, failed }
}

/** The sentence for a file that was not imported. Throws what is no fault of the file. */
function reasonOf(error: unknown): string {
  if (isRefusal(error)) return error.sentence.en
  if (error instanceof DocumentRefusal || error instanceof z.ZodError) return error.message
  if (error instanceof SyntaxError || (error instanceof Error && error.name === 'YAMLParseError'))
    return `its header cannot be read: ${error.message.split('\n')[0]}`
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'does not exist'
  throw error
}

async function importFile(ctx: Context, file: string, input: ImportInput): Promise<ImportedFile> {
  const bytes = readFileSync(file)
  const stored = await storedFile(ctx, bytes)
  if (stored) return { file, ...stored, isNew: false, errors: 0, doubts: [] }
  const read = await readStatuteFile(bytes, file)
  const { header, body } = splitHeader(read.text)
  const { tree } = parseStatute(body)
  const title = header.title ?? (tree.title || basename(file).replace(/\.[a-z]+$/i, ''))
  const stage = stages.find((known) => known === header.stage) ?? stageIn(header, { ...tree, title })
  const isPassed = stage === 'passed' || stage === 'in-force' || stage === 'repealed'
  const day = wholeDay(header.date || header.version_date || dayOf(tree) || dayInName(file))
  const doubts = dayDoubts({ said: header.date || header.version_date, text: dayOf(tree), day })
  const workId = header.work ?? (await knownWork(ctx, title)) ?? ctx.ids.next()
  const imported = await importVersion(ctx, consoleActor, {
    workId,
    title:
      knownTitle(title) === ''
        ? title
        : title.replace(/[（(](?:.{0,12}草案.{0,12}|.{0,8}征求意见稿)[）)]$/, ''),
    kind: header.kind ?? kindOfCategory[header.category ?? ''] ?? 'regulation',
    issuer: header.issuer ?? '',
    regionCode: header.region ?? input.region,
    stage,
    label: header.label ?? (tree.stage.replace(/^[（(]|[）)]$/g, '') || labelOf(stage, day)),
    source: body,
    datedOn: day ? Date.parse(`${day}T00:00:00+08:00`) : ctx.clock.now(),
    ...(header.effective ? { inForceOn: Date.parse(`${header.effective}T00:00:00+08:00`) } : {}),
    isPublic: input.isPublic ?? isPassed,
    ...(header.status && /^[a-z-]+$/.test(header.status) ? { status: header.status } : {}),
    ...(header.number ? { number: header.number } : {}),
    ...(header.aliases ? { aliases: header.aliases } : {}),
    file: { name: basename(file), mediaType: 'application/octet-stream', bytes },
  })
  const errors = imported.messages.filter(({ severity }) => severity === 'error').length
  return {
    file,
    work: workId,
    version: imported.versionId,
    title,
    articles: imported.articles,
    isNew: imported.isNew,
    errors,
    doubts,
  }
}

interface DayClaims {
  readonly said: string | null | undefined
  readonly text: string | undefined
  /** The day that was taken. */
  readonly day: string | undefined
}

/** Headers of collections are often inferred by a program: what contradicts the text's own 题注 is told, not believed silently. */
function dayDoubts({ said, text, day }: DayClaims): string[] {
  if (day === undefined) return ['it names no day; the day of the import was noted']
  if (/^\d{4}$/.test(said ?? '')) return [`only the year ${said} is known; ${day} was noted`]
  return said && text && text !== day ? [`it says ${day}, the last day in its own text is ${text}`] : []
}

/**
 * The version that stands in the library from exactly these bytes: it is not parsed again, which makes a second run of a
 * large folder, or one that goes on where the last was killed, a matter of reading.
 */
async function storedFile(ctx: Context, bytes: Uint8Array) {
  const { prisma } = ctx.database
  const files = await prisma.sourceFile.findMany({
    where: { sha256: sha256Hex(bytes) },
    select: { id: true },
  })
  if (files.length === 0) return undefined
  const version = await prisma.version.findFirst({
    where: { sourceFileId: { in: files.map(({ id }) => id) }, undoneAt: null },
    select: { id: true, workId: true, articleCount: true, work: { select: { title: true } } },
  })
  if (!version) return undefined
  const { id, workId, articleCount, work } = version
  return { work: workId, version: id, title: work.title, articles: articleCount }
}

/** A header may know only the year, 1993: the first day of it stands for the year. Anything else that is no day is none. */
function wholeDay(day: string | undefined): string | undefined {
  if (/^\d{4}$/.test(day ?? '')) return `${day}-01-01`
  return /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') ? day : undefined
}

/** A text that says of which day it is, and nowhere that it is a draft, has been passed. */
function stageIn(
  { date, version_date, effective }: TextHeader,
  text: { readonly title: string; readonly stage: string; readonly longTitle: string },
): (typeof stages)[number] {
  const named = stageOf(text)
  const isDated = Boolean(date ?? version_date ?? effective)
  return named === 'draft' && isDated && !/草案|稿/.test(text.title + text.stage) ? 'passed' : named
}

function labelOf(stage: (typeof stages)[number], day: string | undefined): string {
  return stage === 'passed' && day ? `${day.slice(0, 4)}年文本` : stageLabels[stage].zh
}

async function knownWork(ctx: Context, title: string): Promise<string | undefined> {
  const alias = knownTitle(title)
  if (alias === '') return undefined
  const found = await ctx.database.prisma.workAlias.findFirst({ where: { alias }, select: { workId: true } })
  return found?.workId
}

/** 2020-12-26 or 20201226 in a file's name. */
export function dayInName(file: string): string | undefined {
  const [, year, month, day] = /(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(basename(file)) ?? []
  return year && month && day && Number(month) <= 12 && Number(day) <= 31
    ? `${year}-${month}-${day}`
    : undefined
}

/** The header above a text and the text; no header is an empty one. Throws `ZodError` for one of another shape. */
export function splitHeader(text: string): { header: TextHeader; body: string } {
  const opening = /^\ufeff?---(json)?[ \t]*\r?\n/.exec(text)
  const end = opening ? /\r?\n---[ \t]*\r?\n/.exec(text.slice(opening[0].length - 1)) : null
  if (!opening || !end) return { header: {}, body: text }
  const start = opening[0].length
  const raw = text.slice(start, start - 1 + end.index)
  const given: unknown = opening[1] ? JSON.parse(raw) : parse(raw)
  const body = text.slice(start - 1 + end.index + end[0].length)
  return { header: headerShape.parse(given), body }
}
