// The draft of one consultation as its readers see it: the head, the text, how many have spoken on each place, and
// which articles hold the words somebody looks for.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type ConsultationHead, consultationHead } from './consultation-head.server'
import { type ReadingText, readingText } from './reading-text.server'

export interface PlaceCount {
  readonly comments: number
  readonly published: number
  readonly people: number
}

export interface Found {
  readonly eId: string
  readonly number: string
  /** The words around the first hit, cut in three. */
  readonly before: string
  readonly hit: string
  readonly after: string
}

export interface ConsultationReader {
  readonly head: ConsultationHead
  readonly explanation: string
  readonly text: ReadingText
  /** By eId, `whole`, `title`, `explanation` or an annex. */
  readonly counts: ReadonlyMap<string, PlaceCount>
  /** Undefined when nothing was looked for. */
  readonly found?: readonly Found[]
}

/** Undefined when there is no such published consultation. `query` searches within the text. */
export async function consultationReader(
  ctx: Context,
  actor: Actor,
  { id, query = '' }: { readonly id: string; readonly query?: string },
): Promise<ConsultationReader | undefined> {
  const head = await consultationHead(ctx, actor, id)
  if (!head) return undefined
  const [text, counts, row] = await Promise.all([
    readingText(ctx, head.versionId),
    placeCounts(ctx, id),
    ctx.database.prisma.consultation.findUniqueOrThrow({ where: { id }, select: { explanation: true } }),
  ])
  const words = query.trim()
  return {
    head,
    explanation: row.explanation,
    text,
    counts,
    ...(words === '' ? {} : { found: findIn(text, words) }),
  }
}

/** Maintained counters, never a count over comments. */
export async function placeCounts(ctx: Context, consultationId: string): Promise<Map<string, PlaceCount>> {
  const rows = await ctx.database.prisma.articleCount.findMany({ where: { consultationId } })
  return new Map(
    rows.map(({ eId, texts, published, people }) => [eId, { comments: texts, published, people }]),
  )
}

const around = 24

function findIn(text: ReadingText, words: string): Found[] {
  return text.articles.flatMap(({ eId, number, text: lines }) => {
    if (number === words) return [{ eId, number, before: '', hit: '', after: lines.slice(0, 2 * around) }]
    const at = lines.indexOf(words)
    if (at < 0) return []
    const end = at + words.length
    return [
      {
        eId,
        number,
        before: (at > around ? '…' : '') + lines.slice(Math.max(0, at - around), at),
        hit: words,
        after: lines.slice(end, end + around) + (lines.length > end + around ? '…' : ''),
      },
    ]
  })
}
