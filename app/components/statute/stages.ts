// One label for each stage of a draft and each kind and state of a work, the same on every page.

import { type Stage, stageNames } from '~/domain/statute'
import type { Label } from '~/language'

export const stageLabels: Readonly<Record<Stage, Label>> = {
  draft: { zh: stageNames.draft, en: 'Draft' },
  'consultation-draft': { zh: stageNames['consultation-draft'], en: 'Draft for consultation' },
  'second-reading': { zh: stageNames['second-reading'], en: 'Draft, second reading' },
  'third-reading': { zh: stageNames['third-reading'], en: 'Draft, third reading' },
  'voting-draft': { zh: stageNames['voting-draft'], en: 'Draft for the vote' },
  passed: { zh: stageNames.passed, en: 'Promulgated text' },
  'in-force': { zh: stageNames['in-force'], en: 'Text in force' },
  repealed: { zh: stageNames.repealed, en: 'Repealed text' },
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
