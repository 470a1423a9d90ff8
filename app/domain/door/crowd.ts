// How much work is asked of a submission, and when it is kept for a person to look at before it is shown. Nothing is
// ever refused for coming often: a comment over a limit is taken, has its receipt, and waits. The limits are wide
// because a family shares one telephone and a meeting of two hundred people one address.

/** How many submissions came before this one, in this consultation, within ten minutes. */
export interface Crowd {
  readonly fromDevice: number
  readonly fromAddress: number
}

/** What the browser brought: a solved proof of work, the answer to the plain question, or neither. */
export type DoorProof = 'solved' | 'answered' | 'none'

/** Why a submission waits; empty when it does not. */
export type HeldFor = '' | 'device' | 'no-proof'

export const crowdWindowMs = 600_000

/** Numbers to search; docs/figures-pages.md says how long that takes. */
const easy = 40_000

const deviceBusy = 5
const addressBusy = 60
const deviceMost = 30

/** Upper end of the number to be searched; half of it on average, three times as much in a crowd. */
export function workFor({ fromDevice, fromAddress }: Crowd): number {
  return fromDevice >= deviceBusy || fromAddress >= addressBusy ? easy * 3 : easy
}

/** Whether the plain question is asked of somebody without a script. */
export function asksQuestion({ fromDevice, fromAddress }: Crowd): boolean {
  return fromDevice >= deviceBusy || fromAddress >= addressBusy / 3
}

/** Whether it waits for a person. A proof made when the door was quiet is good in a crowd too: it was made earlier. */
export function heldFor(crowd: Crowd, proof: DoorProof): HeldFor {
  if (crowd.fromDevice >= deviceMost) return 'device'
  if (proof === 'none' && asksQuestion(crowd)) return 'no-proof'
  return ''
}
