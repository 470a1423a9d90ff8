// One comment as the staff sees it in lists: its words, where it stands, what the machine read in it. Never the name or
// contact that was not published: those have a page of their own, where each look is written down.

import type { Context } from '~/adapters/context.server'
import { type CommentReading, proposalWords, suggestSplit } from '~/domain/comment'
import type { AssignmentView } from './assignees.server'
import type { DoorMarks } from './door-marks.server'

export interface DeskComment {
  readonly id: string
  readonly eId: string
  readonly place: string
  readonly text: string
  readonly suggestion: string
  /** The article's text, where the suggestion is an edit of it. */
  readonly original?: string
  readonly name: string
  readonly channel: string
  readonly station: string
  readonly isTypedByOther: boolean
  readonly receivedAt: number
  readonly state: string
  readonly stance: string
  readonly proposals: readonly string[]
  readonly theme: { readonly id: string; readonly name: string } | null
  readonly settledAs: string
  /** Who is to look at it, given one by one; null for nobody. */
  readonly assignment: AssignmentView | null
  /** Private notes of the staff; 0 for who may not read them. */
  readonly notes: number
  /** Points the machine reads in it, 0 where it makes one: an offer to split it. */
  readonly points: number
  /** Files, device and name; null where there is nothing to say. */
  readonly marks: DoorMarks | null
}

/** What the lists read of a comment. */
export interface CommentRow {
  readonly id: string
  readonly versionId: string
  readonly anchorEId: string
  readonly text: string
  readonly suggestion: string
  readonly proposals: unknown
  readonly stance: string
  readonly state: string
  readonly settledAs: string | null
  readonly receivedAt: Date
  readonly submission: {
    readonly channel: string
    readonly publicName: string
    readonly typedById: string | null
    readonly station: { readonly name: string } | null
  }
  readonly themes: readonly { readonly theme: { readonly id: string; readonly name: string } }[]
}

/** Texts of the articles that suggestions may be edits of. */
export async function originalsOf(ctx: Context, rows: readonly CommentRow[]): Promise<Map<string, string>> {
  const suggested = rows.filter(({ suggestion }) => suggestion !== '')
  if (suggested.length === 0) return new Map()
  const articles = await ctx.database.prisma.versionArticle.findMany({
    where: {
      versionId: { in: [...new Set(suggested.map(({ versionId }) => versionId))] },
      eId: { in: [...new Set(suggested.map(({ anchorEId }) => anchorEId))] },
    },
    select: { versionId: true, eId: true, text: true },
  })
  return new Map(articles.map(({ versionId, eId, text }) => [`${versionId} ${eId}`, text]))
}

interface Around {
  readonly numberOf: (eId: string) => string
  readonly originals: ReadonlyMap<string, string>
  readonly assignments?: ReadonlyMap<string, AssignmentView>
  readonly notes?: ReadonlyMap<string, number>
  readonly marks?: ReadonlyMap<string, DoorMarks>
}

/** The rows as the page shows them. */
export function deskCommentsOf(rows: readonly CommentRow[], around: Around): DeskComment[] {
  const { numberOf, originals, assignments, notes } = around
  return rows.map((row) => {
    const original = originals.get(`${row.versionId} ${row.anchorEId}`)
    const proposals = row.proposals as CommentReading['proposals']
    return {
      id: row.id,
      eId: row.anchorEId,
      place: numberOf(row.anchorEId),
      text: row.text,
      suggestion: row.suggestion,
      ...(original !== undefined && isEditOf(row.suggestion, original) ? { original } : {}),
      name: row.submission.publicName,
      channel: row.submission.channel,
      station: row.submission.station?.name ?? '',
      isTypedByOther: row.submission.typedById !== null,
      receivedAt: row.receivedAt.getTime(),
      state: row.state,
      stance: row.stance,
      proposals: proposals.filter(({ op }) => op !== 'keep' && op !== 'oppose').map(proposalWords),
      theme: row.themes[0]?.theme ?? null,
      settledAs: row.settledAs ?? '',
      assignment: assignments?.get(row.id) ?? null,
      notes: notes?.get(row.id) ?? 0,
      marks: around.marks?.get(row.id) ?? null,
      points: suggestSplit(row.text, numberOf(row.anchorEId)).parts.length,
    }
  })
}

/** An edit keeps most of the text's beginning or end; a sentence about the article keeps neither. */
function isEditOf(suggestion: string, original: string): boolean {
  let head = 0
  while (head < original.length && original[head] === suggestion[head]) head++
  let tail = 0
  while (tail < original.length - head && original.at(-1 - tail) === suggestion.at(-1 - tail)) tail++
  return head + tail >= original.length * 0.3
}
