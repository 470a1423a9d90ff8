// A station's meeting by its id: only one of this station and this consultation, so that nobody's comments are put into the
// account of another station.

import type { Context } from '~/adapters/context.server'
import { type MeetingKind, meetingName } from '~/domain/consultation'
import type { EntryPlace } from './enter-comments.server'
import { Refusal } from './refusal'

export interface FoundMeeting {
  readonly id: string
  readonly kind: MeetingKind
  readonly name: string
}

/** Undefined for an empty id. Refuses a meeting of another station. */
export async function meetingOf(
  ctx: Context,
  place: EntryPlace,
  id: string | undefined,
): Promise<FoundMeeting | undefined> {
  if (id === undefined || id === '') return undefined
  const row = await ctx.database.prisma.stationMeeting.findFirst({ where: { id, ...place } })
  if (!row) {
    throw new Refusal(
      'invalid',
      {
        zh: '没有这次座谈会的记录。请重新选一次，或者先登记；写的话都在，没有保存。',
        en: 'There is no record of this meeting. Choose again, or record it first; the text is here and was not saved.',
      },
      'meeting',
    )
  }
  const kind = row.kind as MeetingKind
  return { id, kind, name: meetingName({ kind, heldOn: row.heldOn, place: row.place }) }
}
