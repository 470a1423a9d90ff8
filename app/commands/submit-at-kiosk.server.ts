// A comment typed by its author at the station's tablet. It counts as brought by the station; whoever is signed in on the tablet has
// nothing to do with it, so nobody's account is put beside a neighbour's words.

import { createHash } from 'node:crypto'
import type { Context } from '~/adapters/context.server'
import type { EntryPlace } from './enter-comments.server'
import { isKioskKey } from './kiosk-key.server'
import { Refusal } from './refusal'
import { submissionFromForm } from './submission-form.server'
import { type Submitted, submitComments } from './submit-comments.server'

/** Store it. Refuses a key that is not the station's, and what every submission refuses. */
export async function submitAtKiosk(
  ctx: Context,
  place: EntryPlace & { readonly key: string; readonly eId: string },
  form: FormData,
): Promise<Submitted> {
  const { consultationId, stationId, key, eId } = place
  if (!isKioskKey(ctx, place, key)) throw notOpened()
  const own = String(form.get('idempotencyKey') ?? '')
  return submitComments(ctx, submissionFromForm(form, eId), {
    consultationId,
    stationId,
    channel: 'station',
    by: 'anonymous',
    isAtStation: true,
    idempotencyKey:
      own === '' ? undefined : createHash('sha256').update(`kiosk ${stationId} ${own}`).digest('hex'),
  })
}

export const notOpened = () =>
  new Refusal('forbidden', {
    zh: '这是站点平板的页面，要由站点工作人员从工作台打开。用自己的手机，请从首页进入，同样可以提意见。',
    en: "This page belongs to a station's tablet and is opened by its staff from their desk. On your own device, start from the home page: you can comment there too.",
  })
