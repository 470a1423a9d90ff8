// The two forms about authorship on the desk's page of a comment: a call that is noted, and the answer.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { contestAuthorship, decideAuthorship } from './contest-authorship.server'

export async function contestFromDesk(
  ctx: Context,
  actor: Actor,
  asked: { readonly form: FormData; readonly consultationId: string; readonly commentId: string },
): Promise<void> {
  const field = (name: string) => String(asked.form.get(name) ?? '')
  const contestId = field('contest')
  if (contestId !== '') {
    const result = field('act') === 'confirmed' ? 'confirmed' : 'disowned'
    return decideAuthorship(ctx, actor, { contestId, result, note: field('decidedNote') })
  }
  const { consultationId, commentId } = asked
  const said = { words: field('contestWords'), contact: field('contestContact') }
  await contestAuthorship(ctx, actor, { about: { consultationId, commentId }, ...said })
}
