// All drafting rules, family after family.

import { chapterRules } from './chapters'
import { connectiveRules } from './connectives'
import { contentRules } from './content'
import { dateRules } from './dates'
import { decisionRules } from './decisions'
import { letterRules } from './letters'
import { listRules } from './lists'
import { modalRules } from './modals'
import { numberRules } from './numbers'
import { organRules } from './organs'
import { partRules } from './parts'
import { penaltyRules } from './penalties'
import { punctuationRules } from './punctuation'
import { referenceRules } from './references'
import type { LintRule } from './rule'
import { structureRules } from './structure'
import { wordRules } from './words'
import { workRules } from './works-cited'

export const lintRules: readonly LintRule[] = [
  ...structureRules,
  ...chapterRules,
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
  ...[...punctuationRules, ...letterRules].map((rule) => ({ ...rule, inLetters: true })),
  ...decisionRules,
]
