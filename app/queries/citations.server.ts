// Which works a text cites, and which texts cite a work: found in the words of the latest public versions, resolved by
// titles and by the registry of other names. The texts decide, so nothing is stored; what was found is kept in memory
// until the library changes.

import type { Context } from '~/adapters/context.server'
import { sectionsOf } from '~/adapters/search/version-records.server'
import { type Actor, can } from '~/domain/access'
import {
  articleNumberText,
  type Citation,
  findCitations,
  knownTitle,
  namedWorks,
  type WorkName,
} from '~/domain/statute'
import { declaredIn } from '~/domain/text'
import * as paths from '~/paths'
import { customaryTitles } from '~search/customary-titles'

/** One article that cites another work, or is cited. */
export interface CitationPlace {
  /** Printed number of the citing article; empty in texts without articles. */
  readonly from: string
  readonly fromHref: string
  /** Printed numbers of the articles cited; empty when the work as a whole is. */
  readonly to: readonly string[]
}

export interface CitationLink {
  readonly workId: string
  readonly title: string
  readonly href: string
  readonly kind: string
  readonly places: readonly CitationPlace[]
}

/** A law has thousands that cite it; a page shows the first hundred works. */
const mostWorks = 100
const mostKept = 500

interface Kept {
  readonly edition: number
  readonly links: Promise<readonly CitationLink[]>
}

const keptOf = new WeakMap<Context, Map<string, Kept>>()

/** Works that the version's articles cite, in the order of the first citation. */
export function citedWorks(ctx: Context, actor: Actor, versionId: string): Promise<readonly CitationLink[]> {
  return kept(ctx, actor, { key: `cited ${versionId}`, read: () => readCited(ctx, versionId) })
}

/** Works whose latest public text cites this one. */
export function citingWorks(ctx: Context, actor: Actor, workId: string): Promise<readonly CitationLink[]> {
  return kept(ctx, actor, { key: `citing ${workId}`, read: () => readCiting(ctx, workId) })
}

interface Question {
  readonly key: string
  read(): Promise<readonly CitationLink[]>
}

/** Kept until the library changes; the oldest answers make room. All of it is public, so it is the same for everybody. */
async function kept(ctx: Context, actor: Actor, { key, read }: Question): Promise<readonly CitationLink[]> {
  if (!can(actor, 'draft:read', { isPublished: true })) return []
  const answers = keptOf.get(ctx) ?? new Map<string, Kept>()
  keptOf.set(ctx, answers)
  const known = answers.get(key)
  if (known && known.edition === ctx.search.edition) return known.links
  const links = read()
  answers.delete(key)
  answers.set(key, { edition: ctx.search.edition, links })
  links.catch(() => answers.delete(key))
  const oldest = answers.size > mostKept ? answers.keys().next().value : undefined
  if (oldest !== undefined) answers.delete(oldest)
  return links
}

const isShown = { isPublic: true, undoneAt: null, work: { isPublic: true } }

async function readCited(ctx: Context, versionId: string): Promise<readonly CitationLink[]> {
  const version = await ctx.database.prisma.version.findFirst({
    where: { id: versionId, ...isShown },
    include: { work: true, articles: { orderBy: { ordinal: 'asc' } } },
  })
  if (!version) return []
  const names = await registry(ctx)
  const declared = declaredBy(version)
  const links = new Map<string, CitationLink & { places: CitationPlace[] }>()
  for (const { number, href, text } of piecesOf(version)) {
    for (const citation of namedIn(text)) {
      const work = names.meant(citation, text, declared)
      if (!work || work.id === version.workId) continue
      const { id: workId, title, kind } = work
      const link = links.get(workId) ?? { workId, title, kind, href: paths.work(workId), places: [] }
      links.set(workId, link)
      link.places.push({ from: number, fromHref: href, to: numbersIn(citation) })
    }
  }
  return [...links.values()].slice(0, mostWorks)
}

async function readCiting(ctx: Context, workId: string): Promise<readonly CitationLink[]> {
  const names = await registry(ctx)
  const own = names.namesOf(workId)
  if (own.length === 0) return []
  const versions = await ctx.database.prisma.version.findMany({
    where: { ...isShown, workId: { not: workId }, OR: own.map((name) => ({ source: { contains: name } })) },
    include: { work: true, articles: { orderBy: { ordinal: 'asc' } } },
    orderBy: [{ datedOn: 'desc' }, { id: 'asc' }],
    take: mostWorks * 3,
  })
  const latest = await latestOrdinals(
    ctx,
    versions.map((version) => version.workId),
  )
  return versions
    .filter((version) => latest.get(version.workId) === version.ordinal)
    .flatMap((version): CitationLink[] => {
      const declared = declaredBy(version)
      const places = piecesOf(version).flatMap(({ number, href, text }) =>
        namedIn(text)
          .filter((citation) => names.meant(citation, text, declared)?.id === workId)
          .map((citation) => ({ from: number, fromHref: href, to: numbersIn(citation) })),
      )
      if (places.length === 0) return []
      const { id, title, kind } = version.work
      return [{ workId: id, title, kind, href: paths.version(id, version.id), places }]
    })
    .slice(0, mostWorks)
}

async function latestOrdinals(
  ctx: Context,
  workIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.database.prisma.version.groupBy({
    by: ['workId'],
    where: { workId: { in: [...new Set(workIds)] }, isPublic: true, undoneAt: null },
    _max: { ordinal: true },
  })
  return new Map(rows.map(({ workId, _max }) => [workId, _max.ordinal ?? 0]))
}

interface Readable {
  readonly id: string
  readonly workId: string
  readonly source: string
  readonly articles: readonly { readonly eId: string; readonly number: string; readonly text: string }[]
}

/** Articles of a text, or its sections where it has none. */
function piecesOf({ id, workId, source, articles }: Readable) {
  const page = paths.version(workId, id)
  if (articles.length === 0) return sectionsOf(source).map(({ text }) => ({ number: '', href: page, text }))
  return articles.map(({ eId, number, text }) => ({
    number,
    href: `${page}${paths.articleAnchor(eId)}`,
    text,
  }))
}

/** Citations of articles of other works, and works named in 《》 without an article. */
function namedIn(text: string): readonly NamedWork[] {
  const cited = findCitations(text).flatMap(({ scope, title, start, end, targets }) =>
    scope === 'other' && title !== undefined ? [{ title, start, end, targets }] : [],
  )
  const whole = [...text.matchAll(/《([^《》]{2,80})》/g)].flatMap((match): NamedWork[] => {
    const { index } = match
    const isCited = cited.some(({ start, end }) => index >= start && index < end)
    return isCited ? [] : [{ title: match[1] ?? '', start: index, targets: [] }]
  })
  return [...cited, ...whole].sort((a, b) => a.start - b.start)
}

type NamedWork = Required<Pick<Citation, 'title' | 'start' | 'targets'>>

function numbersIn({ targets }: NamedWork): readonly string[] {
  return targets.flatMap(({ article }) => (article ? [articleNumberText(article)] : []))
}

interface CitedWork {
  readonly id: string
  readonly title: string
  readonly kind: string
}

type Registry = Awaited<ReturnType<typeof readRegistry>>

const registryOf = new WeakMap<Context, { readonly edition: number; readonly names: Promise<Registry> }>()

/** The names of public works, kept until the library changes. */
function registry(ctx: Context): Promise<Registry> {
  const known = registryOf.get(ctx)
  if (known && known.edition === ctx.search.edition) return known.names
  const names = readRegistry(ctx)
  registryOf.set(ctx, { edition: ctx.search.edition, names })
  // A failure is nobody's answer but the first asker's.
  names.catch(() => registryOf.delete(ctx))
  return names
}

/** The public work that a citation means where it stands, by the title that is printed or declared for it. */
export async function meantWorks(ctx: Context): Promise<Registry['meant']> {
  return (await registry(ctx)).meant
}

/** Titles, and other names from the registry and from customary speech. */
async function readRegistry(ctx: Context) {
  const rows = await ctx.database.prisma.work.findMany({
    where: { isPublic: true },
    select: { id: true, title: true, kind: true, aliases: { select: { alias: true } } },
    orderBy: { id: 'asc' },
  })
  const customary = [...customaryTitles]
  const works = rows.map(({ aliases, ...work }) => ({
    ...work,
    aliases: [
      ...aliases.map(({ alias }) => alias),
      ...customary.flatMap(([name, title]) => (title === work.title ? [name] : [])),
    ],
  }))
  const names = namedWorks(works)
  return {
    meant: (name: WorkName, text: string, declared?: Declared): CitedWork | undefined =>
      names.meant(name, text, declared),
    /** What a text that cites the work has to contain. */
    namesOf: (workId: string) =>
      works
        .filter(({ id }) => id === workId)
        .flatMap(({ title, aliases }) => [...new Set([knownTitle(title), title]), ...aliases]),
  }
}

type Declared = ReadonlyMap<string, string>

const declaredBy = ({ source }: Readable): Declared => new Map(declaredIn(source))
