// Reading lists: for a deputy those published for the own region with how far the deputy is; for staff all of their
// regions, and how far each deputy is with the texts of one list. Of a deputy's learning staff see nothing else.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can, covers } from '~/domain/access'
import { textState } from '~/domain/learning'
import * as paths from '~/paths'
import { studyTexts } from './study-account.server'

export type TextState = ReturnType<typeof textState>

export interface ListedText {
  readonly workId: string
  readonly title: string
  /** Of the latest public version, the one that counts; empty where the text is no longer public. */
  readonly versionId: string
  readonly versionLabel: string
  readonly articles: number
  readonly href: string
  readonly questionsHref: string
  /** The reader's own. */
  readonly state: TextState
}

export interface StudyListView {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly regionCode: string
  readonly region: string
  readonly dueAt?: number
  readonly state: 'draft' | 'published' | 'archived'
  readonly texts: readonly ListedText[]
  readonly done: number
}

export interface DeputyProgress {
  readonly personId: string
  readonly name: string
  readonly region: string
  readonly states: readonly TextState[]
  readonly done: number
}

type ListRow = Awaited<ReturnType<typeof listRows>>[number]

function listRows(ctx: Context, where: { readonly id?: string }) {
  return ctx.database.prisma.studyList.findMany({
    where,
    include: { items: { orderBy: { ordinal: 'asc' } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

/** Lists that are published for the region of this person and not archived. */
export async function ownStudyLists(ctx: Context, actor: Actor): Promise<readonly StudyListView[]> {
  if (actor.id === undefined || !can(actor, 'study:read', { isPublished: true })) return []
  const rows = (await listRows(ctx, {})).filter(
    ({ publishedAt, archivedAt, regionCode }) =>
      publishedAt && !archivedAt && actor.regionCodes.some((own) => covers(regionCode, own)),
  )
  return views(ctx, actor, rows)
}

/** One list as its page shows it; undefined when there is none that the actor may read. */
export async function studyListView(
  ctx: Context,
  actor: Actor,
  listId: string,
): Promise<StudyListView | undefined> {
  const rows = await listRows(ctx, { id: listId })
  const isShown = rows.some(({ regionCode, publishedAt }) =>
    can(actor, 'study:read', { regionCode, isPublished: publishedAt !== null }),
  )
  return isShown ? (await views(ctx, actor, rows))[0] : undefined
}

/** All lists of the regions of the staff. Refuses others. */
export async function deskStudyLists(ctx: Context, actor: Actor): Promise<readonly StudyListView[]> {
  if (!actor.regionCodes.some((regionCode) => can(actor, 'study:assign', { regionCode }))) throw forbidden()
  const rows = (await listRows(ctx, {})).filter(({ regionCode }) =>
    can(actor, 'study:assign', { regionCode }),
  )
  return views(ctx, actor, rows)
}

/** How far each deputy of the list's region is. Refuses those who may not follow it. */
export async function listProgress(
  ctx: Context,
  actor: Actor,
  list: StudyListView,
): Promise<readonly DeputyProgress[]> {
  if (!can(actor, 'study:follow', { regionCode: list.regionCode })) throw forbidden()
  const deputies = await deputiesIn(ctx, list.regionCode)
  const ids = deputies.map(({ id }) => id)
  const states = await statesOf(
    ctx,
    ids,
    list.texts.map(({ versionId }) => versionId),
  )
  return deputies.map(({ id, name, region }) => {
    const own = list.texts.map(({ versionId }) => states(id, versionId))
    return { personId: id, name, region, states: own, done: own.filter((state) => state === 'done').length }
  })
}

/** Deputies of the region and of those in it, by name; those who left are out. */
async function deputiesIn(ctx: Context, regionCode: string) {
  const grants = await ctx.database.prisma.roleGrant.findMany({
    where: { role: 'deputy', endedAt: null, person: { disabledAt: null } },
    include: { person: true },
  })
  const now = ctx.clock.now()
  const codeOf = ({ regionCode: granted, person }: (typeof grants)[number]) => granted || person.regionCode
  const here = grants.filter(
    (grant) =>
      covers(regionCode, codeOf(grant)) &&
      (grant.person.termEndsAt === null || grant.person.termEndsAt.getTime() > now),
  )
  const regions = await ctx.database.prisma.region.findMany({
    where: { code: { in: here.map(codeOf) } },
    select: { code: true, name: true },
  })
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  const people = new Map(
    here.map((grant) => [
      grant.personId,
      { id: grant.personId, name: grant.person.name, region: names.get(codeOf(grant)) ?? '' },
    ]),
  )
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1))
}

async function views(ctx: Context, actor: Actor, rows: readonly ListRow[]): Promise<StudyListView[]> {
  const { prisma } = ctx.database
  const workIds = [...new Set(rows.flatMap(({ items }) => items.map(({ workId }) => workId)))]
  const [works, regions] = await Promise.all([
    prisma.work.findMany({
      where: { id: { in: workIds } },
      select: {
        id: true,
        title: true,
        isPublic: true,
        versions: {
          where: { isPublic: true, undoneAt: null },
          orderBy: { ordinal: 'desc' },
          take: 1,
          select: { id: true, label: true, articleCount: true },
        },
      },
    }),
    prisma.region.findMany({ where: { code: { in: rows.map(({ regionCode }) => regionCode) } } }),
  ])
  const latest = works.flatMap(({ versions }) => versions.map(({ id }) => id))
  const states = await statesOf(ctx, actor.id === undefined ? [] : [actor.id], latest)
  const texts = new Map(works.map((work) => [work.id, listedText(work, (id) => states(actor.id ?? '', id))]))
  return rows.map((row) => {
    const own = row.items.flatMap(({ workId }) => texts.get(workId) ?? [])
    return {
      id: row.id,
      title: row.title,
      words: row.words,
      regionCode: row.regionCode,
      region: regions.find(({ code }) => code === row.regionCode)?.name ?? '',
      ...(row.dueAt ? { dueAt: row.dueAt.getTime() } : {}),
      state: row.archivedAt ? 'archived' : row.publishedAt ? 'published' : 'draft',
      texts: own,
      done: own.filter(({ state }) => state === 'done').length,
    }
  })
}

interface WorkRow {
  readonly id: string
  readonly title: string
  readonly isPublic: boolean
  readonly versions: readonly { readonly id: string; readonly label: string; readonly articleCount: number }[]
}

function listedText(work: WorkRow, stateOf: (versionId: string) => TextState): ListedText {
  const version = work.isPublic ? work.versions[0] : undefined
  return {
    workId: work.id,
    title: work.title,
    versionId: version?.id ?? '',
    versionLabel: version?.label ?? '',
    articles: version?.articleCount ?? 0,
    href: version ? paths.version(work.id, version.id) : paths.work(work.id),
    questionsHref: version ? paths.versionQuestions(work.id, version.id) : '',
    state: version ? stateOf(version.id) : 'unread',
  }
}

/** How far people are with versions: read once for all of them. */
async function statesOf(ctx: Context, personIds: readonly string[], versionIds: readonly string[]) {
  const where = { personId: { in: [...personIds] }, versionId: { in: [...versionIds].filter(Boolean) } }
  const { prisma } = ctx.database
  const [texts, times, answers] = await Promise.all([
    studyTexts(ctx, where.versionId.in),
    prisma.articleTime.findMany({ where }),
    prisma.studyAnswer.findMany({ where }),
  ])
  const ofText = new Map(texts.map((text) => [text.versionId, text]))
  const [timesOf, answersOf] = [ofPerson(times), ofPerson(answers)]
  return (personId: string, versionId: string): TextState => {
    const text = ofText.get(versionId)
    const at = `${personId} ${versionId}`
    return text ? textState(text, timesOf.get(at) ?? [], answersOf.get(at) ?? []) : 'unread'
  }
}

function ofPerson<Row extends { personId: string; versionId: string }>(rows: readonly Row[]) {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.personId} ${row.versionId}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** Regions for which the staff may make lists: cities and counties. */
export async function listRegions(ctx: Context, actor: Actor) {
  const regions = await ctx.database.prisma.region.findMany({
    orderBy: { code: 'asc' },
    select: { code: true, name: true },
  })
  return regions.filter(({ code }) => code.length <= 6 && can(actor, 'study:assign', { regionCode: code }))
}
