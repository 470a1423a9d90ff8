// What the holder of a receipt does on its page: appeal, say that the comment is not theirs, or take the name back.

import type { Context } from '~/adapters/context.server'
import { visitor } from '~/domain/access'
import { appealModeration } from './appeal-moderation.server'
import { contestAuthorship } from './contest-authorship.server'
import { withdrawName } from './withdraw-name.server'

/** Returns the code of the page to come back to. */
export async function actOnReceipt(ctx: Context, code: string, form: FormData): Promise<string> {
  const field = (name: string) => String(form.get(name) ?? '')
  const act = field('act')
  if (act === 'appeal')
    return appealModeration(ctx, { code, commentId: field('commentId'), words: field('appeal') })
  if (act !== 'contest') return withdrawName(ctx, code)
  const said = { words: field('contestWords'), contact: field('contestContact') }
  await contestAuthorship(ctx, visitor, { about: { receipt: code }, ...said })
  return code
}
