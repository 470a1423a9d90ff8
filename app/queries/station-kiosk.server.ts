// What a station's tablet shows: the draft's articles to choose from, and one place with its words. Only what everybody may read.

import type { Context } from '~/adapters/context.server'
import { qrPng } from '~/adapters/documents/qr-png.server'
import type { EntryPlace } from '~/commands/enter-comments.server'
import { isKioskKey } from '~/commands/kiosk-key.server'
import { Refusal } from '~/commands/refusal'
import { notOpened } from '~/commands/submit-at-kiosk.server'
import { visitor } from '~/domain/access'
import { articleNumberText, parseArticleNumber } from '~/domain/statute'
import { consultationHead } from './consultation-head.server'
import { type DraftPlace, draftPlace } from './place-comments.server'
import { placeOf } from './posters.server'
import { readingText } from './reading-text.server'

export interface KioskStart {
  readonly title: string
  readonly stationName: string
  readonly closesAt: number
  readonly isOpen: boolean
  readonly articles: readonly { readonly eId: string; readonly number: string; readonly opening: string }[]
}

/** Code points of an article that tell it from its neighbours on a line of large type. */
const openingLength = 36

type Asked = EntryPlace & { readonly key: string }

/** The start of the tablet. Refuses an address that staff of the station did not open. */
export async function kioskStart(ctx: Context, asked: Asked): Promise<KioskStart> {
  const { head, stationName } = await openedBy(ctx, asked)
  const text = await readingText(ctx, head.versionId)
  return {
    title: head.title,
    stationName,
    closesAt: head.closesAt,
    isOpen: head.stage === 'open',
    articles: text.articles.map(({ eId, number, text }) => ({
      eId,
      number,
      opening: [...text.replaceAll('\n', ' ')].slice(0, openingLength).join(''),
    })),
  }
}

/** The article whose number was typed, as people type it; undefined when the draft has none. */
export function typedArticle(articles: KioskStart['articles'], typed: string): string | undefined {
  const written = typed.normalize('NFKC').replace(/\s/g, '')
  const key = parseArticleNumber(written)
  const number = key ? articleNumberText(key) : written
  return articles.find((article) => article.number === number)?.eId
}

export interface KioskPlace {
  readonly title: string
  readonly stationName: string
  readonly isOpen: boolean
  readonly place: DraftPlace
  /** A picture of the code that leads people's own telephones to this place; empty where there is no public address. */
  readonly code: string
}

/** One place of the draft; undefined when the draft has no such place. */
export async function kioskPlace(
  ctx: Context,
  asked: Asked & { readonly eId: string; readonly origin: string; readonly path: string },
): Promise<KioskPlace | undefined> {
  const { stationName, preparedById } = await openedBy(ctx, asked)
  const found = await draftPlace(ctx, visitor, { id: asked.consultationId, eId: asked.eId })
  if (!found) return undefined
  const { head, place } = found
  const { origin } = await placeOf(ctx, { preparedById }, asked.origin)
  const png = origin === undefined ? undefined : qrPng(new URL(asked.path, origin).href)
  const code = png ? `data:image/png;base64,${png.toString('base64')}` : ''
  return { title: head.title, stationName, isOpen: head.stage === 'open', place, code }
}

async function openedBy(ctx: Context, asked: Asked) {
  if (!isKioskKey(ctx, asked, asked.key)) throw notOpened()
  const { consultationId, stationId } = asked
  const [head, task] = await Promise.all([
    consultationHead(ctx, visitor, consultationId),
    ctx.database.prisma.consultationStation.findUnique({
      where: { consultationId_stationId: { consultationId, stationId } },
      select: { station: { select: { name: true } }, consultation: { select: { preparedById: true } } },
    }),
  ])
  if (!head || !task) {
    throw new Refusal('not-found', {
      zh: '没有这次征求意见，或者它没有发到这个站点。',
      en: 'There is no such consultation, or it was not given to this station.',
    })
  }
  return { head, stationName: task.station.name, preparedById: task.consultation.preparedById }
}
