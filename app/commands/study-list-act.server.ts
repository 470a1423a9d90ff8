// What the page of a reading list posts, told apart by its button.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { archiveStudyList } from './archive-study-list.server'
import { orderStudyList } from './order-study-list.server'
import { publishStudyList } from './publish-study-list.server'
import { Refusal } from './refusal'
import { saveStudyList } from './save-study-list.server'

/** Do it; returns the id of the list. */
export async function actOnStudyList(
  ctx: Context,
  actor: Actor,
  { listId, form }: { readonly listId?: string; readonly form: FormData },
): Promise<string> {
  const field = (name: string) => String(form.get(name) ?? '')
  const act = field('act')
  if (act === 'save' || listId === undefined) {
    const facts = {
      title: field('title'),
      words: field('words'),
      regionCode: field('region'),
      dueOn: field('dueOn'),
    }
    return saveStudyList(ctx, actor, { ...(listId === undefined ? {} : { listId }), ...facts })
  }
  if (act === 'publish') await publishStudyList(ctx, actor, listId)
  else if (act === 'archive') await archiveStudyList(ctx, actor, listId)
  else if (act === 'add' || act === 'up' || act === 'down' || act === 'remove')
    await orderStudyList(ctx, actor, { listId, act, text: field('text') })
  else
    throw new Refusal('invalid', {
      zh: '没有这个操作，什么都没有改。请回到清单页重新选。',
      en: 'There is no such act; nothing was changed. Go back to the list and choose again.',
    })
  return listId
}
