// What became of what people said: settlements, links to the changed characters, answers that one person proposes and
// another approves. The files name words of a later version; here they become the changed places of its comparison, so
// that a link can never point at words that were there before.

import type { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { approveDispositions } from '~/commands/approve-disposition.server'
import { confirmLink } from '~/commands/confirm-link.server'
import type { TargetRef } from '~/commands/disposition-target.server'
import { type Proposal, proposeDispositions } from '~/commands/propose-disposition.server'
import { settleComments } from '~/commands/settle-comments.server'
import type { Actor } from '~/domain/access'
import { type CarrySide, type ChangedSpan, changedSpans } from '~/domain/adoption'
import type { ChangeSet } from '~/domain/comparison'
import { type Days, onDay } from './days'
import type { Stage } from './drafts'
import type { LoadedTheme } from './themes'
import type { answer, Voice } from './voices'

interface Office {
  readonly drafter: Actor
  readonly reviewer: Actor
  readonly days: Days
}

export interface Answers {
  readonly consultationId: string
  readonly voices: readonly Voice[]
  readonly themes: readonly LoadedTheme[]
  /** Version ids by their stage. */
  readonly versions: ReadonlyMap<Stage, string>
}

type Answer = z.infer<typeof answer>

/** Settle and answer each comment that its file settles or answers by itself, and the themes for the others. */
export async function answerVoices(ctx: Context, office: Office, answers: Answers): Promise<void> {
  const ids = await proposeAnswers(ctx, office, answers)
  const decisions = ids.map((dispositionId) => ({ dispositionId }))
  await approveDispositions(onDay(ctx, office.days.at(-10, 600)), office.reviewer, decisions)
}

/** The same without the other person's approval; returns the ids of what waits for it. */
export async function proposeAnswers(
  ctx: Context,
  office: Office,
  answers: Answers,
): Promise<readonly string[]> {
  const { drafter, days } = office
  const { consultationId, voices } = answers
  await settleVoices(ctx, office, answers)
  const places = await changedPlaces(ctx, answers.versions)
  const given: Proposal[] = []
  for (const { id, commentId, disposition } of voices) {
    if (!disposition) continue
    const ref = { consultationId, commentId }
    if (disposition.words) await linkWords(ctx, office, { ref, id, answer: disposition, places })
    given.push({ ref, given: { ...disposition, rationale: disposition.reason } })
  }
  for (const { themeId, answer } of answers.themes) {
    if (answer)
      given.push({ ref: { consultationId, themeId }, given: { ...answer, rationale: answer.reason } })
  }
  return proposeDispositions(onDay(ctx, days.at(-11, 600)), drafter, given)
}

async function settleVoices(
  ctx: Context,
  { drafter, days }: Office,
  { consultationId, voices }: Answers,
): Promise<void> {
  const ids = new Map(voices.map(({ id, commentId }) => [id, commentId]))
  for (const { commentId, settled } of voices) {
    if (!settled) continue
    const mergedIntoId = settled.into === undefined ? undefined : ids.get(settled.into)
    await settleComments(onDay(ctx, days.at(-60, 600)), drafter, {
      consultationId,
      commentIds: [commentId],
      as: settled.as,
      mergedIntoId,
      reason: settled.reason,
    })
  }
}

interface Place {
  readonly versionId: string
  readonly text: string
  readonly spans: readonly ChangedSpan[]
}

/** The changed places of each later version, by stage and printed number. */
async function changedPlaces(
  ctx: Context,
  versions: ReadonlyMap<Stage, string>,
): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>()
  for (const [stage, versionId] of versions) {
    const comparison = await ctx.database.prisma.comparison.findFirst({ where: { toVersionId: versionId } })
    if (!comparison) continue
    const articles = await ctx.database.prisma.versionArticle.findMany({
      where: { versionId },
      select: { eId: true, number: true, text: true },
    })
    const side: CarrySide = {
      articles: new Map(articles.map(({ eId, ...article }) => [eId, article])),
      title: '',
      explanation: '',
    }
    const spans = (comparison.changes as unknown as ChangeSet).rows.flatMap((row) => changedSpans(row, side))
    for (const { eId, number, text } of articles) {
      places.set(`${stage} ${number}`, { versionId, text, spans: spans.filter((span) => span.eId === eId) })
    }
  }
  return places
}

interface Words {
  readonly ref: TargetRef
  readonly id: string
  readonly answer: Answer
  readonly places: ReadonlyMap<string, Place>
}

/** Confirm each changed place that touches the words the file names. */
async function linkWords(ctx: Context, { drafter, days }: Office, words: Words): Promise<void> {
  const { stage, article, words: wanted = '' } = words.answer
  const place = words.places.get(`${stage} ${article}`)
  const from = place?.text.indexOf(wanted) ?? -1
  const touched = place?.spans.filter(({ start, end }) => start < from + wanted.length && end > from) ?? []
  if (!place || from < 0 || touched.length === 0) {
    throw new Error(`Expected ${words.id} to name words that ${article} of ${stage} brought in: ${wanted}`)
  }
  for (const { changeId, eId, start, end } of touched) {
    await confirmLink(onDay(ctx, days.at(-11, 540)), drafter, words.ref, {
      versionId: place.versionId,
      changeId,
      eId,
      start,
      end,
      source: 'person',
    })
  }
}
