// Asks the table. A role check alone is never enough: the subject says whose it is, and the scope compares it with
// the actor. Two rules stand above the table: nobody approves what the same person proposed, or decides the appeal
// against it, whatever the roles; and somebody whose term has ended reads what the public reads.

import { type Action, type Role, type Scope, scopesOf } from './table'

/** Who asks. Without an id it is a visitor. */
export interface Actor {
  readonly id?: string
  readonly roles: readonly Role[]
  readonly stationIds: readonly string[]
  readonly regionCodes: readonly string[]
  readonly unitId?: string
  readonly termEnded?: boolean
}

/** What it is about; what is not known is left out, and counts as not the actor's. */
export interface Subject {
  readonly ownerId?: string
  readonly stationId?: string
  readonly regionCode?: string
  readonly unitId?: string
  readonly isPublished?: boolean
  /** Who proposed or drafted it, for approvals. */
  readonly proposerId?: string
}

export const visitor: Actor = { roles: ['anonymous'], stationIds: [], regionCodes: [] }

const fourEyes: ReadonlySet<Action> = new Set([
  'disposition:approve',
  'appeal:decide',
  'consultation:approve',
  'consultation:publish',
  'outcome:publish',
])

/** Whether the actor may do the action to the subject. */
export function can(actor: Actor, action: Action, subject: Subject = {}): boolean {
  const isOwnProposal = actor.id !== undefined && actor.id === subject.proposerId
  if (fourEyes.has(action) && isOwnProposal) return false
  const roles: readonly Role[] = actor.termEnded ? ['anonymous'] : ['anonymous', ...actor.roles]
  return roles.some((role) => scopesOf(role, action).some((scope) => reaches(scope, actor, subject)))
}

function reaches(scope: Scope, actor: Actor, subject: Subject): boolean {
  switch (scope) {
    case 'any':
      return true
    case 'public':
      return subject.isPublished === true
    case 'own':
      return actor.id !== undefined && actor.id === subject.ownerId
    case 'station':
      return subject.stationId !== undefined && actor.stationIds.includes(subject.stationId)
    case 'unit':
      return subject.unitId !== undefined && actor.unitId === subject.unitId
    case 'region':
      return (
        subject.regionCode !== undefined &&
        actor.regionCodes.some((code) => covers(code, subject.regionCode ?? ''))
      )
  }
}

/** Whether a region (2, 4, 6 or 9 digits of the administrative code) is the other or holds it. */
export function covers(code: string, other: string): boolean {
  return code !== '' && other.startsWith(code)
}
