// The import screen: what an upload that waits was recognised as, before anything is saved, and what a person may
// choose for it. What the text says about itself (work, stage, day) is proposed; the person decides.

import type { Context } from '~/adapters/context.server'
import { sha256Hex } from '~/adapters/context.server'
import { openUpload } from '~/adapters/documents/waiting-upload.server'
import { mayImportSomewhere } from '~/commands/preview-import.server'
import { forbidden } from '~/commands/refusal'
import { previewGone } from '~/commands/save-import.server'
import { type Actor, can } from '~/domain/access'
import {
  articlesOf,
  dayOf,
  headingsOf,
  knownTitle,
  parseStatute,
  type Stage,
  type StatuteMessage,
  type StatuteTree,
  stageOf,
} from '~/domain/statute'
import { type HintGroup, hintGroups } from './drafting-hints.server'

export interface KnownWork {
  readonly id: string
  readonly title: string
  readonly versions: number
}

export interface ImportChoices {
  readonly works: readonly KnownWork[]
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly issuers: readonly string[]
  /** Latest imports of the actor's regions, newest first. */
  readonly recent: readonly RecentImport[]
}

export interface RecentImport {
  readonly versionId: string
  readonly workId: string
  readonly title: string
  readonly label: string
  readonly ordinal: number
  readonly articles: number
  readonly createdAt: number
  readonly by: string
  /** Ordinal of the version before, for the comparison. */
  readonly before?: number
}

export interface ImportPreview {
  readonly fileName: string
  readonly kind: string
  readonly tree: StatuteTree
  readonly source: string
  readonly counts: {
    readonly chapters: number
    readonly articles: number
    readonly paragraphs: number
    readonly points: number
  }
  /** Findings; `articleEId` is the article they stand in. */
  readonly messages: readonly PlacedMessage[]
  /** What the drafting rules found, by rule. */
  readonly hints: readonly HintGroup[]
  /** What could not be read of the file. */
  readonly notes: readonly { readonly rule: string; readonly reason: string }[]
  readonly outline: readonly OutlineLine[]
  readonly proposed: {
    readonly work?: KnownWork
    /** The same text is there already. */
    readonly same?: { readonly workTitle: string; readonly label: string }
    readonly title: string
    readonly stage: Stage
    readonly label: string
    /** 2026-11-22 */
    readonly day: string
    readonly region: string
  }
}

export interface PlacedMessage extends StatuteMessage {
  readonly articleEId?: string
}

export interface OutlineLine {
  readonly heading: string
  readonly firstArticle?: string
  readonly range: string
  readonly errors: number
  readonly warnings: number
}

const mostWorks = 500
const mostRecent = 10
const chinaMs = 8 * 3_600_000

/** What may be chosen on the import screen. Refuses whoever may not import anywhere. */
export async function importChoices(ctx: Context, actor: Actor): Promise<ImportChoices> {
  if (!mayImportSomewhere(actor)) throw forbidden()
  const mayAt = (regionCode: string) => can(actor, 'version:import', { regionCode })
  const [works, regions] = await Promise.all([
    ctx.database.prisma.work.findMany({
      orderBy: { createdAt: 'desc' },
      select: {
        id: true,
        title: true,
        regionCode: true,
        issuer: true,
        _count: { select: { versions: { where: { undoneAt: null } } } },
      },
      take: mostWorks,
    }),
    ctx.database.prisma.region.findMany({
      where: { level: { in: ['country', 'province', 'city', 'county'] } },
      orderBy: { code: 'asc' },
      select: { code: true, name: true },
    }),
  ])
  const mine = works.filter(({ regionCode }) => mayAt(regionCode))
  return {
    works: mine.map(({ id, title, _count }) => ({ id, title, versions: _count.versions })),
    regions: regions.filter(({ code }) => mayAt(code)),
    recent: await recentImports(ctx, new Set(mine.map(({ id }) => id))),
    issuers: [...new Set(mine.map(({ issuer }) => issuer))].filter(Boolean).slice(0, 50),
  }
}

async function recentImports(ctx: Context, workIds: ReadonlySet<string>): Promise<RecentImport[]> {
  const { prisma } = ctx.database
  const rows = await prisma.version.findMany({
    where: { undoneAt: null, workId: { in: [...workIds] } },
    orderBy: [{ createdAt: 'desc' }, { ordinal: 'desc' }],
    take: mostRecent,
    include: { work: { select: { title: true } } },
  })
  const ids = rows.flatMap(({ createdById }) => createdById ?? [])
  const people = await prisma.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  return rows.map(({ id, workId, work, label, ordinal, articleCount, createdAt, createdById }) => ({
    versionId: id,
    workId,
    title: work.title,
    label,
    ordinal,
    articles: articleCount,
    createdAt: createdAt.getTime(),
    by: people.find((person) => person.id === createdById)?.name ?? '',
    ...(ordinal > 1 ? { before: ordinal - 1 } : {}),
  }))
}

/** The preview behind a ticket. Refuses a ticket that is not the actor's or whose upload is gone. */
export async function importPreview(ctx: Context, actor: Actor, ticket: string): Promise<ImportPreview> {
  if (!mayImportSomewhere(actor)) throw forbidden()
  const waiting = await openUpload(ctx, ticket, actor.id ?? '')
  if (!waiting) throw previewGone()
  const { text, notes, kind } = waiting.read
  const { tree, messages: found } = parseStatute(text)
  const messages = placed(tree, found)
  const articles = articlesOf(tree)
  const paragraphs = articles.flatMap((article) => article.paragraphs)
  return {
    fileName: waiting.file.name,
    kind,
    tree,
    source: text,
    counts: {
      chapters: headingsOf(tree).filter(({ level }) => level === 'chapter').length,
      articles: articles.length,
      paragraphs: paragraphs.length,
      points: paragraphs.reduce((sum, paragraph) => sum + paragraph.points.length, 0),
    },
    messages,
    hints: hintGroups(tree, text),
    notes,
    outline: outlineLines(tree, messages),
    proposed: {
      ...(await recognise(ctx, tree.title || titleInName(waiting.file.name), text)),
      stage: stageOf(tree),
      label: tree.stage.replace(/^[（(]|[）)]$/g, ''),
      day: dayOf(tree) ?? new Date(ctx.clock.now() + chinaMs).toISOString().slice(0, 10),
      region: actor.regionCodes[0] ?? '',
    },
  }
}

/** A file's name stands in for a missing title where it is one. */
const titleInName = (name: string) =>
  /\p{Script=Han}{4}/u.test(name) ? name.replace(/\.[a-z]{2,5}$/i, '') : ''

async function recognise(ctx: Context, title: string, source: string) {
  const { prisma } = ctx.database
  const found = await prisma.workAlias.findFirst({
    where: { alias: knownTitle(title), NOT: { alias: '' } },
    include: { work: { include: { versions: { where: { undoneAt: null }, select: { id: true } } } } },
  })
  const same = await prisma.version.findFirst({
    where: { sourceHash: sha256Hex(source), undoneAt: null },
    select: { label: true, work: { select: { title: true } } },
  })
  return {
    title: found?.work.title ?? title,
    ...(found
      ? { work: { id: found.work.id, title: found.work.title, versions: found.work.versions.length } }
      : {}),
    ...(same ? { same: { workTitle: same.work.title, label: same.label } } : {}),
  }
}

/** Each finding with the article whose lines it stands in. */
function placed(tree: StatuteTree, messages: readonly StatuteMessage[]): PlacedMessage[] {
  const starts = articleStarts(tree)
  return messages.map((message) => {
    const line = message.position?.start.line
    const article = line === undefined ? undefined : starts.findLast((start) => start.line <= line)
    return article ? { ...message, articleEId: article.eId } : message
  })
}

function articleStarts(tree: StatuteTree): { readonly eId: string; readonly line: number }[] {
  const starts: { eId: string; line: number }[] = []
  const walk = (children: StatuteTree['children']) => {
    for (const child of children) {
      if (child.type === 'article') starts.push({ eId: child.eId, line: child.position?.start.line ?? 0 })
      else if ('children' in child) walk(child.children as StatuteTree['children'])
    }
  }
  walk(tree.children)
  return starts
}

/** Chapters with the range of their articles and how many findings stand in each. */
function outlineLines(tree: StatuteTree, messages: readonly PlacedMessage[]): OutlineLine[] {
  const groups = new Map<string, { readonly number: string; readonly eId: string }[]>()
  for (const { path, number, eId } of articlesOf(tree)) {
    const heading = path.join(' · ')
    groups.set(heading, [...(groups.get(heading) ?? []), { number, eId }])
  }
  return [...groups].map(([heading, articles]) => {
    const inside = new Set(articles.map(({ eId }) => eId))
    const count = (severity: StatuteMessage['severity']) =>
      messages.filter((one) => one.severity === severity && inside.has(one.articleEId ?? '')).length
    const [first, last] = [articles[0]?.number ?? '', articles.at(-1)?.number ?? '']
    return {
      heading,
      firstArticle: articles[0]?.eId,
      range: first === last ? first : `${first}至${last}`,
      errors: count('error'),
      warnings: count('warning'),
    }
  })
}
