// The counters that pages read instead of counting rows: texts and people of each article, of the consultation and of each
// station. They move in the transaction that brings the comments in, so that no page ever sees one without the other.

import type { Sql } from './connect.server'
import { insertOf } from './ledger.server'
import type { SubmissionRows } from './submit.server'

interface ArticleTotal {
  readonly consultationId: string
  readonly eId: string
  readonly texts: number
  readonly published: number
  readonly people: number
  readonly supports: number
}

interface ConsultationTotal {
  readonly consultationId: string
  readonly submissions: number
  readonly comments: number
  readonly published: number
  readonly people: number
  readonly stations: number
}

const isPublished = (comment: Readonly<Record<string, unknown>>) => comment.state === 'published'

/** Counters, sorted by their keys: every writer takes these locks in the same order, articles before stations before
 *  consultations, and the ledger's head last. */
export function countedIn(all: readonly SubmissionRows[]) {
  const articles = new Map<string, ArticleTotal>()
  const totals = new Map<string, ConsultationTotal>()
  for (const { submission, comments } of all) {
    const { consultationId } = submission
    const total = totals.get(consultationId) ?? {
      consultationId,
      submissions: 0,
      comments: 0,
      published: 0,
      people: 0,
      stations: 0,
    }
    totals.set(consultationId, {
      ...total,
      submissions: total.submissions + 1,
      people: total.people + 1,
      comments: total.comments + comments.length,
      published: total.published + comments.filter(isPublished).length,
    })
    const places = new Set<string>()
    for (const comment of comments) {
      const eId = comment.anchorEId
      const key = `${consultationId} ${eId}`
      const row = articles.get(key) ?? { consultationId, eId, texts: 0, published: 0, people: 0, supports: 0 }
      articles.set(key, {
        ...row,
        texts: row.texts + 1,
        published: row.published + (isPublished(comment) ? 1 : 0),
        people: row.people + (places.has(eId) ? 0 : 1),
      })
      places.add(eId)
    }
  }
  const sorted = <T>(rows: Map<string, T>) =>
    [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const ofArticles = insertOf(
    'ArticleCount',
    sorted(articles),
    `ON CONFLICT ("consultationId", "eId") DO UPDATE SET
       "texts" = "ArticleCount"."texts" + excluded."texts",
       "published" = "ArticleCount"."published" + excluded."published", "people" = "ArticleCount"."people" + excluded."people"`,
  )
  /** `stations`: how many stations brought their first, by consultation. */
  const ofConsultations = (stations: ReadonlyMap<string, number>) =>
    insertOf(
      'ConsultationCount',
      sorted(totals).map((total) => ({ ...total, stations: stations.get(total.consultationId) ?? 0 })),
      `ON CONFLICT ("consultationId") DO UPDATE SET
       "submissions" = "ConsultationCount"."submissions" + excluded."submissions",
       "comments" = "ConsultationCount"."comments" + excluded."comments",
       "published" = "ConsultationCount"."published" + excluded."published",
       "people" = "ConsultationCount"."people" + excluded."people",
       "stations" = "ConsultationCount"."stations" + excluded."stations"`,
    )
  return { ofArticles, ofConsultations }
}

/** Adds to what each station has brought; returns for each consultation how many stations brought their first. */
export async function countStations(sql: Sql, all: readonly SubmissionRows[]): Promise<Map<string, number>> {
  const given = new Map<string, { consultationId: string; stationId: string; received: number }>()
  for (const { submission, comments, stationId } of all) {
    if (stationId === undefined) continue
    const { consultationId } = submission
    const key = `${consultationId} ${stationId}`
    const row = given.get(key) ?? { consultationId, stationId, received: 0 }
    given.set(key, { ...row, received: row.received + comments.length })
  }
  const fresh = new Map<string, number>()
  if (given.size === 0) return fresh
  const rows = [...given.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const changed = await sql.query<{ consultationId: string; isFirst: boolean }>(
    `UPDATE "ConsultationStation" s SET "received" = s."received" + g."received"
     FROM json_populate_recordset(NULL::"ConsultationStation", $1::json) g
     WHERE s."consultationId" = g."consultationId" AND s."stationId" = g."stationId"
     RETURNING s."consultationId", s."received" = g."received" AS "isFirst"`,
    [JSON.stringify(rows)],
  )
  for (const { consultationId, isFirst } of changed)
    if (isFirst) fresh.set(consultationId, (fresh.get(consultationId) ?? 0) + 1)
  return fresh
}
