// The drafts of the demonstration: each folder of content/works is one work, each of its numbered files one version.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { importVersion } from '~/commands/import-version.server'
import type { Actor } from '~/domain/access'
import type { Days } from './days'

const frontMatter = z.object({
  work: z.string(),
  title: z.string(),
  kind: z.string(),
  issuer: z.string(),
  region: z.string(),
  stage: z.enum(['consultation-draft', 'second-reading', 'passed']),
  day: z.number(),
  dates: z.record(z.string(), z.number()).optional(),
})
export type Stage = z.infer<typeof frontMatter>['stage']

export const stageLabels: Readonly<Record<Stage, string>> = {
  'consultation-draft': '草案征求意见稿',
  'second-reading': '草案二次审议稿',
  passed: '公布文本',
}

export interface LoadedWork {
  readonly title: string
  /** Version ids by their stage. */
  readonly versions: ReadonlyMap<Stage, string>
}

/** Import the versions of one folder in order. */
export async function importDrafts(
  ctx: Context,
  actor: Actor,
  { folder, days }: { readonly folder: string; readonly days: Days },
): Promise<LoadedWork> {
  const path = join(folder, 'explanation.md')
  const explanation = existsSync(path) ? split(readFileSync(path, 'utf8')).body : ''
  const versions = new Map<Stage, string>()
  let title = ''
  for (const name of readdirSync(folder).sort()) {
    if (!/^[0-9]/.test(name)) continue
    const { header, body } = split(readFileSync(join(folder, name), 'utf8'))
    const facts = frontMatter.parse(parse(header))
    const { versionId } = await importVersion(ctx, actor, {
      workId: facts.work,
      title: facts.title,
      kind: facts.kind,
      issuer: facts.issuer,
      regionCode: facts.region,
      stage: facts.stage,
      label: stageLabels[facts.stage],
      source: days.write(body, facts.dates ?? {}),
      explanation,
      datedOn: days.start(facts.day),
      isPublic: true,
    })
    versions.set(facts.stage, versionId)
    title = facts.title
  }
  return { title, versions }
}

/** The front matter and the rest of a file. */
function split(file: string): { header: string; body: string } {
  const end = file.indexOf('\n---', 4)
  return { header: file.slice(4, end), body: file.slice(file.indexOf('\n', end + 1) + 1) }
}
