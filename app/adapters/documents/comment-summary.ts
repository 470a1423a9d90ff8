// 征求意见汇总表 in the columns that offices send each other: 序号, 条款, 草案原文, 修改建议, 意见和理由, 提出单位/人, 联系方式,
// 收集方式, then what became of it: 采纳情况, 处理理由, 备注. The contact stays empty: contacts are opened one by one, and each
// look is recorded.

import type { OfficeColumn, OfficeRow } from './office-table'

export type SummaryKey =
  | 'n'
  | 'place'
  | 'original'
  | 'proposal'
  | 'text'
  | 'author'
  | 'contact'
  | 'channel'
  | 'fate'
  | 'rationale'
  | 'note'
export type SummaryRow = OfficeRow<SummaryKey>

export const summaryColumns: readonly OfficeColumn<SummaryKey>[] = [
  { key: 'n', header: '序号', digits: 6, twips: 560 },
  { key: 'place', header: '条款', digits: 11, twips: 900 },
  { key: 'original', header: '草案原文', digits: 28, twips: 2500 },
  { key: 'proposal', header: '修改建议（建议修改为）', digits: 24, twips: 2100 },
  { key: 'text', header: '意见和理由', digits: 36, twips: 2600 },
  { key: 'author', header: '提出单位/人', digits: 12, twips: 1000 },
  { key: 'contact', header: '联系方式', digits: 10, twips: 800 },
  { key: 'channel', header: '收集方式', digits: 13, twips: 900 },
  { key: 'fate', header: '采纳情况', digits: 10, twips: 900 },
  { key: 'rationale', header: '处理理由', digits: 24, twips: 1510 },
  { key: 'note', header: '备注', digits: 13, twips: 800 },
]
