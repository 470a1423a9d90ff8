// What people and machines do in an office, as acts that a property can string together at random: each does one command
// with whatever it finds. A refusal is an answer like any other; everything else that is thrown is a fault.

import fc from 'fast-check'
import { approveDisposition, returnDisposition } from '~/commands/approve-disposition.server'
import { carryComments } from '~/commands/carry-comments.server'
import { clusterComments } from '~/commands/cluster-comments.server'
import { confirmLink, rejectLink } from '~/commands/confirm-link.server'
import { correctCarry } from '~/commands/correct-carry.server'
import { correctPairing, undoPairing } from '~/commands/correct-pairing.server'
import { assignTheme, closeTheme, renameTheme } from '~/commands/edit-theme.server'
import { enterComments } from '~/commands/enter-comments.server'
import { exportSummary } from '~/commands/export-summary.server'
import { createTheme, mergeThemes, moveComments, splitTheme } from '~/commands/group-comments.server'
import { importEntries } from '~/commands/import-entries.server'
import { cancelJob, retryJob } from '~/commands/manage-job.server'
import { moderateComments } from '~/commands/moderate-comment.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { prepareOutcome } from '~/commands/publish-outcome.server'
import { isRefusal } from '~/commands/refusal'
import { resumeCarrying } from '~/commands/resume-carrying.server'
import { settleComments, unsettleComments } from '~/commands/settle-comments.server'
import { joinComment, splitComment } from '~/commands/split-comment.server'
import { supportComment } from '~/commands/support-comment.server'
import { undoDisposition } from '~/commands/undo-disposition.server'
import { undoEntries } from '~/commands/undo-entries.server'
import { undoImport } from '~/commands/undo-import.server'
import { undoThemeAction } from '~/commands/undo-theme-action.server'
import { viewContact } from '~/commands/view-contact.server'
import type { Actor } from '~/domain/access'
import { changedSpans } from '~/domain/adoption'
import type { ChangeSet } from '~/domain/comparison'
import { firstDraft, type Office, openOffice } from '../commands/office'

export interface World extends Office {
  readonly clerk: Actor
}

/** Numbers that an act chooses by. */
type Numbers = readonly [number, number, number, number]
type Act = (world: World, numbers: Numbers, as?: Actor) => Promise<unknown>

const sayings = [
  '三十日太长，建议将“三十日”改为“十五日”。',
  '反对缩短时限，三十日已经很紧张。',
  '支持这一条。',
  '检测一年一次不够，建议半年一次。',
  '罚款太轻，建议提高到一万元。',
  '举报以后要答复，还要有奖励。',
]
const places = ['第一条', '第二条', '第三条', '第四条', '第五条', null] as const
const of = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(1, all.length)]

/** An office with six comments, a later draft, a theme and a proposed answer. */
export async function openWorld(): Promise<World> {
  const office = await openOffice()
  const clerk: Actor = { id: 'p-clerk', roles: ['station'], stationIds: ['st-1'], regionCodes: [] }
  const world = { ...office, clerk }
  for (let at = 0; at < 6; at++) {
    await office.comment(places[at % 4] ?? null, sayings[at] ?? '', {
      ...(at === 0 ? { proposal: firstDraft[0].replace('规范', '加强') } : {}),
      ...(at === 1 ? { quote: { text: '三十日', prefix: '收到申请之日起', suffix: '内作出决定' } } : {}),
      ...(at === 2 ? { name: '甲', contact: '130', consent: 'name' as const } : {}),
    })
  }
  const given = { numbers: [5, 15, 0, 0] } as const
  for (const name of ['draft', 'createTheme', 'propose', 'carry'] as const)
    await act(world, { name, ...given })
  return world
}

const commentsOf = ({ ctx, consultationId }: World) =>
  ctx.database.prisma.comment.findMany({
    where: { consultationId },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    include: { themes: true },
  })
const themesOf = ({ ctx, consultationId }: World) =>
  ctx.database.prisma.theme.findMany({ where: { consultationId }, orderBy: { createdAt: 'asc' } })
/** Drafts after the consulted one, in order. */
export const laterVersions = ({ ctx, workId, firstVersion }: World) =>
  ctx.database.prisma.version.findMany({
    where: { workId, undoneAt: null, id: { not: firstVersion } },
    orderBy: { ordinal: 'asc' },
  })

async function seen(world: World, numbers: Numbers) {
  const rows = await commentsOf(world)
  const picked = new Set([of(rows, numbers[0]), of(rows, numbers[1])])
  return [...picked].flatMap((row) => (row ? [{ id: row.id, themeId: row.themes[0]?.themeId ?? '' }] : []))
}

async function target(world: World, [a, b]: Numbers) {
  const theme = of(await themesOf(world), b)
  const { consultationId } = world
  if (a % 2 === 0 && theme) return { consultationId, themeId: theme.id }
  return { consultationId, commentId: of(await commentsOf(world), b)?.id ?? '' }
}

async function proposed({ ctx }: World) {
  const where = { status: 'proposed', replacedById: null }
  return (await ctx.database.prisma.disposition.findFirst({ where }))?.id ?? ''
}

async function link(world: World, [, , c, d]: Numbers) {
  const version = of(await laterVersions(world), c)
  const stored = await world.ctx.database.prisma.comparison.findFirst({
    where: { toVersionId: version?.id ?? '' },
  })
  const articles = await world.ctx.database.prisma.versionArticle.findMany({
    where: { versionId: version?.id ?? '' },
  })
  const side = {
    articles: new Map(articles.map(({ eId, number, text }) => [eId, { number, text }])),
    title: '',
    explanation: '',
  }
  const rows = (stored?.changes as ChangeSet | undefined)?.rows ?? []
  const span = of(
    rows.flatMap((row) => changedSpans(row, side)),
    d,
  )
  const { changeId = '', eId = '', start = 0, end = 0 } = span ?? {}
  return { versionId: version?.id ?? '', changeId, eId, start, end, source: 'person' as const }
}

const entryOf = (at: number) => ({
  author: { name: `赵${at}`, contact: `139${at}`, consents: at % 2 === 0 },
  channel: of(['paper', 'oral', 'meeting', 'letter'] as const, at) ?? 'paper',
  occasion: '座谈会',
  comments: [{ article: String((at % 5) + 1), text: of(sayings, at) ?? '', proposal: '' }],
})

/** Acts by name. `as` does an act of the staff as somebody else. */
export const acts = {
  submit: (world, [a, b]) => world.comment(of(places, a) ?? null, of(sayings, b) ?? ''),
  enter: ({ ctx, consultationId, clerk }, [a], as = clerk) =>
    enterComments(ctx, as, { consultationId, stationId: 'st-1' }, entryOf(a)),
  importTable: ({ ctx, consultationId, clerk }, [a, b], as = clerk) =>
    importEntries(
      ctx,
      as,
      { consultationId, stationId: 'st-1' },
      {
        fileName: 'a.xlsx',
        fileHash: String(a % 10).repeat(64),
        rows: [a, b].map((at, row) => ({ row, entry: entryOf(at) })),
      },
    ),
  takeBack: async ({ ctx, consultationId, clerk }, [a], as = clerk) => {
    const typed = await ctx.database.prisma.submission.findMany({
      where: { consultationId, typedById: { not: null } },
      orderBy: { receivedAt: 'asc' },
    })
    const one = of(typed, a)
    const what =
      a % 3 === 0 && one?.importBatchId ? { batchId: one.importBatchId } : { submissionId: one?.id ?? '' }
    return undoEntries(ctx, as, { consultationId, stationId: 'st-1' }, what)
  },
  support: async (world, [a, b]) =>
    supportComment(world.ctx, world.drafter, {
      consultationId: world.consultationId,
      commentId: of(await commentsOf(world), a)?.id ?? '',
      supporter: { deviceId: String(b % 5) },
    }),
  moderate: async (world, numbers, as = world.drafter) =>
    moderateComments(world.ctx, as, {
      consultationId: world.consultationId,
      commentIds: (await seen(world, numbers)).map(({ id }) => id),
      state: of(['held', 'published', 'held', 'refused'] as const, numbers[2]) ?? 'held',
      reason: 'other',
      note: '看过',
    }),
  createTheme: async (world, numbers, as = world.drafter) =>
    createTheme(world.ctx, as, {
      consultationId: world.consultationId,
      name: '要点',
      comments: await seen(world, numbers),
    }),
  moveComments: async (world, numbers, as = world.drafter) =>
    moveComments(world.ctx, as, {
      consultationId: world.consultationId,
      comments: await seen(world, numbers),
      themeId: numbers[2] % 3 === 0 ? null : (of(await themesOf(world), numbers[3])?.id ?? null),
    }),
  splitTheme: async (world, numbers, as = world.drafter) =>
    splitTheme(world.ctx, as, {
      consultationId: world.consultationId,
      themeId: of(await themesOf(world), numbers[2])?.id ?? '',
      comments: (await seen(world, numbers)).slice(0, 1),
      name: '分出',
    }),
  mergeThemes: async (world, [a, b], as = world.drafter) => {
    const themes = await themesOf(world)
    return mergeThemes(world.ctx, as, {
      consultationId: world.consultationId,
      themeId: of(themes, a)?.id ?? '',
      lockVersion: of(themes, a)?.lockVersion ?? 0,
      intoId: of(themes, b)?.id ?? '',
    })
  },
  editTheme: async (world, [a, b], as = world.drafter) => {
    const { id: themeId = '', lockVersion = 0 } = of(await themesOf(world), a) ?? {}
    const edited = { consultationId: world.consultationId, themeId, lockVersion }
    if (b % 3 === 0) return renameTheme(world.ctx, as, { ...edited, name: '新名' })
    if (b % 3 === 1) return closeTheme(world.ctx, as, edited)
    return assignTheme(world.ctx, as, { ...edited, unitId: null, personId: 'p-second', dueOn: '2026-12-31' })
  },
  undoTheme: async (world, _numbers, as = world.drafter) => {
    const { consultationId } = world
    const action = await world.ctx.database.prisma.themeAction.findFirst({
      where: { undoneAt: null },
      orderBy: { createdAt: 'desc' },
    })
    return undoThemeAction(world.ctx, as, { consultationId, actionId: action?.id ?? '' })
  },
  propose: async (world, numbers, as = world.drafter) =>
    proposeDisposition(world.ctx, as, await target(world, numbers), {
      ...(numbers[2] % 2 === 0
        ? { result: 'not-adopted', ground: 'execution', rationale: '属于执行问题。' }
        : { result: 'noted' }),
    }),
  approve: async (world, _numbers, as = world.reviewer) =>
    approveDisposition(world.ctx, as, { dispositionId: await proposed(world) }),
  return: async (world, _numbers, as = world.reviewer) =>
    returnDisposition(world.ctx, as, { dispositionId: await proposed(world), reason: '请写清楚。' }),
  undoAnswer: async (world, numbers, as = of([world.drafter, world.reviewer], numbers[3]) as Actor) =>
    undoDisposition(world.ctx, as, await target(world, numbers)),
  link: async (world, numbers, as = world.drafter) =>
    confirmLink(world.ctx, as, await target(world, numbers), await link(world, numbers)),
  rejectLink: async (world, numbers, as = world.drafter) =>
    rejectLink(world.ctx, as, await target(world, numbers), await link(world, numbers)),
  settle: async (world, numbers, as = world.drafter) => {
    const [first, second] = await seen(world, numbers)
    return settleComments(world.ctx, as, {
      consultationId: world.consultationId,
      commentIds: [first?.id ?? ''],
      as: of(['merged', 'spam', 'out-of-scope'], numbers[2]) ?? '',
      mergedIntoId: second?.id ?? '',
      reason: '相同',
    })
  },
  unsettle: async (world, numbers, as = world.drafter) =>
    unsettleComments(world.ctx, as, {
      consultationId: world.consultationId,
      commentIds: (await seen(world, numbers)).map(({ id }) => id),
    }),
  correctPlace: async (world, [a, b, c], as = world.drafter) =>
    correctCarry(world.ctx, as, {
      commentId: of(await commentsOf(world), a)?.id ?? '',
      versionId: of(await laterVersions(world), b)?.id ?? '',
      places: c % 4 === 0 ? [] : [of(places.slice(0, 3), c) ?? ''],
      reason: '看过',
    }),
  pair: async (world, [a, b, c], as = world.drafter) => {
    const later = await laterVersions(world)
    const at = a % Math.max(1, later.length)
    return correctPairing(world.ctx, as, {
      fromVersionId: later[at - 1]?.id ?? world.firstVersion,
      toVersionId: later[at]?.id ?? '',
      from: [of(places.slice(0, 3), b) ?? ''],
      to: [of(places.slice(0, 3), c) ?? ''],
    })
  },
  undoPair: async (world, _numbers, as = world.drafter) => {
    const standing = await world.ctx.database.prisma.pairCorrection.findFirst({ where: { undoneAt: null } })
    return undoPairing(world.ctx, as, standing?.id ?? '')
  },
  draft: async (world, [a, b]) => {
    const texts = firstDraft
      .filter((_, at) => at !== a % 6)
      .map((text) => text.replace('三十日', `${b % 90}日`))
    return world.importDraft(
      b % 2 === 0 ? [`第${a}次新增的条文，规定监督检查的要求。`, ...texts] : texts,
      `稿${a}`,
    )
  },
  undoDraft: async (world, _numbers, as = world.drafter) =>
    undoImport(world.ctx, as, (await laterVersions(world)).at(-1)?.id ?? ''),
  contact: async (world, [a], as = world.drafter) =>
    viewContact(world.ctx, as, { commentId: of(await commentsOf(world), a)?.id ?? '', reason: 'verify' }),
  prepareReport: ({ ctx, consultationId, drafter }, _numbers, as = drafter) =>
    prepareOutcome(ctx, as, { consultationId, note: '' }),
  exportTable: ({ ctx, consultationId, drafter }, _numbers, as = drafter) =>
    exportSummary(ctx, as, consultationId),
  manageJob: async (world, [a], as = world.drafter) => {
    const where = a % 2 === 0 ? { status: 'queued' } : { status: 'cancelled' }
    const run = await world.ctx.database.prisma.jobRun.findFirst({ where })
    return (a % 2 === 0 ? cancelJob : retryJob)(world.ctx, as, run?.id ?? '')
  },
  resumeCarry: async ({ ctx, consultationId, drafter }, _numbers, as = drafter) =>
    resumeCarrying(ctx, as, consultationId),
  split: async (world, [a, b], as = world.drafter) =>
    splitComment(world.ctx, as, {
      consultationId: world.consultationId,
      commentId: of(await commentsOf(world), a)?.id ?? '',
      cuts: [2 + (b % 4)],
    }),
  join: async (world, [a], as = world.drafter) =>
    joinComment(world.ctx, as, {
      consultationId: world.consultationId,
      commentId: of(await commentsOf(world), a)?.id ?? '',
    }),
  answerPart: async (world, [a, b, c], as = world.drafter) => {
    const parts = await world.ctx.database.prisma.commentPart.findMany({
      where: { undoneAt: null, comment: { consultationId: world.consultationId } },
      orderBy: { id: 'asc' },
    })
    const ref = { consultationId: world.consultationId, partId: of(parts, a)?.id ?? '' }
    if (b % 4 === 0) return undoDisposition(world.ctx, of([as, world.reviewer], c) as Actor, ref)
    return proposeDisposition(world.ctx, as, ref, { result: 'noted' })
  },
  cluster: ({ ctx, consultationId }, [a]) =>
    clusterComments(ctx, { consultationId, seed: a % 1000 }, async () => undefined),
  carry: ({ ctx, consultationId }) => carryComments(ctx, consultationId),
} as const satisfies Readonly<Record<string, Act>>

export type ActName = keyof typeof acts
export const actNames = Object.keys(acts) as readonly ActName[]
/** What no person does: runs of the machine. */
export const machineActs: readonly ActName[] = ['cluster', 'carry']

const number = fc.nat({ max: 10_000 })
/** Each of the acts once, in random order and with random choices. */
export const anActs = (names: readonly ActName[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...names], { minLength: names.length }),
      fc.array(fc.tuple(number, number, number, number), {
        minLength: names.length,
        maxLength: names.length,
      }),
    )
    .map(([order, numbers]): Step[] =>
      order.map((name, at) => ({ name, numbers: numbers[at] ?? [0, 0, 0, 0] })),
    )
export type Step = { readonly name: ActName; readonly numbers: Numbers }

/** Whether it was done; false when it was refused. */
export async function act(world: World, { name, numbers }: Step, as?: Actor): Promise<boolean> {
  // A clock that moves, so that what came later is later.
  world.ctx.setTime(world.ctx.clock.now() + 60_000)
  try {
    await (acts[name] as Act)(world, numbers, as)
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

/** The seed of this run, printed so that a failure can be run again: RULES_SEED=… npx vitest run test/rules. */
export function seeded(numRuns: number) {
  const seed = Number(process.env.RULES_SEED ?? Date.now() % 2 ** 31)
  process.stdout.write(`seed ${seed}\n`)
  // Runs share one office, so a shrunk history would not be the one that failed.
  return { numRuns, seed, endOnFailure: true } as const
}
