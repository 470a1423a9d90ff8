// Fills an empty system with the demonstration of content/: an invented city, its people and stations, the property
// management regulation in three stages and a draft that is open for comment. Everything goes through the commands,
// so what a visitor sees was made the way an office makes it. Dates are relative to the first start.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { carryComments } from '~/commands/carry-comments.server'
import { closeConsultation } from '~/commands/close-consultation.server'
import { importVersion } from '~/commands/import-version.server'
import { loadDirectory } from '~/commands/load-directory.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import { submitComments } from '~/commands/submit-comments.server'
import type { Actor } from '~/domain/access'
import { loadLibrary } from './library'

/** The one password of all demonstration accounts; with PUBLIC_URL set they do not exist. */
export const demonstrationPassword = 'tiaoyi-demo'

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000

const frontMatter = z.object({
  work: z.string(),
  title: z.string(),
  kind: z.string(),
  issuer: z.string(),
  region: z.string(),
  stage: z.string(),
  day: z.number(),
  dates: z.record(z.string(), z.number()).optional(),
})

const region = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parent: z.string().optional(),
})
const station = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  region: z.string(),
  address: z.string().optional(),
  head: z.string().optional(),
  phone: z.string().optional(),
})
const account = z.object({
  login: z.string(),
  name: z.string(),
  role: z.string(),
  region: z.string(),
  station: z.string().optional(),
})
const comment = z.object({
  article: z.string().nullable().optional(),
  channel: z.enum(['online', 'station', 'letter', 'meeting', 'paper', 'oral', 'deputy']),
  author: z.object({
    kind: z.enum(['resident', 'deputy', 'station']),
    name: z.string().optional(),
    consent: z.enum(['name', 'masked', 'none']).optional(),
  }),
  station: z.string().optional(),
  day: z.number(),
  text: z.string(),
  proposal: z.string().optional(),
})

const labels: Readonly<Record<string, string>> = {
  'consultation-draft': '草案征求意见稿',
  'second-reading': '草案二次审议稿',
  passed: '公布文本',
}

/** Load the demonstration from `root`/content. Call it on an empty system only. */
export async function loadDemonstration(ctx: Context, root: string): Promise<void> {
  const content = join(root, 'content')
  const read = (path: string): unknown => parse(readFileSync(join(content, path), 'utf8'))
  await loadDirectory(ctx, {
    regions: z.array(region).parse(read('demo/regions.yml')),
    stations: z.array(station).parse(read('demo/stations.yml')),
    people: z.object({ accounts: z.array(account) }).parse(read('demo/people.yml')).accounts,
    password: demonstrationPassword,
    isDemonstration: true,
  })
  const midnight = startOfChinaDay(ctx.clock.now())
  const people = await ctx.database.prisma.person.findMany({ select: { id: true, login: true } })
  const actorOf = (login: string, role: 'drafter' | 'publisher'): Actor => {
    const id = people.find((person) => person.login === login)?.id
    if (!id) throw new Error(`Expected a demonstration account ${login}`)
    return { id, roles: [role], stationIds: [], regionCodes: ['9901'] }
  }
  const drafter = actorOf('drafter', 'drafter')
  const publisher = actorOf('publisher', 'publisher')
  const stationIds = (await ctx.database.prisma.station.findMany({ select: { id: true } })).map(
    ({ id }) => id,
  )

  await loadLibrary(ctx, drafter, join(content, 'library'))
  const property = await importWork(ctx, drafter, {
    folder: join(content, 'works/property-management'),
    midnight,
  })
  const charging = await importWork(ctx, drafter, {
    folder: join(content, 'works/charging-safety'),
    midnight,
  })
  const open = async (versionId: string, title: string, opens: number, closes: number) =>
    publishConsultation(ctx, publisher, {
      versionId,
      title,
      preparedById: drafter.id ?? '',
      opensAt: midnight + opens * dayMs,
      closesAt: midnight + closes * dayMs,
      stationIds,
    })

  const first = await open(property.first, `${property.title}（草案征求意见稿）`, -120, -88)
  await loadComments(
    ctx,
    first,
    readdirSync(join(content, 'demo/comments'))
      .filter((name) => name !== 'open.yml')
      .map((name) => join(content, 'demo/comments', name)),
    midnight,
  )
  await closeConsultation(ctx, first)
  await carryComments(ctx, first)
  const second = await open(charging.first, `${charging.title}（草案征求意见稿）`, -8, 25)
  await loadComments(ctx, second, [join(content, 'demo/comments/open.yml')], midnight)
}

async function importWork(
  ctx: Context,
  actor: Actor,
  { folder, midnight }: { readonly folder: string; readonly midnight: number },
): Promise<{ first: string; title: string }> {
  const explanation = existsSync(join(folder, 'explanation.md'))
    ? split(readFileSync(join(folder, 'explanation.md'), 'utf8')).body
    : ''
  let first: string | undefined
  let title = ''
  for (const name of readdirSync(folder)
    .filter((file) => /^[0-9]/.test(file))
    .sort()) {
    const { header, body } = split(readFileSync(join(folder, name), 'utf8'))
    const facts = frontMatter.parse(parse(header))
    const imported = await importVersion(ctx, actor, {
      workId: facts.work,
      title: facts.title,
      kind: facts.kind,
      issuer: facts.issuer,
      regionCode: facts.region,
      stage: facts.stage,
      label: labels[facts.stage] ?? facts.stage,
      source: withDates(body, facts.dates ?? {}, midnight),
      explanation,
      datedOn: midnight + facts.day * dayMs,
      isPublic: true,
    })
    first ??= imported.versionId
    title = facts.title
  }
  if (!first) throw new Error(`Expected at least one version in ${folder}`)
  return { first, title }
}

async function loadComments(
  ctx: Context,
  consultationId: string,
  files: readonly string[],
  midnight: number,
): Promise<void> {
  const given = files
    .filter((file) => existsSync(file))
    .flatMap((file) => z.array(comment).parse(parse(readFileSync(file, 'utf8'))))
  await Promise.all(
    given.map(({ article, channel, author, station: stationId, day, text, proposal }, index) =>
      submitComments(
        ctx,
        {
          comments: [{ article: article ?? null, text, proposal }],
          author: { name: author.name, consent: author.consent ?? 'none', isMinor: false },
        },
        {
          consultationId,
          channel,
          by: author.kind,
          stationId,
          receivedAt: midnight + day * dayMs + (9 * 60 + ((index * 37) % 600)) * 60_000 - chinaMs,
        },
      ),
    ),
  )
}

function split(file: string): { header: string; body: string } {
  const end = file.indexOf('\n---', 4)
  return { header: file.slice(4, end), body: file.slice(file.indexOf('\n', end + 1) + 1) }
}

/** `{{date:adopted}}` in a text becomes the day it stands for. */
function withDates(body: string, dates: Readonly<Record<string, number>>, midnight: number): string {
  return body.replace(/\{\{date:([a-z]+)\}\}/g, (_, name: string) => {
    const day = new Date(midnight + (dates[name] ?? 0) * dayMs + chinaMs)
    return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
  })
}

/** 0:00 in Asia/Shanghai of the day of `ms`. */
function startOfChinaDay(ms: number): number {
  return Math.floor((ms + chinaMs) / dayMs) * dayMs - chinaMs
}
