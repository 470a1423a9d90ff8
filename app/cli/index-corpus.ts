// `tiaoyi index`: makes a search index of a file of records.

import { openEmbedded } from '~search/embedded'
import { IndexUnreadable } from '~search/engine'
import type { SearchRecord } from '~search/record'
import { discardIndex } from '~search/store'
import { defaultIndexName, indexFolder } from './index-folder'
import { type JsonObject, readJsonLines, requiredField, stringField } from './json-lines'
import { type Subcommand, UsageError } from './subcommand'

export const subcommand: Subcommand = {
  name: 'index',
  summary: 'Makes a search index of a file of records, one JSON object a line.',
  usage: 'tiaoyi index CORPUS.jsonl [--index NAME] [--format text|json]',
  example:
    '  tiaoyi index laws.jsonl --index laws\n  120,044 records in index "laws" (6.1 s)\n\n' +
    'A line: {"id":"lf-12","title":"××市物业管理条例","article":"第十二条","text":"…","kind":"regulation","date":"2023-06-01"}\n' +
    'id and text are needed; heading, work, issuer, region, year, until, status and url are kept too.',
  options: {
    index: { type: 'string', default: defaultIndexName },
    format: { type: 'string', default: 'text' },
  },
  run: async (positionals, options, terminal) => {
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new UsageError('index needs one file: tiaoyi index CORPUS.jsonl.')
    const format = options.format
    if (format !== 'text' && format !== 'json')
      throw new UsageError(`index writes text or json, not "${format}".`)
    const folder = indexFolder(options.index, terminal)
    const records = await readJsonLines(path, terminal, toRecord)
    const started = performance.now()
    const size = await writeIndex(folder, records)
    const seconds = (performance.now() - started) / 1000
    if (size < records.length) terminal.say(repetitions(records.length - size))
    if (format === 'json') {
      terminal.out(`${JSON.stringify({ schema: 'tiaoyi.index/1', index: options.index, records: size })}\n`)
    } else {
      terminal.out(
        `${size.toLocaleString('en')} records in index "${options.index}" (${seconds.toFixed(1)} s)\n`,
      )
    }
    return 0
  },
}

function repetitions(count: number): string {
  return `${count} records repeat the id of another; of each the last one counts.`
}

async function writeIndex(folder: string, records: readonly SearchRecord[]): Promise<number> {
  try {
    const engine = await openReplaceable(folder)
    await engine.replaceAll(records)
    return await engine.size()
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      throw new UsageError(`The index cannot be written to ${folder} (${error.code}).`)
    }
    throw error
  }
}

/** What is damaged or of an older version is about to be replaced, so it is no obstacle. */
async function openReplaceable(folder: string) {
  try {
    return await openEmbedded({ folder })
  } catch (error) {
    if (!(error instanceof IndexUnreadable)) throw error
    await discardIndex(folder)
    return openEmbedded({ folder })
  }
}

function toRecord(object: JsonObject, place: string): SearchRecord {
  const optional = (name: string) => {
    const value = stringField(object, name, place)
    return value === undefined ? {} : { [name]: value }
  }
  const kept = ['kind', 'article', 'heading', 'work', 'issuer', 'region', 'date', 'until', 'status', 'url']
  return {
    id: requiredField(object, 'id', place),
    title: stringField(object, 'title', place) ?? '',
    text: requiredField(object, 'text', place),
    ...Object.assign({}, ...kept.map(optional)),
    ...yearOf(object, place),
  }
}

function yearOf(object: JsonObject, place: string): { readonly year?: number } {
  const written = stringField(object, 'year', place)
  if (written === undefined) return {}
  const year = Number(written)
  if (!Number.isInteger(year) || year < 1 || year > 9999)
    throw new UsageError(`${place}: "year" has to be a year.`)
  return { year }
}
