// What of the product can be found: the articles of public versions, the sections of texts without articles, and what
// a published outcome said about each theme and comment. Everything here is read by the public; a text that is not
// public gives its ids only, so that what an older state of the index still holds is taken out.

import type { SearchRecord } from '~search/record'
import type { Database } from '../db/connect.server'
import { articleRecords, chinaDay, isEnacted, sectionRecords, type WorkRow } from './version-records.server'

/** Records to hold, and ids that must not be there any more. */
export interface RecordChange {
  readonly records: readonly SearchRecord[]
  readonly gone: readonly string[]
}

/** Everything findable of one work. Versions of one work come together: each ends where the next one begins. */
export async function recordsOfWork(database: Database, workId: string): Promise<RecordChange> {
  const work = await database.prisma.work.findUnique({
    where: { id: workId },
    include: {
      versions: {
        orderBy: { ordinal: 'asc' },
        include: { articles: { orderBy: { ordinal: 'asc' } } },
      },
    },
  })
  if (!work) return { records: [], gone: [] }
  const isShown = (version: (typeof work.versions)[number]) =>
    work.isPublic && version.isPublic && version.undoneAt === null
  const shown = work.versions.filter(isShown)
  const records = shown.flatMap((version) => versionRecords(work, shown, version))
  const hidden = work.versions.filter((version) => !isShown(version))
  const kept = new Set(records.map(({ id }) => id))
  const gone = hidden
    .flatMap((version) => versionRecords(work, [version], version))
    .map(({ id }) => id)
    .filter((id) => !kept.has(id))
  return { records, gone }
}

function versionRecords(
  work: WorkRow,
  shown: readonly WorkRow['versions'][number][],
  version: WorkRow['versions'][number],
): readonly SearchRecord[] {
  // A law ends with the next law, a draft with whatever comes next.
  const isLaw = isEnacted(version.stage)
  const next = shown.find(({ ordinal, stage }) => ordinal > version.ordinal && (!isLaw || isEnacted(stage)))
  return version.articles.length > 0
    ? articleRecords(work, version, next)
    : sectionRecords(work, version, next)
}

/** Themes and comments of a published outcome with their answers; before it is published nothing of it is found. */
export async function recordsOfOutcome(database: Database, consultationId: string): Promise<RecordChange> {
  const consultation = await database.prisma.consultation.findUnique({
    where: { id: consultationId },
    include: { work: { select: { id: true, issuer: true, isPublic: true } } },
  })
  if (!consultation) return { records: [], gone: [] }
  const answers = await database.prisma.disposition.findMany({
    where: { consultationId, status: 'approved', replacedById: null },
    include: { theme: { include: { members: { select: { commentId: true } } } } },
  })
  const commentIds = answers.flatMap(({ commentId, theme }) =>
    commentId ? [commentId] : (theme?.members.map((member) => member.commentId) ?? []),
  )
  const comments = await publicComments(database, commentIds)
  const isShown =
    consultation.outcomePublishedAt !== null &&
    consultation.publishedAt !== null &&
    consultation.status !== 'withdrawn'
  const places = await numbersOf(database, consultation.versionId)
  const day = chinaDay(consultation.outcomePublishedAt ?? consultation.createdAt)
  const common = {
    kind: 'outcome',
    title: consultation.title,
    work: `${consultation.id}~outcome`,
    region: consultation.regionCode,
    issuer: consultation.work.issuer,
    date: day,
    year: Number(day.slice(0, 4)),
    url: `/consultations/${consultation.id}/outcome`,
  }
  const records = answers.flatMap((answer): SearchRecord[] => {
    const words = answerWords(answer)
    const theme = answer.theme
    const ids = theme ? theme.members.map((member) => member.commentId) : [answer.commentId ?? '']
    const shown = consultation.showsComments ? ids.flatMap((id) => comments.get(id) ?? []) : []
    const article = (eId: string) => (places.has(eId) ? { article: places.get(eId) ?? '' } : {})
    return [
      ...(theme
        ? [
            {
              ...common,
              ...article(theme.anchorEId),
              id: `theme/${theme.id}`,
              heading: theme.name,
              text: words,
            },
          ]
        : []),
      ...oncePerWording(shown).map((comment) => ({
        ...common,
        ...article(comment.anchorEId),
        id: `comment/${comment.id}`,
        ...(theme ? { heading: theme.name } : {}),
        text: `${comment.text}\n${words}`,
      })),
    ]
  })
  const kept = isShown ? records : []
  const found = new Set(kept.map(({ id }) => id))
  const possible = answers.flatMap(({ theme, commentId }) => [
    ...(theme ? [`theme/${theme.id}`] : []),
    ...(theme?.members.map((member) => `comment/${member.commentId}`) ?? [`comment/${commentId}`]),
  ])
  return { records: kept, gone: possible.filter((id) => !found.has(id)) }
}

interface PublicComment {
  readonly id: string
  readonly anchorEId: string
  readonly text: string
  readonly foldedHash: string
}

async function publicComments(database: Database, ids: readonly string[]) {
  const found = new Map<string, PublicComment>()
  // Long lists of ids are asked for in pieces: a statement has at most 65,535 values.
  for (let from = 0; from < ids.length; from += 5_000) {
    const rows = await database.prisma.comment.findMany({
      where: { id: { in: ids.slice(from, from + 5_000) }, state: 'published', settledAs: null },
      select: { id: true, anchorEId: true, text: true, foldedHash: true },
    })
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** A campaign's letter is found once, not five thousand times. */
function oncePerWording(comments: readonly PublicComment[]): readonly PublicComment[] {
  return [...new Map(comments.map((comment) => [comment.foldedHash, comment])).values()]
}

const results: Readonly<Record<string, string>> = {
  adopted: '采纳',
  partly: '部分采纳',
  'partly-adopted': '部分采纳',
  'not-adopted': '未采纳',
  noted: '留作参考',
}

function answerWords({ result, rationale }: { readonly result: string; readonly rationale: string }): string {
  return `${results[result] ?? '答复'}：${rationale}`
}

async function numbersOf(database: Database, versionId: string): Promise<ReadonlyMap<string, string>> {
  const articles = await database.prisma.versionArticle.findMany({
    where: { versionId },
    select: { eId: true, number: true },
  })
  return new Map(articles.map(({ eId, number }) => [eId, number]))
}
