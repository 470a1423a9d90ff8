// What the office made of the comments before it answered: it hid a few with the reason, grouped the rest into themes,
// and assigned some. The machine's groups are made as well, so that the desk shows both beside each other.

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { clusterComments } from '~/commands/cluster-comments.server'
import { assignTheme } from '~/commands/edit-theme.server'
import { createTheme } from '~/commands/group-comments.server'
import { moderateComments } from '~/commands/moderate-comment.server'
import { type Days, onDay } from './days'
import type { City } from './directory'
import { answer, type Voice } from './voices'

const themeFile = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    article: z.string(),
    answer: answer.optional(),
    unit: z.string().optional(),
    /** Day on which the unit's work is due. */
    due: z.number().optional(),
  }),
)

export interface LoadedTheme {
  readonly themeId: string
  readonly answer?: z.infer<typeof answer>
}

interface Grouping {
  readonly consultationId: string
  readonly voices: readonly Voice[]
  readonly file: string
  /** Day on which the grouping is done. */
  readonly day: number
  readonly city: City
  readonly days: Days
}

/** Cluster, moderate and group the comments; returns the themes that have members, in the order of the file. */
export async function groupVoices(ctx: Context, grouping: Grouping): Promise<readonly LoadedTheme[]> {
  const { consultationId, voices, file, day, city, days } = grouping
  const drafter = city.actor('drafter')
  const then = onDay(ctx, days.at(day, 570))
  await clusterComments(then, { consultationId }, async () => undefined)
  for (const { commentId, moderated } of voices) {
    if (moderated)
      await moderateComments(then, drafter, { consultationId, commentIds: [commentId], ...moderated })
  }
  const loaded: LoadedTheme[] = []
  for (const theme of themeFile.parse(parse(readFileSync(file, 'utf8')))) {
    const comments = voices
      .filter((voice) => voice.theme === theme.id && (!voice.settled || voice.settled.as === 'merged'))
      .map(({ commentId }) => ({ id: commentId, themeId: '' }))
    if (comments.length === 0) continue
    const anchorEId = await eIdOf(ctx, consultationId, theme.article)
    const { themeId } = await createTheme(then, drafter, {
      consultationId,
      comments,
      name: theme.name,
      anchorEId,
    })
    if (theme.unit) {
      await assignTheme(then, drafter, {
        consultationId,
        themeId,
        lockVersion: await lockVersionOf(ctx, themeId),
        unitId: theme.unit,
        personId: null,
        dueOn: days.dated(theme.due ?? 0),
      })
    }
    loaded.push({ themeId, answer: theme.answer })
  }
  return loaded
}

async function eIdOf(ctx: Context, consultationId: string, number: string): Promise<string> {
  const article = await ctx.database.prisma.versionArticle.findFirst({
    where: { number, version: { consultations: { some: { id: consultationId } } } },
    select: { eId: true },
  })
  if (!article) throw new Error(`Expected the draft to have ${number}`)
  return article.eId
}

async function lockVersionOf(ctx: Context, themeId: string): Promise<number> {
  const theme = await ctx.database.prisma.theme.findUniqueOrThrow({ where: { id: themeId } })
  return theme.lockVersion
}
