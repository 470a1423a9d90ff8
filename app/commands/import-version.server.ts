// Brings a text into the library: a new work, or the next version of a known one. The same text of the same work again
// changes nothing. Each article gets a lineage id: in a first version its own, later the one that the comparison with
// the version before carries over. The file it came from is kept beside it, and who brought it stands in the ledger.
// Where the work has a consultation, its comments are carried to the new version by a job.

import { type Context, sha256Hex } from '~/adapters/context.server'
import type { Prisma } from '~/adapters/db/generated/client'
import { type Actor, can } from '~/domain/access'
import { assignLineage, type ChangeSet, compareStatutes } from '~/domain/comparison'
import type { LedgerActor } from '~/domain/ledger'
import {
  type ArticleView,
  articlesOf,
  knownTitle,
  parseStatute,
  type StatuteMessage,
  type StatuteTree,
} from '~/domain/statute'
import { actingRole } from './acting-role'
import { forbidden, isRefusal, Refusal } from './refusal'
import { startCarrying } from './start-carrying.server'

export interface VersionInput {
  readonly workId: string
  readonly title: string
  readonly kind: string
  readonly issuer: string
  readonly regionCode: string
  /** consultation-draft, second-reading, passed, in-force … */
  readonly stage: string
  readonly label: string
  readonly source: string
  readonly explanation?: string
  /** Day of the text, milliseconds since 1970 UTC. */
  readonly datedOn: number
  readonly inForceOn?: number
  readonly isPublic: boolean
  readonly aliases?: readonly string[]
  /** State of the work; taken from the stage when absent. */
  readonly status?: string
  /** Number of a deputy's suggestion or a document. */
  readonly number?: string
  readonly facts?: Readonly<Record<string, string>>
  /** The file the text was read from; kept as it is. */
  readonly file?: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
}

export interface ImportedVersion {
  readonly versionId: string
  readonly isNew: boolean
  readonly articles: number
  readonly messages: readonly StatuteMessage[]
  /** Runs that carry the comments of the work's consultations to this version; their pages show the progress. */
  readonly carryRuns?: readonly string[]
}

const mostArticles = 5_000

/** Import one version. Refuses texts without words or with more than 5,000 articles, and whom the region does not allow. */
export async function importVersion(
  ctx: Context,
  actor: Actor,
  input: VersionInput,
): Promise<ImportedVersion> {
  const known = await ctx.database.prisma.work.findUnique({ where: { id: input.workId } })
  const subject = { regionCode: known?.regionCode ?? input.regionCode }
  const isAllowed = [subject, { regionCode: input.regionCode }].every((one) =>
    can(actor, 'version:import', one),
  )
  if (!isAllowed) throw forbidden()
  const read = readSource(input.source)
  const { articles, messages } = read
  const done = { articles: articles.length, messages }
  const versions = await liveVersions(ctx, input.workId)
  const sourceHash = sha256Hex(input.source)
  const same = versions.find((version) => version.sourceHash === sourceHash)
  if (same) return { ...done, versionId: same.id, isNew: false }
  const before = versions[0]
  const changes = before && compareStatutes(parseStatute(before.source).tree, read.tree)
  const fileId = await keepFile(ctx, input)
  const versionId = ctx.ids.next()
  const fresh: Fresh = { input, read, sourceHash, before, changes, fileId, versionId, createdById: actor.id }
  const by = actingRole(actor, 'version:import', subject)
  try {
    await save(ctx, by, fresh)
  } catch (error) {
    // A double click: the other request has saved the same text meanwhile.
    const again = isRefusal(error) && (await liveVersions(ctx, input.workId))[0]
    if (again && again.sourceHash === sourceHash) return { ...done, versionId: again.id, isNew: false }
    throw error
  }
  await ctx.search.refresh({ workId: input.workId })
  const carryRuns = await startCarrying(ctx, actor, input.workId)
  return { ...done, versionId, isNew: true, carryRuns }
}

async function save(ctx: Context, by: LedgerActor, fresh: Fresh): Promise<void> {
  const { input, before, versionId, sourceHash, fileId, createdById } = fresh
  const { workId, title } = input
  await ctx.change(async ({ tx, record }) => {
    // The comparison was made outside the transaction: somebody may have imported another version meanwhile.
    const latest = await tx.version.findFirst({
      where: { workId, undoneAt: null },
      orderBy: { ordinal: 'desc' },
      select: { id: true },
    })
    if (latest?.id !== before?.id) throw changedMeanwhile()
    if (await saveWork(ctx, tx, fresh)) {
      record({ type: 'work.created', by, ref: [workId], committed: { words: { title } } })
    }
    await saveVersion(ctx, tx, fresh)
    record({
      type: 'version.imported',
      by,
      ref: [versionId, workId],
      committed: {
        words: { title, sha256: sourceHash },
        ...(createdById === undefined ? {} : { person: { id: createdById } }),
        ...(fileId === null ? {} : { files: { id: fileId } }),
      },
    })
  })
}

interface ReadSource {
  readonly tree: StatuteTree
  readonly articles: readonly ArticleView[]
  readonly messages: readonly StatuteMessage[]
}

function readSource(source: string): ReadSource {
  if (source.trim() === '') {
    throw new Refusal(
      'invalid',
      {
        zh: '没有读到文字。请换一个文件，或者把文字粘贴进来；什么都没有保存。',
        en: 'No text was found. Choose another file or paste the text; nothing was saved.',
      },
      'source',
    )
  }
  const { tree, messages } = parseStatute(source)
  const articles = articlesOf(tree)
  if (articles.length > mostArticles) {
    throw new Refusal(
      'invalid',
      {
        zh: `这份文本有${articles.length}条，最多5,000条。请分册导入；什么都没有保存。`,
        en: `This text has ${articles.length} articles; at most 5,000. Import it in parts; nothing was saved.`,
      },
      'source',
    )
  }
  return { tree, articles, messages }
}

function changedMeanwhile(): Refusal {
  return new Refusal('conflict', {
    zh: '刚才有人为这部法规导入了另一稿，本件还没有保存。请重新看一次预览，再决定它是第几稿。',
    en: 'Somebody has just imported another version of this work; this one was not saved. Look at the preview again before you save it.',
  })
}

type LiveVersion = Awaited<ReturnType<typeof liveVersions>>[number]

/** Versions of a work that were not undone, the latest first. */
function liveVersions(ctx: Context, workId: string) {
  return ctx.database.prisma.version.findMany({
    where: { workId, undoneAt: null },
    orderBy: { ordinal: 'desc' },
    select: {
      id: true,
      ordinal: true,
      source: true,
      sourceHash: true,
      articles: { select: { eId: true, lineageId: true } },
    },
  })
}

interface Fresh {
  readonly input: VersionInput
  readonly read: ReadSource
  readonly sourceHash: string
  readonly before: LiveVersion | undefined
  readonly changes: ChangeSet | undefined
  readonly fileId: string | null
  readonly versionId: string
  readonly createdById?: string
}

/** The bytes go to the disk before the row that names them: a name in the database always means a whole file. */
async function keepFile(ctx: Context, { file }: VersionInput): Promise<string | null> {
  if (!file) return null
  const id = ctx.ids.next()
  await ctx.files.put(id, file.bytes)
  return id
}

const statusOfStage: Readonly<Record<string, string>> = {
  passed: 'passed',
  'in-force': 'in-force',
  repealed: 'repealed',
}

/** True when the work is new. One whose only version was undone is described afresh. */
async function saveWork(
  ctx: Context,
  tx: Prisma.TransactionClient,
  { input, before }: Fresh,
): Promise<boolean> {
  const { workId, title, kind, issuer, regionCode, facts = {}, number = '', isPublic } = input
  const status = input.status ?? statusOfStage[input.stage] ?? 'draft'
  const facets = { title, kind, issuer, regionCode, number, facts, isPublic, status }
  if (await tx.work.findUnique({ where: { id: workId }, select: { id: true } })) {
    if (!before) await tx.work.update({ where: { id: workId }, data: facets })
    return false
  }
  await tx.work.create({ data: { id: workId, ...facets, createdAt: new Date(ctx.clock.now()) } })
  return true
}

async function saveVersion(ctx: Context, tx: Prisma.TransactionClient, fresh: Fresh): Promise<void> {
  const { input, read, before, changes, fileId, versionId } = fresh
  const now = new Date(ctx.clock.now())
  const createdById = fresh.createdById ?? null
  if (input.file && fileId !== null) {
    const { name, mediaType, bytes } = input.file
    const row = { id: fileId, sha256: sha256Hex(bytes), name, mediaType, size: bytes.length }
    await tx.sourceFile.create({ data: { ...row, createdById, createdAt: now } })
  }
  await tx.version.create({
    data: {
      id: versionId,
      workId: input.workId,
      ordinal: (before?.ordinal ?? 0) + 1,
      stage: input.stage,
      label: input.label,
      title: read.tree.title || input.title,
      longTitle: read.tree.longTitle,
      datedOn: new Date(input.datedOn),
      inForceOn: input.inForceOn === undefined ? null : new Date(input.inForceOn),
      source: input.source,
      sourceHash: fresh.sourceHash,
      sourceFileId: fileId,
      explanation: input.explanation ?? '',
      articleCount: read.articles.length,
      isPublic: input.isPublic,
      createdById,
      createdAt: now,
    },
  })
  await saveArticles(ctx, tx, fresh)
  if (before && changes) {
    const pair = { fromVersionId: before.id, toVersionId: versionId }
    await tx.comparison.create({ data: { ...pair, changes: asJson(changes), createdAt: now } })
  }
  await saveToWork(tx, fresh)
}

async function saveArticles(ctx: Context, tx: Prisma.TransactionClient, fresh: Fresh): Promise<void> {
  const { before, changes, read, versionId } = fresh
  const known = new Map(before?.articles.map(({ eId, lineageId }) => [eId, lineageId]))
  const lineage = changes ? assignLineage(changes, known, ctx.ids.next) : new Map<string, string>()
  await tx.versionArticle.createMany({
    data: read.articles.map((article, ordinal) => ({
      versionId,
      eId: article.eId,
      lineageId: lineage.get(article.eId) ?? ctx.ids.next(),
      ordinal,
      number: article.number,
      path: [...article.path],
      caption: article.caption,
      text: article.text,
    })),
  })
}

/** What the new version changes on its work: the names it is known by, its state, and that the public may see it. */
async function saveToWork(tx: Prisma.TransactionClient, { input, read, before }: Fresh): Promise<void> {
  const names = [input.title, read.tree.title, ...(input.aliases ?? [])].map(knownTitle)
  await tx.workAlias.createMany({
    data: [...new Set(names)].filter(Boolean).map((alias) => ({ alias, workId: input.workId })),
    skipDuplicates: true,
  })
  const status = input.status ?? (before && statusOfStage[input.stage])
  await tx.work.update({
    where: { id: input.workId },
    data: { ...(status ? { status } : {}), ...(input.isPublic ? { isPublic: true } : {}) },
  })
}

function asJson(changes: ChangeSet): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(changes))
}
