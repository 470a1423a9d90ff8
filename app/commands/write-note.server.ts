// A private note of the staff on a comment or a theme: seen by the drafters, reviewers, publishers and auditors of the
// region, never by the public, by stations or units, and in no export. Notes are added and never changed; the ledger
// keeps a commitment, not the words.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { forbidden, Refusal } from './refusal'
import { actingAs } from './theme-change.server'

/** Code points of one note. */
export const longestNote = 1_000

export interface NoteInput {
  readonly consultationId: string
  readonly commentId?: string
  readonly themeId?: string
  readonly words: string
}

/** Write it; returns its id. */
export async function writeNote(ctx: Context, actor: Actor, input: NoteInput): Promise<string> {
  const { consultationId, commentId, themeId } = input
  const { prisma } = ctx.database
  const row = await prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { regionCode: true },
  })
  const about = commentId
    ? await prisma.comment.findUnique({ where: { id: commentId }, select: { consultationId: true } })
    : await prisma.theme.findUnique({ where: { id: themeId ?? '' }, select: { consultationId: true } })
  const isHere = about?.consultationId === consultationId
  if (!row || !isHere || !can(actor, 'note:write', { regionCode: row.regionCode })) throw forbidden()
  const words = readWords(input.words)
  const id = ctx.ids.next()
  await ctx.change(async ({ tx, record }) => {
    await tx.deskNote.create({
      data: {
        id,
        consultationId,
        commentId: commentId ?? null,
        themeId: commentId ? null : (themeId ?? null),
        words,
        byId: actor.id ?? '',
        createdAt: new Date(ctx.clock.now()),
      },
    })
    record({
      type: 'note.written',
      by: actingAs(actor),
      ref: [consultationId],
      committed: { words: { note: id, words } },
    })
  })
  return id
}

function readWords(typed: string): string {
  const words = typed.replaceAll('\r\n', '\n').trim()
  const length = [...words].length
  if (words !== '' && words.isWellFormed() && length <= longestNote) return words
  throw new Refusal(
    'invalid',
    length > longestNote
      ? {
          zh: `备注最多${longestNote}字，现在是${length}字，请写短一些。写的字还在。`,
          en: `A note has at most ${longestNote} characters; this has ${length}. Make it shorter; your words are still here.`,
        }
      : {
          zh: '请写了备注再保存，什么都还没有保存。',
          en: 'Write the note, then save it. Nothing was saved.',
        },
    'noteWords',
  )
}
