// Posters and comment sheets as files. They hold nothing that the public page does not show. Where the public reaches the site is
// only known from PUBLIC_URL: without it no paper of a real consultation is made that would send people to a machine that only
// answers itself; the demonstration's papers say that they are one.

import type { Context } from '~/adapters/context.server'
import { drawSheet } from '~/adapters/documents/comment-sheet.server'
import { drawPosters } from '~/adapters/documents/poster.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { chineseDay, lastDayOf } from '~/domain/consultation'

interface Asked {
  readonly consultationId: string
  /** Origin of this request, for the demonstration. */
  readonly origin: string
  /** Path of the consultation's page. */
  readonly path: string
}

/** The poster of one station of the consultation, or of one article there. */
export async function stationPoster(
  ctx: Context,
  asked: Asked & { readonly stationId: string; readonly article?: string },
): Promise<Buffer> {
  const consultation = await readConsultation(ctx, asked.consultationId)
  const task = consultation.stations.find(({ stationId }) => stationId === asked.stationId)
  if (!task) throw notFound()
  return drawPosters([await posterOf(ctx, consultation, { asked, task })])
}

/** All posters in one file, for the office that sends them out. */
export async function allPosters(ctx: Context, actor: Actor, asked: Asked): Promise<Buffer> {
  const consultation = await readConsultation(ctx, asked.consultationId)
  if (!can(actor, 'disposition:read', { regionCode: consultation.regionCode })) throw forbidden()
  if (consultation.stations.length === 0) throw notFound()
  return drawPosters(
    await Promise.all(consultation.stations.map((task) => posterOf(ctx, consultation, { asked, task }))),
  )
}

/** The comment sheet, for a station and for one article when they are given. */
export async function commentSheet(
  ctx: Context,
  asked: Asked & { readonly stationId?: string; readonly article?: string },
): Promise<Buffer> {
  const consultation = await readConsultation(ctx, asked.consultationId)
  const station = consultation.stations.find(({ stationId }) => stationId === asked.stationId)?.station
  const { isDemonstration, origin } = await placeOf(ctx, consultation, asked.origin)
  const { articles } = consultation.version
  const article = asked.article ? articles.find(({ eId }) => eId === asked.article) : undefined
  return drawSheet({
    title: consultation.title,
    lastDay: chineseDay(lastDayOf(consultation.closesAt.getTime())),
    station: station?.name ?? '',
    address: origin === undefined ? '' : addressOf(origin, asked.path, station?.id),
    articles: articles.map(({ number, caption, text }) => ({
      number,
      opening: caption || text.slice(0, 60),
    })),
    article: article ? { number: article.number, text: article.text.replaceAll('\n', '\n　　') } : undefined,
    isDemonstration,
  })
}

type Read = Awaited<ReturnType<typeof readConsultation>>

async function readConsultation(ctx: Context, id: string) {
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id },
    include: {
      work: true,
      version: { include: { articles: { orderBy: { ordinal: 'asc' } } } },
      stations: { include: { station: true }, orderBy: { stationId: 'asc' } },
    },
  })
  if (!row?.publishedAt) throw notFound()
  return row
}

async function posterOf(
  ctx: Context,
  consultation: Read,
  {
    asked,
    task,
  }: { readonly asked: Asked & { readonly article?: string }; readonly task: Read['stations'][number] },
) {
  const { isDemonstration, origin } = await placeOf(ctx, consultation, asked.origin)
  if (origin === undefined) throw noPublicAddress()
  const { id, name, address, phone } = task.station
  const found = asked.article
    ? consultation.version.articles.find(({ eId }) => eId === asked.article)
    : undefined
  if (asked.article && !found) throw notFound()
  return {
    title: consultation.title,
    issuer: consultation.work.issuer,
    lastDay: chineseDay(lastDayOf(consultation.closesAt.getTime())),
    station: { name, address, phone },
    address: addressOf(origin, asked.path, id),
    isDemonstration,
    ...(found ? { article: { number: found.number, text: found.text } } : {}),
  }
}

/** Undefined where the public cannot reach the site. A consultation is the demonstration's when its preparer is. */
export async function placeOf(
  ctx: Context,
  { preparedById }: { readonly preparedById: string },
  requestOrigin: string,
): Promise<{ origin: string | undefined; isDemonstration: boolean }> {
  if (ctx.config.publicUrl) return { origin: ctx.config.publicUrl, isDemonstration: false }
  const preparer = await ctx.database.prisma.person.findUnique({
    where: { id: preparedById },
    select: { isDemo: true },
  })
  const isDemonstration = preparer?.isDemo ?? false
  return { origin: isDemonstration ? requestOrigin : undefined, isDemonstration }
}

function addressOf(origin: string, path: string, stationId: string | undefined): string {
  const address = new URL(path, origin)
  if (stationId) address.searchParams.set('station', stationId)
  return address.href
}

const noPublicAddress = () =>
  new Refusal('conflict', {
    zh: '还没有设置公众访问的网址（PUBLIC_URL），海报上的码会把人带到打不开的地址，所以没有生成。请系统管理员设置后再打印。',
    en: 'The address under which the public reaches this site (PUBLIC_URL) is not set. A poster would lead people nowhere, so none was made. Ask the administrator to set it, then print again.',
  })

const notFound = () =>
  new Refusal('not-found', {
    zh: '没有这次征求意见，或者它没有发到这个站点。',
    en: 'There is no such consultation, or it was not given to this station.',
  })
