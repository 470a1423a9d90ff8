// A person decides on what a language model drafted: accepts it, accepts it with own words, or rejects it. Accepted words
// can be changed and taken down by people alone; a later draft stands beside them and never in their place.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { type OfferedSentence, visibleMarks } from '~/domain/comment'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

export interface SummaryDecision {
  readonly consultationId: string
  readonly summaryId: string
  /** Of the page that the person had before the eyes. */
  readonly lockVersion: number
  /** As they shall stand; `null` rejects the draft or takes accepted words down. */
  readonly words: string | null
}

const longest = 1_000

/** Decide. Refuses where somebody else has decided in between, and for a machine's group that is no theme yet. */
export async function decideSummary(ctx: Context, actor: Actor, input: SummaryDecision): Promise<void> {
  const { consultationId, summaryId, lockVersion } = input
  const row = await ctx.database.prisma.summary.findUnique({
    where: { id: summaryId },
    include: { consultation: { select: { regionCode: true } } },
  })
  const regionCode = row?.consultation.regionCode
  if (!row || row.consultationId !== consultationId || !can(actor, 'comment:group', { regionCode }))
    throw forbidden()
  if (row.status === 'failed') throw nothingToDecide()
  if (input.words !== null && row.themeId === null) throw needsTheme()
  const words = input.words === null ? '' : readWords(input.words)
  const isAsOffered = words === offeredWords(row.points as unknown as readonly OfferedSentence[])
  const status = input.words === null ? 'rejected' : isAsOffered ? 'accepted' : 'edited'
  await ctx.change(async ({ tx, record }) => {
    const { count } = await tx.summary.updateMany({
      where: { id: summaryId, lockVersion },
      data: {
        status,
        words,
        decidedById: actor.id ?? '',
        decidedAt: new Date(ctx.clock.now()),
        lockVersion: { increment: 1 },
      },
    })
    if (count === 0) throw decidedMeanwhile()
    // One standing summary a theme: an older accepted one gives way to the one just accepted, by the same person's act.
    if (input.words !== null)
      await tx.summary.updateMany({
        where: { themeId: row.themeId, id: { not: summaryId }, status: { in: ['accepted', 'edited'] } },
        data: { status: 'rejected', lockVersion: { increment: 1 } },
      })
    record({
      type: `summary.${status}`,
      by: actingAs(actor),
      ref: [summaryId, consultationId],
      committed: { words: { words }, person: { id: actor.id ?? '' } },
    })
  })
}

/** The words that a form offers: a sentence a line. */
export function offeredWords(points: readonly Pick<OfferedSentence, 'text'>[]): string {
  return points.map(({ text }) => text).join('\n')
}

function readWords(typed: string): string {
  const words = typed.replace(/\r\n?/g, '\n').trim()
  const length = [...words].length
  const isPlain = words.isWellFormed() && visibleMarks(words).every(({ kind }) => kind === 'words')
  if (length > 0 && length <= longest && isPlain) return words
  throw new Refusal(
    'invalid',
    length === 0
      ? {
          zh: '概括是空的，没有保存。不用它请按“不采用”。',
          en: 'The summary is empty; nothing was saved. Press “Reject” to do without it.',
        }
      : {
          zh: `概括最多${longest}字，不能有看不见的字符；没有保存。`,
          en: `A summary has at most ${longest} characters and no invisible ones; nothing was saved.`,
        },
    'summaryWords',
  )
}

const decidedMeanwhile = () =>
  new Refusal('conflict', {
    zh: '别人已经先处理了这段概括，您这一步没有执行。下面是现在的样子；您写的字还在。',
    en: 'Somebody else has decided on this summary first, so your step was not done. Below is how it stands now; what you typed is still here.',
  })

const needsTheme = () =>
  new Refusal('conflict', {
    zh: '机器的分组还不是要点。请先用这一组建立要点，概括会跟过去。',
    en: "A machine's group is no theme yet: make a theme of it first; the draft goes with it.",
  })

const nothingToDecide = () =>
  new Refusal('conflict', {
    zh: '这一次模型没有写出可用的概括，没有什么可以采用。',
    en: 'The model gave no summary that time; there is nothing to decide.',
  })
