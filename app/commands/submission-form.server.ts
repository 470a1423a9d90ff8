// Turns the public form into a submission, and says through which door it came. A suggested wording that equals the
// article's own text is no suggestion: the box is filled with it, so leaving it alone must mean nothing.

import { createHash } from 'node:crypto'
import type { SignedIn } from '~/adapters/session/session.server'
import type { SubmissionDoor, SubmissionInput } from './submit-comments.server'

/** Read the form's fields; `article` is the place from the address. */
export function submissionFromForm(form: FormData, article: string | null): SubmissionInput {
  const field = (name: string) => String(form.get(name) ?? '')
  const proposal = field('proposal').replaceAll('\r\n', '\n')
  const isChanged = proposal.trim() !== '' && proposal !== field('original').replaceAll('\r\n', '\n')
  const name = field('name').trim().slice(0, 60)
  return {
    comments: [{ article, text: field('text').replaceAll('\r\n', '\n'), ...(isChanged ? { proposal } : {}) }],
    ...(name
      ? { author: { name, consent: form.get('consent') === 'name' ? 'name' : 'none', isMinor: false } }
      : {}),
  }
}

/** The door of the public page, for a visitor or somebody signed in. */
export function submissionDoor(asked: {
  consultationId: string
  person: SignedIn | null
  key: string
}): SubmissionDoor {
  const isDeputy = asked.person?.roles.includes('deputy') ?? false
  return {
    consultationId: asked.consultationId,
    channel: isDeputy ? 'deputy' : 'online',
    by: isDeputy ? 'deputy' : asked.person ? 'resident' : 'anonymous',
    personId: asked.person?.id,
    idempotencyKey:
      asked.key === '' ? undefined : createHash('sha256').update(`form ${asked.key}`).digest('hex'),
  }
}
