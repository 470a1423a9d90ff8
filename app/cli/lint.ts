// `tiaoyi lint`: what the drafting rules find in a law text, each with its place, its source and, where it is safe, its fix.

import { type LintFinding, lintRules, lintStatute } from '~/domain/statute'
import { readStatuteSource } from './statute-file'
import { formatOf, type Subcommand, type Terminal, UsageError } from './subcommand'

const severities = { error: '必须处理', warning: '建议', info: '提示' } as const

export const subcommand: Subcommand = {
  name: 'lint',
  summary: 'Checks a law text against the drafting rules.',
  usage: 'tiaoyi lint FILE [--format text|json] [--rules]',
  example:
    '  tiaoyi lint 草案.docx\n  12:5 第三条第二款 必须处理 用“其他”，不用“其它”。 → 其他 [other-word]\n  1 error, 4 warnings, 2 notes; 1 can be fixed safely',
  options: { format: { type: 'string', default: 'text' }, rules: { type: 'boolean' } },
  run: async (positionals, options, terminal) => {
    const format = formatOf('lint', options.format)
    const [path, ...more] = positionals
    if (options.rules && !path) return printRules(format, terminal)
    if (!path || more.length > 0 || options.rules)
      throw new UsageError('lint needs one file: tiaoyi lint FILE; or --rules alone for the list of rules.')
    const { tree, source } = await readStatuteSource(path, terminal)
    const findings = lintStatute(tree, source)
    if (format === 'json')
      terminal.out(`${JSON.stringify({ schema: 'tiaoyi.lint/1', ...asJson(findings) })}\n`)
    else for (const finding of findings) terminal.out(`${line(finding)}\n`)
    if (format === 'text') terminal.say(total(findings))
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}

function asJson(findings: readonly LintFinding[]) {
  return {
    rules: lintRules.length,
    findings: findings.map(
      ({ rule, severity, place, position, eId, start, end, words, reason, reasonEn, source, fixes }) => ({
        rule,
        severity,
        place,
        line: position?.start.line,
        column: position?.start.column,
        eId,
        start,
        end,
        words,
        reason,
        reasonEn,
        source,
        ...(fixes ? { fixes } : {}),
      }),
    ),
  }
}

function line({ rule, severity, place, position, reason, words, fixes }: LintFinding): string {
  const at = `${position?.start.line ?? 0}:${position?.start.column ?? 0}`
  const shown = words.length > 24 ? `${words.slice(0, 24)}…` : words
  const put = fixes?.[0] ? ` → ${fixes[0].put === '' ? '删去' : fixes[0].put}` : ''
  return `${at} ${place} ${severities[severity]} ${reason} ${shown.replaceAll('\n', ' ')}${put} [${rule}]`
}

function total(findings: readonly LintFinding[]): string {
  const count = (severity: LintFinding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  const fixable = findings.filter(({ fixes }) => fixes).length
  return `${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes; ${fixable} can be fixed safely`
}

function printRules(format: 'text' | 'json', terminal: Terminal): number {
  const rules = lintRules.map(({ id, severity, title, source, bad, good }) => ({
    id,
    severity,
    title,
    source,
    bad,
    good,
  }))
  if (format === 'json') terminal.out(`${JSON.stringify({ schema: 'tiaoyi.lint-rules/1', rules })}\n`)
  else
    for (const { id, severity, title, source } of rules)
      terminal.out(`${id} ${severity} ${title.zh} ${title.en} ${source}\n`)
  return 0
}
