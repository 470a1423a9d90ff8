// What waits for an answer: the themes in the order of the text, then the comments that stand in no theme, and the sum
// that must close. The counts are the maintained ones.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { type Balance, balanceOf, type DispositionStatus } from '~/domain/adoption'
import { type CarryLeft, carryLeft } from './carry-left.server'
import { type LostChange, lostChanges } from './lost-changes.server'
import { unexplainedChanges } from './unexplained-changes.server'

export interface QueueEntry {
  /** `t-…` a theme, `c-…` a comment, `p-…` a part of one; the address of its page. */
  readonly key: string
  readonly name: string
  /** Printed number of the article, empty for the draft as a whole. */
  readonly place: string
  readonly texts: number
  readonly people: number
  readonly stations: number
  readonly status: DispositionStatus | 'none'
  readonly result: string
}

export interface DispositionQueue {
  readonly consultation: { readonly id: string; readonly title: string; readonly workId: string }
  readonly balance: Balance
  readonly themes: readonly QueueEntry[]
  readonly comments: readonly QueueEntry[]
  /** Id to go on after; absent on the last page. */
  readonly next?: string
  readonly unexplained: number
  readonly laterVersions: number
  readonly isPublished: boolean
  /** Later versions to which a stopped run did not bring all comments. */
  readonly carryLeft: readonly CarryLeft[]
  /** Adopted words that are gone from the newest text; a unit sees none, they are its drafter's. */
  readonly lost: readonly LostChange[]
}

const pageSize = 50

/** The queue; `after` is the last comment of the page before. */
export async function dispositionQueue(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly after?: string },
): Promise<DispositionQueue> {
  const { prisma } = ctx.database
  const row = await prisma.consultation.findUnique({
    where: { id: asked.consultationId },
    include: {
      counts: true,
      version: { include: { articles: { select: { eId: true, number: true, ordinal: true } } } },
    },
  })
  const regionCode = row?.regionCode
  const isUnit = !can(actor, 'disposition:read', { regionCode })
  if (!row || (isUnit && !can(actor, 'disposition:read', { regionCode, unitId: actor.unitId })))
    throw forbidden()
  const places = new Map(row.version.articles.map((article) => [article.eId, article]))
  const current = {
    where: { replacedById: null, status: { not: 'withdrawn' } },
    orderBy: { proposedAt: 'desc' },
    take: 1,
    select: { status: true, result: true },
  } as const
  const themes = await prisma.theme.findMany({
    where: {
      consultationId: row.id,
      closedAt: null,
      ...(isUnit ? { assignedUnitId: actor.unitId ?? '' } : {}),
    },
    include: { dispositions: current },
  })
  const last = asked.after
    ? await prisma.comment.findUnique({ where: { id: asked.after }, select: { id: true, receivedAt: true } })
    : null
  const comments = isUnit
    ? []
    : await prisma.comment.findMany({
        where: {
          consultationId: row.id,
          state: { not: 'undone' },
          settledAs: null,
          AND: [{ OR: [{ themes: { none: {} } }, { parts: { some: { undoneAt: null } } }] }, laterThan(last)],
        },
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
        take: pageSize + 1,
        select: {
          id: true,
          text: true,
          anchorEId: true,
          submission: { select: { stationId: true } },
          dispositions: current,
          parts: {
            where: { undoneAt: null },
            orderBy: { ordinal: 'asc' },
            select: { id: true, start: true, end: true, anchorEId: true, dispositions: current },
          },
        },
      })
  const shown = comments.slice(0, pageSize)
  const place = (eId: string) => places.get(eId)?.number ?? ''
  const order = (eId: string) => places.get(eId)?.ordinal ?? -1
  return {
    consultation: { id: row.id, title: row.title, workId: row.workId },
    balance: balanceOf(row.counts?.comments ?? 0, fateCountsOf(row.counts)),
    themes: themes
      .sort(
        (a, b) => order(a.anchorEId) - order(b.anchorEId) || a.createdAt.getTime() - b.createdAt.getTime(),
      )
      .map((theme) => ({
        key: `t-${theme.id}`,
        name: theme.name,
        place: place(theme.anchorEId),
        texts: theme.texts,
        people: theme.people,
        stations: theme.stations,
        ...stateOf(theme.dispositions[0]),
      })),
    comments: shown.flatMap((comment) => pointsOf(comment, place)),
    ...(comments.length > pageSize ? { next: shown.at(-1)?.id ?? '' } : {}),
    ...(await changesLeft(ctx, row)),
    isPublished: row.outcomePublishedAt !== null,
    carryLeft: await carryLeft(ctx, [row.id]),
    lost: isUnit ? [] : await lostChanges(ctx, [row.id]),
  }
}

type Answered = { readonly dispositions: readonly { readonly status: string; readonly result: string }[] }

// A comment that was split stands in the list once for each of its parts: each is answered apart.
function pointsOf(
  comment: Answered & {
    readonly id: string
    readonly text: string
    readonly anchorEId: string
    readonly submission: { readonly stationId: string | null }
    readonly parts: readonly (Answered & {
      readonly id: string
      readonly start: number
      readonly end: number
      readonly anchorEId: string
    })[]
  },
  place: (eId: string) => string,
): QueueEntry[] {
  const counts = { texts: 1, people: 1, stations: comment.submission.stationId ? 1 : 0 }
  const entry = (key: string, text: string, one: Answered & { anchorEId: string }) => ({
    key,
    name: excerpt(text),
    place: place(one.anchorEId),
    ...counts,
    ...stateOf(one.dispositions[0]),
  })
  if (comment.parts.length === 0) return [entry(`c-${comment.id}`, comment.text, comment)]
  const points = [...comment.text]
  return comment.parts.map((part) => entry(`p-${part.id}`, points.slice(part.start, part.end).join(''), part))
}

async function changesLeft(ctx: Context, row: { id: string; workId: string; versionId: string }) {
  const steps = await unexplainedChanges(ctx, row)
  return {
    unexplained: steps.reduce((sum, { changes }) => sum + changes.length, 0),
    laterVersions: steps.length,
  }
}

/** The rows behind the last one of the page before. */
function laterThan(last: { readonly id: string; readonly receivedAt: Date } | null) {
  if (!last) return {}
  const { id, receivedAt } = last
  return { OR: [{ receivedAt: { gt: receivedAt } }, { receivedAt, id: { gt: id } }] }
}

const stateOf = (current: { status: string; result: string } | undefined) => ({
  status: (current?.status ?? 'none') as QueueEntry['status'],
  result: current?.result ?? '',
})

interface CountRow {
  readonly adopted: number
  readonly partlyAdopted: number
  readonly notAdopted: number
  readonly noted: number
  readonly merged: number
  readonly outOfScope: number
  readonly spam: number
}

/** The maintained counters by the domain's names; all zero before the first decision. */
export function fateCountsOf(row: CountRow | null) {
  return {
    adopted: row?.adopted ?? 0,
    'partly-adopted': row?.partlyAdopted ?? 0,
    'not-adopted': row?.notAdopted ?? 0,
    noted: row?.noted ?? 0,
    merged: row?.merged ?? 0,
    'out-of-scope': row?.outOfScope ?? 0,
    spam: row?.spam ?? 0,
  }
}

/** The first words of a comment, to know it by in a list. */
export function excerpt(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}
