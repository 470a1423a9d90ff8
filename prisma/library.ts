// The library of the demonstration: the city's regulations, the resolutions of its standing committee, the suggestions
// of its deputies with their replies. Each file is one version; files that name the same work are its versions in the
// order of their dates. Everything goes through the command that staff use. These dates are history and stay fixed.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { importVersion } from '~/commands/import-version.server'
import type { Actor } from '~/domain/access'

const folders = ['regulations', 'resolutions', 'suggestions'] as const
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

const frontMatter = z.object({
  work: z.string(),
  title: z.string(),
  aliases: z.array(z.string()).default([]),
  kind: z.enum(['regulation', 'resolution', 'suggestion']),
  issuer: z.string().default(''),
  region: z.string(),
  status: z.enum(['in-force', 'amended', 'repealed']).optional(),
  date: day,
  effective: day.optional(),
  number: z.string().optional(),
  deputy: z.string().optional(),
  unit: z.string().optional(),
  result: z.string().optional(),
  satisfaction: z.string().optional(),
})

interface LibraryText {
  readonly front: z.infer<typeof frontMatter>
  readonly body: string
}

/** Load `folder`, the oldest text first. Returns how many versions are new. */
export async function loadLibrary(ctx: Context, actor: Actor, folder: string): Promise<number> {
  const texts = folders.flatMap((name) => textsIn(join(folder, name)))
  texts.sort((a, b) => (a.front.date < b.front.date ? -1 : 1))
  const repeals = repealsIn(texts)
  const known = new Set<string>()
  let added = 0
  for (const { front, body } of texts) {
    const label = labelOf(front, known.has(front.work))
    known.add(front.work)
    const { isNew } = await importVersion(ctx, actor, {
      workId: front.work,
      title: front.title,
      kind: front.kind,
      issuer: front.issuer,
      regionCode: front.region,
      stage: front.kind === 'suggestion' ? 'published' : 'in-force',
      label,
      source: body,
      datedOn: chinaMidnight(front.date),
      ...(front.effective ? { inForceOn: chinaMidnight(front.effective) } : {}),
      isPublic: true,
      aliases: front.aliases,
      number: front.number,
      ...(front.kind === 'suggestion'
        ? { status: 'published' }
        : { status: front.status === 'repealed' ? 'repealed' : 'in-force' }),
      facts: factsOf(front, repeals),
    })
    if (isNew) added += 1
  }
  return added
}

function textsIn(folder: string): LibraryText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const file = readFileSync(join(folder, name), 'utf8')
      const end = file.indexOf('\n---', 4)
      return {
        front: frontMatter.parse(parse(file.slice(4, end))),
        body: file.slice(file.indexOf('\n', end + 1) + 1),
      }
    })
}

/** The day on which a decision repealed a regulation, by the regulation's title. */
function repealsIn(texts: readonly LibraryText[]): ReadonlyMap<string, string> {
  return new Map(
    texts.flatMap(({ front }) => {
      const repealed = /关于废止《(.+)》的决定$/.exec(front.title)?.[1]
      return repealed ? [[repealed, front.effective ?? front.date] as const] : []
    }),
  )
}

function factsOf(
  { title, deputy, unit, result, satisfaction }: LibraryText['front'],
  repeals: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const facts = { deputy, unit, result, satisfaction, repealedOn: repeals.get(title) }
  return Object.fromEntries(
    Object.entries(facts).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}

function labelOf({ kind, date }: LibraryText['front'], isLater: boolean): string {
  if (kind === 'suggestion') return '建议和答复'
  return `${date.slice(0, 4)}年${isLater ? '修正' : '通过'}`
}

function chinaMidnight(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`)
}
