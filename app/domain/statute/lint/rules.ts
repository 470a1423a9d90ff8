// All drafting rules, family after family.

import { characterRules } from './characters'
import { connectiveRules } from './connectives'
import { contentRules } from './content'
import { dateRules } from './dates'
import { decisionRules } from './decisions'
import { listRules } from './lists'
import { modalRules } from './modals'
import { numberRules } from './numbers'
import { organRules } from './organs'
import { partRules } from './parts'
import { penaltyRules } from './penalties'
import { referenceRules } from './references'
import type { LintRule } from './rule'
import { structureRules } from './structure'
import { wordRules } from './words'
import { workRules } from './works-cited'

export const lintRules: readonly LintRule[] = [
  ...structureRules,
  ...contentRules,
  ...partRules,
  ...dateRules,
  ...referenceRules,
  ...workRules,
  ...listRules,
  ...modalRules,
  ...connectiveRules,
  ...wordRules,
  ...organRules,
  ...numberRules,
  ...penaltyRules,
  ...characterRules.map((rule) => ({ ...rule, inLetters: true })),
  ...decisionRules,
]
