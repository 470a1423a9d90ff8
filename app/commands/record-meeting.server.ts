// A station records a meeting: when, where, who led it, how many came and of which groups. The comments said there are typed under
// it and carry its name. A record can be corrected; the ledger keeps that it was.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import {
  attendanceFault,
  countedPresent,
  dayOf,
  type MeetingKind,
  meetingGroupNames,
  meetingKinds,
  mostPresent,
} from '~/domain/consultation'
import { type EntryPlace, readEntryPlace } from './enter-comments.server'
import { Refusal } from './refusal'

const kinds = Object.keys(meetingKinds) as [MeetingKind, ...MeetingKind[]]
const number = z.number().int().min(0).max(mostPresent)

export const meetingSchema = z.strictObject({
  kind: z.enum(kinds),
  heldOn: z.string(),
  place: z.string().max(120),
  host: z.string().max(60),
  recorder: z.string().max(60),
  present: number,
  groups: z.strictObject(
    Object.fromEntries(meetingGroupNames.map((group) => [group, number.optional()])) as Record<
      (typeof meetingGroupNames)[number],
      z.ZodOptional<typeof number>
    >,
  ),
})
export type MeetingInput = z.infer<typeof meetingSchema>

/** Reads the form. A number that is none is refused at its field. */
export function meetingFromForm(form: FormData): MeetingInput {
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const count = (name: string) => {
    const typed = field(name).normalize('NFKC')
    if (typed === '') return undefined
    if (!/^\d{1,6}$/.test(typed) || Number(typed) > mostPresent) throw noNumber(name)
    return Number(typed)
  }
  const groups = Object.fromEntries(
    meetingGroupNames.flatMap((group) => {
      const value = count(`group-${group}`)
      return value === undefined ? [] : [[group, value]]
    }),
  )
  return meetingSchema.parse({
    kind: kinds.find((kind) => kind === field('kind')) ?? 'forum',
    heldOn: field('heldOn'),
    place: field('place').slice(0, 120),
    host: field('host').slice(0, 60),
    recorder: field('recorder').slice(0, 60),
    present: count('present') ?? 0,
    groups,
  })
}

/** Record a meeting, or correct the one of this id. Returns its id. */
export async function recordMeeting(
  ctx: Context,
  actor: Parameters<typeof readEntryPlace>[1],
  place: EntryPlace,
  given: { readonly meeting: MeetingInput; readonly id?: string },
): Promise<string> {
  await readEntryPlace(ctx, actor, place)
  const { meeting } = given
  check(meeting, dayOf(ctx.clock.now()))
  const now = new Date(ctx.clock.now())
  const id = given.id || ctx.ids.next()
  await ctx.change(async ({ tx, record }) => {
    if (given.id) {
      const { count } = await tx.stationMeeting.updateMany({
        where: { id, ...place },
        data: { ...meeting, changedAt: now },
      })
      if (count === 0) throw unknown()
    } else {
      await tx.stationMeeting.create({
        data: { id, ...place, ...meeting, createdById: actor.id ?? '', createdAt: now },
      })
    }
    record({
      type: given.id ? 'station.meetingChanged' : 'station.met',
      by: 'station',
      ref: [place.consultationId],
      committed: { place: { station: place.stationId, meeting: id, ...meeting } },
    })
  })
  return id
}

function check({ heldOn, place, host, present, groups }: MeetingInput, today: string): void {
  const wrong = (field: string, zh: string, en: string) => new Refusal('invalid', { zh, en }, field)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(heldOn) || Number.isNaN(Date.parse(heldOn)))
    throw wrong(
      'heldOn',
      '请写会议的日期，例如2026-11-20。没有保存。',
      'Give the day, such as 2026-11-20. Nothing was saved.',
    )
  if (heldOn > today)
    throw wrong(
      'heldOn',
      '日期在今天以后。会开完再登记到会情况；没有保存。',
      'The day is in the future. Record who came after the meeting; nothing was saved.',
    )
  if (place === '')
    throw wrong('place', '请写会议的地点。没有保存。', 'Say where it was held. Nothing was saved.')
  if (host === '') throw wrong('host', '请写主持人。没有保存。', 'Say who led it. Nothing was saved.')
  if (present === 0)
    throw wrong(
      'present',
      '请写到会人数，至少1人。没有保存。',
      'Say how many came, at least 1. Nothing was saved.',
    )
  if (attendanceFault(present, groups)) {
    const sum = countedPresent(groups)
    throw wrong(
      'present',
      `各类人数合计${sum}人，多于到会的${present}人。请核对；没有保存。`,
      `The groups add up to ${sum}, more than the ${present} who came. Check them; nothing was saved.`,
    )
  }
}

const noNumber = (field: string) =>
  new Refusal(
    'invalid',
    {
      zh: '人数请只填数字，例如 28。没有保存。',
      en: 'Numbers of people are digits only, such as 28. Nothing was saved.',
    },
    field,
  )

const unknown = () =>
  new Refusal('not-found', {
    zh: '没有这次座谈会的记录。请从列表重新进入。',
    en: 'There is no record of this meeting. Start again from the list.',
  })
