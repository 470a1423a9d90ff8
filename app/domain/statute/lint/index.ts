export { type LintFinding, type LintFix, lintStatute, withFixes } from './lint'
export type { LintRule, Severity } from './rule'
export { lintRules } from './rules'
