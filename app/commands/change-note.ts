// What every act of administration commits to in the ledger: who did it, to what, from what to what. One form for all,
// so that the pages of administration can list them together.

import type { Actor } from '~/domain/access'
import type { Json } from '~/domain/ledger'

export interface ChangeNote {
  /** Id of the person, station, region or policy. */
  readonly id: string
  /** Its name at that time. */
  readonly name: string
  /** What of it: role, term, address … */
  readonly what: string
  readonly from: string
  readonly to: string
}

/** The note as a payload. */
export function changeNote(actor: Actor, note: ChangeNote): Json {
  return { by: actor.id ?? '', id: note.id, name: note.name, what: note.what, from: note.from, to: note.to }
}
