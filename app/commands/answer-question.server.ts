// Takes a person's answer to a question on a version. The first answer of a day to a question stands; three questions a
// text and day are asked, so that trying all options is no way to an answer that counts. Not an event of the ledger:
// docs/decisions/004.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { dayOf } from '~/domain/consultation'
import { mayStillAnswer, studyRule } from '~/domain/learning'
import { questionsOf } from '~/queries/study-questions.server'
import { readableVersion } from './readable-version.server'
import { forbidden, Refusal } from './refusal'

export interface AnswerInput {
  readonly versionId: string
  readonly questionId: string
  /** Index of the option chosen. */
  readonly choice: string
}

/** Keep the answer; tells whether it was right. */
export async function answerQuestion(ctx: Context, actor: Actor, input: AnswerInput): Promise<boolean> {
  const { versionId, questionId } = input
  const personId = actor.id
  if (personId === undefined || !can(actor, 'reading:keep', { ownerId: personId })) throw forbidden()
  if (!(await readableVersion(ctx, actor, versionId))) throw forbidden()
  const { questions } = await questionsOf(ctx, versionId)
  const question = questions.find(({ id }) => id === questionId)
  if (!question) throw changed()
  const chosen = /^\d$/.test(input.choice) ? question.options[Number(input.choice)] : undefined
  if (chosen === undefined) throw nothingChosen()
  const day = dayOf(ctx.clock.now())
  const key = { personId, versionId, questionId, day }
  const { prisma } = ctx.database
  const before = await prisma.studyAnswer.findMany({ where: { personId, versionId, day } })
  const same = before.find((one) => one.questionId === questionId)
  if (same) return same.isRight
  if (!mayStillAnswer(before, versionId, day)) throw tooMany()
  const isRight = Number(input.choice) === question.answer
  // Two taps at once: the first stands.
  await prisma.studyAnswer.createMany({
    data: [{ ...key, chosen, isRight, answeredAt: new Date(ctx.clock.now()) }],
    skipDuplicates: true,
  })
  return (await prisma.studyAnswer.findUniqueOrThrow({ where: { personId_versionId_questionId_day: key } }))
    .isRight
}

const nothingChosen = () =>
  new Refusal(
    'invalid',
    { zh: '请选一个答案再提交，还没有记下。', en: 'Choose an answer first; nothing was noted.' },
    'choice',
  )

const changed = () =>
  new Refusal('conflict', {
    zh: '这道题已经换了（对照有更正），没有记下。请回到题目页重新作答。',
    en: 'This question has changed since (the comparison was corrected); nothing was noted. Go back to the questions.',
  })

const tooMany = () =>
  new Refusal('conflict', {
    zh: `每件文本每天最多答${studyRule.answersADay}题，今天已经答满，没有记下。请明天再来。`,
    en: `At most ${studyRule.answersADay} questions a text and day; today's are used up and nothing was noted. Come back tomorrow.`,
  })
