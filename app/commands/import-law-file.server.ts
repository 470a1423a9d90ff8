// Imports one law file: reads it and its header, recognises its work by id, title or alias, and stores it as the next version. The
// command line and the import page do the same. The bytes of a file that stands in the library already are not parsed
// again, so a second run, or one that goes on where the last was broken off, is a matter of reading.

import { parse } from 'yaml'
import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import { DocumentRefusal, readStatuteFile } from '~/adapters/documents/read.server'
import type { Actor } from '~/domain/access'
import { dayOf, knownTitle, parseStatute, stageNames, stageOf, stages } from '~/domain/statute'
import { importVersion } from './import-version.server'
import { isRefusal, type Sentence } from './refusal'

export interface LawFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface LawSettings {
  readonly region: string
  /** Absent: drafts stay with staff, texts that were passed are public. */
  readonly isPublic?: boolean
}

export interface ImportedLaw {
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

/** The sentence for a file that cannot be imported; undefined where it is no fault of the file. */
export function fileFault(error: unknown): Sentence | undefined {
  if (isRefusal(error)) return error.sentence
  if (error instanceof DocumentRefusal) return { zh: error.chinese, en: error.message }
  if (error instanceof z.ZodError) return { zh: '文件头的格式不对', en: error.message }
  if (error instanceof SyntaxError || (error instanceof Error && error.name === 'YAMLParseError')) {
    const said = error.message.split('\n')[0]
    return { zh: `文件头读不出来：${said}`, en: `its header cannot be read: ${said}` }
  }
  return undefined
}

/** What a file says of itself, read and not stored. Throws what `fileFault` words. */
export async function readLaw(ctx: Context, { name, bytes }: LawFile) {
  const read = await readStatuteFile(bytes, name)
  const { header, body } = splitHeader(read.text)
  const { tree, messages } = parseStatute(body)
  const title = header.title ?? (tree.title || name.replace(/\.[a-z]+$/i, ''))
  const stage = stages.find((known) => known === header.stage) ?? stageIn(header, { ...tree, title })
  const day = wholeDay(header.date || header.version_date || dayOf(tree) || dayInName(name))
  const doubts = dayDoubts({ said: header.date || header.version_date, text: dayOf(tree), day })
  const workId = header.work ?? (await knownWork(ctx, title))
  const errors = messages.filter(({ severity }) => severity === 'error').length
  return { header, body, tree, title, stage, day, doubts, workId, errors }
}

/** Import one file. Throws what `fileFault` words. */
export async function importLawFile(
  ctx: Context,
  actor: Actor,
  file: LawFile,
  { region, isPublic }: LawSettings,
): Promise<ImportedLaw> {
  const { name, bytes } = file
  const stored = await storedFile(ctx, bytes)
  if (stored) return { ...stored, isNew: false, errors: 0, doubts: [] }
  const { header, body, tree, title, stage, day, doubts, workId = ctx.ids.next() } = await readLaw(ctx, file)
  const isPassed = stage === 'passed' || stage === 'in-force' || stage === 'repealed'
  const imported = await importVersion(ctx, actor, {
    workId,
    title:
      knownTitle(title) === ''
        ? title
        : title.replace(/[（(](?:.{0,12}草案.{0,12}|.{0,8}征求意见稿)[）)]$/, ''),
    kind: header.kind ?? kindOfCategory[header.category ?? ''] ?? 'regulation',
    issuer: header.issuer ?? '',
    regionCode: header.region ?? region,
    stage,
    label: header.label ?? (tree.stage.replace(/^[（(]|[）)]$/g, '') || labelOf(stage, day)),
    source: body,
    datedOn: day ? Date.parse(`${day}T00:00:00+08:00`) : ctx.clock.now(),
    ...(header.effective ? { inForceOn: Date.parse(`${header.effective}T00:00:00+08:00`) } : {}),
    isPublic: isPublic ?? isPassed,
    ...(header.status && /^[a-z-]+$/.test(header.status) ? { status: header.status } : {}),
    ...(header.number ? { number: header.number } : {}),
    ...(header.aliases ? { aliases: header.aliases } : {}),
    file: { name, mediaType: 'application/octet-stream', bytes },
  })
  const errors = imported.messages.filter(({ severity }) => severity === 'error').length
  return {
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
export async function storedFile(ctx: Context, bytes: Uint8Array) {
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
  return stage === 'passed' && day ? `${day.slice(0, 4)}年文本` : stageNames[stage]
}

async function knownWork(ctx: Context, title: string): Promise<string | undefined> {
  const alias = knownTitle(title)
  if (alias === '') return undefined
  const found = await ctx.database.prisma.workAlias.findFirst({ where: { alias }, select: { workId: true } })
  return found?.workId
}

/** 2020-12-26 or 20201226 in a file's name. */
export function dayInName(file: string): string | undefined {
  const [, year, month, day] = /(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(file.replace(/^.*[/\\\\]/, '')) ?? []
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
