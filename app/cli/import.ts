// `tiaoyi import`: brings a folder of laws into the library. Beside a running server it hands the work over; alone it
// takes the data directory's lock. Versions of one work are recognised and come in the order of their days.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { askHolder } from '~/adapters/db/lock.server'
import { dayInName, type ImportInput, type ImportResult, importFiles, importInput } from './import-files'
import { configOf, handOver } from './installation'
import { type Subcommand, type Terminal, UsageError } from './subcommand'

const readable = /\.(?:docx|doc|pdf|md|markdown|txt|html?)$/i
/** Files handed over at once: the server answers after each such batch, so progress is seen. */
const batchSize = 50

export const subcommand: Subcommand = {
  name: 'import',
  summary: 'Imports law files or folders of them into the library.',
  usage: 'tiaoyi import DIR|FILE… [--region CODE] [--public|--private] [--format text|json]',
  example: '  tiaoyi import laws/\n  12 files: 11 new versions, 1 already there, 0 failed',
  options: {
    region: { type: 'string', default: '' },
    public: { type: 'boolean' },
    private: { type: 'boolean' },
    format: { type: 'string', default: 'text' },
  },
  run: async (positionals, options, terminal) => {
    if (positionals.length === 0)
      throw new UsageError('import needs a folder or files: tiaoyi import DIR|FILE….')
    if (options.format !== 'text' && options.format !== 'json')
      throw new UsageError(`import cannot write "${options.format}"; it writes text, json.`)
    const files = positionals.flatMap((path) => filesAt(resolve(terminal.cwd, path), path)).sort(byDay)
    if (files.length === 0)
      throw new UsageError('There is no .docx, .doc, .pdf, .md, .txt or .html file there.')
    const isPublic = options.public ? true : options.private ? false : undefined
    const result = await importAll(terminal, { files, region: String(options.region), isPublic })
    print(result, String(options.format), terminal)
    return result.failed.length === 0 ? 0 : result.files.length === 0 ? 2 : 1
  },
}

async function importAll(terminal: Terminal, input: ImportInput): Promise<ImportResult> {
  const { files } = input
  const isServed = (await askHolder(configOf(terminal).dataDirectory, { ask: 'who' })) !== undefined
  const size = isServed ? batchSize : files.length
  const done = {
    files: [] as ImportResult['files'][number][],
    failed: [] as ImportResult['failed'][number][],
  }
  for (let start = 0; start < files.length; start += size) {
    const report = (count: number) => {
      if (count % batchSize === 0 || start + count === files.length)
        terminal.say(`${start + count} of ${files.length} files`)
    }
    const batch: ImportInput = { ...input, files: files.slice(start, start + size) }
    const result = await handOver<ImportResult>(terminal, {
      name: 'import',
      input: batch,
      work: (ctx, given) => importFiles(ctx, importInput.parse(given), report),
    })
    if (isServed) terminal.say(`${Math.min(start + size, files.length)} of ${files.length} files`)
    done.files.push(...result.files)
    done.failed.push(...result.failed)
  }
  return done
}

function filesAt(path: string, given: string): string[] {
  if (!existsSync(path)) throw new UsageError(`${given} does not exist. Give a folder or files.`)
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readable.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Earlier versions first, by the day in the name; files without one by name. */
function byDay(a: string, b: string): number {
  const [dayA, dayB] = [dayInName(a) ?? '', dayInName(b) ?? '']
  return dayA < dayB ? -1 : dayA > dayB ? 1 : a < b ? -1 : 1
}

function print({ files, failed }: ImportResult, format: string, terminal: Terminal): void {
  const fresh = files.filter(({ isNew }) => isNew).length
  for (const { file, reason } of failed) terminal.say(`${file}: ${reason}`)
  for (const { file, doubts } of files) for (const doubt of doubts) terminal.say(`${file}: ${doubt}`)
  if (format === 'json') {
    const counts = { new: fresh, known: files.length - fresh, failed: failed.length }
    terminal.out(`${JSON.stringify({ schema: 'tiaoyi.import/1', ...counts, files, failures: failed })}\n`)
    return
  }
  const doubtful = files.filter(({ errors }) => errors > 0).length
  terminal.out(
    `${files.length + failed.length} files: ${fresh} new versions, ${files.length - fresh} already there, ${failed.length} failed` +
      `${doubtful > 0 ? `; ${doubtful} with findings to resolve` : ''}\n`,
  )
}
