// The citations of a version as links: own articles by their place in the same text, other works by the article of
// their latest public version. A citation that leads nowhere stays words. Kept with the tree, until the library changes.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { articleNumberText, citationsOf, type PlacedCitation, type StatuteTree } from '~/domain/statute'
import * as paths from '~/paths'
import { meantWorks } from './citations.server'

export interface CitationWords {
  /** 款, 项 or 目 that holds it, and its UTF-16 units there. */
  readonly eId: string
  readonly start: number
  readonly end: number
  readonly articleEId: string
  readonly text: string
  readonly href: string
  /** Title of another work; absent for the own text. */
  readonly title?: string
  /** Own articles that it means. */
  readonly articles: readonly string[]
}

interface Cited {
  readonly tree: StatuteTree
  readonly workId: string
  readonly versionId: string
}

const keptBy = new WeakMap<
  StatuteTree,
  { readonly edition: number; readonly links: Promise<CitationWords[]> }
>()

/** In the order of the text. */
export async function citationLinks(
  ctx: Context,
  actor: Actor,
  cited: Cited,
): Promise<readonly CitationWords[]> {
  if (!can(actor, 'draft:read', { isPublished: true })) return []
  const known = keptBy.get(cited.tree)
  if (known && known.edition === ctx.search.edition) return known.links
  const links = readLinks(ctx, cited)
  keptBy.set(cited.tree, { edition: ctx.search.edition, links })
  // A failure is nobody's answer but the first asker's.
  links.catch(() => keptBy.delete(cited.tree))
  return links
}

/** Links by the node that holds them, as the text is rendered with them. */
export function byNode(links: readonly CitationWords[]): Record<string, CitationWords[]> {
  const nodes: Record<string, CitationWords[]> = {}
  for (const link of links) {
    const own = nodes[link.eId] ?? []
    nodes[link.eId] = own
    own.push(link)
  }
  return nodes
}

async function readLinks(ctx: Context, { tree, workId, versionId }: Cited): Promise<CitationWords[]> {
  const meant = await meantWorks(ctx)
  const placed = citationsOf(tree).filter(({ articleEId }) => articleEId !== undefined)
  const named = placed.map((citation) => ({ citation, work: workOf(citation, meant) }))
  const homes = await latestArticles(
    ctx,
    named.flatMap(({ citation, work }) =>
      work && work.id !== workId ? { workId: work.id, numbers: numbersIn(citation) } : [],
    ),
  )
  const page = paths.version(workId, versionId)
  return named.flatMap(({ citation, work }): CitationWords[] => {
    const { eId, start, end, text, articleEId = '' } = citation
    const own = ownArticles(citation)
    const base = { eId, start, end, text, articleEId }
    if (own[0]) return [{ ...base, href: `${page}${paths.articleAnchor(own[0])}`, articles: own }]
    if (!work || work.id === workId) return []
    const home = homes.get(work.id)
    const article = numbersIn(citation).flatMap((number) => home?.articles.get(number) ?? [])[0]
    const href =
      home && article !== undefined
        ? paths.versionArticle(work.id, home.versionId, article)
        : paths.work(work.id)
    return [{ ...base, href, title: work.title, articles: [] }]
  })
}

/** Articles of the own text; 前款 needs no link, and quoted words are another text's. */
function ownArticles({ scope, isQuoted, places }: PlacedCitation): string[] {
  if (scope !== 'self' || isQuoted) return []
  return [...new Set(places.flatMap(({ eIds }) => eIds.map((eId) => eId.split('__')[0] ?? '')))].filter(
    (eId) => eId.startsWith('art_'),
  )
}

function workOf(citation: PlacedCitation, meant: Awaited<ReturnType<typeof meantWorks>>) {
  const { scope, title, work, text } = citation
  if (scope !== 'other' || title === undefined) return undefined
  return (
    meant({ title, start: 0 }, text) ??
    (work === undefined ? undefined : meant({ title: work, start: 0 }, text))
  )
}

function numbersIn({ targets }: PlacedCitation): string[] {
  return targets.flatMap(({ article }) => (article ? [articleNumberText(article)] : []))
}

interface Wanted {
  readonly workId: string
  readonly numbers: readonly string[]
}

/** Of each work the latest public version with the eIds of the articles asked for. */
async function latestArticles(ctx: Context, wanted: readonly Wanted[]) {
  const { prisma } = ctx.database
  const versions = await prisma.version.findMany({
    where: {
      workId: { in: [...new Set(wanted.map(({ workId }) => workId))] },
      isPublic: true,
      undoneAt: null,
    },
    orderBy: { ordinal: 'asc' },
    select: { id: true, workId: true },
  })
  const latest = new Map(versions.map(({ id, workId }) => [workId, id]))
  const rows = await prisma.versionArticle.findMany({
    where: {
      versionId: { in: [...latest.values()] },
      number: { in: [...new Set(wanted.flatMap(({ numbers }) => numbers))] },
    },
    select: { versionId: true, number: true, eId: true },
  })
  return new Map(
    [...latest].map(([workId, versionId]) => [
      workId,
      {
        versionId,
        articles: new Map(
          rows.filter((row) => row.versionId === versionId).map(({ number, eId }) => [number, eId]),
        ),
      },
    ]),
  )
}
