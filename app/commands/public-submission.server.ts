// A comment from the public page, with its files and with what the door noticed. The door never turns anybody away for
// coming often: what comes in a crowd without a proof is taken, has its receipt, and waits for a person.

import type { Context } from '~/adapters/context.server'
import { type Caller, crowdOf, takesAnswer, takesProof } from '~/adapters/session/door.server'
import type { SignedIn } from '~/adapters/session/session.server'
import { type DoorProof, heldFor } from '~/domain/door'
import { filesFromForm } from './attach-files.server'
import type { DoorNotice, SubmissionDoor } from './submission-door.server'
import { submissionFromForm } from './submission-form.server'
import { type Submitted, submitComments } from './submit-comments.server'

export interface PublicForm {
  readonly form: FormData
  /** The place from the address. */
  readonly eId: string
  readonly person: SignedIn | null
  readonly caller: Caller
}

/** Store what the page's form holds. Refuses like `submitComments`, and files that cannot be taken. */
export async function submitFromPage(
  ctx: Context,
  { form, eId, person, caller }: PublicForm,
  door: SubmissionDoor,
): Promise<Submitted> {
  const input = submissionFromForm(form, eId, person)
  const files = await filesFromForm(form)
  return submitComments(ctx, input, { ...door, files, noticed: await judge(ctx, { form, caller, door }) })
}

async function judge(
  ctx: Context,
  { form, caller, door }: Pick<PublicForm, 'form' | 'caller'> & { readonly door: SubmissionDoor },
): Promise<DoorNotice> {
  const field = (name: string) => String(form.get(name) ?? '')
  const usedFor = door.idempotencyKey ?? ctx.ids.next()
  const { consultationId } = door
  const crowd = await crowdOf(ctx, consultationId, caller)
  const ticket = { ticket: field('questionTicket'), answer: field('answer'), usedFor }
  const proof: DoorProof = (await takesProof(ctx, consultationId, { field: field('proof'), usedFor }))
    ? 'solved'
    : (await takesAnswer(ctx, consultationId, ticket))
      ? 'answered'
      : 'none'
  return { ...caller, proof, heldFor: heldFor(crowd, proof) }
}
