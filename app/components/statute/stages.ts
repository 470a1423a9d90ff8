// One label for each stage of a draft and each kind and state of a work, the same on every page.

import type { Stage } from '~/domain/statute'
import type { Label } from '~/language'

export const stageLabels: Readonly<Record<Stage, Label>> = {
  draft: { zh: '草案', en: 'Draft' },
  'consultation-draft': { zh: '草案征求意见稿', en: 'Draft for consultation' },
  'second-reading': { zh: '草案二次审议稿', en: 'Draft, second reading' },
  'third-reading': { zh: '草案三次审议稿', en: 'Draft, third reading' },
  'voting-draft': { zh: '草案表决稿', en: 'Draft for the vote' },
  passed: { zh: '公布文本', en: 'Promulgated text' },
  'in-force': { zh: '现行文本', en: 'Text in force' },
  repealed: { zh: '已废止文本', en: 'Repealed text' },
}

/** What a work can be. Kinds that are not in the list are shown by the name they were stored with. */
export const workKindLabels: Readonly<Record<string, Label>> = {
  law: { zh: '法律', en: 'Law' },
  regulation: { zh: '地方性法规', en: 'Local regulation' },
  'administrative-regulation': { zh: '行政法规', en: 'Administrative regulation' },
  rule: { zh: '规章', en: 'Rules' },
  interpretation: { zh: '司法解释', en: 'Judicial interpretation' },
  decision: { zh: '决定', en: 'Decision' },
  resolution: { zh: '决议、决定', en: 'Resolution' },
  suggestion: { zh: '代表建议', en: "Deputy's suggestion" },
  bill: { zh: '议案', en: 'Bill' },
  other: { zh: '其他文件', en: 'Other document' },
}
