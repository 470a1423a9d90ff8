// Questions on a version of a text: about what changed since the version before, or, where there is none, about its
// amounts. Made anew from the texts each time, so nothing is stored but a person's answers; each person gets them in an
// order of their own.

import type { Context } from '~/adapters/context.server'
import { forbidden } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import { hashOf } from '~/domain/comment'
import { dayOf } from '~/domain/consultation'
import { amountQuestions, changeQuestions, mayStillAnswer, type StudyQuestion } from '~/domain/learning'
import * as paths from '~/paths'
import { changesBetween } from './changes.server'
import { type VersionView, versionView } from './version.server'
import { versionArticles } from './version-articles.server'

export interface VersionQuestions {
  readonly questions: readonly StudyQuestion[]
  /** The version that the questions compare with. */
  readonly earlierId?: string
}

/** Of a version that the caller has asked for. */
export async function questionsOf(ctx: Context, versionId: string): Promise<VersionQuestions> {
  const version = await ctx.database.prisma.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { workId: true, ordinal: true },
  })
  const earlier = await ctx.database.prisma.version.findFirst({
    // Whatever the reader may see, everybody is asked the same: only what is public is compared.
    where: { workId: version.workId, ordinal: { lt: version.ordinal }, undoneAt: null, isPublic: true },
    orderBy: { ordinal: 'desc' },
    select: { id: true },
  })
  const asked = earlier ? changeQuestions(await changesBetween(ctx, earlier.id, versionId)) : []
  if (earlier && asked.length > 0) return { questions: asked, earlierId: earlier.id }
  return { questions: amountQuestions({ articles: await versionArticles(ctx, versionId) }) }
}

export interface AnsweredQuestion {
  readonly question: StudyQuestion
  readonly chosen: string
  readonly isRight: boolean
  /** Where the words stand. */
  readonly articleHref: string
  readonly compareHref?: string
}

export interface QuestionPage {
  readonly work: VersionView['work']
  readonly version: { readonly id: string; readonly label: string }
  readonly earlierLabel?: string
  readonly count: number
  /** Answered right at least once. */
  readonly right: number
  /** The one asked for by `answered`, where the person answered it today. */
  readonly answered?: AnsweredQuestion
  /** Without its answer; absent when there is none left or the day's are used up. */
  readonly next?: Omit<StudyQuestion, 'answer'>
  readonly isUsedUp: boolean
}

/** The next question for this person; undefined when there is no such version. Refuses visitors. */
export async function questionPage(
  ctx: Context,
  actor: Actor,
  asked: { readonly workId: string; readonly version: string; readonly answered: string },
): Promise<QuestionPage | undefined> {
  const personId = actor.id
  if (personId === undefined || !can(actor, 'reading:keep', { ownerId: personId })) throw forbidden()
  const view = await versionView(ctx, actor, asked)
  if (!view) return undefined
  const { work, version, versions } = view
  const { questions, earlierId } = await questionsOf(ctx, version.id)
  const answers = await ctx.database.prisma.studyAnswer.findMany({
    where: { personId, versionId: version.id },
  })
  const today = dayOf(ctx.clock.now())
  const isDone = (id: string) =>
    answers.some((one) => one.questionId === id && (one.isRight || one.day === today))
  const order = (id: string) => hashOf(`${personId} ${id}`)
  const next = questions.filter(({ id }) => !isDone(id)).sort((a, b) => order(a.id) - order(b.id))[0]
  const isUsedUp = !mayStillAnswer(answers, version.id, today)
  const earlier = versions.find(({ id }) => id === earlierId)
  const given = answers.find(({ questionId, day }) => questionId === asked.answered && day === today)
  const question = given && questions.find(({ id }) => id === given.questionId)
  return {
    work,
    version: { id: version.id, label: version.label },
    ...(earlier ? { earlierLabel: earlier.label } : {}),
    count: questions.length,
    right: new Set(answers.filter(({ isRight }) => isRight).map(({ questionId }) => questionId)).size,
    ...(given && question
      ? {
          answered: {
            question,
            chosen: given.chosen,
            isRight: given.isRight,
            articleHref: paths.versionArticle(work.id, version.id, question.eId),
            ...(earlier
              ? { compareHref: paths.compare(work.id, String(earlier.ordinal), String(version.ordinal)) }
              : {}),
          },
        }
      : {}),
    ...(next && !isUsedUp ? { next: withoutAnswer(next) } : {}),
    isUsedUp,
  }
}

function withoutAnswer({ answer: _, ...question }: StudyQuestion): Omit<StudyQuestion, 'answer'> {
  return question
}
