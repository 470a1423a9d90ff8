// A person's own note on an article, or words marked in it. Nobody else reads it: not staff, not an administrator. Not an
// event of the ledger: docs/decisions/004.

import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { locateQuote } from '~/domain/comment'
import { readableVersion } from './readable-version.server'
import { forbidden, Refusal } from './refusal'

/** Code points. */
export const longestReadingNote = 2_000
const mostNotes = 2_000

export interface ReadingNoteInput {
  readonly versionId: string
  readonly eId: string
  /** Words of the article, as they were selected; empty for none. */
  readonly quote: string
  readonly words: string
}

/** Write it; returns its id. */
export async function writeReadingNote(ctx: Context, actor: Actor, input: ReadingNoteInput): Promise<string> {
  const personId = actor.id
  if (personId === undefined || !can(actor, 'reading:keep', { ownerId: personId })) throw forbidden()
  const version = await readableVersion(ctx, actor, input.versionId)
  const article = version
    ? await ctx.database.prisma.versionArticle.findUnique({
        where: { versionId_eId: { versionId: version.id, eId: input.eId } },
        select: { text: true },
      })
    : null
  if (!version || !article) throw forbidden()
  const quote = quotedIn(article.text, input.quote)
  const words = readWords(input.words, quote)
  const count = await ctx.database.prisma.readingNote.count({ where: { personId, undoneAt: null } })
  if (count >= mostNotes) throw tooMany()
  const id = ctx.ids.next()
  const { id: versionId, workId } = version
  const createdAt = new Date(ctx.clock.now())
  await ctx.database.prisma.readingNote.create({
    data: { id, personId, workId, versionId, eId: input.eId, quote, words, createdAt },
  })
  return id
}

/** The words as they stand in the article. */
function quotedIn(text: string, typed: string): string {
  const quote = typed.replaceAll('\r\n', '\n').trim()
  if (quote === '') return ''
  // A long quotation may be broken over lines; a word or two is taken as it stands.
  const found = locateQuote(text, quote)
  if (found) return text.slice(found.start, found.end)
  if (text.includes(quote)) return quote
  throw new Refusal(
    'invalid',
    {
      zh: '这一条里找不到要标的原文，没有保存。请从条文里照原样选取，或者空着。',
      en: 'These words do not stand in the article; nothing was saved. Copy them from the text as they are, or leave the field empty.',
    },
    'quote',
  )
}

function readWords(typed: string, quote: string): string {
  const words = typed.replaceAll('\r\n', '\n').trim()
  const length = [...words].length
  if (words.isWellFormed() && length <= longestReadingNote && (words !== '' || quote !== '')) return words
  throw new Refusal(
    'invalid',
    length > longestReadingNote
      ? {
          zh: `笔记最多${longestReadingNote}字，现在是${length}字，请写短一些。写的字还在。`,
          en: `A note has at most ${longestReadingNote} characters; this has ${length}. Make it shorter; your words are still here.`,
        }
      : {
          zh: '请写笔记，或者选出要标的原文，再保存。什么都还没有保存。',
          en: 'Write a note or give the words to mark, then save. Nothing was saved.',
        },
    'words',
  )
}

const tooMany = () =>
  new Refusal('conflict', {
    zh: `笔记最多${mostNotes}条，没有保存。请先删去不用的。`,
    en: `At most ${mostNotes} notes; nothing was saved. Remove some first.`,
  })
