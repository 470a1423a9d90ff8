// One version of a text as records of the index: an article each, or a section each where the text has no articles
// (a resolution, a deputy's suggestion with its reply). Drafts count apart from the law in force: a new draft does not
// end the law that it wants to change.

import * as paths from '~/paths'
import type { SearchRecord } from '~search/record'
import type { Prisma } from '../db/generated/client'

export type WorkRow = Prisma.WorkGetPayload<{ include: { versions: { include: { articles: true } } } }>
type VersionRow = WorkRow['versions'][number]

const enacted = new Set(['passed', 'in-force', 'published'])

/** Whether a stage is that of a text that holds, not of a draft. */
export function isEnacted(stage: string): boolean {
  return enacted.has(stage)
}

/** A record for each article. `next` is the version that ends it. */
export function articleRecords(
  work: WorkRow,
  version: VersionRow,
  next: VersionRow | undefined,
): readonly SearchRecord[] {
  const common = commonFields(work, version, next)
  return version.articles.map(({ eId, number, path, caption, text }) => ({
    ...common,
    id: `${version.id}/${eId}`,
    article: number,
    heading: [...path, caption].filter(Boolean).join(' '),
    text,
    url: `${paths.version(work.id, version.id)}${paths.articleAnchor(eId)}`,
  }))
}

/** A record for each section of a text without articles: what stands under a heading of the second level. */
export function sectionRecords(
  work: WorkRow,
  version: VersionRow,
  next: VersionRow | undefined,
): readonly SearchRecord[] {
  const common = commonFields(work, version, next)
  return sectionsOf(version.source).map(({ heading, text }, place) => ({
    ...common,
    id: `${version.id}/section_${place + 1}`,
    ...(heading ? { heading } : {}),
    text,
    url: paths.version(work.id, version.id),
  }))
}

/** Sections of a Markdown text without its title; the words before the first heading have none. */
export function sectionsOf(source: string): readonly { readonly heading: string; readonly text: string }[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }]
  for (const line of source.split('\n')) {
    const heading = /^##+\s+(.*)$/.exec(line)
    if (heading) sections.push({ heading: (heading[1] ?? '').trim(), lines: [] })
    else if (!/^#\s/.test(line)) sections.at(-1)?.lines.push(line.trim())
  }
  return sections
    .map(({ heading, lines }) => ({ heading, text: lines.filter(Boolean).join('\n') }))
    .filter(({ text }) => text !== '')
}

function commonFields(work: WorkRow, version: VersionRow, next: VersionRow | undefined) {
  const isLaw = isEnacted(version.stage)
  const until = untilOf(work, version, next)
  const status = statusOf(work, version, next)
  return {
    kind: isLaw ? work.kind : 'draft',
    title: isLaw ? work.title : version.title,
    work: isLaw ? work.id : `${work.id}~draft`,
    ...(work.issuer ? { issuer: work.issuer } : {}),
    ...(work.regionCode ? { region: work.regionCode } : {}),
    year: Number(chinaDay(version.datedOn).slice(0, 4)),
    date: chinaDay(isLaw ? (version.inForceOn ?? version.datedOn) : version.datedOn),
    ...(until ? { until } : {}),
    ...(status ? { status } : {}),
  }
}

function untilOf(work: WorkRow, version: VersionRow, next: VersionRow | undefined): string | undefined {
  if (next) return chinaDay(isEnacted(version.stage) ? (next.inForceOn ?? next.datedOn) : next.datedOn)
  const facts = work.facts as Readonly<Record<string, unknown>>
  return typeof facts.repealedOn === 'string' ? facts.repealedOn : undefined
}

function statusOf(work: WorkRow, version: VersionRow, next: VersionRow | undefined): string | undefined {
  if (!isEnacted(version.stage)) return 'draft'
  if (next) return 'amended'
  if (version.stage === 'published') return undefined
  return work.status === 'repealed' ? 'repealed' : 'in-force'
}

/** The day in Asia/Shanghai, `YYYY-MM-DD`. */
export function chinaDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
