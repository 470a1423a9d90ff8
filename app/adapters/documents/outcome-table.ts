// 采纳情况表: how wide its columns are in Word and Excel. What they hold is the domain's (report.ts).

import { type ReportColumn, reportColumns } from '~/domain/adoption'
import type { OfficeColumn } from './office-table'

const widths: Readonly<Record<ReportColumn, { readonly digits: number; readonly twips: number }>> = {
  n: { digits: 7, twips: 640 },
  place: { digits: 12, twips: 1100 },
  original: { digits: 40, twips: 3100 },
  opinion: { digits: 48, twips: 3600 },
  author: { digits: 16, twips: 1200 },
  fate: { digits: 12, twips: 1100 },
  rationale: { digits: 40, twips: 2700 },
  newPlace: { digits: 14, twips: 1130 },
}

export const outcomeColumns: readonly OfficeColumn<ReportColumn>[] = reportColumns.map(({ key, zh }) => ({
  key,
  header: zh,
  ...widths[key],
}))
