// In which role somebody did something, as the ledger names it: the first of the person's roles that may do it. A
// program that acts without a person, such as the command line, is `system`.

import { type Action, type Actor, can, type Subject } from '~/domain/access'
import type { LedgerActor } from '~/domain/ledger'

/** The role for the `by` of a ledger entry. */
export function actingRole(actor: Actor, action: Action, subject: Subject = {}): LedgerActor {
  if (actor.id === undefined) return 'system'
  return actor.roles.find((role) => can({ ...actor, roles: [role] }, action, subject)) ?? 'anonymous'
}
