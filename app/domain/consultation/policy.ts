// How long a consultation lasts at least, by region and kind of text. 立法法 第四十条 says 一般不少于三十日, local
// regulations on legislation say 30, 20 or 15 days, and they change: so the number is a row with the day it came into
// use, never a constant in a command. Where no row fits, the default of 30 days holds.

/** One row of the table. `regionCode` holds every region below it; `kind` empty means every kind of text. */
export interface PolicyRow {
  readonly id: string
  readonly regionCode: string
  readonly kind: string
  readonly minDays: number
  readonly stationLeadDays: number
  /** The article it comes from, as it is cited to the person who shortens a period. */
  readonly sourceArticle: string
  /** Milliseconds since 1970 UTC. */
  readonly validFrom: number
}

export interface ConsultationPolicy {
  /** Undefined for the default. */
  readonly id?: string
  readonly minDays: number
  /** Stations are asked for their comments so many days before the close. */
  readonly stationLeadDays: number
  readonly sourceArticle: string
}

export const defaultPolicy: ConsultationPolicy = {
  minDays: 30,
  stationLeadDays: 5,
  sourceArticle: '《中华人民共和国立法法》第四十条',
}

/**
 * The policy for a text of this kind in this region on this day: of the rows in use that fit, the one of the nearest
 * region, then the one that names the kind, then the newest. The default when none fits.
 */
export function policyFor(
  rows: readonly PolicyRow[],
  { regionCode, kind, at }: { readonly regionCode: string; readonly kind: string; readonly at: number },
): ConsultationPolicy {
  const fitting = rows.filter(
    (row) =>
      regionCode.startsWith(row.regionCode) &&
      (isAnyKind(row.kind) || row.kind === kind) &&
      row.validFrom <= at,
  )
  const [best] = [...fitting].sort(
    (a, b) =>
      b.regionCode.length - a.regionCode.length ||
      Number(isAnyKind(a.kind)) - Number(isAnyKind(b.kind)) ||
      b.validFrom - a.validFrom,
  )
  if (!best) return defaultPolicy
  const { id, minDays, stationLeadDays, sourceArticle } = best
  return { id, minDays, stationLeadDays, sourceArticle: sourceArticle || defaultPolicy.sourceArticle }
}

const isAnyKind = (kind: string) => kind === '' || kind === '*'
