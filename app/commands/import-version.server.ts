// Brings a text into the library: a new work, or the next version of a known one. The same text of the same work again
// changes nothing. Each article gets a lineage id: in a first version its own, later the one that the comparison with
// the version before carries over.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { assignLineage, compareStatutes } from '~/domain/comparison'
import { articlesOf, parseStatute, type StatuteMessage } from '~/domain/statute'
import { forbidden, Refusal } from './refusal'

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
  readonly isPublic: boolean
  /** First day in force, milliseconds since 1970 UTC; for texts that hold. */
  readonly inForceOn?: number
  /** Of a new work: in-force, repealed or draft; by its stage when not given. */
  readonly status?: string
  /** Printed number of a new work, such as that of a deputy's suggestion. */
  readonly number?: string
  readonly aliases?: readonly string[]
  readonly facts?: Readonly<Record<string, string>>
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

/** Import one version. Refuses texts without words or with more than 5,000 articles. */
export async function importVersion(
  ctx: Context,
  actor: Actor,
  input: VersionInput,
): Promise<ImportedVersion> {
  if (!can(actor, 'version:import', { regionCode: input.regionCode })) throw forbidden()
  if (input.source.trim() === '') {
    throw new Refusal(
      'invalid',
      {
        zh: '没有读到文字。请换一个文件，或者把文字粘贴进来。',
        en: 'No text was found. Choose another file or paste the text.',
      },
      'source',
    )
  }
  const { tree, messages } = parseStatute(input.source)
  const articles = articlesOf(tree)
  if (articles.length > mostArticles) {
    throw new Refusal(
      'invalid',
      {
        zh: `这份文本有${articles.length}条，最多5,000条。请分册导入。`,
        en: `This text has ${articles.length} articles; at most 5,000. Import it in parts.`,
      },
      'source',
    )
  }
  const sourceHash = sha256Hex(input.source)
  const versions = await ctx.database.prisma.version.findMany({
    where: { workId: input.workId, undoneAt: null },
    orderBy: { ordinal: 'desc' },
    include: { articles: { select: { eId: true, lineageId: true } } },
  })
  const same = versions.find((version) => version.sourceHash === sourceHash)
  if (same) return { versionId: same.id, isNew: false, articles: articles.length, messages }
  const before = versions[0]
  const changes = before ? compareStatutes(parseStatute(before.source).tree, tree) : undefined
  const lineage =
    before && changes
      ? assignLineage(
          changes,
          new Map(before.articles.map(({ eId, lineageId }) => [eId, lineageId])),
          ctx.ids.next,
        )
      : new Map(articles.map(({ eId }) => [eId, ctx.ids.next()]))
  const versionId = ctx.ids.next()
  const now = new Date(ctx.clock.now())
  await ctx.change(async ({ tx, record }) => {
    const { title, kind, issuer, regionCode, facts } = input
    const work = await tx.work.findUnique({ where: { id: input.workId } })
    if (!work) {
      const status = input.status ?? (input.stage === 'in-force' ? 'in-force' : 'draft')
      await tx.work.create({
        data: {
          id: input.workId,
          title,
          kind,
          issuer,
          regionCode,
          status,
          number: input.number ?? '',
          facts: facts ?? {},
          isPublic: input.isPublic,
          createdAt: now,
        },
      })
      await tx.workAlias.createMany({
        data: (input.aliases ?? []).map((alias) => ({ alias, workId: input.workId })),
        skipDuplicates: true,
      })
      record({ type: 'work.created', by: 'system', ref: [input.workId], committed: { words: { title } } })
    }
    await tx.version.create({
      data: {
        id: versionId,
        workId: input.workId,
        ordinal: (before?.ordinal ?? 0) + 1,
        stage: input.stage,
        label: input.label,
        title: tree.title || title,
        longTitle: tree.longTitle,
        datedOn: new Date(input.datedOn),
        inForceOn: input.inForceOn === undefined ? null : new Date(input.inForceOn),
        source: input.source,
        sourceHash,
        explanation: input.explanation ?? '',
        articleCount: articles.length,
        isPublic: input.isPublic,
        createdById: actor.id ?? null,
        createdAt: now,
      },
    })
    await tx.versionArticle.createMany({
      data: articles.map((article, ordinal) => ({
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
    if (before && changes) {
      await tx.comparison.create({
        data: {
          fromVersionId: before.id,
          toVersionId: versionId,
          changes: JSON.parse(JSON.stringify(changes)),
          createdAt: now,
        },
      })
    }
    record({
      type: 'version.imported',
      by: 'drafter',
      ref: [versionId, input.workId],
      committed: { words: { title, sha256: sourceHash } },
    })
  })
  await ctx.search.refresh({ workId: input.workId })
  const carryRuns = await startCarrying(ctx, actor, input.workId)
  return { versionId, isNew: true, articles: articles.length, messages, carryRuns }
}

/** A new version: whatever was said about an earlier one is carried to it in the background. */
async function startCarrying(ctx: Context, actor: Actor, workId: string): Promise<string[]> {
  const consultations = await ctx.database.prisma.consultation.findMany({
    where: { workId, publishedAt: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  const runs: string[] = []
  for (const { id } of consultations) {
    const payload = { consultationId: id }
    runs.push(await ctx.jobs.start({ name: 'carry-comments', subject: id, payload, byId: actor.id }))
  }
  return runs
}
