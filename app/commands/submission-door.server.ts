// The door a submission comes through, and whether it is open: the stage of the consultation, who may comment, and what a
// station may still bring after the close. Each refusal says that the words are still there and where they can go.

import { dayOf, lastDayOf, mayAct, type Stage, stageOf, startOf } from '~/domain/consultation'
import type { DoorProof, HeldFor } from '~/domain/door'
import type { LedgerActor } from '~/domain/ledger'
import type { CheckedFile } from './attach-files.server'
import { Refusal } from './refusal'

export interface SubmissionDoor {
  readonly consultationId: string
  readonly channel: 'online' | 'station' | 'letter' | 'meeting' | 'paper' | 'oral' | 'deputy' | 'api'
  readonly by: LedgerActor
  readonly personId?: string
  readonly stationId?: string
  readonly typedById?: string
  readonly idempotencyKey?: string
  /** Where the words were said: the meeting's name and day. */
  readonly occasion?: string
  readonly importBatchId?: string
  readonly meetingId?: string
  /** Typed by the author at the station's own tablet, whose address its staff opened. */
  readonly isAtStation?: boolean
  /** Of another platform's file: whose, its id there, and when it was taken there (milliseconds). */
  readonly source?: { readonly platform: string; readonly externalId: string; readonly receivedAt?: number }
  /** What reached a station on paper or in a meeting is taken after the close too, and marked as late. */
  readonly takesLate?: boolean
  /** Photos and files, looked at by `filesFromForm`. */
  readonly files?: readonly CheckedFile[]
  /** What the public door noticed, by `judgeDoor`; absent at a station's desk, in an import and at the API. */
  readonly noticed?: DoorNotice
  /** Milliseconds; only the demonstration's loader gives another time than now. */
  readonly receivedAt?: number
}

/** Keyed hashes that tell same from other and nothing else, and whether a person looks at it before it is shown. */
export interface DoorNotice {
  readonly device: string
  readonly address: string
  readonly proof: DoorProof
  readonly heldFor: HeldFor
}

interface Published {
  readonly status: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly outcomePublishedAt: Date | null
  readonly whoMayComment: string
}

/** Returns whether it comes late. Refuses what this door does not take now. */
export function refuseUnlessOpen(consultation: Published, door: SubmissionDoor, now: number): boolean {
  const stage = stageAt(consultation, now)
  if (mayAct(stage, 'comment')) {
    refuseStranger(consultation.whoMayComment, door)
    return false
  }
  if (door.takesLate && mayAct(stage, 'enter-late')) return true
  throw notTaken(stage, consultation)
}

/** Where the consultation stands at this moment. */
export function stageAt(consultation: Published, now: number): Stage {
  const closesAt = consultation.closesAt.getTime()
  const opensAt = consultation.opensAt.getTime()
  const outcomePublishedAt = consultation.outcomePublishedAt?.getTime()
  return stageOf({ status: consultation.status, opensAt, closesAt, outcomePublishedAt }, now)
}

/** Who may comment is the consultation's policy: anyone, people with an account, or through stations and deputies only. */
function refuseStranger(whoMayComment: string, door: SubmissionDoor): void {
  const throughOthers =
    (door.stationId !== undefined && (door.typedById !== undefined || door.isAtStation === true)) ||
    door.source !== undefined
  if (whoMayComment === 'anyone' || throughOthers || door.by === 'deputy' || door.by === 'station') return
  if (whoMayComment === 'signed-in' && door.personId !== undefined) return
  throw new Refusal(
    'forbidden',
    whoMayComment === 'signed-in'
      ? {
          zh: '这次征求意见需要登录后提。您的话还在下面，请登录后再提交，或者交给附近的联系点。',
          en: 'This consultation takes comments from people who are signed in. Your text is below: sign in and submit again, or give it to a nearby station.',
        }
      : {
          zh: '这次征求意见由联系点和代表收集。您的话还在下面，请交给附近的联系点或者人大代表。',
          en: 'Comments on this draft are collected by stations and deputies. Your text is below: give it to a nearby station or to a deputy.',
        },
  )
}

/** Why the door does not take it in this stage. */
export function notTaken(stage: Stage, period: Pick<Published, 'opensAt' | 'closesAt'>): Refusal {
  const opensAt = period.opensAt.getTime()
  const closesAt = period.closesAt.getTime()
  switch (stage) {
    case 'scheduled':
      return new Refusal('closed', {
        zh: `这次征求意见从${monthAndDay(dayOf(opensAt))}开始。您的话还在下面，请到那天再提交。`,
        en: `This consultation opens on ${dayOf(opensAt)}. Your text is below; submit it from that day on.`,
      })
    case 'suspended':
      return new Refusal('closed', {
        zh: '这次征求意见暂停接收意见，恢复时间见公告。您的话还在下面，没有提交。',
        en: 'This consultation is suspended; its notice says when it goes on. Your text is below and was not submitted.',
      })
    case 'withdrawn':
      return new Refusal('closed', {
        zh: '这次征求意见已经撤回，不再接收意见，已收到的都保留。您的话还在下面，没有提交。',
        en: 'This consultation was withdrawn and takes no more comments; those received are kept. Your text is below and was not submitted.',
      })
    default:
      return new Refusal('closed', {
        zh: `这次征求意见已于${monthAndDay(lastDayOf(closesAt))}24:00结束。您的话还在下面，可以交给附近的联系点。`,
        en: `This consultation closed on ${lastDayOf(closesAt)} at 24:00. Your text is below; a nearby station can still take it.`,
      })
  }
}

function monthAndDay(day: string): string {
  const date = new Date(startOf(day) + 8 * 3_600_000)
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}
