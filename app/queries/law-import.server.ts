// Law files that wait to be imported, as their page shows them: of each what was recognised, whether it is there already, what is
// doubtful, or why it cannot be read.

import type { Context } from '~/adapters/context.server'
import { fileFault, readLaw, storedFile } from '~/commands/import-law-file.server'
import { keptFile, keptFiles } from '~/commands/law-files.server'
import { forbidden, type Sentence } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { articlesOf, knownTitle, stageNames } from '~/domain/statute'
import * as paths from '~/paths'

export interface LawFileRow {
  readonly name: string
  readonly title: string
  /** `there` already, the next version of a `known` work or of one `earlier` in the list, a `new` work, or a `fault`. */
  readonly state: 'there' | 'known' | 'earlier' | 'new' | 'fault'
  readonly stage: string
  readonly day: string
  readonly articles: number
  readonly errors: number
  readonly doubts: readonly string[]
  readonly href?: string
  readonly fault?: Sentence
}

export interface LawImport {
  readonly id: string
  readonly rows: readonly LawFileRow[]
  /** How many a start would bring. */
  readonly fresh: number
}

/** Refuses who may not import, what is gone and what another person chose. */
export async function lawImport(ctx: Context, actor: Actor, id: string): Promise<LawImport> {
  const list = await keptFiles(ctx, actor.id, id)
  if (!can(actor, 'version:import', { regionCode: list.region })) throw forbidden()
  const rows: LawFileRow[] = []
  const seen = new Set<string>()
  for (const [at, name] of list.names.entries()) {
    const { bytes } = await keptFile(ctx, id, list, at)
    rows.push(await rowOf(ctx, { name, bytes }, seen))
  }
  return { id, rows, fresh: rows.filter(({ state }) => state !== 'there' && state !== 'fault').length }
}

const nothing = { title: '', stage: '', day: '', articles: 0, errors: 0, doubts: [] }

async function rowOf(
  ctx: Context,
  file: { readonly name: string; readonly bytes: Uint8Array },
  seen: Set<string>,
): Promise<LawFileRow> {
  const { name } = file
  const stored = await storedFile(ctx, file.bytes)
  if (stored) {
    const { title, articles, work, version } = stored
    return { ...nothing, name, title, articles, state: 'there', href: paths.version(work, version) }
  }
  try {
    const { title, stage, day = '', doubts, workId, errors, tree } = await readLaw(ctx, file)
    const key = workId ?? (knownTitle(title) || title)
    const state = workId ? 'known' : seen.has(key) ? 'earlier' : 'new'
    seen.add(key)
    const facts = { stage: stageNames[stage], day, articles: articlesOf(tree).length, errors, doubts }
    return { name, title, state, ...facts }
  } catch (error) {
    const fault = fileFault(error)
    if (!fault) throw error
    return { ...nothing, name, state: 'fault', fault }
  }
}
