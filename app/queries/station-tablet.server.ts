// The page from which a station opens its tablet and prints the poster or the sheet of one article.

import type { Context } from '~/adapters/context.server'
import { type EntryPlace, readEntryPlace } from '~/commands/enter-comments.server'
import { kioskKey } from '~/commands/kiosk-key.server'
import type { Actor } from '~/domain/access'

export interface StationTablet {
  readonly key: string
  readonly articles: readonly { readonly eId: string; readonly number: string; readonly opening: string }[]
}

const openingLength = 24

/** Refuses those who may not enter comments for the station. */
export async function stationTablet(ctx: Context, actor: Actor, place: EntryPlace): Promise<StationTablet> {
  const { articles } = await readEntryPlace(ctx, actor, place)
  return {
    key: kioskKey(ctx, place),
    articles: articles.map(({ eId, number, text }) => ({
      eId,
      number,
      opening: [...text.replaceAll('\n', ' ')].slice(0, openingLength).join(''),
    })),
  }
}
