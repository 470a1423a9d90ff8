// Labels of what can be found: kinds, what a text counts for, why it is listed.

import type { Label } from '~/language'

const kinds: Readonly<Record<string, Label>> = {
  law: { zh: '法律', en: 'Law' },
  regulation: { zh: '地方性法规', en: 'Local regulation' },
  resolution: { zh: '决议、决定', en: 'Resolution' },
  suggestion: { zh: '代表建议', en: "Deputy's suggestion" },
  draft: { zh: '草案', en: 'Draft' },
  outcome: { zh: '意见和答复', en: 'Comment and answer' },
}

const statuses: Readonly<Record<string, Label>> = {
  'in-force': { zh: '现行有效', en: 'In force' },
  amended: { zh: '已被修改', en: 'Superseded' },
  repealed: { zh: '已废止', en: 'Repealed' },
  passed: { zh: '已通过', en: 'Passed' },
  draft: { zh: '草案', en: 'Draft' },
}

const reasons: Readonly<Record<string, Label>> = {
  cited: { zh: '您写的就是这一条', en: 'The article you named' },
  verbatim: { zh: '有您写的原话', en: 'Has your words exactly' },
  nearly: { zh: '有您写的话，只差一处', en: 'Has your words but for one slip' },
  named: { zh: '题目相符', en: 'The title matches' },
}

const facets: Readonly<Record<string, Label>> = {
  kind: { zh: '类别', en: 'Kind' },
  status: { zh: '效力', en: 'Force' },
  issuer: { zh: '制定机关', en: 'Issued by' },
  region: { zh: '地区', en: 'Region' },
  year: { zh: '年份', en: 'Year' },
  at: { zh: '日期', en: 'Day' },
}

const facts: Readonly<Record<string, Label>> = {
  number: { zh: '编号', en: 'Number' },
  deputy: { zh: '提出人', en: 'By' },
  unit: { zh: '承办单位', en: 'Answered by' },
  result: { zh: '办理结果', en: 'Result' },
  satisfaction: { zh: '代表评价', en: "Deputy's view" },
  repealedOn: { zh: '废止日期', en: 'Repealed on' },
}

/** A value that has no label of its own is shown as it is. */
export const kindLabel = (kind: string): Label => kinds[kind] ?? { zh: kind, en: kind }
export const statusLabel = (status: string): Label => statuses[status] ?? { zh: status, en: status }
export const reasonLabel = (why: string): Label | undefined => reasons[why]
export const facetLabel = (name: string): Label => facets[name] ?? { zh: name, en: name }
export const factLabel = (name: string): Label => facts[name] ?? { zh: name, en: name }
