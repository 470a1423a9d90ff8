// `tiaoyi import-comments`: comments that another platform received, from its file, while the server goes on answering.

import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { mostImportBytes } from '~/adapters/documents/import-file.server'
import { isRefusal } from '~/commands/refusal'
import { importFields } from '~/domain/comment'
import type { BulkResult } from './bulk-import'
import { handedWork } from './handed-work'
import { handOver } from './installation'
import { formatOf, type Subcommand, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'import-comments',
  summary: "Imports another platform's comments (JSON lines or CSV) into a consultation.",
  usage:
    'tiaoyi import-comments FILE --consultation ID --source NAME [--map FIELD=COLUMN]… [--format text|json]\n' +
    '       tiaoyi import-comments --undo IMPORT --consultation ID\n' +
    '       tiaoyi import-comments --give-token --consultation ID --source NAME',
  example:
    '  tiaoyi import-comments city-site.csv --consultation c1 --source 区政府网站 --map text=留言\n' +
    '  3,204 rows: 3,190 imported, 10 known, 4 with errors. Import 01jd3…\n' +
    '  Line 17, 条款: The draft has no 第九十九条.',
  options: {
    consultation: { type: 'string' },
    source: { type: 'string' },
    map: { type: 'string', multiple: true },
    undo: { type: 'string' },
    'give-token': { type: 'boolean' },
    format: { type: 'string', default: 'text' },
  },
  run: async (positionals, options, terminal) => {
    const format = formatOf('import-comments', options.format)
    const consultationId = String(options.consultation ?? '')
    if (consultationId === '') throw new UsageError('import-comments needs --consultation ID.')
    const source = String(options.source ?? '')
    const undo = options.undo === undefined ? undefined : String(options.undo)
    const givesToken = options['give-token'] === true
    const file = positionals[0] === undefined ? undefined : resolve(terminal.cwd, positionals[0])
    if (
      positionals.length > 1 ||
      [undo, file, givesToken || undefined].filter((one) => one !== undefined).length !== 1
    )
      throw new UsageError('import-comments needs one of: a file, --undo IMPORT, --give-token.')
    if (file !== undefined) checkFile(file)
    const mapping = mappingOf((options.map ?? []) as string[])
    const input = { consultationId, source, file, undo, givesToken, mapping }
    const work = handedWork['import-comments']
    if (!work) throw new Error('Expected the work "import-comments"')
    const done = await handOver<BulkResult>(terminal, { name: 'import-comments', input, work }).catch(
      (error: unknown) => {
        if (isRefusal(error)) throw new UsageError(error.sentence.en)
        throw error
      },
    )
    if (format === 'json')
      terminal.out(`${JSON.stringify({ schema: 'tiaoyi.import-comments/1', ...done })}\n`)
    else terminal.out(textOf(done))
    return (done.wrong ?? 0) > 0 ? 1 : 0
  },
}

function checkFile(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new UsageError(`There is no file ${file}.`)
  if (size > mostImportBytes) throw new UsageError(`${file} has more than 300 MB: divide it.`)
}

function mappingOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const at = one.indexOf('=')
      if (at < 1) throw new UsageError(`--map takes FIELD=COLUMN, not "${one}".`)
      if (!importFields.some((field) => field === one.slice(0, at)))
        throw new UsageError(`--map knows the fields ${importFields.join(', ')}.`)
      return [one.slice(0, at), one.slice(at + 1)]
    }),
  )
}

const figure = (count = 0) => count.toLocaleString('en')

function textOf(done: BulkResult): string {
  if (done.token !== undefined) return `${done.token}\n`
  if (done.undone !== undefined) return `${figure(done.undone)} comments were taken back.\n`
  const lines = (done.problems ?? []).map(
    ({ line, field, en }) => `Line ${line}${field ? `, ${field}` : ''}: ${en}`,
  )
  return [
    `${figure(done.rows)} rows: ${figure(done.added)} imported, ${figure(done.known)} known, ${figure(done.wrong)} with errors. Import ${done.importId}`,
    ...lines,
    '',
  ].join('\n')
}
