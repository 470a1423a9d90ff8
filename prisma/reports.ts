// The reports by which stations close their tasks, sent by the account of each station.

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { reportStation } from '~/commands/report-station.server'
import { type Days, onDay } from './days'
import type { City } from './directory'

const report = z.object({
  station: z.string(),
  round: z.enum(['first', 'second']),
  day: z.number(),
  note: z.string(),
})
export type Round = z.infer<typeof report>['round']

interface Reporting {
  readonly file: string
  readonly round: Round
  readonly consultationId: string
  readonly city: City
  readonly days: Days
}

/** Send the reports of one round. */
export async function sendReports(
  ctx: Context,
  { file, round, consultationId, city, days }: Reporting,
): Promise<void> {
  const reports = z.array(report).parse(parse(readFileSync(file, 'utf8')))
  for (const { station: stationId, note, day } of reports.filter((sent) => sent.round === round)) {
    const place = { consultationId, stationId }
    await reportStation(onDay(ctx, days.at(day, 1_020)), city.stationActor(stationId), place, note)
  }
}
