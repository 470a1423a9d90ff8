// The page of one article of one version: its words with what they cite, the same article in the other versions, what
// cites it, what was said about it in consultations and the reasons published, and the reader's own notes.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type Article, articleTextsOf } from '~/domain/statute'
import * as paths from '~/paths'
import { type ArticleVoices, articleVoices } from './article-voices.server'
import { byNode, type CitationWords, citationLinks } from './citation-links.server'
import { type CitationLink, citingWorks } from './citations.server'
import { type OwnNote, ownNotes } from './reading-notes.server'
import { type VersionFacts, type VersionView, versionView } from './version.server'

/** The article in one version of the work. */
export interface ArticleEdition {
  readonly versionId: string
  readonly versionLabel: string
  readonly ordinal: number
  readonly datedOn: number
  readonly number: string
  readonly href: string
  readonly isHere: boolean
  /** Against the version before in which it stands; absent in the first. */
  readonly isChanged?: boolean
  readonly compareHref?: string
}

interface Neighbour {
  readonly number: string
  readonly href: string
}

export interface ArticlePage {
  readonly work: VersionView['work']
  readonly version: VersionFacts
  readonly eId: string
  readonly number: string
  readonly path: readonly string[]
  readonly node: Article
  readonly links: Readonly<Record<string, readonly CitationWords[]>>
  readonly previous?: Neighbour
  readonly next?: Neighbour
  readonly editions: readonly ArticleEdition[]
  readonly cited: readonly { readonly text: string; readonly title: string; readonly href: string }[]
  /** Articles of the same text that cite this one. */
  readonly citedBy: readonly Neighbour[]
  /** Other works that cite it; counted for the latest version alone, since they mean the law as it stands. */
  readonly citing: readonly CitationLink[]
  readonly voices: ArticleVoices
  readonly notes: readonly OwnNote[]
}

/** Undefined when there is no such version or article, or none that the actor may read. */
export async function articlePage(
  ctx: Context,
  actor: Actor,
  asked: { readonly workId: string; readonly version: string; readonly eId: string },
): Promise<ArticlePage | undefined> {
  const view = await versionView(ctx, actor, asked)
  const at = view?.text.articles.findIndex(({ eId }) => eId === asked.eId) ?? -1
  const article = view?.text.articles[at]
  const node = view && articleTextsOf(view.text.tree).find(({ eId }) => eId === asked.eId)?.node
  if (!view || !article || !node) return undefined
  const { work, version, versions, text } = view
  const pageOf = (eId: string) => paths.versionArticle(work.id, version.id, eId)
  const neighbour = (index: number) => {
    const one = text.articles[index]
    return one && index >= 0 ? { number: one.number, href: pageOf(one.eId) } : undefined
  }
  const { lineageId, editions, places } = await editionsOf(ctx, view, asked.eId)
  const isLatest = versions.at(-1)?.id === version.id
  const [links, citing, voices, notes] = await Promise.all([
    citationLinks(ctx, actor, { tree: text.tree, workId: work.id, versionId: version.id }),
    isLatest ? citingWorks(ctx, actor, work.id) : [],
    articleVoices(ctx, actor, { workId: work.id, places }),
    ownNotes(ctx, actor, { lineageId }),
  ])
  const own = links.filter(({ articleEId }) => articleEId === article.eId)
  const from = new Set(
    links.filter(({ articles }) => articles.includes(article.eId)).map((one) => one.articleEId),
  )
  const [previous, next] = [neighbour(at - 1), neighbour(at + 1)]
  const { explanation: _words, source: _text, ...facts } = view.version
  return {
    work,
    version: facts,
    eId: article.eId,
    number: article.number,
    path: article.path,
    node,
    links: byNode(own),
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    editions,
    cited: [...new Map(own.map((link) => [`${link.href} ${link.text}`, link])).values()].map(
      ({ text: words, title = '', href }) => ({ text: words, title, href }),
    ),
    citedBy: text.articles
      .filter(({ eId }) => from.has(eId) && eId !== article.eId)
      .map(({ eId, number }) => ({ number, href: pageOf(eId) })),
    citing: citing.flatMap((link) => {
      const places = link.places.filter(({ to }) => to.includes(article.number))
      return places.length > 0 ? [{ ...link, places }] : []
    }),
    voices,
    notes,
  }
}

/** The same article in the versions that the actor may read, by its lineage, earliest first. */
async function editionsOf(ctx: Context, { work, version, versions }: VersionView, eId: string) {
  const { prisma } = ctx.database
  const own = await prisma.versionArticle.findUniqueOrThrow({
    where: { versionId_eId: { versionId: version.id, eId } },
    select: { lineageId: true },
  })
  const rows = await prisma.versionArticle.findMany({
    where: { lineageId: own.lineageId, versionId: { in: versions.map(({ id }) => id) } },
    orderBy: { ordinal: 'asc' },
    select: { versionId: true, eId: true, number: true, text: true },
  })
  let before: { readonly text: string; readonly ordinal: number } | undefined
  const editions = versions.flatMap(({ id, label, ordinal, datedOn }) => {
    const row = rows.find(({ versionId }) => versionId === id)
    if (!row) return []
    const compared = before
      ? {
          isChanged: before.text !== row.text,
          compareHref: paths.compare(work.id, String(before.ordinal), String(ordinal)),
        }
      : {}
    before = { text: row.text, ordinal }
    const edition: ArticleEdition = {
      versionId: id,
      versionLabel: label,
      ordinal,
      datedOn,
      number: row.number,
      href: paths.versionArticle(work.id, id, row.eId),
      isHere: id === version.id,
      ...compared,
    }
    return [edition]
  })
  const places = rows.map(({ versionId, eId: there, number }) => ({
    versionId,
    versionLabel: versions.find(({ id }) => id === versionId)?.label ?? '',
    eId: there,
    number,
  }))
  return { lineageId: own.lineageId, editions, places }
}
