// Works, versions and comparisons as programs get them. What the public may not read is not there.

import type { Context } from '~/adapters/context.server'
import { visitor } from '~/domain/access'
import { statuteToAkomaNtoso, stringifyStatute } from '~/domain/statute'
import { versionView } from './version.server'
import { akomaNtosoFacts } from './version-file.server'

export interface WorkItem {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly issuer: string
  readonly regionCode: string
  readonly status: string
  readonly number: string
  readonly facts: unknown
  readonly aliases: readonly string[]
  readonly versions: readonly {
    readonly id: string
    readonly ordinal: number
    readonly stage: string
    readonly label: string
    /** 2026-11-22 */
    readonly datedOn: string
    readonly articles: number
    readonly sha256: string
  }[]
}

const pageSize = 100
const chinaMs = 8 * 3_600_000
const dayOf = (date: Date) => new Date(date.getTime() + chinaMs).toISOString().slice(0, 10)

/** A page of public works in the order of their ids; `cursor` is the `next` of the page before. */
export async function worksPage(
  ctx: Context,
  cursor: string | null,
): Promise<{ items: readonly WorkItem[]; next: string | null }> {
  const shown = { undoneAt: null, isPublic: true }
  const rows = await ctx.database.prisma.work.findMany({
    where: { isPublic: true, versions: { some: shown }, ...(cursor ? { id: { gt: cursor } } : {}) },
    orderBy: { id: 'asc' },
    take: pageSize + 1,
    include: { aliases: true, versions: { where: shown, orderBy: { ordinal: 'asc' } } },
  })
  const items = rows.slice(0, pageSize).map(
    ({ id, title, kind, issuer, regionCode, status, number, facts, aliases, versions }): WorkItem => ({
      id,
      title,
      kind,
      issuer,
      regionCode,
      status,
      number,
      facts,
      aliases: aliases.map(({ alias }) => alias).sort(),
      versions: versions.map((version) => ({
        id: version.id,
        ordinal: version.ordinal,
        stage: version.stage,
        label: version.label,
        datedOn: dayOf(version.datedOn),
        articles: version.articleCount,
        sha256: version.sourceHash,
      })),
    }),
  )
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null }
}

export type VersionFormat = 'json' | 'md' | 'xml'

/** `2.json`, `abc.md`, or without an ending for JSON. */
export function askedVersion(name: string): { version: string; format: VersionFormat } {
  const [, version = name, format] = /^(.+)\.(json|md|xml)$/.exec(name) ?? []
  return { version, format: (format as VersionFormat | undefined) ?? 'json' }
}

/** The text of one public version in a format; undefined when there is none. */
export async function versionText(
  ctx: Context,
  workId: string,
  name: string,
): Promise<{ readonly body: string; readonly type: string } | undefined> {
  const { version, format } = askedVersion(name)
  const view = await versionView(ctx, visitor, { workId, version })
  if (!view) return undefined
  const { tree, articles } = view.text
  if (format === 'md') return { body: stringifyStatute(tree), type: 'text/markdown; charset=utf-8' }
  if (format === 'xml') {
    const body = statuteToAkomaNtoso(tree, await akomaNtosoFacts(ctx, view))
    return { body, type: 'application/xml; charset=utf-8' }
  }
  const { id, ordinal, stage, label, datedOn, inForceOn } = view.version
  const body = {
    schema: 'tiaoyi.version/1',
    id,
    workId,
    ordinal,
    stage,
    label,
    datedOn: dayOf(new Date(datedOn)),
    inForceOn: inForceOn === undefined ? null : dayOf(new Date(inForceOn)),
    title: tree.title || view.work.title,
    longTitle: tree.longTitle,
    articles: articles.map(({ number, eId, path, caption, text }) => ({ number, eId, path, caption, text })),
    /** The text as it was stored: what has no articles stands here only. */
    source: view.version.source,
  }
  return { body: JSON.stringify(body), type: 'application/json; charset=utf-8' }
}
