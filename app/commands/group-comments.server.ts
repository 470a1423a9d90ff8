// People group comments: a new theme from chosen comments or from a machine's group, comments moved to another theme or
// out of all, a theme split, two themes made one. Each is one action that can be undone.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { Refusal } from './refusal'
import { changeThemes, noTheme, type SeenComment } from './theme-change.server'

const longestName = 60
/** Comments of one action; a machine's group may be larger, a page never is. */
const mostComments = 100_000

export interface Done {
  readonly actionId: string
  readonly themeId: string
}

export interface GroupInput {
  readonly consultationId: string
  /** Chosen on the page … */
  readonly comments?: readonly SeenComment[]
  /** … or all of a machine's group that stand in no theme yet. */
  readonly clusterId?: string
}

/** Make a theme of comments. */
export async function createTheme(
  ctx: Context,
  actor: Actor,
  input: GroupInput & { readonly name: string; readonly anchorEId?: string },
): Promise<Done> {
  const name = readName(input.name)
  const { consultationId } = input
  const { comments, anchorEId } = await chosen(ctx, input)
  return changeThemes(
    ctx,
    actor,
    { consultationId, kind: 'create', event: 'theme.created', subject: name },
    async ({ tx, create, move }) => {
      const id = await create(name, input.anchorEId ?? anchorEId)
      await move(comments, id)
      // What a model drafted for the machine's group waits on the page of the theme, for a person to decide.
      const { clusterId } = input
      if (clusterId !== undefined)
        await tx.summary.updateMany({ where: { clusterId, themeId: null }, data: { themeId: id } })
      return id
    },
  )
}

/** Split comments off a theme into a new one. */
export async function splitTheme(
  ctx: Context,
  actor: Actor,
  input: { consultationId: string; themeId: string; comments: readonly SeenComment[]; name: string },
): Promise<Done> {
  const { consultationId, themeId, comments } = input
  const name = readName(input.name)
  if (comments.length === 0) throw nothingChosen()
  return changeThemes(
    ctx,
    actor,
    { consultationId, kind: 'split', event: 'theme.split', subject: name },
    async ({ create, move, touch }) => {
      const { anchorEId } = await touch(themeId)
      const id = await create(name, anchorEId)
      await move(comments, id)
      return id
    },
  )
}

/** Move comments to a theme, or out of their themes where `themeId` is null. */
export async function moveComments(
  ctx: Context,
  actor: Actor,
  input: GroupInput & { readonly themeId: string | null },
): Promise<Done> {
  const { consultationId, themeId } = input
  const { comments } = await chosen(ctx, input)
  const theme =
    themeId === null ? null : await ctx.database.prisma.theme.findUnique({ where: { id: themeId } })
  if (themeId !== null && !theme) throw noTheme()
  const subject = theme?.name ?? ''
  return changeThemes(
    ctx,
    actor,
    { consultationId, kind: 'move', event: 'theme.moved', subject },
    async ({ move }) => {
      await move(comments, themeId)
      return themeId ?? comments.find(({ themeId: seen }) => seen !== '')?.themeId ?? consultationId
    },
  )
}

/** Put all of a theme into another one and close it. */
export async function mergeThemes(
  ctx: Context,
  actor: Actor,
  input: { consultationId: string; themeId: string; lockVersion: number; intoId: string },
): Promise<Done> {
  const { consultationId, themeId, lockVersion, intoId } = input
  const theme = await ctx.database.prisma.theme.findUnique({ where: { id: themeId }, select: { name: true } })
  if (!theme || themeId === intoId || intoId === '') {
    throw new Refusal(
      'invalid',
      {
        zh: '请选另一个要点并入，没有改动。',
        en: 'Choose another theme to merge into; nothing was changed.',
      },
      'intoId',
    )
  }
  return changeThemes(
    ctx,
    actor,
    { consultationId, kind: 'merge', event: 'theme.merged', subject: theme.name },
    async ({ tx, now, touch, move }) => {
      await touch(themeId, lockVersion)
      const members = await tx.themeMember.findMany({ where: { themeId }, select: { commentId: true } })
      await move(
        members.map(({ commentId }) => ({ id: commentId, themeId })),
        intoId,
      )
      await tx.theme.update({ where: { id: themeId }, data: { closedAt: now } })
      return intoId
    },
  )
}

async function chosen(
  ctx: Context,
  { consultationId, comments, clusterId }: GroupInput,
): Promise<{ comments: readonly SeenComment[]; anchorEId: string }> {
  const { prisma } = ctx.database
  if (clusterId !== undefined) {
    const cluster = await prisma.cluster.findFirst({
      where: { id: clusterId, clustering: { consultationId } },
      select: { anchorEId: true },
    })
    if (!cluster) {
      throw new Refusal('conflict', {
        zh: '机器已经重新分过组，这一组不在了，没有改动。请看下面新的分组。',
        en: 'The machine has grouped anew and this group is gone; nothing was changed. Look at the new groups below.',
      })
    }
    const members = await prisma.comment.findMany({
      where: { clusters: { some: { clusterId } }, themes: { none: {} } },
      select: { id: true },
      take: mostComments,
    })
    if (members.length === 0) throw nothingChosen()
    return { comments: members.map(({ id }) => ({ id, themeId: '' })), anchorEId: cluster.anchorEId }
  }
  if (!comments || comments.length === 0) throw nothingChosen()
  const first = await prisma.comment.findUnique({
    where: { id: comments[0]?.id ?? '' },
    select: { anchorEId: true },
  })
  return { comments, anchorEId: first?.anchorEId ?? 'whole' }
}

/** The name of a theme as typed, checked. */
export function readName(typed: string): string {
  const name = typed.trim().replace(/\s+/gu, ' ')
  if (name === '') {
    throw new Refusal(
      'invalid',
      { zh: '请给要点起个名字，没有保存。', en: 'Give the theme a name; nothing was saved.' },
      'name',
    )
  }
  if ([...name].length > longestName || !name.isWellFormed() || /[\u0000-\u001f]/u.test(name)) {
    throw new Refusal(
      'invalid',
      {
        zh: `要点的名字最多${longestName}字，现在是${[...name].length}字。没有保存，请改短一些。`,
        en: `A theme's name has at most ${longestName} characters; this has ${[...name].length}. Nothing was saved: make it shorter.`,
      },
      'name',
    )
  }
  return name
}

function nothingChosen(): Refusal {
  return new Refusal(
    'invalid',
    {
      zh: '还没有选意见。请先在意见前面的方框里打勾，再点按钮；没有改动。',
      en: 'No comment is chosen. Tick the boxes before the comments, then press the button; nothing was changed.',
    },
    'comment',
  )
}
