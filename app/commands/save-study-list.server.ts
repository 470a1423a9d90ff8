// Makes a reading list for the deputies of a region, or changes its title, words and last day. Its texts are put in by
// `order-study-list`.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { endOf, isDay } from '~/domain/consultation'
import { actingRole } from './acting-role'
import { forbidden, Refusal } from './refusal'
import { studyListOf } from './study-list-of.server'

const longestTitle = 60
const longestWords = 1_000

export interface StudyListInput {
  /** Absent for a new list. */
  readonly listId?: string
  readonly title: string
  readonly words: string
  readonly regionCode: string
  /** `YYYY-MM-DD`; empty for none. */
  readonly dueOn: string
}

/** Save it; returns its id. */
export async function saveStudyList(ctx: Context, actor: Actor, input: StudyListInput): Promise<string> {
  const before = input.listId === undefined ? undefined : await studyListOf(ctx, actor, input.listId)
  // Whose list it is does not change: deputies who have begun would lose it.
  const regionCode = before?.regionCode ?? input.regionCode
  if (actor.id === undefined || !can(actor, 'study:assign', { regionCode })) throw forbidden()
  const title = readTitle(input.title)
  const words = readWords(input.words)
  const dueAt = readDay(ctx, input.dueOn, before?.dueAt ?? null)
  const id = before?.id ?? ctx.ids.next()
  await ctx.change(async ({ tx, record }) => {
    if (before) await tx.studyList.update({ where: { id }, data: { title, words, dueAt } })
    else
      await tx.studyList.create({
        data: {
          id,
          title,
          words,
          regionCode,
          dueAt,
          createdById: actor.id ?? '',
          createdAt: new Date(ctx.clock.now()),
        },
      })
    record({
      type: 'study-list.saved',
      by: actingRole(actor, 'study:assign', { regionCode }),
      ref: [id],
      committed: { words: { title, words, dueOn: input.dueOn, region: regionCode } },
    })
  })
  return id
}

function readTitle(typed: string): string {
  const title = typed.trim().replace(/\s+/gu, ' ')
  const length = [...title].length
  if (title !== '' && length <= longestTitle && title.isWellFormed()) return title
  throw new Refusal(
    'invalid',
    title === ''
      ? { zh: '请给清单写个标题，没有保存。', en: 'Give the list a title; nothing was saved.' }
      : {
          zh: `标题最多${longestTitle}字，现在是${length}字，没有保存。`,
          en: `A title has at most ${longestTitle} characters, this has ${length}; nothing was saved.`,
        },
    'title',
  )
}

function readWords(typed: string): string {
  const words = typed.replaceAll('\r\n', '\n').trim()
  const length = [...words].length
  if (length <= longestWords && words.isWellFormed()) return words
  throw new Refusal(
    'invalid',
    {
      zh: `说明最多${longestWords}字，现在是${length}字，没有保存。`,
      en: `The words have at most ${longestWords} characters, these have ${length}; nothing was saved.`,
    },
    'words',
  )
}

function readDay(ctx: Context, typed: string, before: Date | null): Date | null {
  if (typed === '') return null
  const dueAt = isDay(typed) ? endOf(typed) : undefined
  // A day that was chosen before may be over by now.
  if (dueAt !== undefined && (dueAt > ctx.clock.now() || dueAt === before?.getTime())) return new Date(dueAt)
  throw new Refusal(
    'invalid',
    {
      zh: '完成日期要写成2026-12-31这样，而且不早于今天。没有保存。',
      en: 'Write the day like 2026-12-31, not before today. Nothing was saved.',
    },
    'dueOn',
  )
}
