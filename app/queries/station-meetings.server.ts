// The meetings of a station in one consultation, with how many comments were typed under each.

import type { Context } from '~/adapters/context.server'
import { type EntryPlace, readEntryPlace } from '~/commands/enter-comments.server'
import type { Actor } from '~/domain/access'
import { type Attendance, type MeetingKind, meetingName } from '~/domain/consultation'

export interface StationMeetingView {
  readonly id: string
  readonly name: string
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly place: string
  readonly host: string
  readonly recorder: string
  readonly present: number
  readonly groups: Attendance
  readonly comments: number
}

/** Latest first. Refuses those who may not enter comments for the station. */
export async function stationMeetings(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
): Promise<StationMeetingView[]> {
  await readEntryPlace(ctx, actor, place)
  return meetingRows(ctx, place)
}

/** For queries that have asked. */
export async function meetingRows(ctx: Context, place: EntryPlace): Promise<StationMeetingView[]> {
  const { prisma } = ctx.database
  const rows = await prisma.stationMeeting.findMany({
    where: { ...place },
    orderBy: [{ heldOn: 'desc' }, { createdAt: 'desc' }],
  })
  if (rows.length === 0) return []
  const said = await prisma.submission.findMany({
    where: { ...place, undoneAt: null, meetingId: { in: rows.map(({ id }) => id) } },
    select: { meetingId: true, _count: { select: { comments: true } } },
  })
  return rows.map((row) => {
    const kind = row.kind as MeetingKind
    return {
      id: row.id,
      name: meetingName({ kind, heldOn: row.heldOn, place: row.place }),
      kind,
      heldOn: row.heldOn,
      place: row.place,
      host: row.host,
      recorder: row.recorder,
      present: row.present,
      groups: row.groups as Attendance,
      comments: said
        .filter(({ meetingId }) => meetingId === row.id)
        .reduce((sum, { _count }) => sum + _count.comments, 0),
    }
  })
}
