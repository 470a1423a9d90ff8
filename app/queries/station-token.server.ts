// The station whose code was scanned: it rides in the address from the poster to the form. Only a station that has a
// task in the consultation counts; anything else is no station, and the comment is one from the web.

import type { Context } from '~/adapters/context.server'

export interface ScannedStation {
  readonly id: string
  readonly name: string
}

/** The station of `?station=`, if it takes part in the consultation. */
export async function stationFromQuery(
  ctx: Context,
  consultationId: string,
  token: string | null,
): Promise<ScannedStation | undefined> {
  if (token === null || !/^[A-Za-z0-9_-]{1,60}$/.test(token)) return undefined
  const task = await ctx.database.prisma.consultationStation.findUnique({
    where: { consultationId_stationId: { consultationId, stationId: token } },
    select: { station: { select: { id: true, name: true } } },
  })
  return task?.station
}
