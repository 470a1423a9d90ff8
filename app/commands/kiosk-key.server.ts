// The key in the address of a station's tablet. It says that staff of the station opened the page, so that what is typed there is
// the station's: no proof of work is asked of a tablet that hundreds use, and it may be used where only stations collect. It opens
// nothing else, is different for each consultation, and is computed and never stored. A stranger's form without it is refused.

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '~/adapters/context.server'
import type { EntryPlace } from './enter-comments.server'

/** 22 symbols of base64url: 128 bits. */
export function kioskKey(ctx: Pick<Context, 'secrets'>, { consultationId, stationId }: EntryPlace): string {
  return createHmac('sha256', ctx.secrets.session)
    .update(`kiosk ${consultationId} ${stationId}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** Whether the key is that of the place. Takes the same time for every key of the right length. */
export function isKioskKey(ctx: Pick<Context, 'secrets'>, place: EntryPlace, key: string): boolean {
  const given = Buffer.from(key)
  const right = Buffer.from(kioskKey(ctx, place))
  return given.length === right.length && timingSafeEqual(given, right)
}
