// Reads the form of splitting: the boxes ticked before the pieces of a comment, and the articles given for its parts.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { joinComment, splitComment } from './split-comment.server'

/** Split or join, as the form says. */
export async function applySplitForm(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly commentId: string },
  form: FormData,
): Promise<void> {
  const lockVersion = form.has('lockVersion') ? Number(form.get('lockVersion')) : undefined
  if (form.get('act') === 'join') return joinComment(ctx, actor, { ...asked, lockVersion })
  const cuts = [...form.keys()]
    .flatMap((name) => /^cut-(\d{1,6})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
  const articles = [0, ...cuts].map((start) => String(form.get(`place-${start}`) ?? '').slice(0, 40))
  await splitComment(ctx, actor, { ...asked, cuts, articles, lockVersion })
}
