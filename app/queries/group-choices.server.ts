// What people decided about the machine's groups and has not been undone: for the page that lists it, and for what the
// page shows because of it: groups put off, and a group said to be apart from a theme.

import type { Context } from '~/adapters/context.server'

export interface GroupChoiceView {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly byName: string
  readonly at: number
}

export interface StandingChoices {
  readonly shown: readonly GroupChoiceView[]
  /** Comments that somebody put off. */
  readonly later: ReadonlySet<string>
  /** Pairs of ids, joined, that somebody took apart. */
  readonly apart: ReadonlySet<string>
}

/** Decisions on a page; later ones are first. */
const most = 200

/** The decisions that stand. */
export async function standingChoices(ctx: Context, consultationId: string): Promise<StandingChoices> {
  const { prisma } = ctx.database
  const rows = await prisma.groupChoice.findMany({
    where: { consultationId, undoneAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
  const people = await prisma.person.findMany({
    where: { id: { in: [...new Set(rows.map(({ byId }) => byId))] } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind)
  return {
    shown: rows.map(({ id, kind, subject, byId, createdAt }) => ({
      id,
      kind,
      subject,
      byName: names.get(byId) ?? '',
      at: createdAt.getTime(),
    })),
    later: new Set(ofKind('later').flatMap(({ lists }) => (lists as string[][]).flat())),
    apart: new Set(ofKind('apart').map(({ groups }) => pairKey(groups[0] ?? '', groups[1] ?? ''))),
  }
}

/** Two ids as one key, in whatever order. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
