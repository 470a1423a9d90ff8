// How themes are changed, whatever the change: in one transaction that remembers what was before, recounts the themes it
// touched, and refuses when somebody else was there in between. What it remembers is enough to undo it.

import type { Context } from '~/adapters/context.server'
import type { Change } from '~/adapters/db/write.server'
import { type Action, type Actor, can } from '~/domain/access'
import { type CommentReading, countStances, quotesOf, type Stance, tallyProposals } from '~/domain/comment'
import type { LedgerActor, LedgerEventType } from '~/domain/ledger'
import { forbidden, Refusal } from './refusal'

/** A comment as the page showed it: with the theme it stood in then, empty for none. */
export interface SeenComment {
  readonly id: string
  readonly themeId: string
}

/** A theme's own fields before an action. */
export interface ThemeBefore {
  readonly id: string
  readonly name: string
  readonly closedAt: string | null
  readonly assignedUnitId: string | null
  readonly assignedToId: string | null
  readonly dueAt: string | null
  /** After the action; undoing refuses where it has moved on. */
  readonly lockVersionAfter: number
  readonly isNew: boolean
}

/** What `ThemeAction.before` holds. */
export interface ActionBefore {
  readonly themes: readonly ThemeBefore[]
  readonly members: readonly { readonly commentId: string; readonly from: string; readonly to: string }[]
  /** Of a decision about showing comments: where each stood before. */
  readonly moderated?: readonly ModeratedBefore[]
  /** Of comments or an article given to somebody: to whom before. */
  readonly assigned?: readonly AssignedBefore[]
  /** Shown on the undo button: the theme's name, or how many comments. */
  readonly subject: string
}

export interface ModeratedBefore {
  readonly commentId: string
  readonly from: string
  readonly lockVersionAfter: number
}

export interface AssignedBefore {
  readonly kind: string
  readonly targetId: string
  readonly unitId: string | null
  readonly personId: string | null
  readonly dueAt: string | null
  readonly lockVersionAfter: number
}

export type ThemeActionKind = 'create' | 'merge' | 'split' | 'move' | 'rename' | 'assign' | 'close'

export interface ThemeTools {
  readonly tx: Change['tx']
  readonly now: Date
  /** A new theme, empty; returns its id. */
  create(name: string, anchorEId: string): Promise<string>
  /** Remember a theme as it is; refuses where `lockVersion` is not what the page had. */
  touch(themeId: string, lockVersion?: number): Promise<{ name: string; anchorEId: string }>
  /** Put comments into a theme, or into none. Refuses where one is not where the page showed it. */
  move(comments: readonly SeenComment[], themeId: string | null): Promise<void>
}

export interface ThemeChangeInput {
  readonly consultationId: string
  readonly kind: ThemeActionKind
  readonly action?: Extract<Action, 'comment:group' | 'comment:assign'>
  readonly event: LedgerEventType
  readonly subject: string
}

/** Change themes. `work` does it and returns the theme that the event is about. */
export async function changeThemes(
  ctx: Context,
  actor: Actor,
  input: ThemeChangeInput,
  work: (tools: ThemeTools) => Promise<string>,
): Promise<{ readonly actionId: string; readonly themeId: string }> {
  const { consultationId, kind, action = 'comment:group', event, subject } = input
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true },
  })
  if (!row || actor.id === undefined || !can(actor, action, { regionCode: row.regionCode })) throw forbidden()
  const byId = actor.id
  const actionId = ctx.ids.next()
  const themeId = await ctx.change(async ({ tx, record }) => {
    const trail = createTrail(ctx, tx, { consultationId, byId })
    const themeId = await work(trail.tools)
    const before: ActionBefore = { ...(await trail.finish()), subject }
    await tx.themeAction.create({
      data: {
        id: actionId,
        consultationId,
        kind,
        before: JSON.parse(JSON.stringify(before)),
        byId,
        createdAt: trail.tools.now,
      },
    })
    const refs = event === 'theme.created' || event === 'theme.split' ? [themeId, consultationId] : [themeId]
    record({
      type: event,
      by: actingAs(actor),
      ref: refs,
      committed: {
        words: { action: actionId, subject, comments: before.members.map(({ commentId }) => commentId) },
      },
    })
    return themeId
  })
  return { actionId, themeId }
}

function createTrail(
  ctx: Context,
  tx: Change['tx'],
  { consultationId, byId }: { readonly consultationId: string; readonly byId: string },
) {
  const now = new Date(ctx.clock.now())
  const themes = new Map<string, Omit<ThemeBefore, 'lockVersionAfter'>>()
  const members: { commentId: string; from: string; to: string }[] = []
  const touch: ThemeTools['touch'] = async (themeId, lockVersion) => {
    const theme = await tx.theme.findUnique({ where: { id: themeId } })
    if (!theme || theme.consultationId !== consultationId) throw noTheme()
    if (lockVersion !== undefined && theme.lockVersion !== lockVersion)
      throw await changedMeanwhile(tx, consultationId)
    if (!themes.has(themeId)) {
      themes.set(themeId, {
        id: themeId,
        name: theme.name,
        closedAt: theme.closedAt?.toISOString() ?? null,
        assignedUnitId: theme.assignedUnitId,
        assignedToId: theme.assignedToId,
        dueAt: theme.dueAt?.toISOString() ?? null,
        isNew: false,
      })
    }
    return { name: theme.name, anchorEId: theme.anchorEId }
  }
  const move: ThemeTools['move'] = async (comments, themeId) => {
    const ids = comments.map(({ id }) => id)
    const found = await tx.comment.findMany({
      where: { id: { in: ids }, consultationId },
      select: { id: true, themes: { select: { themeId: true } } },
    })
    const standing = new Map(found.map(({ id, themes: [at] }) => [id, at?.themeId ?? '']))
    if (comments.some(({ id, themeId: seen }) => standing.get(id) !== seen))
      throw await changedMeanwhile(tx, consultationId)
    for (const from of new Set(standing.values())) if (from !== '') await touch(from)
    if (themeId !== null) await touch(themeId)
    await refuseAnswered(
      tx,
      [...themes.values()].filter(({ isNew }) => !isNew).map(({ id }) => id),
    )
    await tx.themeMember.deleteMany({ where: { commentId: { in: ids } } })
    if (themeId !== null)
      await tx.themeMember.createMany({ data: ids.map((commentId) => ({ commentId, themeId })) })
    for (const [commentId, from] of standing) members.push({ commentId, from, to: themeId ?? '' })
  }
  const create: ThemeTools['create'] = async (name, anchorEId) => {
    const id = ctx.ids.next()
    await tx.theme.create({
      data: { id, consultationId, name, anchorEId, createdById: byId, createdAt: now },
    })
    const fresh = { closedAt: null, assignedUnitId: null, assignedToId: null, dueAt: null, isNew: true }
    themes.set(id, { id, name, ...fresh })
    return id
  }
  const finish = async (): Promise<Omit<ActionBefore, 'subject'>> => {
    const after: ThemeBefore[] = []
    for (const theme of themes.values()) {
      await recountTheme(tx, theme.id)
      const { lockVersion } = await tx.theme.update({
        where: { id: theme.id },
        data: { lockVersion: { increment: 1 } },
        select: { lockVersion: true },
      })
      after.push({ ...theme, lockVersionAfter: lockVersion })
    }
    return { themes: after, members }
  }
  return { tools: { tx, now, create, touch, move }, finish }
}

/** Proposals of a theme that are stored for its card. */
const storedProposals = 20

/** Count what a theme's members say and choose its quotes anew. O(members). */
export async function recountTheme(tx: Change['tx'], themeId: string): Promise<void> {
  const data = await toldOf(tx, { themes: { some: { themeId } } })
  await tx.theme.update({ where: { id: themeId }, data })
}

/** Which comments, as Prisma takes it. */
type CommentChoice = NonNullable<NonNullable<Parameters<Change['tx']['comment']['findMany']>[0]>['where']>

/** What some comments say, as a theme or a group stores it. O(comments). */
export async function toldOf(tx: Change['tx'], where: CommentChoice) {
  const rows = await tx.comment.findMany({
    where,
    orderBy: { id: 'asc' },
    select: {
      id: true,
      text: true,
      stance: true,
      proposals: true,
      submission: { select: { id: true, personId: true, stationId: true } },
    },
  })
  const authorOf = (row: (typeof rows)[number]) => row.submission.personId ?? row.submission.id
  const made = rows.flatMap((row) =>
    (row.proposals as unknown as CommentReading['proposals']).map((one) => ({
      ...one,
      comment: row.id,
      author: authorOf(row),
    })),
  )
  const proposals = tallyProposals(made).slice(0, storedProposals)
  return {
    texts: rows.length,
    people: new Set(rows.map(authorOf)).size,
    stations: new Set(rows.flatMap(({ submission }) => submission.stationId ?? [])).size,
    stance: { ...countStances(rows.map(({ stance }) => stance as Stance)) },
    proposals: proposals.map(({ words, people, texts }) => ({ words, people, texts })),
    representatives: [
      ...quotesOf(rows.map(({ id, text, stance }) => ({ id, text, stance: stance as Stance })))
        .representatives,
    ],
  }
}

/** A theme that has an answer under way must not lose or win comments behind the back of who approves it. */
async function refuseAnswered(tx: Change['tx'], themeIds: readonly string[]): Promise<void> {
  const answered = await tx.disposition.findFirst({
    where: { themeId: { in: [...themeIds] }, status: { in: ['proposed', 'approved'] }, replacedById: null },
    select: { theme: { select: { name: true } } },
  })
  if (!answered) return
  const name = answered.theme?.name ?? ''
  throw new Refusal('conflict', {
    zh: `“${name}”已经提出了处理意见，意见不能再移进移出，没有改动。请先在“处理意见”里退回。`,
    en: `“${name}” already has a disposition, so its comments cannot be moved; nothing was changed. Return the disposition first.`,
  })
}

/** Somebody changed it after the page was made: who and when, so that both sides can be put together. */
export async function changedMeanwhile(tx: Change['tx'], consultationId: string): Promise<Refusal> {
  const last = await tx.themeAction.findFirst({
    where: { consultationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { byId: true, createdAt: true },
  })
  const person = last
    ? await tx.person.findUnique({ where: { id: last.byId }, select: { name: true } })
    : null
  const clock = last ? new Date(last.createdAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16) : ''
  const who = person?.name ?? ''
  return new Refusal('conflict', {
    zh: `${who}在${clock}改过这里，您这一步没有执行。下面是现在的样子，请看过以后再做一次；您写的字还在。`,
    en: `${who} changed this at ${clock}, so your step was not done. Below is how it stands now; look at it and do it again. What you typed is still here.`,
  })
}

export function noTheme(): Refusal {
  return new Refusal('not-found', {
    zh: '没有这个意见要点，没有改动。请刷新后再选。',
    en: 'There is no such theme; nothing was changed. Reload and choose again.',
  })
}

const words: readonly LedgerActor[] = [
  'drafter',
  'reviewer',
  'publisher',
  'undertaking',
  'station',
  'auditor',
  'admin',
]

/** The role under which the ledger notes an act of the staff. */
export function actingAs(actor: Actor): LedgerActor {
  return words.find((role) => actor.roles.some((own) => own === role)) ?? 'system'
}
